use std::io::{Cursor, Read};

use super::*;

fn sheet(rows: Vec<Vec<Cell>>) -> Sheet {
    Sheet {
        title: "任务/清单".to_owned(),
        notes: vec!["河畔小学".to_owned(), "吴静 2026-09-28 10:00".to_owned()],
        heads: vec!["编号".to_owned(), "任务".to_owned()],
        rows,
        made_at: "2026-09-28T02:00:00Z".parse().unwrap(),
    }
}

/// One part of the workbook, as text.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

const CELLS: &str = "xl/worksheets/sheet1.xml";

#[test]
fn text_never_becomes_a_number_a_day_or_a_formula() {
    let dangerous = ["=1+1", "+86", "-1", "@SUM(A1)", "007", "2026-09", "\t=cmd", "1e5"];
    let rows = dangerous.map(|text| vec![Cell::from(text), Cell::from("x")]).to_vec();
    let bytes = workbook(&sheet(rows)).unwrap();
    let cells = part(&bytes, CELLS);
    assert!(!cells.contains("<f>"), "no formula: {cells}");
    let strings = part(&bytes, "xl/sharedStrings.xml");
    for text in dangerous {
        assert!(strings.contains(&format!(">{text}</t>")), "{text} in {strings}");
    }
    assert_eq!(cells.matches(r#" t="s""#).count(), 3 + 2 + 2 * dangerous.len(), "all are text");
}

#[test]
fn numbers_and_days_can_be_calculated_with() {
    let day = Cell::Day("2026-09-28".parse().unwrap());
    let bytes = workbook(&sheet(vec![vec![Cell::Number(12), day]])).unwrap();
    let cells = part(&bytes, CELLS);
    assert!(cells.contains("<v>12</v>") && cells.contains("<v>46293</v>"), "{cells}");
}

#[test]
fn it_prints_on_a4_with_the_head_on_every_page_and_has_a_filter() {
    let bytes = workbook(&sheet(vec![vec![Cell::from("1"), Cell::from("开门")]])).unwrap();
    let cells = part(&bytes, CELLS);
    assert!(cells.contains(r#"paperSize="9""#) && cells.contains(r#"orientation="landscape""#));
    assert!(cells.contains(r#"<autoFilter ref="A4:B5"/>"#), "{cells}");
    let book = part(&bytes, "xl/workbook.xml");
    assert!(book.contains("$4:$4") && book.contains(r#"name="任务清单""#), "{book}");
}

#[test]
fn chinese_columns_are_wide_enough_and_long_text_wraps() {
    let long = "请家长代表查看库房和留样柜".repeat(9);
    let widths = widths::of(&sheet(vec![vec![Cell::from("七年级"), Cell::from(long)]]));
    assert_eq!(widths, [9.0, 44.0]);
}

#[test]
fn the_same_sheet_gives_the_same_bytes_and_an_empty_one_is_no_fault() {
    assert_eq!(workbook(&sheet(Vec::new())).unwrap(), workbook(&sheet(Vec::new())).unwrap());
    let odd = Sheet { title: "':*'".to_owned(), heads: Vec::new(), ..sheet(Vec::new()) };
    assert!(workbook(&odd).is_ok());
}

#[test]
fn text_that_no_cell_can_hold_is_cut_and_control_characters_do_no_harm() {
    let rows = vec![vec![Cell::from("字".repeat(40_000)), Cell::from("\u{1}\u{b}")]];
    assert!(workbook(&sheet(rows)).is_ok());
}
