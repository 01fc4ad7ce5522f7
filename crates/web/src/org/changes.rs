//! What the office changes of a unit: its name, its place in the lines, its end.

use app::org::{UnitPage, unit_page};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::access::Act;
use domain::org::Line;
use kernel::{UnitId, local_date};

use super::unit_in;
use crate::shell::{Answer, Page, Problem, Told, Ui, Visit, see_other, shown};

/// The forms that change a unit.
#[derive(Template)]
#[template(path = "org/changes.html")]
pub(super) struct UnitChangesHtml {
    pub(super) ui: Ui,
    pub(super) page: UnitPage,
    pub(super) sent: Sent,
}

/// A form that did not count, to be shown again.
#[derive(Debug, Clone, Default)]
pub(super) struct Sent {
    /// Why.
    pub(super) error: Option<Told>,
    /// Which form: `names`, a line, or `closure`.
    pub(super) which: &'static str,
    pub(super) zh: String,
    pub(super) en: String,
    /// The unit above, or the successor.
    pub(super) other: String,
    pub(super) day: String,
    pub(super) reason: String,
}

impl Page for UnitChangesHtml {
    fn status(&self) -> StatusCode {
        Told::status(self.sent.error.as_ref())
    }
}

impl UnitChangesHtml {
    /// The lines in which a unit of this kind stands.
    fn lines(&self) -> impl Iterator<Item = Line> {
        let kind = self.page.unit.kind;
        Line::ALL.into_iter().filter(move |line| !line.parents(kind).is_empty())
    }

    fn name_zh(&self) -> &str {
        if self.sent.which == "names" { &self.sent.zh } else { &self.page.unit.name.zh }
    }

    fn name_en(&self) -> &str {
        if self.sent.which == "names" { &self.sent.en } else { &self.page.unit.name.en }
    }

    /// The day of a form: as it was sent, otherwise today.
    fn day(&self, which: &str) -> String {
        if self.sent.which == which {
            self.sent.day.clone()
        } else {
            local_date(self.ui.now).to_string()
        }
    }

    fn reason(&self, which: &str) -> &str {
        if self.sent.which == which { &self.sent.reason } else { "" }
    }

    /// Whether a unit is chosen in a form: as it was sent, otherwise as it stands.
    fn is_chosen(&self, line: Line, id: UnitId) -> bool {
        if self.sent.which == line.name() {
            return self.sent.other == id.to_string();
        }
        self.page.unit.above(line) == Some(id)
    }

    fn is_successor(&self, id: UnitId) -> bool {
        self.sent.which == "closure" && self.sent.other == id.to_string()
    }

    /// Whether open tasks need a successor.
    fn needs_successor(&self) -> bool {
        self.open_tasks() > 0
    }

    fn open_tasks(&self) -> i64 {
        i64::try_from(self.page.open_tasks.unwrap_or_default()).unwrap_or(i64::MAX)
    }
}

pub(super) async fn page(visit: Visit, Path(id): Path<String>) -> Answer {
    show(visit, unit_in(&id)?, Sent::default()).await
}

async fn show(visit: Visit, unit: UnitId, sent: Sent) -> Answer {
    let reader = visit.reader();
    let page = unit_page(&reader, unit).await?;
    reader.require(Act::ManageNetwork, reader.person().facts_of(&page.unit))?;
    shown(&UnitChangesHtml { ui: visit.ui, page, sent })
}

/// After a command: the unit, or the forms again with what was sent.
pub(super) async fn answered(
    visit: Visit,
    unit: UnitId,
    sent: Sent,
    done: app::Result<()>,
) -> Answer {
    match done {
        Ok(()) | Err(app::Error::Repeated) => see_other(format!("/units/{unit}")),
        Err(error) => match Told::or_late(&visit.ui, &error) {
            Some(told) => show(visit, unit, Sent { error: Some(told), ..sent }).await,
            None => Err(Problem::from(error)),
        },
    }
}
