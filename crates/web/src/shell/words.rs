//! Words of somebody whose session has ended: shown again, kept nowhere.
//!
//! The page holds what was written in a form with the same address. The person signs in in
//! another tab and sends it again; its token is of the earlier session then, so the form itself
//! comes up with the words, and a last look before they count.

use app::FormKey;
use askama::Template;
use axum::http::StatusCode;
use axum::http::request::Parts;
use chrono::NaiveDate;

use super::{Page, Problem, Ui};

/// Longest text of all fields together, in bytes: what a person writes by hand.
const LONGEST_WORDS: usize = 64 * 1024;
/// Most fields.
const MOST_FIELDS: usize = 64;

/// What somebody sent after their session had ended.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words {
    /// Where it was sent to.
    pub(crate) place: String,
    /// Name and text of its fields.
    pub(crate) fields: Vec<(String, String)>,
    /// The field that files came in, of a form with files. They were not taken in.
    pub(crate) files: Option<String>,
    /// Whether the form can have files.
    pub(crate) has_files: bool,
    /// Whether something was too long to be shown again.
    pub(crate) is_cut: bool,
}

impl Words {
    /// No words yet, sent to the address of this request.
    pub(crate) fn of(parts: &Parts) -> Self {
        Self { place: parts.uri.path().to_owned(), ..Self::default() }
    }

    /// Takes a field, as long as all of them together stay small.
    pub(crate) fn take(&mut self, name: String, text: String) {
        let taken: usize = self.fields.iter().map(|(name, text)| name.len() + text.len()).sum();
        let fits = taken + name.len() + text.len() <= LONGEST_WORDS;
        if fits && self.fields.len() < MOST_FIELDS {
            self.fields.push((name, text));
        } else {
            self.is_cut = true;
        }
    }

    /// The fields that carry something for the program.
    fn silent(&self) -> impl Iterator<Item = &(String, String)> {
        self.fields.iter().filter(|(name, text)| !is_written(name, text))
    }

    /// What the person wrote, numbered from 1.
    fn written(&self) -> impl Iterator<Item = (usize, &(String, String))> {
        (1..).zip(self.fields.iter().filter(|(name, text)| is_written(name, text)))
    }
}

/// Whether a person wrote it: the rest are tokens, ids, versions and days.
fn is_written(name: &str, text: &str) -> bool {
    let is_told = text.trim().is_empty()
        || text.parse::<i64>().is_ok()
        || text.parse::<FormKey>().is_ok()
        || text.parse::<NaiveDate>().is_ok();
    name != "token" && !is_told
}

/// Words are worth a page; without any the person just signs in.
impl From<Words> for Problem {
    fn from(words: Words) -> Self {
        if words.written().next().is_none() && words.files.is_none() && !words.is_cut {
            return Self::SignInFirst;
        }
        Self::SignedOut(words.into())
    }
}

/// "You were signed out, your words are still here."
#[derive(Template)]
#[template(path = "shell/words.html")]
pub(super) struct WordsPage {
    pub(super) ui: Ui,
    pub(super) words: Words,
}

impl Page for WordsPage {
    fn status(&self) -> StatusCode {
        StatusCode::UNAUTHORIZED
    }
}
