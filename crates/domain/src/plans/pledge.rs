//! Pledges 责任书: documents that two sides confirm.
//!
//! At the start of the year the office and a unit each confirm one text: what the unit answers
//! for, what the office will do. A duty carries the text, frozen with its hash when it is asked;
//! a unit's share of such a duty is handed in by its confirmation of exactly this text and closed
//! by the office's. No file is needed. A new text is a new duty: the old one is superseded, never
//! edited, and nobody can confirm a text that was not the one they were shown.
//!
//! ```text
//! Assigned | Accepted | Returned --confirm--> HandedIn --counter-sign--> Approved
//! ```
//!
//! It is a record of who said yes to which words and when, made by signed-in people; it is no
//! electronic signature in the sense of the law (电子签名法), and a unit that wants ink prints it.

use kernel::{Instant, local_date};
use serde::{Deserialize, Serialize};

use super::assign::filled;
use super::review::under_review;
use super::{Approval, HandIn, PlanEvent, Task, TaskRefusal, TaskState};
use crate::access::Doer;

/// The words of a pledge, before they are asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PledgeText {
    /// Its title.
    pub title: String,
    /// Its paragraphs, one a line.
    pub text: String,
}

impl PledgeText {
    /// The words without surrounding space and empty lines; `None` if there are none at all.
    ///
    /// # Errors
    /// [`TaskRefusal::PledgeIncomplete`] if only the title or only the text is there.
    pub fn tidy(&self) -> Result<Option<Self>, TaskRefusal> {
        let lines: Vec<&str> = self.text.lines().filter_map(non_empty).collect();
        let text = lines.join("\n");
        match (filled(&self.title), text.is_empty()) {
            (None, true) => Ok(None),
            (Some(title), false) => Ok(Some(Self { title, text })),
            _ => Err(TaskRefusal::PledgeIncomplete),
        }
    }

    /// What is hashed: the title, an empty line, the paragraphs, as UTF-8.
    pub fn canonical(&self) -> String {
        format!("{}\n\n{}", self.title, self.text)
    }
}

fn non_empty(line: &str) -> Option<&str> {
    Some(line.trim()).filter(|line| !line.is_empty())
}

/// A pledge as it was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pledge {
    /// Its words.
    pub words: PledgeText,
    /// SHA-256 of [`PledgeText::canonical`], in hexadecimal.
    pub sha256: String,
}

/// One side's confirmation 确认 of a pledge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// The post of who confirms, such as 校长.
    pub post: String,
    /// Their name.
    pub name: String,
    /// The hash of the text that they were shown.
    pub sha256: String,
}

impl Confirmation {
    /// The confirmation, if it is whole and of this very text.
    fn of(self, pledge: &Pledge) -> Result<Self, TaskRefusal> {
        if self.sha256 != pledge.sha256 {
            return Err(TaskRefusal::PledgeChanged);
        }
        let post = filled(&self.post).ok_or(TaskRefusal::SignerMissing)?;
        let name = filled(&self.name).ok_or(TaskRefusal::SignerMissing)?;
        Ok(Self { post, name, sha256: self.sha256 })
    }
}

/// The unit confirms its pledge, the first time or after a return. Confirming is accepting.
///
/// # Errors
/// [`TaskRefusal::NotNow`] under review or when closed, [`TaskRefusal::PledgeChanged`],
/// [`TaskRefusal::SignerMissing`].
pub fn confirm_pledge(
    task: Task,
    pledge: &Pledge,
    said: Confirmation,
    by: impl Into<Doer>,
    now: Instant,
) -> Result<(Task, PlanEvent), TaskRefusal> {
    let doer = by.into();
    let Doer { account: by, stands_in_for } = doer;
    let round = match &task.state {
        TaskState::Assigned | TaskState::Accepted { .. } => 1,
        TaskState::Returned { hand_in, .. } => hand_in.round + 1,
        other => return Err(TaskRefusal::NotNow { now: other.name() }),
    };
    let said = said.of(pledge)?;
    let event = PlanEvent::PledgeConfirmed { task: task.id, round, confirmation: said.clone() };
    let (note, pledge) = (String::new(), Some(said));
    let hand_in = HandIn { by, stands_in_for, at: now, round, note, pledge };
    let first_handed_in_on = task.first_handed_in_on.or(Some(local_date(now)));
    let holder = task.holder.or(Some(doer.place()));
    let task = Task { holder, first_handed_in_on, ..task };
    Ok((task.moved(TaskState::HandedIn { hand_in }), event))
}

/// The office confirms it too; the task is closed.
///
/// # Errors
/// [`TaskRefusal::NotNow`] unless the unit's confirmation waits, [`TaskRefusal::OwnHandIn`],
/// [`TaskRefusal::PledgeChanged`], [`TaskRefusal::SignerMissing`].
pub fn counter_sign(
    task: Task,
    pledge: &Pledge,
    said: Confirmation,
    by: impl Into<Doer>,
    now: Instant,
) -> Result<(Task, PlanEvent), TaskRefusal> {
    let by = by.into();
    let hand_in = under_review(&task, by)?;
    let theirs = hand_in.pledge.clone().ok_or(TaskRefusal::PledgeUnconfirmed)?;
    theirs.of(pledge)?;
    let said = said.of(pledge)?;
    let round = hand_in.round;
    let event = PlanEvent::PledgeCounterSigned { task: task.id, round, confirmation: said.clone() };
    let approval = Approval { by: by.account, at: now, remark: String::new(), pledge: Some(said) };
    Ok((task.moved(TaskState::Approved { hand_in, approval }), event))
}
