//! What the columns of a workbook are: guessed or remembered, and to be corrected.

use app::intake::{Opened, open_draft};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::intake::{Column, HeadColumn};
use kernel::ImportDraftId;
use kernel::sheet::letters_of;

use super::draft_id;
use crate::shell::{Answer, Page, Told, Ui, Visit, shown};

/// Characters of a cell that the page shows.
const SHOWN: usize = 30;

/// The columns of a draft.
// i18n: intake-column-*
#[derive(Template)]
#[template(path = "intake/draft.html")]
pub(super) struct DraftPage {
    pub(super) ui: Ui,
    pub(super) opened: Opened,
    pub(super) error: Option<Told>,
}

impl Page for DraftPage {
    fn status(&self) -> StatusCode {
        Told::status(self.error.as_ref())
    }
}

impl DraftPage {
    fn letters(column: &HeadColumn) -> String {
        letters_of(column.column)
    }

    /// What stands in the first rows of a column.
    fn sample(&self, column: &HeadColumn) -> String {
        let below = self.opened.sheet().rows.iter();
        let below = below.filter(|row| row.number > self.opened.head.last_row);
        let found = below.take(20).find_map(|row| row.cell(column.column));
        found.map(|content| content.to_string().chars().take(SHOWN).collect()).unwrap_or_default()
    }

    fn is(&self, column: &HeadColumn, wanted: &Column) -> bool {
        self.opened.mapping.of_column(column.column) == Some(&wanted.key)
    }

    fn levels(&self) -> u32 {
        self.opened.choice().levels
    }

    /// Columns that must be there and are not.
    fn lacking(&self) -> Vec<&Column> {
        let columns = self.opened.template.columns.iter().filter(|column| column.required);
        columns.filter(|it| self.opened.mapping.column_of(&it.key).is_none()).collect()
    }
}

pub(super) async fn page(visit: Visit, Path(id): Path<String>) -> Answer {
    show(visit, draft_id(&id)?, None).await
}

/// The page; after a refusal, with what was chosen.
pub(super) async fn show(visit: Visit, id: ImportDraftId, error: Option<Told>) -> Answer {
    let opened = open_draft(&visit.web.app, &visit.reader(), id).await?;
    shown(&DraftPage { ui: visit.ui, opened, error })
}
