//! The two ways out: results to stdout, messages to stderr.

use std::io::{ErrorKind, Write as _};

use domain::org::UnitName;
use kernel::Message;
use l10n::Locale;

use crate::failure::Failure;

/// Where the program speaks, and in which language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Console {
    locale: Locale,
}

impl Console {
    pub(crate) fn new(locale: Locale) -> Self {
        Self { locale }
    }

    pub(crate) fn locale(self) -> Locale {
        self.locale
    }

    /// What is said in this language.
    pub(crate) fn either<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        if self.locale == Locale::ZhCn { zh } else { en }
    }

    /// The message in words.
    pub(crate) fn words(self, message: &Message) -> String {
        l10n::text(self.locale, message)
    }

    /// The name of a unit or county.
    pub(crate) fn name(self, name: &UnitName) -> &str {
        self.either(&name.zh, &name.en)
    }

    /// Prints the message as a result.
    pub(crate) fn answer_words(self, message: &Message) -> Result<(), Failure> {
        print(&self.words(message))
    }

    /// Tells the person something beside the result.
    pub(crate) fn tell(self, message: &Message) {
        tell(&self.words(message));
    }
}

/// Tells something beside the result. Where stderr is closed nobody listens.
pub(crate) fn tell(words: &str) {
    let _ = writeln!(std::io::stderr(), "{words}");
}

/// Prints a result, and a line's end. Whoever reads it may stop reading (`| head`).
pub(crate) fn print(result: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{}", result.trim_end()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// A count as an argument of a message.
pub(crate) fn count(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
