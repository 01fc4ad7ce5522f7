//! Finding the head of a list: below merged titles, one row or two.

use kernel::sheet::{Area, Content, RowOfCells, SheetOfCells};

use super::spelling::{name_key, plain};
use super::{Mapping, Template};

/// How many rows with cells are looked at.
const LOOKED_AT: usize = 20;
/// More columns are not read.
const MOST_COLUMNS: usize = 256;

/// The head of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Its first row.
    pub first_row: u32,
    /// Its last row; the list begins below.
    pub last_row: u32,
    /// Its columns, from the left.
    pub columns: Vec<HeadColumn>,
}

/// The head of one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadColumn {
    /// Its place, from 1.
    pub column: u32,
    /// What stands there; of two levels, both.
    pub text: String,
    /// What it may be known by: all of it, or its lower level.
    pub(super) keys: Vec<String>,
}

impl Head {
    /// What two sheets with the same columns have in common, whatever their spaces and widths.
    pub fn signature(&self) -> String {
        let keys = self.columns.iter().map(|it| format!("{}:{}", it.column, name_key(&it.text)));
        keys.collect::<Vec<_>>().join("\n")
    }
}

/// The head of a sheet: where most columns of the template are known, on one level or two; where
/// none is, the row with most texts among the first ones. `None` of an empty sheet.
pub fn find_head(sheet: &SheetOfCells, template: &Template) -> Option<Head> {
    let rows = || sheet.rows.iter().take(LOOKED_AT);
    let heads = |levels| rows().filter_map(move |row| head_at(sheet, row.number, levels));
    let known = |head: &Head| Mapping::guess(template, head).len();
    // Of as many, the first one: it has fewer levels, or stands further up.
    let best = heads(1).chain(heads(2)).first_of_greatest(known)?;
    if known(&best) > 0 {
        return Some(best);
    }
    let texts = |row: &&RowOfCells| {
        row.cells.iter().filter(|(_, content)| matches!(content, Content::Text(_))).count()
    };
    let fullest = rows().first_of_greatest(texts)?;
    head_at(sheet, fullest.number, 1)
}

/// The head that begins in this row and has so many levels; `None` where nothing stands.
pub fn head_at(sheet: &SheetOfCells, row: u32, levels: u32) -> Option<Head> {
    let (top, last_row) = (sheet.row(row)?, row + levels - 1);
    let bottom = sheet.row(last_row)?;
    let mut places: Vec<u32> = top.cells.iter().chain(&bottom.cells).map(|(at, _)| *at).collect();
    places.sort_unstable();
    places.dedup();
    let columns = places.into_iter().take(MOST_COLUMNS).filter_map(|column| {
        let under = text_of(bottom, column);
        let over = if levels == 1 { None } else { text_over(sheet, top, column) };
        HeadColumn::of(column, over, under)
    });
    let columns: Vec<HeadColumn> = columns.collect();
    (!columns.is_empty()).then_some(Head { first_row: row, last_row, columns })
}

impl HeadColumn {
    fn of(column: u32, over: Option<String>, under: Option<String>) -> Option<Self> {
        let text = match (over, under.clone()) {
            (Some(over), Some(under)) if over != under => format!("{over} {under}"),
            (over, under) => under.or(over)?,
        };
        let mut keys = vec![name_key(&text)];
        keys.extend(under.map(|under| name_key(&under)));
        Some(Self { column, text, keys })
    }
}

fn text_of(row: &RowOfCells, column: u32) -> Option<String> {
    match row.cell(column)? {
        Content::Text(text) => Some(plain(text)).filter(|text| !text.is_empty()),
        _ => None,
    }
}

/// The upper level of a column: what stands in its cell, or in the merged one that it is part of.
fn text_over(sheet: &SheetOfCells, top: &RowOfCells, column: u32) -> Option<String> {
    let is_over = |area: &&Area| {
        (area.first_row..=area.last_row).contains(&top.number)
            && (area.first_column..=area.last_column).contains(&column)
    };
    let merged = || sheet.merged.iter().find(is_over).map(|area| area.first_column);
    text_of(top, column).or_else(|| text_of(top, merged()?))
}

/// The first of the greatest.
trait FirstOfGreatest: Iterator + Sized {
    fn first_of_greatest<K: Ord>(self, key: impl Fn(&Self::Item) -> K) -> Option<Self::Item> {
        self.fold(None, |best, next| match best {
            Some(best) if key(&best) >= key(&next) => Some(best),
            _ => Some(next),
        })
    }
}

impl<I: Iterator> FirstOfGreatest for I {}
