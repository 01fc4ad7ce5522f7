//! The ties of a unit, past ones too, and the forms that tie and untie.

use app::org::{TieRow, UnitPage, contact_posts, unit_page};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::access::Act;
use domain::org::{TieKind, UnitName};
use kernel::{PostId, UnitId, local_date};

use super::unit::{days_of, tie_in_words};
use super::unit_in;
use crate::shell::{Answer, Page, Told, Ui, Visit, see_other, shown};

/// The ties of a unit.
#[derive(Template)]
#[template(path = "org/ties.html")]
pub(super) struct TiesHtml {
    pub(super) ui: Ui,
    pub(super) page: UnitPage,
    /// The posts that can look after it, each with its unit and its title.
    pub(super) posts: Vec<(PostId, UnitName, UnitName)>,
    pub(super) sent: Sent,
}

/// A form that did not count, to be shown again.
#[derive(Debug, Clone, Default)]
pub(super) struct Sent {
    /// Why.
    pub(super) error: Option<Told>,
    /// The kind of tie; empty if one was to be ended.
    pub(super) kind: String,
    pub(super) first_on: String,
    pub(super) last_on: String,
}

impl Page for TiesHtml {
    fn status(&self) -> StatusCode {
        Told::status(self.sent.error.as_ref())
    }
}

impl TiesHtml {
    /// How this unit can be tied.
    fn kinds(&self) -> impl Iterator<Item = TieKind> {
        let kind = self.page.unit.kind;
        TieKind::ALL.into_iter().filter(move |tie| tie.suits(kind))
    }

    /// Whether there is anything to tie it to.
    fn has_partners(&self, kind: TieKind) -> bool {
        match kind {
            TieKind::ContactDuty => !self.posts.is_empty(),
            TieKind::CrossCheck | TieKind::Membership => {
                self.page.tie_partners(kind).next().is_some()
            }
        }
    }

    fn tie(&self, row: &TieRow) -> String {
        tie_in_words(&self.ui, self.page.unit.id, row)
    }

    fn days(row: &TieRow) -> String {
        days_of(&row.tie)
    }

    /// Whether the form to end it stands here: on the page of the tied unit.
    fn can_end(&self, row: &TieRow) -> bool {
        row.is_open && row.tie.unit == self.page.unit.id
    }

    fn today(&self) -> String {
        local_date(self.ui.now).to_string()
    }

    fn first_on(&self, kind: TieKind) -> String {
        if self.sent.kind == kind.name() { self.sent.first_on.clone() } else { self.today() }
    }

    fn last_on(&self, kind: TieKind) -> &str {
        if self.sent.kind == kind.name() { &self.sent.last_on } else { "" }
    }
}

pub(super) async fn page(visit: Visit, Path(id): Path<String>) -> Answer {
    show(visit, unit_in(&id)?, Sent::default()).await
}

async fn show(visit: Visit, unit: UnitId, sent: Sent) -> Answer {
    let reader = visit.reader();
    let page = unit_page(&reader, unit).await?;
    reader.require(Act::ManageNetwork, reader.person().facts_of(&page.unit))?;
    let posts = contact_posts(&reader).await?;
    shown(&TiesHtml { ui: visit.ui, page, posts, sent })
}

/// After a command: the ties, or the form again with what was sent.
pub(super) async fn answered(
    visit: Visit,
    unit: UnitId,
    sent: Sent,
    done: app::Result<()>,
) -> Answer {
    match done {
        Ok(()) | Err(app::Error::Repeated) => see_other(format!("/units/{unit}/ties")),
        Err(error) => match Told::or_late(&visit.ui, &error) {
            Some(told) => show(visit, unit, Sent { error: Some(told), ..sent }).await,
            None => Err(error.into()),
        },
    }
}
