//! The master data of a school are entered.

use app::org::KeepSchoolRecord;
use axum::extract::Path;
use domain::org::AreaClass;
use serde::Deserialize;

use super::school::{Sent, answered};
use super::unit_in;
use crate::shell::{Answer, Worded};

#[derive(Deserialize)]
pub(super) struct RecordForm {
    #[serde(default)]
    code: String,
    #[serde(default)]
    area: String,
    #[serde(default)]
    campuses: String,
}

pub(super) async fn submit(Path(id): Path<String>, worded: Worded<RecordForm>) -> Answer {
    let Worded { visit, key, fields: RecordForm { code, area, campuses } } = worded;
    let unit = unit_in(&id)?;
    let order = KeepSchoolRecord {
        unit,
        code: code.clone(),
        area: AreaClass::from_name(&area),
        campuses: campuses.trim().parse().ok(),
    };
    let done = visit.command(key, order).await;
    let sent = Sent { record: Some((code, campuses)), ..Sent::default() };
    answered(visit, unit, sent, done).await
}
