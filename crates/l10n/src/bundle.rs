//! The Fluent bundles, embedded, and the lookup in them.

use std::fmt;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use kernel::{Arg, Message};
use rust_embed::RustEmbed;

use crate::{Locale, long_date};

#[derive(RustEmbed)]
#[folder = "../../locales"]
struct Files;

type Bundle = FluentBundle<FluentResource>;

static ZH_CN: LazyLock<Bundle> = LazyLock::new(|| bundle(Locale::ZhCn));
static EN: LazyLock<Bundle> = LazyLock::new(|| bundle(Locale::En));

fn bundle(locale: Locale) -> Bundle {
    let language = locale.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Isolation marks around arguments would be copied into ledgers and file names.
    bundle.set_use_isolating(false);
    let folder = format!("{}/", locale.tag());
    for name in Files::iter().filter(|name| name.starts_with(&folder)) {
        let Some(file) = Files::get(&name) else { continue };
        let source = String::from_utf8_lossy(&file.data).into_owned();
        // A damaged line loses its own message only; the checks of the project find it.
        let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The text of `message` in `locale`; a message that does not exist shows its id.
pub fn text(locale: Locale, message: &Message) -> String {
    let bundle = match locale {
        Locale::ZhCn => &*ZH_CN,
        Locale::En => &*EN,
    };
    let pattern = bundle.get_message(&message.id).and_then(|found| found.value());
    let Some(pattern) = pattern else { return message.id.to_string() };
    let mut args = FluentArgs::new();
    for (name, value) in &message.args {
        args.set(name.clone(), fluent(locale, value));
    }
    bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
}

fn fluent(locale: Locale, value: &Arg) -> FluentValue<'_> {
    match value {
        Arg::Text(text) => FluentValue::from(text.as_str()),
        Arg::Number(number) => FluentValue::from(*number),
        Arg::Date(date) => FluentValue::from(long_date(locale, *date)),
    }
}

/// A sentence for a page: built in the template, put into words when it is shown.
#[derive(Debug, Clone)]
pub struct Text {
    locale: Locale,
    message: Message,
}

impl Text {
    /// The sentence of `message` in `locale`.
    pub fn new(locale: Locale, message: Message) -> Self {
        Self { locale, message }
    }

    /// The same with one more argument.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.message = self.message.with(name, value);
        self
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&text(self.locale, &self.message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_every_language_is_read_without_a_damaged_line() {
        for name in Files::iter() {
            let file = Files::get(&name).unwrap();
            let source = String::from_utf8(file.data.into_owned()).unwrap();
            assert!(FluentResource::try_new(source).is_ok(), "{name}");
        }
    }

    #[test]
    fn a_message_that_does_not_exist_shows_its_id() {
        assert_eq!(text(Locale::En, &Message::new("no-such-message")), "no-such-message");
    }

    #[test]
    fn a_date_is_written_as_the_language_writes_it() {
        let today = Message::new("work-lead")
            .with("today", "2026-10-30".parse::<chrono::NaiveDate>().unwrap());
        assert!(text(Locale::ZhCn, &today).contains("2026年10月30日"));
        assert!(text(Locale::En, &today).contains("30 October 2026"));
    }
}
