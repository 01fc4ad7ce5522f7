//! What is printed on a slip, this once.

use domain::accounts::{Invitation, InvitationState, Purpose};
use domain::org::{Unit, UnitName};
use kernel::Instant;

use super::ActivationCode;
use crate::accounts::PersonName;
use crate::accounts::rows::accounts;

/// An activation slip 激活条. Its code is known here and nowhere else.
#[derive(Clone)]
pub struct Slip {
    /// The unit.
    pub unit: UnitName,
    /// The person.
    pub name: PersonName,
    /// The name to sign in with.
    pub login: String,
    /// The code.
    pub code: ActivationCode,
    /// From when on the code opens nothing.
    pub ends_at: Instant,
    /// What it is for.
    pub purpose: Purpose,
    /// Whether a second person has to approve it before the code opens anything.
    pub waits: bool,
}

impl Slip {
    pub(super) fn of(
        account: &accounts::Model,
        unit: &Unit,
        invitation: &Invitation,
        code: ActivationCode,
    ) -> Self {
        Self {
            unit: unit.name.clone(),
            name: account.name(),
            login: account.login.clone(),
            code,
            ends_at: invitation.ends_at,
            purpose: invitation.purpose,
            waits: invitation.state == InvitationState::Proposed,
        }
    }
}
