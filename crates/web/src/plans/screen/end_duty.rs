//! The bureau ends a duty.

use app::plans::EndDuty;
use axum::extract::Path;
use serde::Deserialize;

use super::super::task::seen;
use super::duty::{Refused, number, show};
use crate::shell::{Answer, Signed, see_other};

#[derive(Deserialize)]
pub(in crate::plans) struct EndForm {
    version: String,
    #[serde(default)]
    reason: String,
}

pub(in crate::plans) async fn submit(Path(no): Path<String>, signed: Signed<EndForm>) -> Answer {
    let Signed { visit, key, fields: EndForm { version, reason } } = signed;
    let duty = number(&no)?;
    let order = EndDuty { duty, seen: seen(&version), reason: reason.clone() };
    match visit.command(key, order).await {
        Ok(()) | Err(app::Error::Repeated) => see_other(format!("/duties/{duty}")),
        Err(app::Error::Refused(message)) => {
            let error = Some(visit.ui.say(&message));
            show(visit, duty, Refused { error, reason }).await
        }
        Err(error) => Err(error.into()),
    }
}
