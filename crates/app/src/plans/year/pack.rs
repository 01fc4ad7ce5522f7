//! The pack of standing duties, as `packs/duties/README.md` describes it. Reading is strict: an
//! unknown field or a wrong value names its file, its entry and its field.

use std::collections::HashSet;
use std::fmt;

use domain::org::{Ownership, SchoolClass, Stage};
use domain::plans::{InBoth, PledgeText, Source, StandingAudience, StandingDuty, StandingKey};
use kernel::period::{Cadence, DueRule};
use rust_embed::RustEmbed;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::{Table, Value};

use crate::{Error, Result};

#[derive(RustEmbed)]
#[folder = "../../packs/duties"]
struct Files;

/// What is wrong with the pack.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// The file is no TOML, or has anything but `[[duties]]` in it.
    #[error("{file}: {why}")]
    File {
        /// The name of the file.
        file: String,
        /// What is wrong.
        why: String,
    },
    /// A field of an entry is wrong.
    #[error("{file}, {entry}, {field}: {why}")]
    Field {
        /// The name of the file.
        file: String,
        /// The key of the entry, or its place.
        entry: String,
        /// The field.
        field: String,
        /// What is wrong.
        why: String,
    },
}

/// What reading a part of it gives.
type Read<T> = std::result::Result<T, PackError>;

/// The standing duties of the pack, in its order.
///
/// # Errors
/// A fault that names file, entry and field.
pub fn standing_duties() -> Result<Vec<StandingDuty>> {
    let mut names: Vec<_> = Files::iter().filter(|name| name.ends_with(".toml")).collect();
    names.sort();
    let mut all = Vec::new();
    for name in names {
        let file = Files::get(&name).ok_or(Error::Missing)?;
        let text = String::from_utf8(file.data.into_owned()).map_err(Error::fault)?;
        all.extend(duties_of(&name, &text).map_err(Error::fault)?);
    }
    once_each(&all).map_err(Error::fault)?;
    Ok(all)
}

/// The standing duty of this key.
///
/// # Errors
/// [`Error::Missing`], or a fault of the pack.
pub fn standing_duty(key: &StandingKey) -> Result<StandingDuty> {
    standing_duties()?.into_iter().find(|duty| duty.key == *key).ok_or(Error::Missing)
}

fn once_each(all: &[StandingDuty]) -> Read<()> {
    let mut seen = HashSet::new();
    match all.iter().find(|duty| !seen.insert(&duty.key)) {
        None => Ok(()),
        Some(twice) => Err(PackError::Field {
            file: "packs/duties".to_owned(),
            entry: twice.key.to_string(),
            field: "key".to_owned(),
            why: "stands there twice".to_owned(),
        }),
    }
}

/// The entries of one file.
fn duties_of(file: &str, text: &str) -> Read<Vec<StandingDuty>> {
    let wrong = |why: String| PackError::File { file: file.to_owned(), why };
    let mut table: Table = toml::from_str(text).map_err(|error| wrong(error.to_string()))?;
    let Some(Value::Array(entries)) = table.remove("duties") else {
        return Err(wrong("there is no [[duties]]".to_owned()));
    };
    if let Some(other) = table.keys().next() {
        return Err(wrong(format!("`{other}` has no meaning here")));
    }
    let entries = entries.into_iter().enumerate();
    entries.map(|(place, entry)| duty_of(file, place, entry)).collect()
}

fn duty_of(file: &str, place: usize, entry: Value) -> Read<StandingDuty> {
    let Value::Table(table) = entry else {
        let why = format!("entry {} is no table", place + 1);
        return Err(PackError::File { file: file.to_owned(), why });
    };
    let name = table.get("key").and_then(Value::as_str).map(str::to_owned);
    let entry = name.unwrap_or_else(|| format!("entry {}", place + 1));
    let mut fields = Fields { file, entry, table };
    let duty = StandingDuty {
        key: fields.take("key")?,
        title: fields.take_words("title")?,
        requirement: fields.take_words("requirement")?,
        lead_office: fields.take_if("lead_office")?,
        cadence: fields.take::<Cadence>("every")?,
        due: fields.take_rule("due")?,
        audience: fields.take::<Asked>("audience")?.into(),
        minutes: fields.take("minutes")?,
        source: fields.take::<Source>("source")?,
        pledge: fields.take_pledge("pledge")?,
    };
    fields.none_left()?;
    Ok(duty)
}

/// The fields of one entry that were not read yet.
struct Fields<'a> {
    file: &'a str,
    entry: String,
    table: Table,
}

