//! "Our week was quiet": one click.

use app::plans::ConfirmWeek;
use axum::extract::Path;
use kernel::UnitId;
use kernel::period::PeriodKey;
use serde::Deserialize;

use super::address;
use crate::shell::{Answer, Problem, Signed, see_other};

#[derive(Deserialize)]
pub(in crate::plans) struct Quiet {
    week: String,
}

pub(in crate::plans) async fn submit(Path(id): Path<String>, signed: Signed<Quiet>) -> Answer {
    let unit: UnitId = id.parse().map_err(|_| Problem::missing())?;
    let week: PeriodKey = signed.fields.week.parse().map_err(|_| Problem::missing())?;
    match signed.visit.command(signed.key, ConfirmWeek { unit, week }).await {
        Ok(()) | Err(app::Error::Repeated) => see_other(address(unit, week)),
        Err(error) => Err(error.into()),
    }
}
