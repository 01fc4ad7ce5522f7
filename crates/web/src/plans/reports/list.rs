//! The frozen reports.

use app::plans::{ReportRow, list_reports};
use askama::Template;
use kernel::period::Period;

use crate::shell::{Answer, Page, Ui, Visit, shown};

/// The list of reports.
#[derive(Template)]
#[template(path = "plans/reports/list.html")]
pub(super) struct ReportsPage {
    pub(super) ui: Ui,
    pub(super) rows: Vec<ReportRow>,
}

impl Page for ReportsPage {}

impl ReportsPage {
    fn period(&self, row: &ReportRow) -> String {
        let period = Period::of_key(row.period, &[]);
        period.map_or_else(|| row.period.to_string(), |period| self.ui.say(&period.message()))
    }
}

pub(in crate::plans) async fn page(visit: Visit) -> Answer {
    let rows = list_reports(&visit.reader()).await?;
    shown(&ReportsPage { ui: visit.ui, rows })
}
