//! What happened to accounts and rights, for the audit administrator.

use app::Page as ListPage;
use app::record::{AccessEntry, LogReport, access_record};
use askama::Template;
use axum::extract::Query;
use kernel::Message;
use serde::Deserialize;

use crate::shell::{Answer, Page, Ui, Visit, counted, shown};

/// The record of accounts and rights.
#[derive(Template)]
#[template(path = "accounts/record.html")]
pub(super) struct RecordPage {
    pub(super) ui: Ui,
    pub(super) list: ListPage<AccessEntry>,
    /// What a verification found just now.
    pub(super) report: Option<LogReport>,
}

impl Page for RecordPage {}

impl RecordPage {
    fn total(&self) -> String {
        counted(self.list.total)
    }

    /// What a verification found, in words.
    fn told(&self, report: &LogReport) -> String {
        let leaves = i64::try_from(report.leaves).unwrap_or(i64::MAX);
        let message = match report.faults.len() {
            0 => Message::new("record-whole"),
            faults => Message::new("record-damaged").with("faults", faults),
        };
        self.ui.say(&message.with("leaves", leaves))
    }
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    key: Option<String>,
}

pub(super) async fn page(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    show(visit, asked.key.as_deref(), None).await
}

/// The page, with what a verification found.
pub(super) async fn show(visit: Visit, key: Option<&str>, report: Option<LogReport>) -> Answer {
    let list = access_record(&visit.reader(), key).await?;
    shown(&RecordPage { ui: visit.ui, list, report })
}
