//! Verifying the record from its page.

use app::record::verify_now;
use serde::Deserialize;

use super::record::show;
use crate::shell::{Answer, Signed};

/// A form without fields of its own.
#[derive(Deserialize)]
pub(super) struct Nothing {}

pub(super) async fn submit(signed: Signed<Nothing>) -> Answer {
    let visit = signed.visit;
    let report = verify_now(&visit.web.app, &visit.reader()).await?;
    show(visit, None, Some(report)).await
}
