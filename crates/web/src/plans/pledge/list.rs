//! Who has confirmed a pledge; those that wait are chosen here to be counter-signed.

use std::collections::HashMap;

use app::plans::{PledgeList, PledgeRow, pledge_list};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::plans::{DutyNo, TaskNo};
use kernel::Version;

use super::super::screen::duty::number;
use crate::shell::{Answer, Page, Told, Ui, Visit, shown};

/// The list of who has confirmed.
#[derive(Template)]
#[template(path = "plans/pledge/list.html")]
pub(in crate::plans) struct ListHtml {
    pub(in crate::plans) ui: Ui,
    pub(in crate::plans) list: PledgeList,
    pub(in crate::plans) sent: Sent,
}

/// What was sent and is shown again.
#[derive(Debug, Clone, Default)]
pub(in crate::plans) struct Sent {
    pub(in crate::plans) error: Option<Told>,
    /// Whether the whole list is shown for a last look.
    pub(in crate::plans) is_checked: bool,
    /// The pledges that were chosen; everything that waits, before somebody chose.
    pub(in crate::plans) chosen: Option<Vec<(TaskNo, Version)>>,
    pub(in crate::plans) post: String,
    pub(in crate::plans) name: String,
}

impl Page for ListHtml {
    fn status(&self) -> StatusCode {
        Told::status(self.sent.error.as_ref())
    }
}

impl ListHtml {
    fn waiting(&self) -> usize {
        self.list.rows.iter().filter(|row| row.may_counter_sign).count()
    }

    fn count(&self, holds: fn(&PledgeRow) -> bool) -> usize {
        self.list.rows.iter().filter(|row| holds(row)).count()
    }

    fn confirmed(&self) -> usize {
        self.count(|row| row.theirs.is_some())
    }

    fn signed(&self) -> usize {
        self.count(|row| row.ours.is_some())
    }

    fn is_chosen(&self, row: &PledgeRow) -> bool {
        let is_it = |(task, _): &(TaskNo, Version)| *task == row.task;
        self.sent.chosen.as_ref().is_none_or(|chosen| chosen.iter().any(is_it))
    }

    /// What is about to be counter-signed.
    fn chosen(&self) -> Vec<&PledgeRow> {
        let rows = self.list.rows.iter();
        rows.filter(|row| row.may_counter_sign && self.is_chosen(row)).collect()
    }

    fn period(&self, row: &PledgeRow) -> String {
        row.period.map_or_else(String::new, |period| self.ui.say(&period.message()))
    }
}

/// The pledges that a form names: `pledge-2026-000007` with its version.
pub(super) fn chosen_in(fields: &HashMap<String, String>) -> Vec<(TaskNo, Version)> {
    let named = fields.iter().filter_map(|(name, version)| {
        let task = name.strip_prefix("pledge-")?.parse().ok()?;
        Some((task, Version(version.parse().ok()?)))
    });
    let mut chosen: Vec<_> = named.collect();
    chosen.sort_unstable_by_key(|(task, _)| *task);
    chosen
}

pub(in crate::plans) async fn page(visit: Visit, Path(no): Path<String>) -> Answer {
    show(visit, number(&no)?, Sent::default()).await
}

/// The list; after a form was sent, with what it said.
pub(super) async fn show(visit: Visit, no: DutyNo, sent: Sent) -> Answer {
    let list = pledge_list(&visit.reader(), no).await?;
    shown(&ListHtml { ui: visit.ui, list, sent })
}
