//! Two people at once: what was sent, and what stands now, side by side (409).

use app::plans::{TaskPage, task_page};
use askama::Template;
use axum::http::StatusCode;
use domain::plans::TaskNo;

use super::task::{self, Sent};
use crate::shell::{Answer, Page, Ui, Visit, see_other, shown};

/// The page that shows both versions.
#[derive(Template)]
#[template(path = "plans/conflict.html")]
pub(super) struct ConflictPage {
    pub(super) ui: Ui,
    pub(super) page: TaskPage,
    /// What was sent, as the tail of its message id.
    pub(super) act: &'static str,
    /// The words that were sent with it.
    pub(super) words: String,
}

impl Page for ConflictPage {
    fn status(&self) -> StatusCode {
        StatusCode::CONFLICT
    }
}

impl ConflictPage {
    /// Whether files were sent too; a browser cannot be given them back.
    fn has_files(&self) -> bool {
        self.act == "hand-in"
    }

    /// Who did the last thing that happened.
    fn last_who(&self) -> String {
        self.page.story.last().map_or_else(String::new, |last| self.ui.who(&last.who))
    }

    fn last_told(&self) -> String {
        self.page.story.last().map_or_else(String::new, |last| self.ui.of("event", &last.kind))
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
    act: &'static str,
    sent: Sent,
    done: app::Result<()>,
) -> Answer {
    match done {
        Ok(()) | Err(app::Error::Repeated) => see_other(format!("/tasks/{no}")),
        Err(app::Error::Refused(message)) => {
            let error = Some(visit.ui.say(&message));
            task::show(visit, no, Sent { error, ..sent }).await
        }
        Err(app::Error::Stale { .. }) => {
            let page = task_page(&visit.reader(), no).await?;
            shown(&ConflictPage { ui: visit.ui, page, act, words: sent.text })
        }
        Err(error) => Err(error.into()),
    }
}
