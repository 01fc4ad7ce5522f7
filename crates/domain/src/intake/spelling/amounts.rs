//! Counts and amounts of money.

use super::{marks, sign_key, without_ending};
use crate::intake::MoneyUnit;

/// A whole number, with or without commas, `.0`, or what is counted behind it.
pub(in crate::intake) fn whole(text: &str) -> Option<u64> {
    let key = sign_key(text).replace(',', "");
    let key = without_ending(&key, &marks::COUNTED).unwrap_or(&key);
    let (whole, rest) = key.split_once('.').unwrap_or((key, "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || rest.bytes().any(|byte| byte != b'0') {
        return None;
    }
    whole.parse().ok()
}

/// An amount in fen, exactly: with 元, 万元, ￥, commas, a minus, or brackets for less than
/// nothing. `None` for what is no amount, or has more than two places in yuan.
pub(in crate::intake) fn money(text: &str, unit: MoneyUnit) -> Option<i64> {
    let key = sign_key(text).replace(',', "");
    let inner = key.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    let (mut rest, mut is_negative) = (inner.unwrap_or(&key), inner.is_some());
    while let Some(next) = marks::BEFORE_MONEY.iter().find_map(|mark| rest.strip_prefix(mark)) {
        rest = next;
    }
    if let Some(next) = rest.strip_prefix('-') {
        (rest, is_negative) = (next, !is_negative);
    }
    while let Some(next) = marks::BEFORE_MONEY.iter().find_map(|mark| rest.strip_prefix(mark)) {
        rest = next;
    }
    let (number, unit) = match without_ending(rest, &marks::TEN_THOUSAND) {
        Some(number) => (number, MoneyUnit::TenThousandYuan),
        None => match without_ending(rest, &marks::YUAN) {
            Some(number) => (number, MoneyUnit::Yuan),
            None => (rest, unit),
        },
    };
    let places = match unit {
        MoneyUnit::Yuan => 2,
        MoneyUnit::TenThousandYuan => 6,
    };
    let fen = scaled(number, places)?;
    Some(if is_negative { -fen } else { fen })
}

/// A decimal number times ten to the `places`, if that is whole.
fn scaled(number: &str, places: usize) -> Option<i64> {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let part = part.trim_end_matches('0');
    let all_digits = format!("{whole}{part}").bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || part.len() > places || !all_digits {
        return None;
    }
    format!("{whole}{part:0<places$}").parse().ok()
}
