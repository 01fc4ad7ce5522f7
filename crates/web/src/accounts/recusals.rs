//! The recusals in force, for the bureau.

use app::accounts::{RecusalRow, list_recusals};
use askama::Template;

use crate::shell::{Answer, Page, Ui, Visit, shown};

/// The list of recusals.
#[derive(Template)]
#[template(path = "accounts/recusals.html")]
pub(super) struct RecusalsPage {
    pub(super) ui: Ui,
    pub(super) rows: Vec<RecusalRow>,
}

impl Page for RecusalsPage {}

pub(super) async fn page(visit: Visit) -> Answer {
    let rows = list_recusals(&visit.reader()).await?;
    shown(&RecusalsPage { ui: visit.ui, rows })
}
