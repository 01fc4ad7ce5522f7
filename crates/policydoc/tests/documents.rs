//! Invented documents, each with what must be read in it; no sentence is from a real one.

#![expect(clippy::unwrap_used, reason = "test helpers may fail the test")]

use policydoc::{Node, Outline, Role, WarningCode, outline};
use std::fmt::Write;

/// The documents by name: the source, and what is read (the head, then one line per node).
fn documents() -> Vec<(&'static str, &'static str, &'static str)> {
    let parts = include_str!("fixtures/documents.txt").split("@@ ").skip(1).collect::<Vec<_>>();
    let whole = parts.chunks(2).filter_map(|pair| {
        let ((name, source), (_, read)) = (pair[0].split_once('\n')?, pair[1].split_once('\n')?);
        Some((name, source, read))
    });
    whole.collect()
}

fn document(wanted: &str) -> &'static str {
    documents().into_iter().find(|(name, ..)| *name == wanted).map(|(_, source, _)| source).unwrap()
}

/// One line per node: its path, its title, and what is named in it.
fn nodes(outline: &Outline) -> String {
    let mut lines = String::new();
    for node in &outline.nodes {
        let _ = writeln!(lines, "{} {}{}", node.path, node.title, named(node));
    }
    lines
}

fn named(node: &Node) -> String {
    let role = |role| match role {
        Role::Lead => "牵头",
        Role::Support => "配合",
        Role::Responsible => "责任",
    };
    let offices = node.offices.iter().map(|o| format!("{}{}", role(o.role), o.name));
    let cadences = node.cadences.iter().map(|c| format!("{:?}", c.every));
    let dates = node.dates.iter().map(|d| {
        let part = |part: Option<u16>| part.map_or(String::new(), |part| part.to_string());
        let small = |part: Option<u8>| part.map_or(String::new(), |part| part.to_string());
        format!("{}-{}-{}", part(d.year), small(d.month), small(d.day))
    });
    let figures = node.figures.iter().map(|f| format!("{}{}", f.value, f.unit));
    let all: Vec<String> = offices.chain(cadences).chain(dates).chain(figures).collect();
    if all.is_empty() { String::new() } else { format!(" [{}]", all.join(" ")) }
}

/// What the document says of itself, and the warnings.
fn head(outline: &Outline) -> String {
    let mut head = String::new();
    let lists = [outline.issuers.join(" "), outline.copy_to.join(" ")];
    let said = [&outline.title, &outline.document_no, &outline.issued_on, &outline.disclosure];
    for line in said.into_iter().flatten().chain(lists.iter().filter(|list| !list.is_empty())) {
        let _ = write!(head, "{line} | ");
    }
    for warning in &outline.warnings {
        let code = match warning.code {
            WarningCode::InferredMarker => "inferred",
            WarningCode::NumberGap => "gap",
            WarningCode::RepeatedPath => "repeated",
            WarningCode::AttachmentLeftOut => "left-out",
        };
        let _ = write!(head, "{code} {} | ", warning.path);
    }
    head.trim_end_matches(" | ").to_owned()
}

#[test]
fn every_document_has_its_head_and_its_nodes() {
    assert_eq!(documents().len(), 38);
    for (name, source, expected) in documents() {
        let read = outline(source);
        let (expected_head, expected_nodes) = expected.split_once('\n').unwrap_or((expected, ""));
        assert_eq!(head(&read), expected_head, "{name}");
        assert_eq!(nodes(&read), expected_nodes, "{name}");
    }
}

#[test]
fn the_unbroken_text_of_a_document_keeps_its_tree() {
    for name in ["every level", "office lists", "two bodies sign on one line"] {
        let source = document(name);
        let paths = |outline: Outline| -> Vec<String> {
            outline.nodes.into_iter().map(|node| node.path).collect()
        };
        let joined = source.lines().collect::<Vec<_>>().join(" ");
        assert_eq!(paths(outline(&joined)), paths(outline(source)), "{name}");
    }
}

#[test]
fn spans_hold_the_title_and_the_text() {
    for (name, source, _) in documents() {
        let chars: Vec<char> = source.chars().collect();
        for node in outline(source).nodes {
            let mut span = chars[node.start..node.end].iter();
            let found = node.title.chars().chain(node.text.chars());
            let missing = found.filter(|c| *c != '\n').find(|c| !span.any(|s| s == c));
            assert_eq!(
                missing,
                None,
                "{name}: {} in {:?}",
                node.path,
                &chars[node.start..node.end]
            );
        }
    }
}

#[test]
fn page_marks_and_line_breaks_go_and_nothing_else() {
    let read = outline(document("page marks inside sentences"));
    let text = "各校要在假期里对教室的门窗和桌椅逐一检查，损坏的当天登记，三天之内修好。\
                对于漏雨的教室，先停用再修。全部修缮情况在开学前报县教育局，由县教育局汇总。";
    assert_eq!(read.nodes[0].text, text);
}
