//! Invitations: codes on paper with which people choose the passwords of their accounts.
//!
//! A code is shown once, to whoever prints the slip; the database keeps a keyed hash. It has 112
//! bits, so that a quick hash is enough (ASVS 5.0, 6.5.2) and a whole county is invited in a
//! moment. Whoever tries codes is slowed by the same counters as whoever tries passwords.

mod activate;
mod approve;
mod code;
mod end_sessions;
mod found;
mod invite;
mod invite_again;
mod lists;
mod lock;
mod queries;
mod recover;
mod reset;
mod rows;
mod slip;
mod store;
mod suggest;
mod withdraw;

pub use activate::{Activation, activate};
pub use approve::{ApproveInvitation, RefuseInvitation};
pub use code::ActivationCode;
pub use end_sessions::EndSessions;
pub use found::{FoundCounty, FoundingName, found_county};
pub use invite::{InviteAccounts, NewInvitation};
pub use invite_again::InviteAgain;
pub use lists::{AccountFilter, AccountRow, list_accounts};
pub(super) use queries::resets_of;
pub use queries::{
    AccountFile, InvitationRow, ProposalRow, account_file, list_proposals, units_of_accounts,
};
pub use recover::recover_account;
pub use reset::ResetAccount;
pub use slip::Slip;
pub(crate) use store::end_all_codes;
pub use suggest::{Suggestion, Suggestions, suggest_invitations};
pub use withdraw::WithdrawInvitation;
