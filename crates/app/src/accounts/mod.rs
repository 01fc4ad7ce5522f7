//! Accounts: invitations, signing in, sessions, the second factor, API tokens, substitutes, leaving.
//!
//! Who signs in is slowed by wrong tries and never told whether a login exists. A session is
//! a random token in a cookie, an API token one in a header; the database keeps hashes only.

mod create;
mod departures;
mod invitations;
mod names;
mod password;
mod recusals;
mod rows;
mod second_factor;
mod sessions;
mod sign_in;
mod staff;
mod substitutes;
mod throttle;
mod tokens;

pub use create::CreateAccount;
pub(crate) use create::create_closed;
pub use departures::{
    Colleague, DepartureRow, Leaver, LeaverChoice, NameSuccessor, RecordDeparture,
    TakeBackDeparture, close_accounts, leaver, leavers_to_choose, list_departures,
};
pub(crate) use departures::{closed_without_successor, departure};
pub(crate) use invitations::end_all_codes;
pub use invitations::{
    AccountFile, AccountFilter, AccountRow, Activation, ActivationCode, ApproveInvitation,
    EndSessions, FoundCounty, FoundingName, InvitationRow, InviteAccounts, InviteAgain,
    NewInvitation, ProposalRow, RefuseInvitation, ResetAccount, Slip, Suggestion, Suggestions,
    WithdrawInvitation, account_file, activate, found_county, list_accounts, list_proposals,
    recover_account, suggest_invitations, units_of_accounts,
};
pub use names::PersonName;
pub(crate) use names::{accounts_of_role, accounts_of_units, names_of};
pub use password::PasswordCost;
pub use recusals::{RecusalRow, list_recusals};
pub(crate) use rows::accounts;
pub use second_factor::{EnrolSecondFactor, Enrolment, RemoveSecondFactor, new_enrolment};
pub use sessions::{
    SessionRow, SessionToken, SignOut, SignedIn, end_other_sessions, list_sessions, signed_in,
};
pub(crate) use sessions::{forget_ended_sessions, present_person};
pub use sign_in::{SignIn, SignInStep, give_code, sign_in};
pub use staff::{
    ActingRow, StaffNote, StaffPage, StaffRow, SubstitutionRow, staff_notes, staff_page,
};
pub use substitutes::{EndSubstitution, NameSubstitute};
pub(crate) use throttle::forget_old_throttles;
pub(crate) use tokens::forget_dead_tokens;
pub use tokens::{
    IssueToken, NewToken, RevokeToken, TokenHolder, TokenSecret, list_tokens, token_holder,
};
