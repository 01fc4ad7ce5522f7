//! Which sheets there are, and in which part each of them stands.

use std::collections::HashMap;
use std::io::BufRead;

use super::xml::{Piece, attribute, each, is_set};
use crate::workbook::{Limits, Unread};

/// What `xl/workbook.xml` says.
#[derive(Default)]
pub(super) struct Book {
    pub(super) sheets: Vec<SheetEntry>,
    /// Whether its days are counted from 1904.
    pub(super) is_1904: bool,
}

/// A sheet by name.
pub(super) struct SheetEntry {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    /// The id of its link.
    pub(super) link: String,
}

impl Book {
    pub(super) fn read(part: impl BufRead, limits: &Limits) -> Result<Self, Unread> {
        let mut book = Self::default();
        each(part, |piece| {
            let Piece::Start(element) = piece else { return Ok(()) };
            match element.local_name().as_ref() {
                "workbookPr" => book.is_1904 = is_set(element, "date1904"),
                "sheet" if book.sheets.len() == limits.sheets => return Err(Unread::TooLarge),
                "sheet" => book.sheets.push(SheetEntry {
                    name: attribute(element, "name").unwrap_or_default(),
                    is_hidden: attribute(element, "state").is_some_and(|it| it != "visible"),
                    link: attribute(element, "id").unwrap_or_default(),
                }),
                _ => {}
            }
            Ok(())
        })?;
        Ok(book)
    }
}

/// The links of a workbook to its parts: kind and place, by id.
pub(super) struct Links(HashMap<String, (String, String)>);

impl Links {
    pub(super) fn read(part: impl BufRead, limits: &Limits) -> Result<Self, Unread> {
        let mut links = HashMap::new();
        each(part, |piece| {
            let Piece::Start(element) = piece else { return Ok(()) };
            let told = [attribute(element, "Id"), attribute(element, "Type")];
            if let [Some(id), Some(kind)] = told
                && let Some(target) = attribute(element, "Target")
            {
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                links.insert(id, (kind, place_of(&target)));
            }
            if links.len() > limits.entries { Err(Unread::TooLarge) } else { Ok(()) }
        })?;
        Ok(Self(links))
    }

    /// The place of the sheet behind this link; `None` for what is no sheet of cells.
    pub(super) fn sheet(&self, link: &str) -> Option<&str> {
        let (kind, place) = self.0.get(link)?;
        (kind == "worksheet").then_some(place.as_str())
    }

    /// The place of the only part of this kind.
    pub(super) fn of_kind(&self, kind: &str) -> Option<&str> {
        let mut of_kind = self.0.values().filter(|(it, _)| it == kind);
        of_kind.next().map(|(_, place)| place.as_str())
    }
}

/// A target is relative to `xl/`, or begins at the root.
fn place_of(target: &str) -> String {
    match target.strip_prefix('/') {
        Some(from_root) => from_root.to_owned(),
        None => format!("xl/{target}"),
    }
}
