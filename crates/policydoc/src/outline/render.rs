//! The outline as an indented list for people and for comparing two editions.

use crate::model::{Node, Outline, Role};
use std::fmt::Write;

impl Outline {
    /// The nodes as an indented list, one line each, office lists below their node.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for line in [&self.title, &self.document_no, &self.issued_on].into_iter().flatten() {
            text.push_str(line);
            text.push('\n');
        }
        self.nodes.iter().for_each(|node| write_node(&mut text, node));
        text
    }
}

fn write_node(text: &mut String, node: &Node) {
    let indent = "  ".repeat(node.depth.saturating_sub(1));
    // Writing into a string cannot fail.
    let _ = writeln!(text, "{indent}{} {}", node.marker, node.title);
    for role in [Role::Lead, Role::Responsible, Role::Support] {
        let of_role = node.offices.iter().filter(|office| office.role == role);
        let names: Vec<&str> = of_role.map(|office| office.name.as_str()).collect();
        if !names.is_empty() {
            let _ = writeln!(text, "{indent}    [{}] {}", sign(role), names.join(" · "));
        }
    }
}

/// The identifier of the role, as in the JSON.
fn sign(role: Role) -> &'static str {
    match role {
        Role::Lead => "lead",
        Role::Support => "support",
        Role::Responsible => "responsible",
    }
}
