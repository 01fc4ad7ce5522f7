//! Passwords that can be read out: four groups of four from letters and digits that nobody
//! confuses. Sixteen of them carry 79 bits.

use crate::{Error, Result};

/// Without i, l, o, 0 and 1.
const SIGNS: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS: usize = 4;
const GROUP: usize = 4;

/// A new password for the account with this login.
pub(super) fn fresh(login: &str) -> Result<String> {
    // A short login may turn up inside; then another one is drawn.
    loop {
        let password = drawn()?;
        if domain::accounts::check_password(login, &password).is_ok() {
            return Ok(password);
        }
    }
}

fn drawn() -> Result<String> {
    let mut password = String::with_capacity(GROUPS * (GROUP + 1));
    while password.len() < GROUPS * (GROUP + 1) {
        if password.len() % (GROUP + 1) == GROUP {
            password.push('-');
        } else {
            password.push(sign()?);
        }
    }
    password.pop();
    Ok(password)
}

/// One sign, each as likely as any other.
fn sign() -> Result<char> {
    loop {
        let mut byte = [0];
        vault::os_random(&mut byte).map_err(Error::fault)?;
        if let Some(sign) = SIGNS.get(usize::from(byte[0] & 31)) {
            return Ok(char::from(*sign));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_has_four_groups_and_never_holds_the_login() {
        for _ in 0..500 {
            let password = fresh("he").unwrap();
            assert_eq!(password.split('-').map(str::len).collect::<Vec<_>>(), [4; 4]);
            assert!(!password.contains("he"));
        }
        assert_ne!(fresh("wu").unwrap(), fresh("wu").unwrap());
    }
}
