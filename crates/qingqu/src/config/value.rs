//! Values of the file, and what each key wants.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use app::upkeep::HOLDABLE;
use kernel::Message;
use toml::de::DeValue;
use tracing_subscriber::EnvFilter;

/// A value that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// A text, a URL or a filter.
    Text(String),
    /// A file or a folder; a relative one counts from the folder of the configuration.
    Path(PathBuf),
    /// An address with its port.
    Listen(SocketAddr),
    /// Addresses of other machines.
    Addresses(Vec<IpAddr>),
    /// A whole number.
    Number(u64),
    /// Names.
    Names(Vec<String>),
}

/// What a key wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Want {
    Text,
    Path,
    Listen,
    Web,
    Postgres,
    Mail,
    Addresses,
    Filter,
    Number,
    Classes,
}

impl Want {
    /// The value, if it is what is wanted.
    pub(super) fn read(self, value: &DeValue<'_>, folder: &Path) -> Option<Value> {
        let text = || value.as_str().filter(|text| !text.trim().is_empty());
        let url = |schemes: &[&str]| {
            let text = text()?;
            let known = schemes.iter().any(|scheme| text.starts_with(scheme));
            known.then(|| Value::Text(text.to_owned()))
        };
        match self {
            Self::Text => text().map(|text| Value::Text(text.to_owned())),
            Self::Path => text().map(|path| Value::Path(folder.join(path))),
            Self::Listen => text()?.parse().ok().map(Value::Listen),
            Self::Web => url(&["https://", "http://"]),
            Self::Postgres => url(&["postgres://", "postgresql://"]),
            Self::Mail => url(&["smtps://", "smtp://"]),
            Self::Addresses => each(value, |text| text.parse().ok()).map(Value::Addresses),
            Self::Filter => {
                let filter = text()?;
                EnvFilter::try_new(filter).ok()?;
                Some(Value::Text(filter.to_owned()))
            }
            Self::Number => number(value).map(Value::Number),
            Self::Classes => {
                let known = |text: &str| HOLDABLE.contains(&text).then(|| text.to_owned());
                each(value, known).map(Value::Names)
            }
        }
    }

    /// What is wanted, in a sentence.
    // i18n: config-want-*
    pub(super) fn message(self) -> Message {
        match self {
            Self::Text => Message::new("config-want-text"),
            Self::Path => Message::new("config-want-path"),
            Self::Listen => Message::new("config-want-listen"),
            Self::Web => Message::new("config-want-web"),
            Self::Postgres => Message::new("config-want-postgres"),
            Self::Mail => Message::new("config-want-mail"),
            Self::Addresses => Message::new("config-want-addresses"),
            Self::Filter => Message::new("config-want-filter"),
            Self::Number => Message::new("config-want-number"),
            Self::Classes => Message::new("config-want-classes").with("known", HOLDABLE.join(", ")),
        }
    }
}

/// Every element of a list of texts, as `one` understands it.
fn each<T>(value: &DeValue<'_>, one: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let DeValue::Array(list) = value else { return None };
    list.iter().map(|element| one(element.get_ref().as_str()?)).collect()
}

/// A whole number that is not negative.
fn number(value: &DeValue<'_>) -> Option<u64> {
    let digits = value.as_integer()?;
    u64::from_str_radix(digits.as_str(), digits.radix()).ok()
}
