//! The bureau says which unit an office is.

use serde::Deserialize;

use super::offices::office_named;
use crate::shell::{Answer, Signed, see_other};

#[derive(Deserialize)]
pub(super) struct OfficeForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    unit: String,
}

pub(super) async fn submit(signed: Signed<OfficeForm>) -> Answer {
    let Signed { visit, key, fields: OfficeForm { name, unit } } = signed;
    let Some(order) = office_named(&name, &unit) else { return see_other("/offices") };
    match visit.command(key, order).await {
        Ok(()) | Err(app::Error::Repeated) => see_other("/offices"),
        Err(error) => Err(error.into()),
    }
}