impl Fields<'_> {
    fn wrong(&self, field: &str, why: impl fmt::Display) -> PackError {
        PackError::Field {
            file: self.file.to_owned(),
            entry: self.entry.clone(),
            field: field.to_owned(),
            why: format!("{why}").trim().to_owned(),
        }
    }

    fn take_if<T: DeserializeOwned>(&mut self, field: &str) -> Read<Option<T>> {
        let Some(value) = self.table.remove(field) else { return Ok(None) };
        value.try_into().map(Some).map_err(|error: toml::de::Error| self.wrong(field, error))
    }

    fn take<T: DeserializeOwned>(&mut self, field: &str) -> Read<T> {
        self.take_if(field)?.ok_or_else(|| self.wrong(field, "is missing"))
    }

    /// Words that are there in both languages.
    fn take_words(&mut self, field: &str) -> Read<InBoth> {
        let words: InBoth = self.take(field)?;
        let is_whole = !words.zh.trim().is_empty() && !words.en.trim().is_empty();
        if is_whole { Ok(words) } else { Err(self.wrong(field, "is empty")) }
    }

    /// A rule of the last day; it is read elsewhere too and takes what it does not know there.
    fn take_rule(&mut self, field: &str) -> Read<DueRule> {
        let known = ["rule", "nth", "from"];
        let table = self.table.get(field).and_then(Value::as_table);
        let other = table.and_then(|table| table.keys().find(|it| !known.contains(&it.as_str())));
        if let Some(other) = other {
            return Err(self.wrong(field, format!("unknown field `{other}`")));
        }
        self.take(field)
    }

    /// The text of a pledge, without the line breaks around it.
    fn take_pledge(&mut self, field: &str) -> Read<Option<PledgeText>> {
        let Some(words) = self.take_if::<PledgeText>(field)? else { return Ok(None) };
        words.tidy().map_err(|refusal| self.wrong(field, refusal))
    }

    fn none_left(&self) -> Read<()> {
        match self.table.keys().next() {
            None => Ok(()),
            Some(other) => Err(self.wrong(other, "has no meaning here")),
        }
    }
}

/// Whom an entry asks.
#[derive(Deserialize)]
#[serde(tag = "who", rename_all = "kebab-case", deny_unknown_fields)]
enum Asked {
    Schools {
        #[serde(default)]
        stages: Vec<Stage>,
        #[serde(default)]
        ownerships: Vec<Ownership>,
        boarding: Option<bool>,
    },
    Groups,
    Office,
}

impl From<Asked> for StandingAudience {
    fn from(asked: Asked) -> Self {
        match asked {
            Asked::Schools { stages, ownerships, boarding } => {
                Self::Schools(SchoolClass { stages, ownerships, towns: Vec::new(), boarding })
            }
            Asked::Groups => Self::Groups,
            Asked::Office => Self::Office,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = r#"
[[duties]]
key = "canteen-accounts"
title = { zh = "公开食堂收支", en = "Publish the canteen accounts" }
requirement = { zh = "每月公开。", en = "Publish them each month." }
every = "month"
due = { rule = "working-day", nth = 5, from = "after-end" }
audience = { who = "schools", stages = ["primary"] }
minutes = 40
source = { document = "指引", date = "2024-11", sure = "restated" }
"#;

    fn told(text: &str) -> String {
        duties_of("pack.toml", text).unwrap_err().to_string()
    }

    #[test]
    fn the_pack_of_the_house_is_whole() {
        let all = standing_duties().unwrap();
        assert!((18..=24).contains(&all.len()), "{}", all.len());
        let pledges: Vec<_> = all.iter().filter(|duty| duty.pledge.is_some()).collect();
        assert_eq!(pledges.len(), 2, "of schools and of groups");
        for duty in &all {
            assert!(duty.minutes > 0 && !duty.source.document.is_empty(), "{}", duty.key);
        }
    }

    #[test]
    fn an_entry_is_read_with_all_its_fields() {
        let read = duties_of("pack.toml", WHOLE).unwrap();
        let class = SchoolClass { stages: vec![Stage::Primary], ..SchoolClass::default() };
        assert_eq!(read[0].audience, StandingAudience::Schools(class));
        assert_eq!(read[0].key.as_str(), "canteen-accounts");
    }

    #[test]
    fn what_is_wrong_is_told_with_file_key_and_field() {
        for (from, to, field) in [
            ("minutes = 40\n", "", "minutes"),
            ("minutes = 40", "minutes = \"long\"", "minutes"),
            ("every = \"month\"", "every = \"often\"", "every"),
            ("nth = 5", "nth = 0", "due"),
            ("from = \"after-end\"", "from = \"end\", form = 1", "due"),
            ("stages = [\"primary\"]", "stagse = [\"primary\"]", "audience"),
            (", en = \"Publish the canteen accounts\"", "", "title"),
            ("sure = \"restated\"", "sure = \"quite\"", "source"),
            ("minutes = 40", "minutes = 40\ncolour = 1", "colour"),
        ] {
            let text = WHOLE.replace(from, to);
            assert_ne!(text, WHOLE, "{from}");
            let start = format!("pack.toml, canteen-accounts, {field}: ");
            assert!(told(&text).starts_with(&start), "{}", told(&text));
        }
        assert!(told("colour = 1\nduties = []").starts_with("pack.toml: "));
        assert!(told("duties").starts_with("pack.toml: "));
    }

    #[test]
    fn a_key_stands_once() {
        let twice = duties_of("pack.toml", &WHOLE.repeat(2)).unwrap();
        assert!(once_each(&twice).is_err());
    }
}
