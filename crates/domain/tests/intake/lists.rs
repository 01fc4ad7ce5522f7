//! What a preflight says of whole lists, and the life of an import.

use domain::intake::{
    Flaw, Import, ImportRefusal, ImportState, MOST_FINDINGS, Preflight, Value, carried_out, undo,
};
use kernel::sheet::{Content, RowOfCells};
use kernel::{AccountId, ImportId, SeededIds, Version};

use crate::{context, preflight, sheet, template};

#[test]
fn every_bad_cell_is_named_with_its_place_and_the_good_rows_stand() {
    let sheet = sheet(&[
        &["名册"],
        &["学校名称", "学段", "学生数", "建校日期"],
        &["河畔小学", "完小", "320人", "1956.9.1"],
        &["", "中学", "三百", "1956年9月"],
        &["山坡初级中学", "初中"],
    ]);
    let preflight = preflight(&sheet, &template(), &context());
    assert_eq!((preflight.good.len(), preflight.bad, preflight.found), (2, 1, 4));
    assert_eq!(preflight.rows(), 3);
    let places: Vec<_> = preflight.findings.iter().map(|it| (it.row, it.column)).collect();
    assert_eq!(places, [(4, 1), (4, 2), (4, 3), (4, 4)]);
    let finding = &preflight.findings[1];
    assert_eq!((finding.header.as_str(), finding.content.as_str()), ("学段", "中学"));
    assert_eq!(finding.flaw, Flaw::NoChoice("小学 / 初中".to_owned()));
    let row = &preflight.good[0];
    assert_eq!(row.row, 3);
    assert_eq!(row.get(&template(), "stage"), Some(&Value::Choice("primary".to_owned())));
    assert_eq!(row.get(&template(), "pupils"), Some(&Value::Whole(320)));
    assert_eq!(preflight.good[1].get(&template(), "since"), None);
}

#[test]
fn totals_signatures_repeated_heads_and_the_example_are_passed_over() {
    let mut rows: Vec<&[&str]> =
        vec![&["学校名称", "学段", "学生数"], &["河畔小学", "小学", "320"]];
    rows.extend([
        &["学校名称", "学段", "学生数"][..],
        &["示例", "示例", "示例"],
        &["", "", ""],
        &["合　计", "", "320"],
        &["合计12所"],
        &["填表人：吴静", "", "审核人："],
        &["校长签字"],
        &["注：截至九月"],
        &["备注", "x"],
    ]);
    let preflight = preflight(&sheet(&rows), &template(), &context());
    assert_eq!((preflight.good.len(), preflight.bad), (1, 0), "{:?}", preflight.findings);
    let skipped: Vec<_> = preflight.skipped.iter().map(|row| row.row).collect();
    assert_eq!(skipped, [3, 4, 6, 7, 8, 9, 10, 11]);
}

#[test]
fn the_same_school_twice_is_found_in_the_sheet_and_in_the_county() {
    let sheet = sheet(&[
        &["学校名称", "学段"],
        &["河畔小学", "小学"],
        &["山坡小学", "小学"],
        &["河畔小学（盖章）", "小学"],
    ]);
    let mut context = context();
    context.take("name", "山坡 小学");
    let preflight = preflight(&sheet, &template(), &context);
    let flaws: Vec<_> = preflight.findings.iter().map(|it| (it.row, it.flaw.clone())).collect();
    assert_eq!(flaws, [(3, Flaw::Taken), (4, Flaw::Twice(2))]);
}

#[test]
fn errors_of_formulas_and_texts_that_are_too_long_are_flaws() {
    let mut sheet = sheet(&[&["学校名称", "学段"], &[&"长".repeat(21), "小学"], &["甲小学", "x"]]);
    sheet.rows[2].cells[1].1 = Content::Error("#N/A".into());
    let preflight = preflight(&sheet, &template(), &context());
    let flaws: Vec<_> = preflight.findings.into_iter().map(|it| it.flaw).collect();
    assert_eq!(flaws, [Flaw::TooLong(20), Flaw::FormulaError]);
}

#[test]
fn of_very_many_findings_all_are_counted_and_the_first_are_told() {
    let mut sheet = sheet(&[&["学校名称", "学段"]]);
    let row = |number| RowOfCells { number, cells: vec![(2, Content::Text("x".into()))] };
    sheet.rows.extend((2..8_002).map(row));
    let preflight = preflight(&sheet, &template(), &context());
    assert_eq!((preflight.bad, preflight.found), (8_000, 16_000));
    assert_eq!(preflight.findings.len(), MOST_FINDINGS);
}

fn import() -> Import {
    let ids = SeededIds::new(1);
    Import {
        id: ImportId::fresh(&ids),
        template: "schools".to_owned(),
        sha256: "0".to_owned(),
        rows: 0,
        left_out: 0,
        by: AccountId::fresh(&ids),
        at: "2026-09-28T02:00:00Z".parse().unwrap(),
        state: ImportState::CarriedOut,
        version: Version::FIRST,
    }
}

fn of_rows(rows: &[&[&str]]) -> Preflight {
    let head: &[&[&str]] = &[&["学校名称", "学段"]];
    preflight(&sheet(&[head, rows].concat()), &template(), &context())
}

#[test]
fn all_rows_are_carried_out_or_only_the_good_ones_as_they_were_shown() {
    let good = of_rows(&[&["甲", "小学"], &["乙", "小学"]]);
    let mixed = of_rows(&[&["甲", "小学"], &["乙", "大学"]]);
    let none = of_rows(&[&["甲", "大学"]]);
    let rows =
        |done: Result<(Import, _), _>| done.map(|(import, _)| (import.rows, import.left_out));
    assert_eq!(rows(carried_out(import(), &good, false, 2)), Ok((2, 0)));
    assert_eq!(rows(carried_out(import(), &mixed, true, 1)), Ok((1, 1)));
    let bad = ImportRefusal::BadRows { bad: 1 };
    assert_eq!(rows(carried_out(import(), &mixed, false, 1)), Err(bad));
    assert_eq!(rows(carried_out(import(), &mixed, true, 2)), Err(ImportRefusal::Changed));
    assert_eq!(rows(carried_out(import(), &none, true, 0)), Err(ImportRefusal::NoGoodRow));
}

#[test]
fn an_import_is_undone_once_with_a_reason_and_only_while_nothing_was_built_on_it() {
    let (by, at) = (import().by, import().at);
    let undone = |import: Import, built_on: &[String], reason: &str| {
        undo(import, built_on, reason, by, at).map(|(import, _)| import)
    };
    let built = ["河畔小学".to_owned(), "山坡小学".to_owned()];
    let refusal = ImportRefusal::BuiltOn { name: "河畔小学".to_owned(), count: 2 };
    assert_eq!(undone(import(), &built, "重复"), Err(refusal));
    assert_eq!(undone(import(), &[], " "), Err(ImportRefusal::ReasonMissing));
    let done = undone(import(), &[], " 重复 ").unwrap();
    assert_eq!(done.version, Version::FIRST.next());
    assert_eq!(undone(done, &[], "again"), Err(ImportRefusal::UndoneAlready));
}
