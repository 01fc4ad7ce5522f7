//! What is wrong with the file: where, at which key, and what would be right.

use std::path::Path;

use kernel::Message;

use crate::failure::Failure;
use crate::installation::shown;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    place: Option<(usize, String)>,
    file: String,
    what: Message,
}

impl Problem {
    /// At a key.
    pub(super) fn at(file: &Path, line: usize, key: &str, what: Message) -> Self {
        Self { place: Some((line, key.to_owned())), file: shown(file), what }
    }

    /// The file cannot be read.
    pub(super) fn unreadable(file: &Path, error: &std::io::Error) -> Self {
        let what = Message::new("cli-file-unreadable").with("file", shown(file));
        Self { place: None, file: shown(file), what: what.with("cause", error.to_string()) }
    }

    /// The line, for the order in which problems are told.
    pub(super) fn line(&self) -> usize {
        self.place.as_ref().map_or(0, |(line, _)| *line)
    }

    /// Where and what, as one sentence for the reader of this language.
    pub(crate) fn words(&self, locale: l10n::Locale) -> String {
        let what = l10n::text(locale, &self.what);
        let Some((line, key)) = &self.place else { return what };
        let place = Message::new("config-problem")
            .with("file", self.file.as_str())
            .with("line", line.to_string())
            .with("key", key.as_str());
        l10n::text(locale, &place.with("what", what))
    }
}

/// The first problem stops a command; `check-config` tells all of them.
impl From<Vec<Problem>> for Failure {
    fn from(problems: Vec<Problem>) -> Self {
        Self::Misconfigured(problems)
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Misconfigured(vec![problem])
    }
}
