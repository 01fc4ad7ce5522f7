//! What a new edition changed, side by side with the old one, and which tasks it touches.

use app::plans::{ChangeRow, ChangesPage, TouchedTask, changes_page};
use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use domain::plans::{ChangeKind, Part, PlanNode, Span, office_list};
use kernel::PlanId;
use serde::Deserialize;

use crate::shell::{Answer, Page, Problem, Ui, Visit, shown};

/// Tasks that are listed under one piece; the others are behind a link.
const MOST_TASKS: usize = 12;

/// The page of the changes.
#[derive(Template)]
#[template(path = "plans/changes.html")]
pub(super) struct ChangesHtml {
    pub(super) ui: Ui,
    pub(super) page: ChangesPage,
    /// Whether only pieces with touched tasks are shown.
    pub(super) only_tasks: bool,
    pub(super) error: Option<String>,
}

impl Page for ChangesHtml {
    fn status(&self) -> StatusCode {
        if self.error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
    }
}

impl ChangesHtml {
    /// The rows to show.
    fn rows(&self) -> Vec<&ChangeRow> {
        let all = self.page.rows.iter();
        all.filter(|row| !self.only_tasks || !row.touched.is_empty()).collect()
    }

    /// How many pieces changed how, those that did.
    fn kinds(&self) -> Vec<(&'static str, usize)> {
        use ChangeKind::{Added, Changed, Moved, Removed, Unchanged};
        let count = |kind: ChangeKind| {
            let of_kind = self.page.rows.iter().filter(|row| row.change.kind == kind);
            (kind.name(), of_kind.count())
        };
        let counted = [Changed, Added, Removed, Moved, Unchanged].map(count);
        counted.into_iter().filter(|(_, pieces)| *pieces > 0).collect()
    }

    /// Touched tasks of which nobody has said anything yet.
    fn undecided(&self) -> usize {
        self.page.rows.iter().flat_map(|row| &row.touched).filter(|task| !task.kept).count()
    }

    fn is_unchanged(row: &ChangeRow) -> bool {
        row.change.kind == ChangeKind::Unchanged
    }

    /// The tone of a change.
    fn look(row: &ChangeRow) -> &'static str {
        match row.change.kind {
            ChangeKind::Unchanged => "none",
            ChangeKind::Changed => "returned",
            ChangeKind::Moved => "assigned",
            ChangeKind::Added => "approved",
            ChangeKind::Removed => "overdue",
        }
    }

    /// The parts of the wording that one side shows, each with whether it stands there alone.
    fn side(row: &ChangeRow, part: Part) -> impl Iterator<Item = (&str, bool)> {
        let shown = move |span: &&Span| span.part == part || span.part == Part::Same;
        let spans = row.change.wording.iter().filter(shown);
        spans.map(move |span| (span.text.as_str(), span.part == part))
    }

    fn old_side(row: &ChangeRow) -> impl Iterator<Item = (&str, bool)> {
        Self::side(row, Part::Removed)
    }

    fn new_side(row: &ChangeRow) -> impl Iterator<Item = (&str, bool)> {
        Self::side(row, Part::Added)
    }

    fn offices(piece: &PlanNode) -> String {
        office_list(&piece.offices.iter().map(|office| office.name.clone()).collect::<Vec<_>>())
    }

    fn times(piece: &PlanNode) -> String {
        office_list(&piece.times)
    }

    /// Whether both sides stand there with other offices, or other times.
    fn differs(row: &ChangeRow, of: impl Fn(&PlanNode) -> String) -> bool {
        match (&row.old, &row.new) {
            (Some(old), Some(new)) => of(old) != of(new),
            _ => false,
        }
    }

    fn other_offices(row: &ChangeRow) -> bool {
        Self::differs(row, Self::offices)
    }

    fn other_times(row: &ChangeRow) -> bool {
        Self::differs(row, Self::times)
    }

    /// The first tasks under a piece: those of which nobody has said anything.
    fn listed(row: &ChangeRow) -> Vec<&TouchedTask> {
        let (kept, open): (Vec<_>, Vec<_>) = row.touched.iter().partition(|task| task.kept);
        open.into_iter().chain(kept).take(MOST_TASKS).collect()
    }

    /// How many more there are.
    fn more(row: &ChangeRow) -> usize {
        row.touched.len().saturating_sub(MOST_TASKS)
    }

    /// The numbers of the tasks that could all stay as they are.
    fn open_numbers(row: &ChangeRow) -> Vec<&str> {
        row.touched.iter().filter(|task| !task.kept).map(|task| task.no.as_str()).collect()
    }
}

#[derive(Deserialize)]
pub(super) struct Wish {
    only: Option<String>,
}

pub(super) async fn page(visit: Visit, Path(id): Path<String>, Query(wish): Query<Wish>) -> Answer {
    let plan = id.parse().map_err(|_| Problem::missing())?;
    show(visit, plan, wish.only.as_deref() == Some("tasks"), None).await
}

/// The page; after a refusal, with its sentence.
pub(super) async fn show(
    visit: Visit,
    plan: PlanId,
    only_tasks: bool,
    error: Option<String>,
) -> Answer {
    let page = changes_page(&visit.reader(), plan).await?;
    shown(&ChangesHtml { ui: visit.ui, page, only_tasks, error })
}
