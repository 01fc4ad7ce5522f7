//! One plan in every format gives one outline.

#![expect(clippy::unwrap_used, reason = "test helpers may fail the test")]

use policydoc::{Outline, Role, outline, read};

const PLAN: &[u8] = include_bytes!("fixtures/plan.txt");

fn plan() -> Outline {
    read("plan.txt", PLAN).unwrap().outline
}

/// What must be the same however the plan came: paths, titles, texts, offices, head and foot.
fn essence(mut outline: Outline) -> Outline {
    for node in &mut outline.nodes {
        node.text.retain(|c| !c.is_whitespace());
        (node.start, node.end) = (0, 0);
        node.runs.clear();
    }
    outline
}

#[track_caller]
fn same_as_plan(name: &str, bytes: &[u8]) {
    let read = essence(read(name, bytes).unwrap().outline);
    let plan = essence(plan());
    assert_eq!(read.to_text(), plan.to_text(), "{name}");
    for (node, expected) in read.nodes.iter().zip(&plan.nodes) {
        assert_eq!(node, expected, "{name}");
    }
    assert_eq!(read, plan, "{name}");
}

#[test]
fn the_plan_has_its_chapters_sections_items_and_offices() {
    let plan = plan();
    let at_depth = |depth| plan.nodes.iter().filter(|node| node.depth == depth).count();
    assert_eq!((at_depth(1), at_depth(2), at_depth(3)), (4, 4, 12));
    let items = plan.nodes.iter().filter(|node| node.depth == 3);
    assert!(items.clone().all(|item| !item.offices.is_empty()));
    let sixth = items.clone().find(|item| item.path == "三/（二）/6").unwrap();
    let roles: Vec<_> = sixth.offices.iter().map(|o| (o.name.as_str(), o.role)).collect();
    let expected = [("安全科", Role::Lead), ("后勤科", Role::Support), ("装备站", Role::Support)];
    assert_eq!(roles, expected);
}

#[test]
fn the_head_and_foot_are_read() {
    let plan = plan();
    assert_eq!(plan.title.as_deref(), Some("澜溪县中小学后勤管理提升行动方案"));
    assert_eq!(plan.document_no.as_deref(), Some("澜教发〔2031〕17号"));
    assert_eq!(plan.issuers, ["澜溪县教育局"]);
    assert_eq!(plan.issued_on.as_deref(), Some("2031-09-03"));
    assert_eq!(plan.disclosure.as_deref(), Some("主动公开"));
    assert_eq!(plan.copy_to, ["县财政局", "县卫生健康局"]);
    assert!(plan.warnings.is_empty());
}

#[test]
fn a_page_break_inside_a_sentence_leaves_no_trace() {
    let plan = plan();
    let item = plan.nodes.iter().find(|node| node.path == "三/（二）/5").unwrap();
    assert!(item.text.contains("处理前后的照片一并归档"), "{}", item.text);
    let last = plan.nodes.last().unwrap();
    assert!(last.text.ends_with("不要求额外留痕。"), "{}", last.text);
}

#[test]
fn gb18030_gives_the_same_outline() {
    same_as_plan("plan.txt", include_bytes!("fixtures/plan-gb18030.txt"));
}

#[test]
fn word_gives_the_same_outline() {
    same_as_plan("plan.docx", include_bytes!("fixtures/plan.docx"));
}

#[test]
fn a_web_page_gives_the_same_outline() {
    same_as_plan("plan.html", include_bytes!("fixtures/plan.html"));
}

#[test]
fn a_pdf_of_chromium_gives_the_same_outline() {
    same_as_plan("plan.pdf", include_bytes!("fixtures/plan-chromium.pdf"));
}

#[test]
fn a_pdf_of_a_word_processor_gives_the_same_outline() {
    same_as_plan("plan.pdf", include_bytes!("fixtures/plan-writer.pdf"));
}

#[test]
fn utf16_with_a_mark_and_utf8_with_a_mark_are_read() {
    let text = std::str::from_utf8(PLAN).unwrap();
    let utf16: Vec<u8> =
        [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    same_as_plan("plan.txt", &utf16);
    same_as_plan("plan.txt", format!("\u{feff}{text}").as_bytes());
}

#[test]
fn hard_wrapped_lines_are_joined() {
    let text = std::str::from_utf8(PLAN).unwrap();
    let mut wrapped = String::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        let chars: Vec<char> = "\u{3000}\u{3000}".chars().chain(line.chars()).collect();
        for part in chars.chunks(28) {
            wrapped.extend(part);
            wrapped.push('\n');
        }
    }
    same_as_plan("plan.txt", wrapped.as_bytes());
}

#[test]
fn one_unbroken_paragraph_gives_the_same_tree() {
    let text = std::str::from_utf8(PLAN).unwrap();
    let (_, body) = text.split_once("\n\n一、").unwrap();
    let (body, _) = body.split_once("\n\n澜溪县教育局").unwrap();
    let lines = body.lines().filter(|line| !line.is_empty() && !line.contains("— 2 —"));
    let joined: String = lines.collect::<Vec<_>>().concat();
    let read = outline(&format!("总的考虑如下。一、{joined}"));
    let paths = |outline: &Outline| -> Vec<String> {
        outline.nodes.iter().map(|node| node.path.clone()).collect()
    };
    assert_eq!(paths(&read), paths(&plan()));
    let offices = |outline: &Outline| -> Vec<_> {
        outline.nodes.iter().map(|node| node.offices.clone()).collect()
    };
    assert_eq!(offices(&read), offices(&plan()));
}

#[test]
fn the_json_has_the_agreed_shape() {
    let json = serde_json::to_value(plan()).unwrap();
    let keys = |value: &serde_json::Value| -> Vec<String> {
        value.as_object().unwrap().keys().cloned().collect()
    };
    let mut top = keys(&json);
    top.sort();
    assert_eq!(
        top,
        [
            "copy_to",
            "disclosure",
            "document_no",
            "issued_on",
            "issuers",
            "nodes",
            "title",
            "warnings",
        ]
    );
    let mut node = keys(&json["nodes"][0]);
    node.sort();
    assert_eq!(
        node,
        [
            "cadences", "dates", "depth", "end", "figures", "marker", "offices", "path", "start",
            "text", "title",
        ]
    );
    assert_eq!(json["nodes"][4]["offices"][0]["role"], "responsible");
    assert_eq!(json["nodes"][4]["cadences"][0]["every"], "week");
}
