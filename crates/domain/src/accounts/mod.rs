//! Accounts 账号: signing in, and how long a session lives.
//!
//! Sources: GB/T 22239-2019 8.1.4.1 (unique identity, two factors, lock-out, idle end) and
//! OWASP ASVS 5.0 chapters 6 and 7. A guesser is slowed, never told whether a login exists;
//! an account is never locked for good, for that would let anyone lock out a colleague.
//!
//! An account begins with an invitation (邀请): a code on paper with which its person chooses the
//! password, and only the person; a loss is mended in the same way.
//!
//! Who leaves (离任) keeps the account until the end of the last day; then it is closed, its
//! history stays, and what was in the person's hands goes to the successor.

mod departure;
mod events;
mod invitation;
mod invitation_events;
mod invite;
mod life;
mod password;
mod session;
mod throttle;
mod token;

pub use departure::{
    Departure, DepartureOrder, DepartureRefusal, DepartureState, Successor, close, name_successor,
    plan_departure, take_back,
};
pub use events::AccountEvent;
pub use invitation::{
    CODE_LASTS, Invitation, InvitationRefusal, InvitationState, Purpose, activate, approve,
    end_sessions, refuse, withdraw,
};
pub use invitation_events::InvitationEvent;
pub use invite::{
    IdentityCheck, InvitationOrder, LossOrder, check_beside, check_login, check_name, invite,
    invite_again, reset,
};
pub use life::{AccountLife, AccountState, IDLE_AFTER};
pub use password::{PasswordRefusal, check_new_password, check_password};
pub use session::{ABSOLUTE_LIFE, IDLE_LIFE, SessionLife};
pub use throttle::{FREE_TRIES, FREE_TRIES_OF_NETWORK, Throttle};
pub use token::{
    ApiToken, LONGEST_LIFE, MOST_TOKENS, TokenOrder, TokenRefusal, TokenScope, issue, revoke,
};
