//! What a password must be: long, not common, free in its characters (ASVS 5.0, 6.2).

use kernel::Message;

use crate::Refusal;

/// Fewest characters of a password.
const SHORTEST: usize = 12;
/// Most characters of a password.
const LONGEST: usize = 128;

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordRefusal {
    /// Fewer than twelve characters.
    #[error("the password has fewer than 12 characters")]
    TooShort,
    /// More than 128 characters.
    #[error("the password has more than 128 characters")]
    TooLong,
    /// The second time it was written otherwise.
    #[error("the password was written differently the second time")]
    NotTheSame,
    /// It repeats few characters or contains the login.
    #[error("the password is easy to guess")]
    Guessable,
}

impl Refusal for PasswordRefusal {
    fn message(&self) -> Message {
        match self {
            Self::TooShort => Message::new("password-refused-short").with("least", SHORTEST),
            Self::TooLong => Message::new("password-refused-long").with("most", LONGEST),
            Self::NotTheSame => Message::new("password-refused-not-the-same"),
            Self::Guessable => Message::new("password-refused-guessable"),
        }
    }
}

/// Checks a new password of the account with this login.
///
/// # Errors
/// One [`PasswordRefusal`] per rule.
pub fn check_password(login: &str, password: &str) -> Result<(), PasswordRefusal> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(PasswordRefusal::TooShort);
    }
    if length > LONGEST {
        return Err(PasswordRefusal::TooLong);
    }
    let mut letters: Vec<char> = password.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    let names_login = password.to_lowercase().contains(&login.to_lowercase());
    if letters.len() < 5 || names_login {
        return Err(PasswordRefusal::Guessable);
    }
    Ok(())
}

/// Checks a password that a person chose and wrote twice.
///
/// # Errors
/// As [`check_password`], and [`PasswordRefusal::NotTheSame`].
pub fn check_new_password(login: &str, password: &str, again: &str) -> Result<(), PasswordRefusal> {
    check_password(login, password)?;
    if password == again { Ok(()) } else { Err(PasswordRefusal::NotTheSame) }
}
