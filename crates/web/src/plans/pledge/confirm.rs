//! The unit confirms its pledge.

use app::plans::ConfirmPledge;
use axum::extract::Path;

use super::super::conflict::answered;
use super::super::task::{Sent, number, seen};
use super::Said;
use crate::shell::{Answer, Worded};

pub(in crate::plans) async fn submit(Path(no): Path<String>, worded: Worded<Said>) -> Answer {
    let Worded { visit, key, fields } = worded;
    let task = number(&no)?;
    let seen = seen(&fields.version);
    let sent = Sent::signed("confirm", &fields.post, &fields.name);
    let done = visit.command(key, ConfirmPledge { task, seen, said: fields.confirmation() }).await;
    answered(visit, task, sent, done).await
}
