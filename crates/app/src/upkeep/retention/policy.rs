//! The policy of the pack, as `packs/retention/README.md` describes it. Reading is strict.

use rust_embed::RustEmbed;
use serde::Deserialize;

use crate::{Error, Result};

#[derive(RustEmbed)]
#[folder = "../../packs/retention"]
struct Files;

/// One class of things that are kept alike.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetentionClass {
    /// Its name for good.
    pub key: String,
    /// How people call it.
    pub name: Worded,
    /// Days after which it is forgotten; kept where there are none.
    pub days: Option<u32>,
    /// From when the days count, or why it is kept.
    pub why: Worded,
    /// The document that it rests on.
    pub source: Ground,
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Worded {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// The legal ground of a period.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ground {
    /// The document.
    pub document: String,
    /// Its date: a year, a month or a day.
    pub date: String,
    /// How sure it is.
    pub sure: Sure,
}

/// How sure the ground is; the words of `packs/duties`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sure {
    /// Its text was read.
    Text,
    /// A restatement was read.
    Restated,
    /// From general knowledge.
    Known,
    /// Usual practice; the document gives the ground only.
    Practice,
}

/// A class that the sweep knows how to forget.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Sessions, from when they began.
    Sessions,
    /// Counters of wrong tries, from the last one.
    Throttles,
    /// Keys of forms, from their use.
    FormKeys,
    /// Uploads kept for the next try.
    KeptUploads,
    /// Letters that left or were given up.
    Letters,
    /// Workbooks of imports that nobody carried out.
    ImportDrafts,
    /// API tokens that were revoked or have ended.
    Tokens,
}

impl Class {
    /// The keys in the pack, in the order of [`Class::ALL`].
    pub const KEYS: [&str; 7] = [
        "sessions",
        "throttles",
        "form-keys",
        "kept-uploads",
        "letters",
        "import-drafts",
        "tokens",
    ];
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Sessions,
        Self::Throttles,
        Self::FormKeys,
        Self::KeptUploads,
        Self::Letters,
        Self::ImportDrafts,
        Self::Tokens,
    ];
}

impl RetentionClass {
    /// What the sweep forgets of it, and after how many days; nothing of a class that is kept.
    pub fn swept(&self) -> Option<(Class, u32)> {
        let at = Class::KEYS.iter().position(|key| *key == self.key)?;
        Some((Class::ALL[at], self.days?))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pack {
    classes: Vec<RetentionClass>,
}

/// All classes, in the order of the pack.
///
/// # Errors
/// A fault if the pack is damaged, or gives a period to a class that no sweep knows.
pub fn policy() -> Result<Vec<RetentionClass>> {
    let file = Files::get("classes.toml").ok_or_else(|| Error::fault("no packs/retention"))?;
    let text = std::str::from_utf8(&file.data).map_err(Error::fault)?;
    read(text)
}

fn read(text: &str) -> Result<Vec<RetentionClass>> {
    let pack: Pack = toml::from_str(text).map_err(Error::fault)?;
    let unknown = |class: &&RetentionClass| class.days.is_some() && class.swept().is_none();
    match pack.classes.iter().find(unknown) {
        Some(class) => Err(Error::fault(format!("nothing forgets the class {}", class.key))),
        None => Ok(pack.classes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_swept_has_its_period_in_the_pack() {
        let policy = policy().unwrap();
        for key in Class::KEYS {
            let class = policy.iter().find(|class| class.key == key).unwrap();
            assert!(class.days.is_some_and(|days| days > 0), "{key}");
        }
        let mut keys: Vec<_> = policy.iter().map(|class| &class.key).collect();
        keys.sort();
        assert!(keys.is_sorted_by(|one, other| one < other), "a class stands there twice");
    }

    #[test]
    fn evidence_and_the_record_are_kept() {
        let policy = policy().unwrap();
        for key in ["evidence", "plans", "record"] {
            let class = policy.iter().find(|class| class.key == key).unwrap();
            assert_eq!(class.swept(), None, "{key}");
        }
    }

    #[test]
    fn a_period_that_nothing_carries_out_is_refused() {
        let class = r#"[[classes]]
            key = "evidence"
            days = 9
            name = { zh = "-", en = "-" }
            why = { zh = "-", en = "-" }
            source = { document = "-", date = "2021", sure = "known" }"#;
        assert!(read(class).unwrap_err().to_string().contains("evidence"));
        assert!(read(&class.replace("days = 9", "weeks = 9")).is_err());
    }
}
