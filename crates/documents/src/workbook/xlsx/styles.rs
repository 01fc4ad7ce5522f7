//! Which cells show their number as a day.

use std::collections::HashSet;
use std::io::BufRead;

use super::xml::{Piece, attribute, each};
use crate::workbook::Unread;

/// Formats of cells that are read (Excel keeps no more).
const MOST: usize = 65_536;

/// For each format of cells, whether it shows a day.
#[derive(Debug, Default)]
pub(super) struct Styles(Vec<bool>);

impl Styles {
    pub(super) fn read(part: impl BufRead) -> Result<Self, Unread> {
        let (mut days, mut of_cells, mut in_cells) = (HashSet::new(), Vec::new(), false);
        each(part, |piece| {
            match piece {
                Piece::Start(element) => match element.local_name().as_ref() {
                    "numFmt" => {
                        let code = attribute(element, "formatCode").unwrap_or_default();
                        if shows_a_day(&code) && days.len() < MOST {
                            days.insert(number(attribute(element, "numFmtId")));
                        }
                    }
                    "cellXfs" => in_cells = true,
                    "xf" if in_cells && of_cells.len() < MOST => {
                        let format = number(attribute(element, "numFmtId"));
                        of_cells.push(is_day_of_its_own(format) || days.contains(&format));
                    }
                    _ => {}
                },
                Piece::End("cellXfs") => in_cells = false,
                _ => {}
            }
            Ok(())
        })?;
        Ok(Self(of_cells))
    }

    /// Whether cells of this format show a day.
    pub(super) fn is_day(&self, style: usize) -> bool {
        self.0.get(style).copied().unwrap_or_default()
    }
}

fn number(text: Option<String>) -> u32 {
    text.and_then(|text| text.parse().ok()).unwrap_or_default()
}

/// The formats that no workbook spells out (ECMA-376, 18.8.30; 27-36 and 50-58 are Chinese).
pub(in crate::workbook) fn is_day_of_its_own(format: u32) -> bool {
    matches!(format, 14..=22 | 27..=36 | 45..=47 | 50..=58)
}

/// Whether a format has a place for a year, month, day or hour.
pub(in crate::workbook) fn shows_a_day(code: &str) -> bool {
    let (mut in_quotes, mut in_brackets, mut is_escaped) = (false, false, false);
    // Only the first part counts: the others are for negative numbers and text.
    for char in code.chars() {
        match char {
            _ if is_escaped => is_escaped = false,
            '"' => in_quotes = !in_quotes,
            _ if in_quotes => {}
            '\\' | '_' | '*' => is_escaped = true,
            '[' => in_brackets = true,
            ']' => in_brackets = false,
            _ if in_brackets => {}
            ';' => return false,
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::shows_a_day;

    #[test]
    fn a_format_shows_a_day_where_it_has_a_place_for_one() {
        for code in ["yyyy-mm-dd", "yyyy\"年\"m\"月\"d\"日\";@", "[$-804]m/d", "h:mm"] {
            assert!(shows_a_day(code), "{code}");
        }
        for code in ["General", "0.00", "#,##0\"month\"", "[Red]0", "0\\d", "@", "0;\"d\";d"] {
            assert!(!shows_a_day(code), "{code}");
        }
    }
}
