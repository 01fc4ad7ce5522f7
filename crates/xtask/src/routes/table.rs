//! The route tables of the areas.

use std::sync::LazyLock;

use regex::Regex;

use crate::finding::Finding;
use crate::pattern::pattern;
use crate::rust_text::{RustText, closing};
use crate::tree::SourceFile;

static LINE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"\.(?<method>get|post|put|patch|delete)\(\s*""#));
static ARGUMENTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?s)^\s*"(?<path>[^"]*)"\s*,\s*Needs::(?<needs>.*\S)\s*,\s*(?<handler>[\w:]+)\s*,?\s*$"#,
    )
});

/// One route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Route {
    /// `GET`, `POST` …
    pub(super) method: String,
    /// The address, such as `/tasks/{no}`.
    pub(super) path: String,
    /// What the caller needs, such as `Act(Act::ReadTask)`.
    pub(super) needs: String,
    /// The handler as written, such as `show::page`.
    pub(super) handler: String,
    /// The file of the table.
    pub(super) file: String,
    /// Its line there.
    pub(super) line: usize,
}

impl Route {
    /// The area whose table holds it.
    pub(super) fn area(&self) -> &str {
        self.file.split('/').nth(3).unwrap_or_default()
    }

    /// The files in which its handler may stand; none when it stands in the table's own file.
    pub(super) fn homes(&self) -> Vec<String> {
        let mut steps: Vec<&str> = vec![self.area()];
        let mut names = self.handler.split("::").collect::<Vec<_>>();
        names.pop();
        for name in &names {
            match *name {
                "crate" => steps.clear(),
                "super" => drop(steps.pop()),
                "self" => {}
                other => steps.push(other),
            }
        }
        if names.is_empty() {
            return Vec::new();
        }
        let stem = format!("{}/{}", super::WEB, steps.join("/"));
        vec![format!("{stem}.rs"), format!("{stem}/mod.rs")]
    }
}

/// All routes of `<area>/mod.rs` files, and lines that look like one but cannot be read.
pub(super) fn read(sources: &[SourceFile]) -> (Vec<Route>, Vec<Finding>) {
    let (mut routes, mut findings) = (Vec::new(), Vec::new());
    let tables = sources.iter().filter(|it| it.path.split('/').count() == 5 && it.step(4) == "mod");
    for file in tables {
        let text = RustText::read(&file.text).without_tests();
        for found in LINE.captures_iter(&text.code) {
            let Some(whole) = found.get(0) else { continue };
            // `headers.get("accept")` is no route: an address begins with a slash.
            if !text.literal_at(whole.end()).is_some_and(|path| path.text.starts_with('/')) {
                continue;
            }
            let line = text.line(whole.start());
            match route(file, &text.code, &found["method"], whole.range(), line) {
                Some(route) => routes.push(route),
                None => findings.push(unreadable(file, line)),
            }
        }
    }
    (routes, findings)
}

fn route(
    file: &SourceFile,
    code: &str,
    method: &str,
    head: std::ops::Range<usize>,
    line: usize,
) -> Option<Route> {
    let open = head.start + method.len() + 1;
    let end = closing(code, open)? - 1;
    let inside = ARGUMENTS.captures(&file.text[open + 1..end])?;
    Some(Route {
        method: method.to_uppercase(),
        path: inside["path"].to_owned(),
        needs: inside["needs"].split_whitespace().collect::<Vec<_>>().join(" "),
        handler: inside["handler"].to_owned(),
        file: file.path.clone(),
        line,
    })
}

fn unreadable(file: &SourceFile, line: usize) -> Finding {
    let mend = r#"write .get("/path", Needs::…, file::handler)"#;
    Finding::breach(&file.path, line, "a route that names no need or no handler", mend)
}
