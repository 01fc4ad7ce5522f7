//! Two people at once: what was sent, and what stands now, side by side (409).

use app::plans::{TaskPage, task_page};
use askama::Template;
use axum::http::StatusCode;
use domain::access::Act;
use domain::plans::TaskNo;

use super::task::{self, Sent};
use crate::shell::{Answer, Page, Told, Ui, Visit, see_other, shown};

/// The page that shows both versions.
#[derive(Template)]
#[template(path = "plans/conflict.html")]
pub(super) struct ConflictPage {
    pub(super) ui: Ui,
    pub(super) page: TaskPage,
    /// What was sent.
    pub(super) sent: Sent,
}

impl Page for ConflictPage {
    fn status(&self) -> StatusCode {
        StatusCode::CONFLICT
    }
}

impl ConflictPage {
    /// Who did the last thing that happened.
    fn last_who(&self) -> String {
        self.page.story.last().map_or_else(String::new, |last| self.ui.who(&last.who))
    }

    fn last_told(&self) -> String {
        self.page.story.last().map_or_else(String::new, |last| task::told(&self.ui, last))
    }

    fn last_at(&self) -> String {
        self.page.story.last().map_or_else(String::new, |last| self.ui.moment(last.at))
    }
}

/// What a form about a task leads to: the task, the form again with one sentence, or both
/// versions side by side.
pub(super) async fn answered(
    visit: Visit,
    no: TaskNo,
    sent: Sent,
    done: app::Result<()>,
) -> Answer {
    match done {
        Ok(()) | Err(app::Error::Repeated) => see_other(format!("/tasks/{no}")),
        Err(app::Error::Stale { .. }) => {
            let page = task_page(&visit.reader(), no).await?;
            shown(&ConflictPage { ui: visit.ui, page, sent })
        }
        Err(error) => match Told::of(&visit.ui, &error) {
            Some(told) => task::show(visit, no, Sent { error: Some(told), ..sent }).await,
            None => Err(error.into()),
        },
    }
}
