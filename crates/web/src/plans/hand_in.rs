//! The unit hands in evidence.

use app::plans::{HandInFiles, NewEvidence};
use axum::extract::Path;
use domain::access::Act;
use domain::plans::TaskNo;

use super::conflict::answered;
use super::multipart::{Brought, FilesForm, read};
use super::task::{Sent, number, seen, written_day};
use crate::shell::{Answer, Problem, Visit};

pub(super) async fn submit(visit: Visit, Path(no): Path<String>, form: FilesForm) -> Answer {
    let task = number(&no)?;
    require_now(&visit, task).await?;
    let (key, mut brought) = read(&visit, form).await?;
    let sent = Sent {
        error: None,
        text: brought.text("note").to_owned(),
        effective_on: brought.text("effective_on").to_owned(),
    };
    let done = match brought.refused.take() {
        Some(message) => Err(app::Error::Refused(message)),
        None => visit.command(key, order(task, brought)).await,
    };
    answered(visit, task, "hand-in", sent, done).await
}

/// Nobody writes files to the disk for a task that they cannot hand in to.
async fn require_now(visit: &Visit, task: TaskNo) -> Result<(), Problem> {
    let page = app::plans::task_page(&visit.reader(), task).await?;
    if page.may_hand_in { Ok(()) } else { Err(app::Error::Denied(Act::HandIn).into()) }
}

fn order(task: TaskNo, brought: Brought) -> HandInFiles {
    let effective_on = written_day(brought.text("effective_on"));
    HandInFiles {
        task,
        seen: seen(brought.text("version")),
        note: brought.text("note").to_owned(),
        evidence: brought
            .files
            .into_iter()
            .map(|upload| NewEvidence { upload, effective_on })
            .collect(),
    }
}
