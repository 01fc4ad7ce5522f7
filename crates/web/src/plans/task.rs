//! The page of a task: what is asked, what can be done now, and the story so far.

use app::plans::{EvidenceRow, TaskPage, task_page};
use app::record::Happening;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::access::Act;
use domain::plans::{StampKind, TaskNo, office_list};
use kernel::{EvidenceId, KeptUploadId, Message, Version};

use crate::shell::{Answer, Page, Problem, Told, Ui, Visit, shown};

/// The page of a task.
#[derive(Template)]
#[template(path = "plans/task.html")]
pub(super) struct TaskHtml {
    pub(super) ui: Ui,
    pub(super) page: TaskPage,
    pub(super) sent: Sent,
}

/// What was sent and did not count, to be shown again.
#[derive(Debug, Clone, Default)]
pub(super) struct Sent {
    /// Which form it was, as the tail of its message id.
    pub(super) act: &'static str,
    /// Why it was refused.
    pub(super) error: Option<Told>,
    /// The text that was sent: a note, a reason or a remark.
    pub(super) text: String,
    /// The effective date that was sent.
    pub(super) effective_on: String,
    /// The kept uploads that were not to be handed in.
    pub(super) left_out: Vec<KeptUploadId>,
    /// The evidence that was chosen to be handed in again.
    pub(super) again: Vec<EvidenceId>,
    /// The last day that was sent, or the day of a stamp.
    pub(super) due_on: String,
    /// Which stamp was sent.
    pub(super) stamp: Option<StampKind>,
    /// The name of who confirms a pledge; the text is their post.
    pub(super) signer: String,
}

impl Sent {
    /// This text in this form.
    pub(super) fn of(act: &'static str, text: &str) -> Self {
        Self { act, text: text.to_owned(), ..Self::default() }
    }

    /// Who confirms a pledge in this form.
    pub(super) fn signed(act: &'static str, post: &str, name: &str) -> Self {
        Self { signer: name.to_owned(), ..Self::of(act, post) }
    }

    /// The name of who confirms, if it was this form's.
    pub(super) fn signer_of(&self, act: &str) -> &str {
        if self.act == act { &self.signer } else { "" }
    }

    /// The text, if it was this form's.
    pub(super) fn text_of(&self, act: &str) -> &str {
        if self.act == act { &self.text } else { "" }
    }
}

impl Page for TaskHtml {
    fn status(&self) -> StatusCode {
        Told::status(self.sent.error.as_ref())
    }
}

impl TaskHtml {
    /// The story, newest first: what happened last stands on top.
    fn newest_first(&self) -> impl Iterator<Item = &Happening> {
        self.page.story.iter().rev()
    }

    /// The evidence of this happening, if it is a hand-in.
    fn evidence(&self, happening: &Happening) -> Vec<&EvidenceRow> {
        let round = happening.payload["round"].as_u64();
        let is_hand_in = happening.kind == "task-handed-in";
        let of_round = |row: &&EvidenceRow| Some(u64::from(row.round)) == round;
        self.page.evidence.iter().filter(of_round).filter(|_| is_hand_in).collect()
    }

    /// What was said with it.
    pub(super) fn words(happening: &Happening) -> &str {
        let said = ["reason", "note", "remark", "reference"]
            .iter()
            .find_map(|name| happening.payload.get(name));
        said.and_then(|said| said.as_str()).unwrap_or_default()
    }

    /// Post and name of who confirmed a pledge.
    fn signer(happening: &Happening) -> Option<String> {
        let said = |name: &str| happening.payload.get(name)?.as_str();
        Some(format!("{} {}", said("post")?, said("name")?))
    }

    /// How a happening looks: the state that it led to.
    fn look(happening: &Happening) -> &'static str {
        look_of(&happening.kind).unwrap_or("none")
    }

    // i18n: event-*
    fn told(&self, happening: &Happening) -> String {
        told(&self.ui, happening)
    }

    /// The last day as it was assigned, where it was moved.
    fn first_due(&self) -> Option<NaiveDate> {
        let assigned = self.page.story.iter().find(|it| it.kind == "task-assigned")?;
        day_of(assigned, "due_on").filter(|first| *first != self.page.task.due_on)
    }

    fn offices(&self) -> String {
        office_list(&self.page.task.supporting_offices)
    }

    /// The first twelve digits of a hash, in groups.
    fn short(hash: &str) -> String {
        let digits: Vec<&str> = (0..12).step_by(4).filter_map(|at| hash.get(at..at + 4)).collect();
        digits.join(" ")
    }
}

/// The sentence of a happening; one about a day, a stamp or somebody who takes over names it.
pub(crate) fn told(ui: &Ui, happening: &Happening) -> String {
    let said = Message { id: format!("event-{}", happening.kind).into(), args: Vec::new() };
    let said = match &happening.to {
        Some(to) => said.with("to", ui.person(to)),
        None => said,
    };
    // i18n: stamp-kind-*
    let said = match happening.payload["stamp"].as_str() {
        Some(kind) => said.with("stamp", ui.of("stamp-kind", kind)),
        None => said,
    };
    let days = [("day", "due_on"), ("day", "on"), ("before", "before")];
    let days = days.into_iter().filter_map(|(name, field)| Some((name, day_of(happening, field)?)));
    ui.say(&days.fold(said, |said, (name, day)| said.with(name, day)))
}

/// A day in the payload of a happening.
fn day_of(happening: &Happening, field: &str) -> Option<NaiveDate> {
    happening.payload[field].as_str()?.parse().ok()
}

/// The look of an event of this kind.
fn look_of(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "task-assigned" => "assigned",
        "task-accepted" | "task-kept" | "extension-granted" | "task-taken-over"
        | "task-stamped" => "accepted",
        "hand-in-returned" | "extension-declined" => "returned",
        "task-due-moved"
        | "task-reminded"
        | "extension-requested"
        | "task-reconsidered"
        | "task-unit-changed" => "soon",
        "task-handed-in" | "pledge-confirmed" => "handed-in",
        "hand-in-approved" | "pledge-counter-signed" => "approved",
        "task-withdrawn" => "withdrawn",
        _ => return None,
    })
}

pub(super) async fn page(visit: Visit, Path(no): Path<String>) -> Answer {
    let no = number(&no)?;
    show(visit, no, Sent::default()).await
}

/// The page; after a refusal, with what was sent.
pub(super) async fn show(visit: Visit, no: TaskNo, sent: Sent) -> Answer {
    let page = task_page(&visit.reader(), no).await?;
    shown(&TaskHtml { ui: visit.ui, page, sent })
}

/// The version that a form was shown with; a form without one is stale.
pub(crate) fn seen(version: &str) -> Version {
    Version(version.parse().unwrap_or_default())
}

/// The number in an address.
///
/// # Errors
/// A problem like that of a task that does not exist.
pub(super) fn number(no: &str) -> Result<TaskNo, Problem> {
    no.parse().map_err(|()| Problem::missing())
}

#[cfg(test)]
mod tests {
    use domain::plans::STORY_KINDS;
    use kernel::Message;
    use l10n::{Locale, text};

    use super::look_of;

    #[test]
    fn every_event_of_a_story_has_a_look_and_a_sentence_in_both_languages() {
        for kind in STORY_KINDS {
            assert!(look_of(kind).is_some(), "{kind}");
            for locale in Locale::ALL {
                let id = format!("event-{kind}");
                let said = text(locale, &Message { id: id.clone().into(), args: Vec::new() });
                assert_ne!(said, id, "{}", locale.tag());
            }
        }
    }
}
