//! Whatever comes in: no panic, spans in order and inside the source, titles from their spans.

use policydoc::{extract, outline};
use proptest::prelude::*;

/// Text made of the pieces that steer the reader.
fn policy_like() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "一、",
        "二、",
        "（一）",
        "（二）",
        "(三)",
        "1.",
        "2．",
        "３、",
        "（1）",
        "（2）",
        "①",
        "②",
        "第一条",
        "第二章",
        "一是",
        "二是",
        "三是",
        "是",
        "。",
        "；",
        "：",
        "，",
        "\n",
        "\n\n",
        " ",
        "\u{3000}",
        "**",
        "\u{c}",
        "— 2 —",
        "责任单位：",
        "牵头单位：甲局；配合单位：",
        "完成时限：",
        "附件：1.",
        "附件",
        "抄送：",
        "2031年3月1日",
        "每季度",
        "方案",
        "县教育局",
        "修好校门",
        "门窗",
        "（",
        "）",
        "”",
        "🏫",
        "a b",
        "12所",
    ]);
    prop::collection::vec(pieces, 0..120).prop_map(|pieces| pieces.concat())
}

/// An invented document with signs taken out, doubled, moved or put between its lines.
fn mutated() -> impl Strategy<Value = String> {
    const WHOLE: &str = include_str!("fixtures/documents.txt");
    let change = (
        any::<prop::sample::Index>(),
        0..4_u8,
        prop::sample::select(vec!['\n', '。', '、', '1', '一', '（']),
    );
    let document = prop::sample::select(WHOLE.split("@@ ").collect::<Vec<_>>());
    (document, prop::collection::vec(change, 0..30)).prop_map(|(document, changes)| {
        let mut chars: Vec<char> = document.chars().collect();
        for (index, what, sign) in changes.into_iter().filter(|_| !document.is_empty()) {
            let at = index.index(chars.len().max(1)).min(chars.len());
            match what {
                0 => chars.insert(at, sign),
                1 => drop(chars.drain(at..(at + 1).min(chars.len()))),
                2 => chars.truncate(chars.len() - chars.len() / 8),
                _ => chars.rotate_left(at),
            }
        }
        chars.into_iter().collect()
    })
}

fn check(source: &str) -> Result<(), TestCaseError> {
    let chars: Vec<char> = source.chars().collect();
    let mut before = 0;
    for node in outline(source).nodes {
        prop_assert!(node.start >= before && node.start < node.end && node.end <= chars.len());
        before = node.start;
        let mut span = chars[node.start..node.end].iter();
        // A space between Latin words is one space, whatever the source has.
        let same = |c: char, s: char| s == c || c == ' ' && s.is_whitespace();
        let found = node.title.chars().all(|c| span.any(|s| same(c, *s)));
        prop_assert!(found, "{} in {:?}", node.title, &chars[node.start..node.end]);
        let words: Vec<char> = node.title.chars().chain(node.text.chars()).collect();
        let ends = node.runs.iter().skip(1).map(|run| run.0).chain([words.len()]);
        for ((at, place), to) in node.runs.iter().zip(ends) {
            for (word, place) in words[*at..to].iter().zip(*place..) {
                let stands = *word == '\n' || (node.start..node.end).contains(&place);
                prop_assert!(stands && (*word == '\n' || same(*word, chars[place])), "{:?}", node);
            }
        }
        prop_assert_eq!(node.path.split('/').count(), node.depth);
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_has_an_outline_in_order(source in ".{0,400}") {
        check(&source)?;
    }

    #[test]
    fn any_policy_like_text_has_an_outline_in_order(source in policy_like()) {
        check(&source)?;
    }

    #[test]
    fn any_mutated_document_has_an_outline_in_order(source in mutated()) {
        check(&source)?;
    }

    #[test]
    fn any_bytes_are_read_or_refused(name in "[a-z.]{0,8}", bytes: Vec<u8>) {
        let _ = extract(&name, &bytes);
    }

    #[test]
    fn a_damaged_file_is_read_or_refused(cut in 0..100_usize, at in 0..100_usize, byte: u8) {
        let files: [(&str, &[u8]); 3] = [
            ("a.docx", include_bytes!("fixtures/plan.docx")),
            ("a.html", include_bytes!("fixtures/plan.html")),
            ("a.pdf", include_bytes!("fixtures/scanned.pdf")),
        ];
        for (name, file) in files {
            let mut bytes = file[..file.len() * (cut + 1) / 100].to_vec();
            let place = bytes.len() * at / 100;
            bytes[place] = byte;
            let _ = extract(name, &bytes);
        }
    }
}
