//! Enrolling the second factor, and taking it off.

use app::accounts::{EnrolSecondFactor, RemoveSecondFactor};
use serde::Deserialize;

use super::account;
use super::session_end::Nothing;
use crate::shell::{Answer, Signed, see_other};

#[derive(Deserialize)]
pub(super) struct Proof {
    secret: String,
    code: String,
}

pub(super) async fn enrol(signed: Signed<Proof>) -> Answer {
    let Signed { visit, key, fields: Proof { secret, code } } = signed;
    let account = visit.signed_in.person.account;
    let order = EnrolSecondFactor::new(&visit.web.app, account, secret.clone(), code);
    let done = match order {
        Ok(order) => visit.command(key, order).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) | Err(app::Error::Repeated) => see_other("/account"),
        Err(app::Error::Refused(message)) => {
            account::show(visit, Some(secret), Some(message)).await
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn remove(signed: Signed<Nothing>) -> Answer {
    match signed.visit.command(signed.key, RemoveSecondFactor).await {
        Ok(()) | Err(app::Error::Repeated) => see_other("/account"),
        Err(error) => Err(error.into()),
    }
}
