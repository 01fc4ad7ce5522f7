//! The report of a week or a month is frozen.

use app::plans::Freeze;
use axum::extract::Path;
use kernel::UnitId;
use kernel::period::PeriodKey;
use serde::Deserialize;

use crate::shell::{Answer, Problem, Signed, see_other};

#[derive(Deserialize)]
pub(in crate::plans) struct Frozen {
    period: String,
}

pub(in crate::plans) async fn submit(Path(id): Path<String>, signed: Signed<Frozen>) -> Answer {
    let unit: UnitId = id.parse().map_err(|_| Problem::missing())?;
    let period: PeriodKey = signed.fields.period.parse().map_err(|_| Problem::missing())?;
    match signed.visit.command(signed.key, Freeze { unit, period }).await {
        Ok(report) => see_other(format!("/reports/{report}")),
        Err(app::Error::Repeated) => see_other("/reports"),
        Err(error) => Err(error.into()),
    }
}
