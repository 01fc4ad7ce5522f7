//! A second person lets an invitation take effect.

use app::accounts::ApproveInvitation;
use axum::extract::Path;
use serde::Deserialize;

use super::file::{self, Sent};
use super::{account_in, seen};
use crate::shell::{Answer, Problem, Signed};

#[derive(Deserialize)]
pub(in crate::accounts) struct ApprovalForm {
    /// The account on whose page the form stands.
    account: String,
    version: String,
}

pub(in crate::accounts) async fn submit(
    Path(id): Path<String>,
    signed: Signed<ApprovalForm>,
) -> Answer {
    let Signed { visit, key, fields: ApprovalForm { account, version } } = signed;
    let account = account_in(&account)?;
    let invitation = id.parse().map_err(|_| Problem::missing())?;
    let order = ApproveInvitation { invitation, seen: seen(&version) };
    let done = visit.command(key, order).await.map(drop);
    file::answered(visit, account, Sent::default(), done).await
}
