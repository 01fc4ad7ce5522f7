//! API tokens 接口令牌: a person lets a program act for them, in part and for a time.
//!
//! A token never may more than its person: it may what they may *and* its scopes name. It ends
//! by itself, at the latest after a year, so that a forgotten one dies. Who holds the token is
//! the person, to the record; that is why making one asks for the password.

use std::fmt;

use chrono::{Days, NaiveDate};
use kernel::{AccountId, ApiTokenId, CountyId, Instant, Message, local_date};

use super::AccountEvent;
use crate::Refusal;

/// A token ends at the latest after so many days.
pub const LONGEST_LIFE: Days = Days::new(365);
/// Tokens of one person that live at one time.
pub const MOST_TOKENS: usize = 20;
/// Most characters of a token's name.
const LONGEST_NAME: usize = 80;

/// What a token may be used for 令牌范围.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenScope {
    /// See plans and their outline.
    PlansRead,
    /// See tasks and the lights of the county.
    TasksRead,
    /// Give tasks, accept, hand in, return, approve.
    TasksWrite,
}

impl TokenScope {
    /// All scopes, in the order of the form.
    pub const ALL: [Self; 3] = [Self::PlansRead, Self::TasksRead, Self::TasksWrite];

    /// The stable name, as stored and as the API's document has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::PlansRead => "plans:read",
            Self::TasksRead => "tasks:read",
            Self::TasksWrite => "tasks:write",
        }
    }

    /// The scope of that stored name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.name() == name)
    }

    /// What it allows, in one sentence.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::PlansRead => "token-scope-plans-read",
            Self::TasksRead => "token-scope-tasks-read",
            Self::TasksWrite => "token-scope-tasks-write",
        })
    }
}

impl fmt::Display for TokenScope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// An API token 接口令牌 of a person; its secret is not part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiToken {
    /// Its id.
    pub id: ApiTokenId,
    /// The county.
    pub county: CountyId,
    /// Whose it is.
    pub account: AccountId,
    /// What the person calls it.
    pub name: String,
    /// What it may be used for, each once, in the order of [`TokenScope::ALL`].
    pub scopes: Vec<TokenScope>,
    /// When it was made.
    pub made_at: Instant,
    /// Its last day, until 24:00 local time.
    pub ends_on: NaiveDate,
    /// The day it was last used.
    pub last_used_on: Option<NaiveDate>,
    /// When the person took it back.
    pub revoked_at: Option<Instant>,
}

impl ApiToken {
    /// Whether it opens anything on `today`.
    pub fn lives(&self, today: NaiveDate) -> bool {
        self.revoked_at.is_none() && today <= self.ends_on
    }
}

/// The order to make a token.
#[derive(Debug, Clone)]
pub struct TokenOrder {
    /// Id of the new token.
    pub id: ApiTokenId,
    /// The county.
    pub county: CountyId,
    /// Whose it is to be.
    pub account: AccountId,
    /// What the person calls it.
    pub name: String,
    /// What it may be used for.
    pub scopes: Vec<TokenScope>,
    /// Its last day; `None` if none was chosen.
    pub ends_on: Option<NaiveDate>,
    /// How many tokens of the person live now.
    pub living: usize,
}

/// Why a token is not made, or not taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenRefusal {
    /// It has no name.
    #[error("a token has a name")]
    NameMissing,
    /// Its name is too long.
    #[error("the name of a token has at most {LONGEST_NAME} characters")]
    NameTooLong,
    /// It may be used for nothing.
    #[error("a token has a scope")]
    ScopeMissing,
    /// It has no last day.
    #[error("a token has a last day")]
    EndMissing,
    /// Its last day has passed.
    #[error("the last day has passed")]
    EndPassed,
    /// Its last day is more than a year away.
    #[error("the last day is more than a year away")]
    EndTooFar,
    /// The person has as many as anybody may have.
    #[error("a person has at most {MOST_TOKENS} tokens")]
    TooMany,
    /// It was taken back already.
    #[error("the token was revoked already")]
    RevokedAlready,
}

impl Refusal for TokenRefusal {
    fn message(&self) -> Message {
        match self {
            Self::NameMissing => Message::new("token-refused-name-missing"),
            Self::NameTooLong => Message::new("token-refused-name-long").with("most", LONGEST_NAME),
            Self::ScopeMissing => Message::new("token-refused-scope-missing"),
            Self::EndMissing => Message::new("token-refused-end-missing"),
            Self::EndPassed => Message::new("token-refused-end-passed"),
            Self::EndTooFar => Message::new("token-refused-end-far"),
            Self::TooMany => Message::new("token-refused-too-many").with("most", MOST_TOKENS),
            Self::RevokedAlready => Message::new("token-refused-revoked"),
        }
    }
}

