//! Passwords in files of their own, and URLs as they may be shown.

use std::fmt::Write as _;

use kernel::Message;

use super::Config;
use super::problem::Problem;

impl Config {
    /// The URL under `url`, with the password that stands in the file under `file`.
    pub(super) fn with_password(
        &self,
        url: &'static str,
        file: &'static str,
    ) -> Result<Option<String>, Problem> {
        let Some(given) = self.text(url) else { return Ok(None) };
        let Some(secret) = self.path(file) else { return Ok(Some(given.to_owned())) };
        let secret = std::fs::read_to_string(&secret).map_err(|error| {
            let what = Message::new("config-secret-unreadable").with("cause", error.to_string());
            self.problem(file, what)
        })?;
        let whole = joined(given, secret.trim_end_matches(['\r', '\n']));
        let without_user = || self.problem(url, Message::new("config-url-without-user"));
        Ok(Some(whole.ok_or_else(without_user)?))
    }
}

/// The URL with this password, escaped (RFC 3986); `None` if it names no user, or a password.
fn joined(url: &str, password: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let (user, place) = rest.split_once('@').filter(|(user, _)| is_user(user))?;
    let mut escaped = String::new();
    for byte in password.bytes() {
        if byte.is_ascii_alphanumeric() {
            escaped.push(char::from(byte));
        } else {
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    Some(format!("{scheme}://{user}:{escaped}@{place}"))
}

fn is_user(user: &str) -> bool {
    !user.is_empty() && !user.contains([':', '/', '?'])
}

/// The URL without its password.
pub(super) fn masked(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let Some((who, place)) = rest.rsplit_once('@') else { return url.to_owned() };
    match who.split_once(':') {
        Some((user, _)) => format!("{scheme}://{user}:***@{place}"),
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_put_behind_its_user_and_escaped() {
        let url = joined("postgres://qingqu@db.example/qingqu", "a:b@c/%").unwrap();
        assert_eq!(url, "postgres://qingqu:a%3Ab%40c%2F%25@db.example/qingqu");
        assert_eq!(joined("postgres://db.example/qingqu", "x"), None);
        assert_eq!(joined("postgres://qingqu:y@db.example/qingqu", "x"), None);
    }

    #[test]
    fn a_shown_url_tells_no_password() {
        assert_eq!(masked("smtps://a:b:c@d@mail.example:465"), "smtps://a:***@mail.example:465");
        assert_eq!(masked("smtps://a@mail.example"), "smtps://a@mail.example");
        assert_eq!(masked("https://supervision.example"), "https://supervision.example");
    }
}
