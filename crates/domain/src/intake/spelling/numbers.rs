//! Numbers that are names: codes, and the identity number with its check digit.
//!
//! A workbook calculates with 15 digits. A longer number that was typed into a cell for numbers
//! has lost its last ones, and nobody can see it: the cell shows zeros, or `4.22823E+17`.

use chrono::NaiveDate;

use super::sign_key;

/// Digits that a workbook keeps.
const KEPT: usize = 15;

/// What a text says about an identity number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::intake) enum Number18 {
    /// This one, with a large X.
    Is(String),
    /// It has another length.
    Length(usize),
    /// The check digit or the day of birth is wrong.
    Wrong,
}

/// Whether the workbook has lost digits of this number: it is written with a power of ten, or
/// stands as a number of more than 15 digits.
pub(in crate::intake) fn has_lost_digits(text: &str, is_number: bool) -> bool {
    let key = sign_key(text);
    let has_power = key.split_once('e').is_some_and(|(before, after)| {
        let is_digits = |text: &str| text.bytes().all(|it| it.is_ascii_digit() || it == b'.');
        !before.is_empty()
            && is_digits(before)
            && after.trim_start_matches('+').parse::<u8>().is_ok()
    });
    has_power || is_number && key.bytes().filter(u8::is_ascii_digit).count() > KEPT
}

/// The digits of a code, without spaces and hyphens; `None` if there is anything else.
pub(in crate::intake) fn digits(text: &str) -> Option<String> {
    let digits: String = sign_key(text).chars().filter(|char| *char != '-').collect();
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// An identity number of 18 places: 17 digits with a day of birth in them, and a check digit
/// (GB 11643-1999, ISO 7064 MOD 11-2).
pub(in crate::intake) fn identity_number(text: &str) -> Number18 {
    let key = sign_key(text).to_uppercase();
    let length = key.chars().count();
    if length != 18 {
        return Number18::Length(length);
    }
    let sum = key.bytes().take(17).try_fold((0_u32, 1 << 17), |(sum, weight), byte| {
        byte.is_ascii_digit().then(|| (sum + u32::from(byte - b'0') * weight, weight / 2))
    });
    let check = sum.map(|(sum, _)| (12 - sum % 11) % 11);
    let last = match key.bytes().last() {
        Some(b'X') => Some(10),
        Some(digit) if digit.is_ascii_digit() => Some(u32::from(digit - b'0')),
        _ => None,
    };
    let birth = key.get(6..14).and_then(|day| NaiveDate::parse_from_str(day, "%Y%m%d").ok());
    if check.is_some() && check == last && birth.is_some() {
        Number18::Is(key)
    } else {
        Number18::Wrong
    }
}
