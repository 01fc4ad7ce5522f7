//! Terms, as people write them: 2025-2026学年度下学期, 2026年春, 2026秋季学期.

use kernel::period::{SchoolYear, TermNumber};

use super::{marks, sign_key};

/// The term that a text says.
pub(in crate::intake) fn term(text: &str) -> Option<(SchoolYear, TermNumber)> {
    let key = sign_key(text);
    let years: Vec<i32> = key
        .split(|char: char| !char.is_ascii_digit())
        .filter(|group| group.len() == 4)
        .filter_map(|group| group.parse().ok())
        .collect();
    let number = number_of(&key)?;
    let begins = match years[..] {
        [first, second] if second == first + 1 => first,
        // A season says the calendar year; the spring belongs to the school year before.
        [year] if key.contains(marks::SPRING) => year - 1,
        [year] if key.contains(marks::AUTUMN) => year,
        _ => return None,
    };
    (2000..=2199).contains(&begins).then_some((SchoolYear(begins), number))
}

/// Which of the two terms; nothing if both or none are named.
fn number_of(key: &str) -> Option<TermNumber> {
    let names = |words: &[&str]| words.iter().any(|word| key.contains(word));
    match (names(&marks::FIRST_TERM), names(&marks::SECOND_TERM)) {
        (true, false) => Some(TermNumber::First),
        (false, true) => Some(TermNumber::Second),
        _ => None,
    }
}
