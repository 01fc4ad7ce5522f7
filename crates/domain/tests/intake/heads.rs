//! Where a list begins, and which column is which.

use domain::Refusal as _;
use domain::intake::{Mapping, find_head, head_at, require_complete};
use kernel::sheet::Area;

use crate::{sheet, template};

#[test]
fn the_head_stands_below_merged_titles() {
    let sheet = sheet(&[
        &["澜溪县学校名册"],
        &["填报单位：教育局", "", "", "单位：人"],
        &[],
        &["序号", "学 校 名 称", "学段（必填）", "学生数"],
        &["1", "河畔小学", "小学", "320"],
    ]);
    let head = find_head(&sheet, &template()).unwrap();
    assert_eq!((head.first_row, head.last_row), (4, 4));
    let mapping = Mapping::guess(&template(), &head);
    assert_eq!(mapping.column_of("name"), Some(2));
    assert_eq!(mapping.column_of("stage"), Some(3));
    assert_eq!(mapping.column_of("pupils"), Some(4));
    assert_eq!(mapping.of_column(1), None);
    assert!(require_complete(&template(), &mapping).is_ok());
}

#[test]
fn a_head_of_two_levels_is_read_with_what_is_merged_above_it() {
    let mut sheet = sheet(&[
        &["名册"],
        &["学校名称", "基本情况", "", "备注"],
        &["", "学段", "学生数", ""],
        &["河畔小学", "小学", "320", ""],
    ]);
    let area = |first_row, first_column, last_row, last_column| Area {
        first_row,
        first_column,
        last_row,
        last_column,
    };
    sheet.merged = vec![area(2, 1, 3, 1), area(2, 2, 2, 3), area(2, 4, 3, 4)];
    let head = find_head(&sheet, &template()).unwrap();
    assert_eq!((head.first_row, head.last_row), (2, 3));
    let texts: Vec<_> = head.columns.iter().map(|column| column.text.as_str()).collect();
    assert_eq!(texts, ["学校名称", "基本情况 学段", "基本情况 学生数", "备注"]);
    assert_eq!(Mapping::guess(&template(), &head).len(), 3);
}

#[test]
fn where_no_column_is_known_the_fullest_row_is_the_head() {
    let sheet = sheet(&[&["一览"], &["甲", "乙", "丙"], &["1", "2"]]);
    let head = find_head(&sheet, &template()).unwrap();
    assert_eq!(head.first_row, 2);
    let mapping = Mapping::guess(&template(), &head);
    assert!(mapping.is_empty());
    let refusal = require_complete(&template(), &mapping).unwrap_err();
    assert_eq!(refusal.message().id, "import-refused-column-missing");
    assert_eq!(find_head(&crate::sheet(&[]), &template()), None);
}

#[test]
fn a_column_is_never_assigned_twice_and_the_signature_ignores_spaces() {
    let one = sheet(&[&["学校名称", "学校名称", "学段"], &["河畔小学", "x", "小学"]]);
    let other = sheet(&[&[" 学校名称 ", "学校名称（全称）", "学 段"], &["山坡小学", "y", "小学"]]);
    let heads = [one, other].map(|sheet| head_at(&sheet, 1, 1).unwrap());
    assert_eq!(heads[0].signature(), heads[1].signature());
    let mapping = Mapping::guess(&template(), &heads[0]);
    assert_eq!((mapping.len(), mapping.column_of("name")), (2, Some(1)));
    let twice = [(1, "name"), (2, "name"), (3, "stage")].map(|(at, key)| (at, key.to_owned()));
    let refusal = require_complete(&template(), &Mapping::of(twice)).unwrap_err();
    assert_eq!(refusal.message().id, "import-refused-column-twice");
}
