//! Samples of the pages of imports.

use app::files::Upload;
use app::intake::{Draft, ImportPage, ImportRow, Opened, template};
use domain::Refusal;
use domain::intake::{
    Context, Import, ImportRefusal, ImportState, Mapping, Preflight, check, find_head,
};
use kernel::sheet::{Area, Content, RowOfCells, SheetOfCells};
use kernel::{AccountId, ImportDraftId, ImportId, SeededIds, UnitId, Version};

use super::draft::DraftPage;
use super::import::ImportHtml;
use super::imports::ImportsPage;
use super::report::ReportPage;
use super::told;
use crate::shell::samples::{Sample, Setting, chen, moment, riverside, unit};

/// Every sample of the area.
pub(crate) fn all(setting: Setting) -> Vec<Sample> {
    let mut samples = Vec::new();
    samples.extend(imports(setting));
    samples.extend(drafts(setting));
    samples.extend(reports(setting));
    samples.extend(import(setting));
    samples
}

const TITLE: [&str; 1] = ["澜溪县学校名册（2026年秋）"];
const HEADS: [&str; 8] =
    ["序号", "学校名称（盖章）", "学校标识码", "学段", "性质", "乡镇", "寄宿", "监督执纪小组"];
const GOOD: [&str; 8] =
    ["1", "柳溪小学", "2142000101", "小学", "公办", "柳溪镇", "√", "河畔监督执纪小组"];
const BAD: [&str; 8] = ["2", "柳溪中学", "2.142E+9", "中学", "", "柳溪镇", "部分", "河畔小组"];
const TOTAL: [&str; 2] = ["合计", "2"];

fn sheet(rows: &[&[&str]]) -> SheetOfCells {
    let row = |(number, texts): (u32, &&[&str])| RowOfCells {
        number,
        cells: (1..)
            .zip(texts.iter())
            .map(|(at, text)| (at, Content::Text((*text).into())))
            .collect(),
    };
    let merged = vec![Area { first_row: 1, first_column: 1, last_row: 1, last_column: 8 }];
    let rows = (1..).zip(rows).map(row).collect();
    SheetOfCells { name: "学校".to_owned(), rows, merged, ..SheetOfCells::default() }
}

fn draft() -> Draft {
    let upload = Upload {
        name: "学校名册.xlsx".to_owned(),
        media_type: "application/octet-stream".to_owned(),
        sha256: "0".repeat(64),
        bytes: 18_204,
        brought: None,
    };
    Draft {
        id: ImportDraftId::fresh(&SeededIds::new(8)),
        template: "schools".to_owned(),
        upload,
        brought_at: moment("2026-09-28T01:30:00Z"),
        choice: None,
    }
}

fn opened(rows: &[&[&str]]) -> Opened {
    let (template, sheet) = (template("schools").unwrap(), sheet(rows));
    let head = find_head(&sheet, &template).unwrap();
    let mapping = Mapping::guess(&template, &head);
    let sheets = vec![sheet];
    Opened { draft: draft(), template, sheets, sheet: 0, head, mapping, is_remembered: false }
}

fn row(state: ImportState) -> ImportRow {
    let import = Import {
        id: ImportId::fresh(&SeededIds::new(9)),
        template: "schools".to_owned(),
        sha256: "0".repeat(64),
        rows: 2,
        left_out: 1,
        by: AccountId::fresh(&SeededIds::new(3)),
        at: moment("2026-09-27T08:12:00Z"),
        state,
        version: Version::FIRST,
    };
    ImportRow { import, file: "学校名册.xlsx".to_owned(), by: Some(chen()) }
}

fn undone() -> ImportState {
    ImportState::Undone {
        by: AccountId::fresh(&SeededIds::new(3)),
        at: moment("2026-09-27T09:00:00Z"),
        reason: "用错了去年的名册".to_owned(),
    }
}

fn imports(setting: Setting) -> [Sample; 3] {
    let ui = setting.chen("/imports");
    let page = |drafts, imports, error| ImportsPage {
        ui: ui.clone(),
        templates: vec!["schools".to_owned()],
        chosen: String::new(),
        drafts,
        imports,
        error,
    };
    let error = app::Error::Refused(ImportRefusal::Empty.message());
    let error = told(&ui, &error);
    let rows = vec![row(ImportState::CarriedOut), row(undone())];
    [
        Sample::of("imports: empty", &page(Vec::new(), Vec::new(), None)),
        Sample::of("imports: long", &page(vec![draft()], rows, None)),
        Sample::of("imports: refused", &page(Vec::new(), Vec::new(), error)),
    ]
}

fn drafts(setting: Setting) -> [Sample; 3] {
    let ui = setting.chen("/imports/drafts/1");
    let page = |opened, error| DraftPage { ui: ui.clone(), opened, error };
    let refusal = ImportRefusal::ColumnMissing { column: "town".to_owned() };
    let error = told(&ui, &app::Error::Refused(refusal.message()));
    let unknown: [&[&str]; 2] = [&["甲", "乙"], &["柳溪小学", "小学"]];
    let known = opened(&[&TITLE, &HEADS, &GOOD, &BAD, &TOTAL]);
    let remembered = Opened { is_remembered: true, ..known.clone() };
    [
        Sample::of("draft: guessed", &page(known, None)),
        Sample::of("draft: remembered", &page(remembered, None)),
        Sample::of("draft: refused", &page(opened(&unknown), error)),
    ]
}

fn reports(setting: Setting) -> [Sample; 3] {
    let ui = setting.chen("/imports/drafts/1/report");
    let page = |rows: &[&[&str]], error| {
        let opened = opened(rows);
        let mut context = Context::on("2026-09-28".parse().unwrap());
        context.know_unit("河畔监督执纪小组", UnitId::fresh(&SeededIds::new(5)));
        let (head, mapping) = (&opened.head, &opened.mapping);
        let preflight: Preflight = check(opened.sheet(), head, mapping, &opened.template, &context);
        let sheet = opened.sheet().name.clone();
        ReportPage { ui: ui.clone(), draft: draft(), sheet, preflight, error }
    };
    let error = told(&ui, &app::Error::Refused(ImportRefusal::Changed.message()));
    [
        Sample::of("report: good", &page(&[&TITLE, &HEADS, &GOOD], None)),
        Sample::of("report: flaws", &page(&[&TITLE, &HEADS, &GOOD, &BAD, &TOTAL], None)),
        Sample::of("report: refused", &page(&[&TITLE, &HEADS, &BAD], error)),
    ]
}

fn import(setting: Setting) -> [Sample; 3] {
    let ui = setting.chen("/imports/1");
    let made = vec![(3, riverside()), (4, unit("柳溪小学", "Willow Brook"))];
    let page = |state, made, error| ImportHtml {
        ui: ui.clone(),
        page: ImportPage { row: row(state), undone_by: Some(chen()), made },
        reason: String::new(),
        error,
    };
    let refusal = ImportRefusal::BuiltOn { name: "河畔小学".to_owned(), count: 1 };
    let error = told(&ui, &app::Error::Refused(refusal.message()));
    [
        Sample::of("import: carried out", &page(ImportState::CarriedOut, made.clone(), None)),
        Sample::of("import: undone", &page(undone(), Vec::new(), None)),
        Sample::of("import: refused", &page(ImportState::CarriedOut, made, error)),
    ]
}
