//! A duty ends, with or without its tasks for which nothing was handed in.

use app::plans::{EndDuty, TakenBack};
use axum::extract::Path;
use serde::Deserialize;

use super::super::task::seen;
use super::duty::{Refused, number, show};
use crate::shell::{Answer, Told, Worded, see_other};

#[derive(Deserialize)]
pub(in crate::plans) struct EndForm {
    version: String,
    #[serde(default)]
    reason: String,
    /// A box; absent when it is not ticked.
    take_back: Option<String>,
}

pub(in crate::plans) async fn submit(Path(no): Path<String>, worded: Worded<EndForm>) -> Answer {
    let Worded { visit, key, fields: EndForm { version, reason, take_back } } = worded;
    let duty = number(&no)?;
    let take_back = take_back.is_some();
    let order = EndDuty { duty, seen: seen(&version), reason: reason.clone(), take_back };
    match visit.command(key, order).await {
        Ok(taken) if take_back => {
            let TakenBack { tasks, kept_away } = taken;
            see_other(format!("/duties/{duty}?taken={tasks}&away={kept_away}"))
        }
        Ok(_) | Err(app::Error::Repeated) => see_other(format!("/duties/{duty}")),
        Err(error) => match Told::of(&visit.ui, &error) {
            Some(told) => show(visit, duty, Refused { error: Some(told), reason, take_back }).await,
            None => Err(error.into()),
        },
    }
}
