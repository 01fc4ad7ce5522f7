//! The board of a plan: measures × units, each light with its age.

use app::plans::{Age, BoardCell, BoardRow, MeasureBoard, StampCounts, measure_board, stamp_view};
use askama::Template;
use axum::extract::{Path, Query};
use domain::org::Unit;
use kernel::{Message, PlanId};
use serde::Deserialize;

use super::look::{Look, Shine, ShineTogether};
use super::query::page as page_number;
use crate::shell::{Answer, Page, Problem, Ui, Visit, shown};

/// The board of a plan.
#[derive(Template)]
#[template(path = "plans/screen/board.html")]
pub(in crate::plans) struct BoardPage {
    pub(in crate::plans) ui: Ui,
    pub(in crate::plans) board: MeasureBoard,
    /// How many of its tasks have which stamp, where it wants stamps.
    pub(in crate::plans) stamps: Option<StampCounts>,
    pub(in crate::plans) look: Look,
    /// The group whose units are the columns, as the address has it.
    pub(in crate::plans) group: String,
}

impl Page for BoardPage {}

impl BoardPage {
    /// Days, with a word for what they are counted from.
    fn age(&self, cell: &BoardCell) -> String {
        let message = match cell.age {
            Some(Age::Overdue(days)) => Message::new("board-overdue").with("days", days),
            Some(Age::Asked(days)) => Message::new("board-asked").with("days", days),
            None => return String::new(),
        };
        self.ui.say(&message)
    }

    /// The tasks behind a light.
    fn tasks(&self, row: &BoardRow, column: Option<&Unit>) -> String {
        let address = format!("/tasks?plan={}&measure={}", self.board.plan.id, row.measure.id);
        let kind = if self.board.shows_units { "unit" } else { "group" };
        column.map_or(address.clone(), |unit| format!("{address}&{kind}={}", unit.id))
    }

    /// Where the head of a column leads: into the group.
    fn of_column(&self, column: &Unit) -> String {
        let plan = self.board.plan.id;
        if self.board.shows_units {
            format!("/tasks?plan={plan}&unit={}", column.id)
        } else {
            format!("/plans/{plan}/board?group={}", column.id)
        }
    }

    fn at(&self, page: usize) -> String {
        let plan = self.board.plan.id;
        format!("/plans/{plan}/board?group={}&page={}", self.group, page + 1)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::plans) struct BoardAsked {
    group: String,
    page: String,
}

pub(in crate::plans) async fn page(
    visit: Visit,
    Path(id): Path<String>,
    Query(asked): Query<BoardAsked>,
) -> Answer {
    let plan: PlanId = id.parse().map_err(|_| Problem::missing())?;
    let reader = visit.reader();
    let group = asked.group.parse().ok();
    let board = measure_board(&reader, plan, group, page_number(&asked.page)).await?;
    let stamps = stamp_view(&reader, plan).await?.counts;
    let look = Look::of(&visit.ui);
    let group = group.map(|group| group.to_string()).unwrap_or_default();
    shown(&BoardPage { ui: visit.ui, board, stamps, look, group })
}
