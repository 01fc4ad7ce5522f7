//! The sample file, made from the table of keys: nothing in it is in force until somebody takes
//! the mark of a comment away.

use std::fmt::Write as _;

use kernel::Message;
use l10n::{Locale, text};

use super::keys::{KEYS, Key};

/// The sample, with comments in both languages.
pub(super) fn sample() -> String {
    let mut sample = comment(&Message::new("config-sample-head"));
    let mut section = "";
    for key in KEYS {
        if key.section() != section {
            section = key.section();
            let _ = write!(sample, "\n[{section}]");
        }
        sample += "\n";
        sample += &comment(&about(key));
        let _ = writeln!(sample, "# {} = {}", key.own_name(), key.usual.unwrap_or(key.example));
    }
    sample
}

// i18n: config-key-*
fn about(key: Key) -> Message {
    let id = format!("config-key-{}", key.name.replace(['.', '_'], "-"));
    Message { id: id.into(), args: Vec::new() }.with("example", key.example)
}

/// One comment in each language; a comment has two marks, a key has one.
fn comment(message: &Message) -> String {
    Locale::ALL.into_iter().fold(String::new(), |mut comment, locale| {
        for line in text(locale, message).lines() {
            let _ = writeln!(comment, "## {line}");
        }
        comment
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::read::read;
    use super::*;

    #[test]
    fn every_key_of_the_sample_can_be_put_in_force() {
        let sample = sample();
        let said = sample.lines().map(|line| line.strip_prefix("# ").unwrap_or(line));
        let said = said.collect::<Vec<_>>().join("\n");
        let set = read(Path::new("/etc/qingqu/qingqu.toml"), &said).unwrap();
        assert_eq!(set.len(), KEYS.len());
    }

    #[test]
    fn every_example_is_what_its_key_wants() {
        for key in KEYS {
            let text = match key.section() {
                "" => format!("{} = {}", key.name, key.example),
                section => format!("[{section}]\n{} = {}", key.own_name(), key.example),
            };
            assert!(read(Path::new("qingqu.toml"), &text).is_ok(), "{text}");
        }
    }

    #[test]
    fn nothing_of_the_sample_is_in_force() {
        assert_eq!(read(Path::new("qingqu.toml"), &sample()).unwrap().len(), 0);
    }
}