/// Makes a token.
///
/// # Errors
/// A [`TokenRefusal`] for a missing or long name, no scope, a last day that is missing, has
/// passed or lies more than [`LONGEST_LIFE`] ahead, or one token too many.
pub fn issue(order: TokenOrder, now: Instant) -> Result<(ApiToken, AccountEvent), TokenRefusal> {
    let name = named(&order.name)?;
    let mut scopes = order.scopes;
    scopes.sort_unstable();
    scopes.dedup();
    if scopes.is_empty() {
        return Err(TokenRefusal::ScopeMissing);
    }
    let ends_on = ending(order.ends_on, local_date(now))?;
    if order.living >= MOST_TOKENS {
        return Err(TokenRefusal::TooMany);
    }
    let event = AccountEvent::TokenIssued {
        account: order.account,
        token: order.id,
        scopes: scopes.iter().map(|scope| scope.name()).collect(),
        ends_on,
    };
    let token = ApiToken {
        id: order.id,
        county: order.county,
        account: order.account,
        name,
        scopes,
        made_at: now,
        ends_on,
        last_used_on: None,
        revoked_at: None,
    };
    Ok((token, event))
}

fn named(name: &str) -> Result<String, TokenRefusal> {
    let name = name.trim();
    match name.chars().count() {
        0 => Err(TokenRefusal::NameMissing),
        1..=LONGEST_NAME => Ok(name.to_owned()),
        _ => Err(TokenRefusal::NameTooLong),
    }
}

fn ending(ends_on: Option<NaiveDate>, today: NaiveDate) -> Result<NaiveDate, TokenRefusal> {
    let ends_on = ends_on.ok_or(TokenRefusal::EndMissing)?;
    if ends_on < today {
        return Err(TokenRefusal::EndPassed);
    }
    if today.checked_add_days(LONGEST_LIFE).is_some_and(|latest| latest < ends_on) {
        return Err(TokenRefusal::EndTooFar);
    }
    Ok(ends_on)
}

/// Takes a token back; from then on it opens nothing.
///
/// # Errors
/// [`TokenRefusal::RevokedAlready`].
pub fn revoke(token: ApiToken, now: Instant) -> Result<(ApiToken, AccountEvent), TokenRefusal> {
    if token.revoked_at.is_some() {
        return Err(TokenRefusal::RevokedAlready);
    }
    let event = AccountEvent::TokenRevoked { account: token.account, token: token.id };
    Ok((ApiToken { revoked_at: Some(now), ..token }, event))
}

#[cfg(test)]
mod tests {
    use kernel::SeededIds;

    use super::*;

    fn now() -> Instant {
        "2026-09-28T02:00:00Z".parse().unwrap()
    }

    fn order(ends_on: &str) -> TokenOrder {
        let ids = SeededIds::new(1);
        TokenOrder {
            id: ApiTokenId::fresh(&ids),
            county: CountyId::fresh(&ids),
            account: AccountId::fresh(&ids),
            name: " weekly table ".to_owned(),
            scopes: vec![TokenScope::TasksRead, TokenScope::PlansRead, TokenScope::TasksRead],
            ends_on: ends_on.parse().ok(),
            living: 0,
        }
    }

    #[test]
    fn a_token_lives_until_the_end_of_its_last_day_and_at_most_a_year() {
        let (token, _) = issue(order("2027-09-28"), now()).unwrap();
        assert!(token.lives(token.ends_on));
        assert!(!token.lives(token.ends_on + Days::new(1)));
        let refused = |ends_on| issue(order(ends_on), now()).unwrap_err();
        assert_eq!(refused("2027-09-29"), TokenRefusal::EndTooFar);
        assert_eq!(refused("2026-09-27"), TokenRefusal::EndPassed);
        assert_eq!(refused(""), TokenRefusal::EndMissing);
    }

    #[test]
    fn a_token_has_a_name_and_each_of_its_scopes_once() {
        let (token, _) = issue(order("2026-09-28"), now()).unwrap();
        assert_eq!(token.name, "weekly table");
        assert_eq!(token.scopes, [TokenScope::PlansRead, TokenScope::TasksRead]);
        let bad = |change: fn(&mut TokenOrder)| {
            let mut order = order("2026-09-28");
            change(&mut order);
            issue(order, now()).unwrap_err()
        };
        assert_eq!(bad(|order| order.name = "  ".to_owned()), TokenRefusal::NameMissing);
        assert_eq!(bad(|order| order.name = "长".repeat(81)), TokenRefusal::NameTooLong);
        assert_eq!(bad(|order| order.scopes.clear()), TokenRefusal::ScopeMissing);
        assert_eq!(bad(|order| order.living = MOST_TOKENS), TokenRefusal::TooMany);
    }

    #[test]
    fn a_revoked_token_is_dead_and_is_not_revoked_again() {
        let (token, _) = issue(order("2026-09-28"), now()).unwrap();
        let (revoked, _) = revoke(token, now()).unwrap();
        assert!(!revoked.lives(revoked.ends_on));
        assert_eq!(revoke(revoked, now()).unwrap_err(), TokenRefusal::RevokedAlready);
    }

    #[test]
    fn the_names_of_scopes_are_stable() {
        let names = TokenScope::ALL.map(TokenScope::name);
        assert_eq!(names, ["plans:read", "tasks:read", "tasks:write"]);
        assert!(TokenScope::ALL.iter().all(|it| TokenScope::from_name(it.name()) == Some(*it)));
    }
}
