//! After a loss nothing of what was lost opens the account any more.

use domain::accounts::{Invitation, InvitationEvent, InvitationState, Purpose};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::{ActiveModelTrait, ActiveValue};

use crate::accounts::rows::accounts;
use crate::accounts::sessions::end_sessions_of;
use crate::accounts::tokens::end_tokens_of;
use crate::{Result, Work};

/// Ends password, sessions and tokens as soon as the code of a reset is good, and the second factor
/// if it is lost. An invitation to a new account, or one that waits, changes nothing.
pub(super) async fn lock(work: &mut Work, invitation: &Invitation) -> Result<()> {
    let is_open = invitation.state == InvitationState::Open;
    if invitation.purpose == Purpose::NewAccount || !is_open {
        return Ok(());
    }
    let row = accounts::ActiveModel {
        id: Set(invitation.account.as_uuid()),
        password_hash: Set(None),
        totp_secret: second_factor(invitation.purpose),
        ..Default::default()
    };
    row.update(work.db()).await?;
    end_sessions_of(work, invitation.account).await?;
    end_tokens_of(work, invitation.account).await?;
    work.record(&InvitationEvent::locked(invitation))
}

fn second_factor(purpose: Purpose) -> ActiveValue<Option<Vec<u8>>> {
    if purpose == Purpose::LostSecondFactor { Set(None) } else { NotSet }
}
