//! The page of a visit: who comes when and what for, what can be done now, and its story.

use app::inspections::{VisitPage, visit_page};
use app::record::Happening;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::access::Act;
use domain::inspections::{MOST_MINUTES, VisitStateName};
use kernel::{VisitId, local_date};

use crate::plans::told;
use crate::shell::{Answer, Page, Problem, Told, Ui, Visit, see_other, shown};

/// The page of a visit.
#[derive(Template)]
#[template(path = "inspections/visit.html")]
pub(super) struct VisitHtml {
    pub(super) ui: Ui,
    pub(super) page: VisitPage,
    pub(super) sent: Sent,
}

/// A form that did not count, to be shown again.
#[derive(Debug, Clone, Default)]
pub(super) struct Sent {
    /// Why.
    pub(super) error: Option<Told>,
    pub(super) on: String,
    pub(super) minutes: String,
    pub(super) reason: String,
}

impl Page for VisitHtml {
    fn status(&self) -> StatusCode {
        Told::status(self.sent.error.as_ref())
    }
}

impl VisitHtml {
    fn state(&self) -> VisitStateName {
        self.page.visit.state.name()
    }

    /// How its state looks.
    fn tone(&self) -> &'static str {
        look_of(self.state())
    }

    /// The day in the form: as it was sent, otherwise the planned one as soon as it has come.
    fn held_on(&self) -> String {
        if self.sent.on.is_empty() {
            self.page.visit.planned_on.min(local_date(self.ui.now)).to_string()
        } else {
            self.sent.on.clone()
        }
    }

    /// The minutes in the form, likewise.
    fn held_minutes(&self) -> String {
        if self.sent.minutes.is_empty() {
            self.page.visit.planned_minutes.to_string()
        } else {
            self.sent.minutes.clone()
        }
    }

    /// The story, newest first.
    fn newest_first(&self) -> impl Iterator<Item = &Happening> {
        self.page.story.iter().rev()
    }

    // i18n: event-visit-*
    fn told(&self, happening: &Happening) -> String {
        told(&self.ui, happening)
    }

    /// Why it was called off, as somebody wrote it.
    fn reason(happening: &Happening) -> &str {
        happening.payload["reason"].as_str().unwrap_or_default()
    }

    /// How a happening looks: the state that it led to.
    fn look(happening: &Happening) -> &'static str {
        look_of(led_to(&happening.kind).unwrap_or(VisitStateName::Planned))
    }
}

/// The state that an event of this kind leads to.
fn led_to(kind: &str) -> Option<VisitStateName> {
    Some(match kind {
        "visit-announced" => VisitStateName::Planned,
        "visit-held" => VisitStateName::Held,
        "visit-called-off" => VisitStateName::CalledOff,
        _ => return None,
    })
}

/// The look of a state.
pub(super) fn look_of(state: VisitStateName) -> &'static str {
    match state {
        VisitStateName::Planned => "assigned",
        VisitStateName::Held => "approved",
        VisitStateName::CalledOff => "withdrawn",
    }
}

/// The id in an address.
///
/// # Errors
/// A problem like that of a visit that does not exist.
pub(super) fn visit_in(id: &str) -> Result<VisitId, Problem> {
    id.parse().map_err(|_| Problem::missing())
}

pub(super) async fn page(visit: Visit, Path(id): Path<String>) -> Answer {
    show(visit, visit_in(&id)?, Sent::default()).await
}

async fn show(visit: Visit, id: VisitId, sent: Sent) -> Answer {
    let page = visit_page(&visit.reader(), id).await?;
    shown(&VisitHtml { ui: visit.ui, page, sent })
}

/// What a form about a visit leads to: the visit, or the form again with one sentence.
pub(super) async fn answered(
    visit: Visit,
    id: VisitId,
    sent: Sent,
    done: app::Result<()>,
) -> Answer {
    match done {
        Ok(()) | Err(app::Error::Repeated) => see_other(format!("/visits/{id}")),
        Err(error) => match Told::or_late(&visit.ui, &error) {
            Some(told) => show(visit, id, Sent { error: Some(told), ..sent }).await,
            None => Err(error.into()),
        },
    }
}

#[cfg(test)]
mod tests {
    use domain::inspections::VISIT_KINDS;
    use kernel::Message;
    use l10n::{Locale, text};

    use super::led_to;

    #[test]
    fn every_event_of_a_visit_has_a_look_and_a_sentence_in_both_languages() {
        for kind in VISIT_KINDS {
            assert!(led_to(kind).is_some(), "{kind}");
            for locale in Locale::ALL {
                let id = format!("event-{kind}");
                let said = text(locale, &Message { id: id.clone().into(), args: Vec::new() });
                assert_ne!(said, id, "{}", locale.tag());
            }
        }
    }
}
