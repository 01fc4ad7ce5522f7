//! The bureau grants a later last day or declines it.

use app::plans::{DecideExtension, Ruling};
use axum::extract::Path;
use serde::Deserialize;

use super::conflict::answered;
use super::task::{Sent, number, seen};
use crate::shell::{Answer, Worded, written_day};

#[derive(Deserialize)]
pub(super) struct DecisionForm {
    version: String,
    /// `grant` or `decline`.
    #[serde(default)]
    ruling: String,
    #[serde(default)]
    due_on: String,
    #[serde(default)]
    words: String,
}

pub(super) async fn submit(Path(no): Path<String>, worded: Worded<DecisionForm>) -> Answer {
    let Worded { visit, key, fields: DecisionForm { version, ruling, due_on, words } } = worded;
    let task = number(&no)?;
    let seen = seen(&version);
    let ruling = match ruling.as_str() {
        "grant" => Ruling::Granted { due_on: written_day(&due_on), remark: words.clone() },
        _ => Ruling::Declined { reason: words.clone() },
    };
    let sent = Sent { due_on, ..Sent::of("decide-extension", &words) };
    let done = visit.command(key, DecideExtension { task, seen, ruling }).await;
    answered(visit, task, sent, done).await
}
