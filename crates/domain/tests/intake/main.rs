//! Taking lists in: spellings of cells, heads of sheets, and what a preflight says.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod heads;
mod lists;
mod properties;
mod spellings;

use domain::intake::{
    Choice, Column, Context, Flaw, Kind, Mapping, Preflight, Template, Value, check, find_head,
};
use kernel::sheet::{Content, RowOfCells, SheetOfCells};

/// A sheet of these texts; an empty one is no cell.
pub fn sheet(rows: &[&[&str]]) -> SheetOfCells {
    let row = |(number, texts): (u32, &&[&str])| {
        let cells = (1..).zip(texts.iter()).filter(|(_, text)| !text.is_empty());
        let cells = cells.map(|(at, text)| (at, Content::Text((*text).into()))).collect();
        RowOfCells { number, cells }
    };
    let rows = (1..).zip(rows).map(row).filter(|row| !row.cells.is_empty()).collect();
    SheetOfCells { rows, ..SheetOfCells::default() }
}

/// A column that need not be filled.
pub fn column(key: &str, spelling: &str, kind: Kind) -> Column {
    Column {
        key: key.to_owned(),
        spellings: vec![spelling.to_owned()],
        kind,
        required: false,
        unique: false,
        example: "示例".to_owned(),
    }
}

/// Names of schools with stage, pupils and a day.
pub fn template() -> Template {
    let stage = |name: &str, spellings: &[&str]| Choice {
        name: name.to_owned(),
        spellings: spellings.iter().map(|it| (*it).to_owned()).collect(),
    };
    let stages = vec![stage("primary", &["小学", "完小"]), stage("junior-middle", &["初中"])];
    let name =
        Column { required: true, unique: true, ..column("name", "学校名称", Kind::Text(20)) };
    Template {
        key: "schools".to_owned(),
        columns: vec![
            name,
            Column { required: true, ..column("stage", "学段", Kind::Choice(stages)) },
            column("pupils", "学生数", Kind::Whole(9_999)),
            column("since", "建校日期", Kind::Day),
        ],
    }
}

/// The present day of the tests.
pub(crate) fn context() -> Context {
    Context::on("2026-09-28".parse().unwrap())
}

/// The preflight of a sheet with the guessed mapping.
pub(crate) fn preflight(sheet: &SheetOfCells, template: &Template, context: &Context) -> Preflight {
    let head = find_head(sheet, template).unwrap();
    let mapping = Mapping::guess(template, &head);
    check(sheet, &head, &mapping, template, context)
}

/// What one cell says in a column of this kind.
pub fn judged(kind: Kind, content: Content) -> Result<Option<Value>, Flaw> {
    let template = Template {
        key: "one".to_owned(),
        columns: vec![column("no", "序号", Kind::Text(9)), column("it", "项目", kind)],
    };
    let head = RowOfCells {
        number: 1,
        cells: vec![(1, Content::Text("序号".into())), (2, Content::Text("项目".into()))],
    };
    let row = RowOfCells { number: 2, cells: vec![(1, Content::Text("甲".into())), (2, content)] };
    let sheet = SheetOfCells { rows: vec![head, row], ..SheetOfCells::default() };
    let mut preflight = preflight(&sheet, &template, &context());
    match preflight.good.pop() {
        Some(row) => Ok(row.get(&template, "it").cloned()),
        None => Err(preflight.findings.remove(0).flaw),
    }
}
