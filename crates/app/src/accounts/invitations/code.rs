//! The code on a slip: six groups of four from letters and digits that nobody confuses on paper.

use std::fmt;

use kernel::AccountId;

use crate::{Error, KeyStore, Result};

/// Without 0 O, 1 I L, 2's Z, 5's S, 6's G, 8's B, and U beside V: 26 signs.
const SIGNS: &[u8; 26] = b"23456789ACDEFHJKMNPQRTVWXY";
/// The largest multiple of 26 that a byte can hold: above it bytes are drawn again, so that each
/// sign is as likely as any other.
const EVEN: u8 = 234;
const GROUPS: usize = 6;
const GROUP: usize = 4;

/// A code that activates an account: 24 signs, 112.8 bits. It is shown once and kept nowhere.
#[derive(Clone)]
pub struct ActivationCode(String);

impl ActivationCode {
    /// A new code.
    pub(super) fn fresh() -> Result<Self> {
        let mut code = String::with_capacity(GROUPS * GROUP);
        while code.len() < GROUPS * GROUP {
            let mut bytes = [0; GROUPS * GROUP];
            vault::os_random(&mut bytes).map_err(Error::fault)?;
            let even = bytes.into_iter().filter(|byte| *byte < EVEN);
            let signs = even.map(|byte| char::from(SIGNS[usize::from(byte) % SIGNS.len()]));
            code.extend(signs.take(GROUPS * GROUP - code.len()));
        }
        Ok(Self(code))
    }

    /// What the database keeps of it.
    pub(super) fn hash(&self, keys: &KeyStore, account: AccountId) -> Vec<u8> {
        hash_of(keys, account, &self.0)
    }
}

/// The code itself, in groups: for the one slip that shows it.
impl fmt::Display for ActivationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, sign) in self.0.chars().enumerate() {
            if number > 0 && number % GROUP == 0 {
                f.write_str("-")?;
            }
            write!(f, "{sign}")?;
        }
        Ok(())
    }
}

/// The keyed hash of what somebody typed as the code of this account.
pub(super) fn hash_of(keys: &KeyStore, account: AccountId, typed: &str) -> Vec<u8> {
    keys.blinded("activation-code", &format!("{account}:{}", as_printed(typed)))
}

/// What was typed, as slips print it: hyphens and spaces do not count, nor do small letters and
/// the wide ones of a Chinese keyboard.
fn as_printed(typed: &str) -> String {
    let narrow = |sign: char| match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        sign => sign,
    };
    let signs = typed.chars().map(narrow).filter(char::is_ascii_alphanumeric);
    signs.map(|sign| sign.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_code_has_112_bits_in_six_groups_without_signs_that_look_alike() {
        let mut codes = HashSet::new();
        for _ in 0..500 {
            let code = ActivationCode::fresh().unwrap().to_string();
            assert_eq!(code.split('-').map(str::len).collect::<Vec<_>>(), [4; 6]);
            assert!(!code.contains(['0', '1', 'B', 'G', 'I', 'L', 'O', 'S', 'U', 'Z']), "{code}");
            codes.insert(code);
        }
        assert_eq!(codes.len(), 500);
        let bits = f64::from(u8::try_from(GROUPS * GROUP).unwrap()) * 26_f64.log2();
        assert!(bits > 112.0, "{bits}");
    }

    #[test]
    fn every_sign_is_drawn_about_as_often_as_any_other() {
        let mut counts = [0_u32; 256];
        for _ in 0..2000 {
            for sign in ActivationCode::fresh().unwrap().0.bytes() {
                counts[usize::from(sign)] += 1;
            }
        }
        let drawn = SIGNS.map(|sign| counts[usize::from(sign)]);
        // 48,000 signs: 1,846 of each, with a deviation of 42.
        assert!(drawn.iter().all(|count| (1600..2100).contains(count)), "{drawn:?}");
    }

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        assert_eq!(as_printed(" acde-fh34 "), "ACDEFH34");
        assert_eq!(as_printed("\u{ff21}\u{ff23}\u{ff0d}\u{ff13}\u{3000}x"), "AC3X");
    }
}
