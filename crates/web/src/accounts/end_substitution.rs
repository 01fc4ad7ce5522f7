//! The office ends a substitution before its last day.

use app::accounts::EndSubstitution;
use axum::extract::Path;
use kernel::{GrantId, UnitId, Version};
use serde::Deserialize;

use super::staff::{self, Sent};
use crate::shell::{Answer, Problem, Told, Worded, see_other};

#[derive(Deserialize)]
pub(super) struct EndForm {
    /// The unit whose page the form stands on.
    unit: String,
    version: String,
    #[serde(default)]
    reason: String,
}

pub(super) async fn submit(Path(id): Path<String>, worded: Worded<EndForm>) -> Answer {
    let Worded { visit, key, fields: EndForm { unit, version, reason } } = worded;
    let grant: GrantId = id.parse().map_err(|_| Problem::missing())?;
    let unit: UnitId = unit.parse().map_err(|_| Problem::missing())?;
    let seen = Version(version.parse().unwrap_or_default());
    let order = EndSubstitution { grant, seen, reason: reason.clone() };
    match visit.command(key, order).await {
        Ok(unit) => see_other(format!("/units/{unit}/accounts")),
        Err(app::Error::Repeated) => see_other(format!("/units/{unit}/accounts")),
        Err(error) => match Told::or_late(&visit.ui, &error) {
            Some(told) => {
                let ended = grant.to_string();
                let sent = Sent { error: Some(told), reason, ended, ..Sent::default() };
                staff::show(visit, unit, None, sent).await
            }
            None => Err(error.into()),
        },
    }
}
