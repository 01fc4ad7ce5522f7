//! "I have a tie to this unit."

use app::access::DeclareRecusal;
use kernel::UnitId;
use serde::Deserialize;

use crate::shell::{Answer, Problem, Signed, see_other};

#[derive(Deserialize)]
pub(super) struct Tie {
    unit: String,
}

pub(super) async fn submit(signed: Signed<Tie>) -> Answer {
    let unit: UnitId = signed.fields.unit.parse().map_err(|_| Problem::missing())?;
    match signed.visit.command(signed.key, DeclareRecusal { unit }).await {
        Ok(_) | Err(app::Error::Repeated) => see_other("/work?told=recused"),
        Err(error) => Err(error.into()),
    }
}
