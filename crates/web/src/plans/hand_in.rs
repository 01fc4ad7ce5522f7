//! The unit hands in evidence.

use app::Reader;
use app::files::{Upload, keep, take_back};
use app::plans::{HandInFiles, NewEvidence, TaskPage};
use axum::extract::Path;
use domain::access::Act;
use domain::plans::TaskNo;
use kernel::{EvidenceId, TaskId, Version};

use super::conflict::answered;
use super::task::{Sent, number, seen};
use crate::shell::multipart::{Brought, FilesForm, read};
use crate::shell::{Answer, Problem, Visit, written_day};

pub(super) async fn submit(
    Path(no): Path<String>,
    FilesForm { visit, parts }: FilesForm,
) -> Answer {
    let task = number(&no)?;
    let page = require_now(&visit.reader(), task).await?;
    let (key, mut brought) = read(&visit, parts).await?;
    let sent = sent(&page, &brought);
    let uploads = brought.files.clone();
    let seen = seen(brought.text("version"));
    let done = match brought.failed.take() {
        Some(error) => Err(error),
        None => visit.command(key, order(&page, &brought, seen)).await,
    };
    if let Err(error) = &done {
        put_aside(&visit, page.task.id, &uploads, error).await;
    }
    answered(visit, task, sent, done).await
}

/// Nobody writes files to the disk for a task that they cannot hand in to.
pub(super) async fn require_now(reader: &Reader<'_>, task: TaskNo) -> Result<TaskPage, Problem> {
    let page = app::plans::task_page(reader, task).await?;
    if page.may_hand_in { Ok(page) } else { Err(app::Error::Denied(Act::HandIn).into()) }
}

fn sent(page: &TaskPage, brought: &Brought) -> Sent {
    let left_out = page.kept.iter().map(|kept| kept.id).filter(|id| !brought.names_kept(*id));
    Sent {
        effective_on: brought.text("effective_on").to_owned(),
        left_out: left_out.collect(),
        again: again(brought),
        ..Sent::of("hand-in", brought.text("note"))
    }
}

/// The evidence that is to be handed in again.
fn again(brought: &Brought) -> Vec<EvidenceId> {
    brought.texts("again").filter_map(|id| id.parse().ok()).collect()
}

/// The order, with the kept uploads that the form names; of the person's own only.
pub(super) fn order(page: &TaskPage, brought: &Brought, seen: Version) -> HandInFiles {
    let effective_on = written_day(brought.text("effective_on"));
    let is_new = |upload: &Upload| {
        let same = |it: &Upload| it.sha256 == upload.sha256 && it.name == upload.name;
        !brought.files.iter().any(same)
    };
    let named = page.kept.iter().filter(|kept| brought.names_kept(kept.id));
    let kept = named.map(|kept| &kept.upload).filter(|upload| is_new(upload)).cloned();
    let uploads: Vec<Upload> = kept.chain(brought.files.iter().cloned()).collect();
    HandInFiles {
        task: page.task.no,
        seen,
        note: brought.text("note").to_owned(),
        again: again(brought),
        evidence: uploads.into_iter().map(|upload| NewEvidence { upload, effective_on }).collect(),
    }
}

/// Files that can be handed in at the next try are kept for it; on a full disk they go at once.
/// Neither may stand in the way of the answer.
async fn put_aside(visit: &Visit, task: TaskId, uploads: &[Upload], why: &app::Error) {
    let app = &visit.web.app;
    let done = match why {
        app::Error::Refused(_) | app::Error::Stale { .. } => {
            keep(app, &visit.signed_in.person, Some(task), uploads).await
        }
        app::Error::NoRoom => take_back(app, uploads).await,
        _ => return,
    };
    if let Err(error) = done {
        tracing::warn!(%error, "the files of a hand-in that failed were not put aside");
    }
}
