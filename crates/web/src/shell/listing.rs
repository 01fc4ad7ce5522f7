//! A list that people take along: as text to paste into a chat, as a workbook.
//!
//! A page makes one [`Listing`] of what it shows; both ways out read it. Rights are the query's:
//! what a page does not show is in neither.

use app::{Cell, Sheet, Total};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use kernel::Message;

use super::{Answer, Ui, Visit, escaped};

/// A total as people read it.
pub(crate) fn counted(total: Total) -> String {
    match total {
        Total::Exact(count) => count.to_string(),
        Total::MoreThan(count) => format!("{},{:03}+", count / 1000, count % 1000),
    }
}

/// The media type of a workbook (ECMA-376).
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What a page shows, as rows.
#[derive(Debug, Clone)]
pub(crate) struct Listing {
    pub(crate) title: String,
    /// Lines below the title.
    pub(crate) notes: Vec<String>,
    pub(crate) heads: Vec<String>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

impl Listing {
    /// As text: title and notes, then heads and rows, a line each with tabs between the cells, as
    /// a chat and a spreadsheet take it.
    pub(crate) fn text(&self) -> String {
        let top = std::iter::once(self.title.clone()).chain(self.notes.iter().cloned());
        let heads = (!self.rows.is_empty()).then(|| self.heads.join("\t"));
        let rows = self.rows.iter().map(|row| {
            let cells: Vec<String> =
                row.iter().map(|cell| in_one_line(&cell.to_string())).collect();
            cells.join("\t")
        });
        let lines: Vec<String> = top.chain(heads).chain(rows).collect();
        lines.join("\n")
    }

    /// As a workbook to be saved, with a line that says who made it and when.
    pub(crate) async fn workbook(mut self, visit: &Visit) -> Answer {
        self.notes.push(made_by(&visit.ui));
        let Self { title, notes, heads, rows } = self;
        let name = format!("{title} {}.xlsx", kernel::local_date(visit.ui.now));
        let sheet = Sheet { title, notes, heads, rows, made_at: visit.ui.now };
        saved(&name, visit.web.app.workbook(sheet).await?)
    }
}

/// A workbook to be saved under this name.
#[expect(clippy::unnecessary_wraps, reason = "it ends a handler")]
pub(crate) fn saved(name: &str, bytes: Vec<u8>) -> Answer {
    let headers = [
        (CONTENT_TYPE, WORKBOOK.to_owned()),
        (CONTENT_DISPOSITION, attachment(name)),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Who took it along, as printed pages say it.
fn made_by(ui: &Ui) -> String {
    let Some(greeting) = &ui.greeting else { return String::new() };
    let message = Message::new("made-by")
        .with("county", ui.unit(&ui.county))
        .with("person", ui.person(&greeting.name))
        .with("unit", ui.unit(&greeting.unit))
        .with("at", ui.moment(ui.now));
    ui.say(&message)
}

/// The header by which a file is saved under this name (RFC 6266) and never shown in our pages.
pub(crate) fn attachment(name: &str) -> String {
    format!("attachment; filename*=UTF-8''{}", escaped(name).replace('/', "_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_one_line_whatever_stands_in_its_cells() {
        let listing = Listing {
            title: "任务".to_owned(),
            notes: Vec::new(),
            heads: vec!["编号".to_owned()],
            rows: vec![vec![Cell::from("1"), Cell::from("请\n拍照\t上传")], vec![Cell::Number(2)]],
        };
        assert_eq!(listing.text(), "任务\n编号\n1\t请 拍照 上传\n2");
    }

    #[test]
    fn a_name_of_a_file_breaks_no_header() {
        assert_eq!(attachment("a/\"b\r\n"), "attachment; filename*=UTF-8''a_%22b%0D%0A");
    }
}
