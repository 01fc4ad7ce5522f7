//! The posts of a unit: who holds them on a day, all tenures, and the forms that keep them.

use app::org::{PostRow, PostsPage, posts_page};
use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::org::Tenure;
use kernel::{UnitId, local_date};
use serde::Deserialize;

use super::unit_in;
use crate::shell::{Answer, Page, Told, Ui, Visit, see_other, shown, written_day};

/// The posts of a unit.
#[derive(Template)]
#[template(path = "org/posts.html")]
pub(super) struct PostsHtml {
    pub(super) ui: Ui,
    pub(super) page: PostsPage,
    pub(super) sent: Sent,
}

/// A form that did not count, to be shown again.
#[derive(Debug, Clone, Default)]
pub(super) struct Sent {
    /// Why.
    pub(super) error: Option<Told>,
    /// The post or the tenure that the form was about; empty for a new post.
    pub(super) about: String,
    /// The name of the holder, or the title of the new post.
    pub(super) name: String,
    pub(super) first_on: String,
    pub(super) last_on: String,
}

impl Page for PostsHtml {
    fn status(&self) -> StatusCode {
        Told::status(self.sent.error.as_ref())
    }
}

impl PostsHtml {
    /// What was sent about this post.
    fn sent_for(&self, row: &PostRow) -> Option<&Sent> {
        Some(&self.sent).filter(|sent| sent.about == row.post.id.to_string())
    }

    fn today(&self) -> NaiveDate {
        local_date(self.ui.now)
    }

    /// Whether a tenure has no end, or one that is not over.
    fn is_open(&self, tenure: &Tenure) -> bool {
        tenure.last_on.is_none_or(|last| self.today() < last)
    }

    fn days(tenure: &Tenure) -> String {
        let last = tenure.last_on.map(|last| last.to_string()).unwrap_or_default();
        format!("{} – {last}", tenure.first_on)
    }
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    day: String,
}

pub(super) async fn page(
    visit: Visit,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    show(visit, unit_in(&id)?, written_day(&asked.day), Sent::default()).await
}

async fn show(visit: Visit, unit: UnitId, day: Option<NaiveDate>, sent: Sent) -> Answer {
    let page = posts_page(&visit.reader(), unit, day).await?;
    shown(&PostsHtml { ui: visit.ui, page, sent })
}

/// After a command: the posts, or the form again with what was sent. `unit` is the one on whose
/// page the form stands.
pub(super) async fn answered(
    visit: Visit,
    unit: UnitId,
    sent: Sent,
    done: app::Result<()>,
) -> Answer {
    match done {
        Ok(()) | Err(app::Error::Repeated) => see_other(format!("/units/{unit}/posts")),
        Err(error) => match Told::or_late(&visit.ui, &error) {
            Some(told) => show(visit, unit, None, Sent { error: Some(told), ..sent }).await,
            None => Err(error.into()),
        },
    }
}
