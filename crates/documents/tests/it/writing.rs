//! What comes out is read in again.

use std::io::{Cursor, Read as _};

use documents::blank::{Blank, BlankColumn, blank};
use documents::marked::{Mark, marked};
use documents::workbook::{Limits, read};
use kernel::Instant;
use kernel::sheet::{Content, RowOfCells, SheetOfCells};

fn now() -> Instant {
    "2026-09-28T02:00:00Z".parse().unwrap()
}

/// All parts of a workbook as text.
fn parts(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    for at in 0..archive.len() {
        let _ = archive.by_index(at).unwrap().read_to_string(&mut text);
    }
    text
}

fn sheet(name: &str, cells: Vec<(u32, Content)>) -> SheetOfCells {
    let rows = vec![RowOfCells { number: 3, cells }];
    SheetOfCells { name: name.to_owned(), rows, ..SheetOfCells::default() }
}

#[test]
fn the_marked_workbook_has_the_same_sheets_and_places_and_no_formula() {
    let dangerous = ["=1+1", "+86", "-1", "@SUM(A1)", "007", "\t=cmd"];
    let cells: Vec<_> =
        (2..).zip(dangerous).map(|(at, it)| (at, Content::Text(it.into()))).collect();
    let numbers = vec![(1, Content::Number(1.5)), (2, Content::Serial(46_266.0))];
    let sheets =
        vec![sheet("名册", cells), SheetOfCells { is_hidden: true, ..sheet("名册", numbers) }];
    let marks = [
        Mark { row: 3, column: 2, note: "不是整数。\n只写数字".to_owned() },
        Mark { row: 9, column: 1, note: "空".to_owned() },
    ];
    let bytes = marked(sheets, 0, &marks, now()).unwrap();
    let again = read(&bytes, &Limits::default()).unwrap();
    let texts = |sheet: &SheetOfCells| -> Vec<(u32, String)> {
        sheet.rows[0].cells.iter().map(|(at, it)| (*at, it.to_string())).collect()
    };
    let expected: Vec<_> = (2..).zip(dangerous).map(|(at, it)| (at, it.to_owned())).collect();
    assert_eq!((again[0].name.as_str(), again[0].rows[0].number), ("名册", 3));
    assert_eq!(texts(&again[0]), expected);
    assert_eq!(texts(&again[1]), [(1, "1.5".to_owned()), (2, "2026-09-01".to_owned())]);
    let parts = parts(&bytes);
    assert!(!parts.contains("<f>"), "no formula");
    assert!(
        parts.contains("不是整数")
            && parts.contains(r#"ref="B3""#)
            && parts.contains(r#"ref="A9""#)
    );
    assert!(parts.contains("FFFFC7CE"), "the cell is coloured");
}

#[test]
fn an_empty_list_has_heads_an_example_drop_downs_and_an_explanation() {
    let column = |head: &str, choices: &[&str]| BlankColumn {
        head: head.to_owned(),
        help: ["必填".to_owned(), "规范全称".to_owned()],
        example: "示例".to_owned(),
        choices: choices.iter().map(|it| (*it).to_owned()).collect(),
    };
    let list = Blank {
        title: "学校名单".to_owned(),
        help: "填表说明".to_owned(),
        notes: vec!["第二行是示例".to_owned()],
        help_heads: ["列", "填写", "要求", "示例"].map(str::to_owned),
        columns: vec![column("学校名称", &[]), column("学段", &["小学", "初中"])],
        made_at: now(),
    };
    let bytes = blank(&list).unwrap();
    let sheets = read(&bytes, &Limits::default()).unwrap();
    let names: Vec<_> = sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.is_hidden)).collect();
    assert_eq!(names, [("学校名单", false), ("填表说明", false), ("lists", true)]);
    let texts = |row: u32| -> Vec<String> {
        sheets[0].row(row).unwrap().cells.iter().map(|(_, it)| it.to_string()).collect()
    };
    assert_eq!(
        (texts(1), texts(2)),
        (vec!["学校名称".into(), "学段".into()], vec!["示例".into(); 2])
    );
    let parts = parts(&bytes);
    assert!(parts.contains("lists!$B$1:$B$2"), "the drop-down of the second column");
    assert_eq!(parts.matches("<dataValidation ").count(), 1);
}
