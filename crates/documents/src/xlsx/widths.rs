//! How wide the columns are: Chinese characters take two places, Latin ones take one.

use super::Sheet;

/// Places that a column has at least and at most; longer text wraps.
const NARROWEST: usize = 6;
const WIDEST: usize = 44;
/// What the filter's button and the edges take.
const EDGES: usize = 3;

/// The widths of the columns, in places of the usual font.
pub(super) fn of(sheet: &Sheet) -> Vec<f64> {
    let widest = |column: usize| {
        let cells = sheet.rows.iter().filter_map(|row| Some(row.get(column)?.to_string()));
        let texts = cells.chain(sheet.heads.get(column).cloned());
        texts.map(|text| text.lines().map(places).max().unwrap_or(0)).max().unwrap_or(0)
    };
    let width = |places: usize| {
        let places = u8::try_from((places + EDGES).clamp(NARROWEST, WIDEST));
        f64::from(places.unwrap_or(u8::MAX))
    };
    (0..sheet.heads.len()).map(widest).map(width).collect()
}

fn places(line: &str) -> usize {
    line.chars().map(|char| if char < '\u{1100}' { 1 } else { 2 }).sum()
}
