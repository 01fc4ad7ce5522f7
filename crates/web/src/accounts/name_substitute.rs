//! The office gives somebody the place of a colleague.

use app::accounts::NameSubstitute;
use axum::extract::Path;
use kernel::UnitId;
use serde::Deserialize;

use super::staff::{self, Sent};
use crate::shell::{Answer, Problem, Told, Worded, see_other};

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(super) struct SubstituteForm {
    account: String,
    stands_in_for: String,
    first_on: String,
    last_on: String,
    reason: String,
}

pub(super) async fn submit(Path(id): Path<String>, worded: Worded<SubstituteForm>) -> Answer {
    let Worded { visit, key, fields } = worded;
    let unit: UnitId = id.parse().map_err(|_| Problem::missing())?;
    let order = NameSubstitute {
        unit,
        account: fields.account.parse().map_err(|_| Problem::missing())?,
        stands_in_for: fields.stands_in_for.parse().map_err(|_| Problem::missing())?,
        first_on: fields.first_on.parse().ok(),
        last_on: fields.last_on.parse().ok(),
        reason: fields.reason.clone(),
    };
    match visit.command(key, order).await.map(drop) {
        Ok(()) | Err(app::Error::Repeated) => see_other(format!("/units/{unit}/accounts")),
        Err(error) => match Told::or_late(&visit.ui, &error) {
            Some(told) => staff::show(visit, unit, None, sent(fields, told)).await,
            None => Err(error.into()),
        },
    }
}

fn sent(fields: SubstituteForm, told: Told) -> Sent {
    let SubstituteForm { account, stands_in_for, first_on, last_on, reason } = fields;
    let (error, ended) = (Some(told), String::new());
    Sent { error, account, stands_in_for, first_on, last_on, reason, ended }
}
