//! Automatic numbers: ECMA-376 part 1, 17.9.

use super::{attribute, number, package::BROKEN};
use crate::outline::numeral;
use crate::{ReadError, limits};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{HashMap, HashSet};

/// Levels of one list.
const LEVELS: usize = 9;

/// One level of a list format.
#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: String,
    /// As `（%1）`.
    text: String,
    /// The paragraph style that stands for this level.
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, format: "decimal".into(), text: String::new(), style: None }
    }
}

/// The list formats and how far each list has counted.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    formats: HashMap<u32, Vec<Level>>,
    /// The format of each list.
    lists: HashMap<u32, u32>,
    /// Levels of a list that begin at another number.
    overrides: HashMap<(u32, usize), u32>,
    counters: HashMap<u32, [Option<u32>; LEVELS]>,
    /// Levels of lists that began at their own number: lists of one format count together else.
    restarted: HashSet<(u32, usize)>,
}

/// Where the reader of `numbering.xml` stands.
#[derive(Default)]
struct Place {
    format: Option<u32>,
    list: Option<u32>,
    level: usize,
}

impl Numbering {
    /// Reads `word/numbering.xml`.
    pub(crate) fn read(xml: &str) -> Result<Self, ReadError> {
        let mut reader = Reader::from_str(xml);
        let (mut numbering, mut place) = (Self::default(), Place::default());
        loop {
            match reader.read_event().map_err(|_| BROKEN)? {
                Event::Start(e) | Event::Empty(e) => numbering.element(&e, &mut place),
                Event::Eof => return Ok(numbering),
                _ => {}
            }
        }
    }

    fn element(&mut self, e: &BytesStart, place: &mut Place) {
        match e.local_name().as_ref() {
            "abstractNum" => {
                *place = Place { format: number(e, "abstractNumId"), ..Place::default() };
            }
            "num" => *place = Place { list: number(e, "numId"), ..Place::default() },
            "abstractNumId" => {
                if let (Some(list), Some(format)) = (place.list, number(e, "val")) {
                    self.lists.insert(list, format);
                }
            }
            "lvl" | "lvlOverride" => {
                place.level = number(e, "ilvl").map_or(0, |level| level as usize).min(LEVELS - 1);
            }
            "startOverride" => {
                if let (Some(list), Some(start)) = (place.list, number(e, "val")) {
                    self.overrides.insert((list, place.level), start);
                }
            }
            name => {
                if let (Some(format), Some(value)) = (place.format, attribute(e, "val"))
                    && self.formats.len() < limits::DOCX_LISTS
                {
                    self.level(format, place.level).set(name, value);
                }
            }
        }
    }

    fn level(&mut self, format: u32, level: usize) -> &mut Level {
        let levels = self.formats.entry(format).or_insert_with(|| vec![Level::default(); LEVELS]);
        &mut levels[level.min(LEVELS - 1)]
    }

    /// The level of a list that a paragraph style stands for.
    pub(crate) fn level_of_style(&self, list: u32, style: &str) -> Option<u32> {
        let levels = self.formats.get(self.lists.get(&list)?)?;
        let at = levels.iter().position(|level| level.style.as_deref() == Some(style))?;
        u32::try_from(at).ok()
    }

    /// Counts one paragraph of a list and writes its number as it is shown.
    pub(crate) fn next(&mut self, list: u32, level: u32) -> Option<String> {
        let format = *self.lists.get(&list)?;
        let levels = self.formats.get(&format)?;
        let level = (level as usize).min(LEVELS - 1);
        let start =
            |at: usize| self.overrides.get(&(list, at)).copied().unwrap_or(levels[at].start);
        let counters = self.counters.entry(format).or_default();
        if self.overrides.contains_key(&(list, level)) && self.restarted.insert((list, level)) {
            counters[level] = None;
        }
        counters[level] = Some(counters[level].map_or(start(level), |n| n.saturating_add(1)));
        counters[level + 1..].fill(None);
        if levels[level].format == "bullet" {
            return None;
        }
        let mut shown = levels[level].text.clone();
        for (at, counter) in counters.iter().enumerate().take(level + 1) {
            let value = counter.unwrap_or(start(at));
            shown = shown.replace(&format!("%{}", at + 1), &write(value, &levels[at].format));
        }
        Some(shown)
    }
}

impl Level {
    fn set(&mut self, property: &str, value: String) {
        match property {
            "start" => self.start = value.parse().unwrap_or(1),
            "numFmt" => self.format = value,
            "lvlText" => self.text = value.chars().take(60).collect(),
            "pStyle" => self.style = Some(value),
            _ => {}
        }
    }
}

/// A number in one of the formats of ECMA-376 part 1, 17.18.59.
fn write(value: u32, format: &str) -> String {
    match format {
        "none" => String::new(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "ideographDigital"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "ideographTraditional"
            if value < 1000 =>
        {
            numeral::to_chinese(value)
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&value) => {
            char::from_u32('①' as u32 + value - 1).map_or(String::new(), String::from)
        }
        "lowerLetter" | "upperLetter" => {
            let letter = char::from_digit(10 + (value.saturating_sub(1)) % 26, 36).unwrap_or('a');
            if format == "upperLetter" { letter.to_uppercase().to_string() } else { letter.into() }
        }
        _ => value.to_string(),
    }
}
