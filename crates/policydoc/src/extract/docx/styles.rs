//! Numbers that come with a paragraph style (headings of a template).

use super::{attribute, number, package::BROKEN};
use crate::ReadError;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::HashMap;

/// The numbering of one style.
#[derive(Debug, Default, Clone)]
struct Style {
    based_on: Option<String>,
    list: Option<u32>,
    level: Option<u32>,
}

/// The styles by id.
#[derive(Debug, Default)]
pub(crate) struct Styles(HashMap<String, Style>);

impl Styles {
    /// Reads `word/styles.xml`.
    pub(crate) fn read(xml: &str) -> Result<Self, ReadError> {
        let mut reader = Reader::from_str(xml);
        let mut styles = HashMap::new();
        let (mut id, mut style) = (String::new(), Style::default());
        loop {
            match reader.read_event().map_err(|_| BROKEN)? {
                Event::Start(e) | Event::Empty(e) => match e.local_name().as_ref() {
                    "style" => id = attribute(&e, "styleId").unwrap_or_default(),
                    "basedOn" => style.based_on = attribute(&e, "val"),
                    "numId" => style.list = number(&e, "val"),
                    "ilvl" => style.level = number(&e, "val"),
                    _ => {}
                },
                Event::End(e) if e.local_name().as_ref() == "style" => {
                    styles.insert(std::mem::take(&mut id), std::mem::take(&mut style));
                }
                Event::Eof => return Ok(Self(styles)),
                _ => {}
            }
        }
    }

    /// The list and level of a style, its own or from the style it is based on.
    pub(crate) fn list(&self, id: &str) -> Option<(u32, Option<u32>)> {
        const CHAIN: usize = 20;
        let mut style = self.0.get(id)?;
        let mut level = style.level;
        for _ in 0..CHAIN {
            if let Some(list) = style.list {
                return Some((list, level));
            }
            style = self.0.get(style.based_on.as_ref()?)?;
            level = level.or(style.level);
        }
        None
    }
}
