//! Reading what people write in cells: spaces, widths, numbers, days, terms, yes and no.
//!
//! Every reader takes what the cell says after [`plain`] and gives a value or `None`; why it is
//! none is said by `flaw`.

mod amounts;
mod days;
mod marks;
mod numbers;
mod terms;

pub(super) use amounts::{money, whole};
pub(super) use days::{Day, day};
pub(super) use numbers::{Number18, digits, has_lost_digits, identity_number};
pub(super) use terms::term;

/// Text as it was meant: full-width letters and digits as usual ones, ideographic and other
/// spaces as spaces, nothing that cannot be seen, no spaces around, no apostrophe that keeps a
/// number text.
pub fn plain(text: &str) -> String {
    let narrow = text.chars().filter(|char| !is_unseen(*char)).map(|char| match char {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(char) - 0xff01 + 0x21).unwrap_or(char),
        char if char.is_whitespace() => ' ',
        char => char,
    });
    let narrow: String = narrow.collect();
    let text = narrow.trim();
    text.strip_prefix('\'').unwrap_or(text).trim().to_owned()
}

/// What stays of a name when two spellings of it are compared: letters, characters and digits,
/// without what stands in brackets, such as a seal or a hint.
pub fn name_key(text: &str) -> String {
    let plain = plain(text);
    let outside = without_brackets(&plain);
    let key = |text: &str| -> String {
        text.chars().flat_map(char::to_lowercase).filter(|char| char.is_alphanumeric()).collect()
    };
    match key(&outside) {
        nothing if nothing.is_empty() => key(&plain),
        key => key,
    }
}

/// The choice or answer that a cell is: as [`name_key`], but signs stay.
fn sign_key(text: &str) -> String {
    plain(text).chars().filter(|char| *char != ' ').flat_map(char::to_lowercase).collect()
}

/// Yes or no.
pub(super) fn yes_no(text: &str) -> Option<bool> {
    let key = sign_key(text);
    if marks::YES.contains(&key.as_str()) {
        Some(true)
    } else {
        marks::NO.contains(&key.as_str()).then_some(false)
    }
}

/// Whether a row that begins so belongs to the sheet and not to the list.
pub(super) fn is_below_the_list(text: &str) -> bool {
    let text: String = plain(text).chars().filter(|char| *char != ' ').collect();
    let ends = |rest: &str| !rest.starts_with(char::is_alphabetic);
    marks::BELOW.iter().any(|word| text.strip_prefix(word).is_some_and(ends))
        || marks::NOTE
            .iter()
            .any(|word| text.strip_prefix(*word).is_some_and(|rest| rest.starts_with(':')))
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    text.chars()
        .filter(|char| match char {
            '(' | '[' | '【' | '〔' => {
                depth += 1;
                false
            }
            ')' | ']' | '】' | '〕' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}

/// Characters that stand in a cell without being seen.
fn is_unseen(char: char) -> bool {
    let is_control = char.is_control() && !char.is_whitespace();
    is_control || matches!(char, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// What stands before the first of these endings that the text has.
fn without_ending<'t>(text: &'t str, endings: &[&str]) -> Option<&'t str> {
    endings.iter().find_map(|ending| text.strip_suffix(ending))
}
