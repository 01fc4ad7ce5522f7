//! The office confirms the pledge of one unit.

use app::plans::CounterSign;
use axum::extract::Path;

use super::super::conflict::answered;
use super::super::task::{Sent, number, seen};
use super::Said;
use crate::shell::{Answer, Worded};

pub(in crate::plans) async fn submit(Path(no): Path<String>, worded: Worded<Said>) -> Answer {
    let Worded { visit, key, fields } = worded;
    let task = number(&no)?;
    let tasks = vec![(task, seen(&fields.version))];
    let sent = Sent::signed("counter-sign", &fields.post, &fields.name);
    let done = visit.command(key, CounterSign { tasks, said: fields.confirmation() }).await;
    answered(visit, task, sent, done.map(|_| ())).await
}
