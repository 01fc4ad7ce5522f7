//! Enrolling the second factor, and taking it off.

use app::accounts::{EnrolSecondFactor, RemoveSecondFactor};
use serde::Deserialize;

use super::account;
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

#[derive(Deserialize)]
pub(super) struct Code {
    code: String,
}

pub(super) async fn remove(signed: Signed<Code>) -> Answer {
    let Signed { visit, key, fields: Code { code } } = signed;
    let account = visit.signed_in.person.account;
    let done = match RemoveSecondFactor::proven(&visit.web.app, account, &code).await {
        Ok(order) => visit.command(key, order).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) | Err(app::Error::Repeated) => see_other("/account"),
        Err(app::Error::Refused(message)) => account::show(visit, None, Some(message)).await,
        Err(error) => Err(error.into()),
    }
}
