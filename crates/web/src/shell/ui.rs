//! What every template is given: the language, who is signed in, where they are.

use std::borrow::Borrow;

use app::FormKey;
use app::accounts::PersonName;
use app::record::Who;
use askama::filters::Safe;
use chrono::NaiveDate;
use domain::access::{Act, Decision, Facts, Role, may};
use domain::org::UnitName;
use kernel::period::Period;
use kernel::{Instant, Message};
use l10n::{Locale, Text, long_date, moment};

/// The signed-in person, as the shell greets them.
#[derive(Debug, Clone)]
pub(crate) struct Greeting {
    pub(crate) name: PersonName,
    pub(crate) unit: UnitName,
    /// Which places of the menu there are for the person.
    pub(crate) menu: Menu,
    /// The token that forms of this session carry.
    pub(crate) token: String,
}

/// The places that the menu names: those of the work, or those of its administration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Menu {
    /// Plans, tasks and what comes of them.
    pub(crate) work: bool,
    /// The accounts of the county.
    pub(crate) accounts: bool,
    /// What happened to accounts and rights.
    pub(crate) record: bool,
}

impl Menu {
    /// The places for somebody in this role.
    pub(crate) fn of(role: Role) -> Self {
        let may = |act| may(role, act, Facts::COUNTY) == Decision::Allow;
        Self {
            work: may(Act::ReadTask),
            accounts: may(Act::ListAccounts),
            record: may(Act::ReadAccessRecord),
        }
    }
}

/// What every template is given.
#[derive(Debug, Clone)]
pub(crate) struct Ui {
    pub(crate) locale: Locale,
    pub(crate) large: bool,
    pub(crate) county: UnitName,
    pub(crate) greeting: Option<Greeting>,
    /// Path and query of this page, to come back to it.
    pub(crate) here: String,
    /// The moment the page was made.
    pub(crate) now: Instant,
    pub(crate) form: FormKey,
    /// What there is to see to, for somebody who may see how the installation stands.
    pub(crate) system: Option<Vec<Message>>,
}

impl Ui {
    /// The sentence with this id.
    pub(crate) fn t(&self, id: &'static str) -> Text {
        Text::new(self.locale, Message::new(id))
    }

    /// The sentence of a message.
    pub(crate) fn say(&self, message: &Message) -> String {
        l10n::text(self.locale, message)
    }

    /// The sentence whose id is `family` followed by `name`.
    pub(crate) fn of(&self, family: &str, name: &str) -> String {
        let message = Message { id: format!("{family}-{name}").into(), args: Vec::new() };
        self.say(&message)
    }

    /// A period's name in this language.
    pub(crate) fn period(&self, period: &Period) -> String {
        self.say(&period.message())
    }

    /// A unit's name in this language.
    pub(crate) fn unit<'a>(&self, name: &'a UnitName) -> &'a str {
        match self.locale {
            Locale::ZhCn => &name.zh,
            Locale::En => &name.en,
        }
    }

    /// A person's name in this language.
    pub(crate) fn person<'a>(&self, name: &'a PersonName) -> &'a str {
        match self.locale {
            Locale::ZhCn => &name.zh,
            Locale::En => &name.en,
        }
    }

    /// Who did something: a person, in whose place, or a part of the system.
    // i18n: system-*
    pub(crate) fn who(&self, who: &Who) -> String {
        match who {
            Who::Person(name) => self.person(name).to_owned(),
            Who::Substitute(name, colleague) => {
                let (name, colleague) = (self.person(name), self.person(colleague));
                self.say(&Message::new("who-for").with("person", name).with("colleague", colleague))
            }
            Who::System(name) => self.of("system", name),
        }
    }

    /// A day in words.
    pub(crate) fn day(&self, date: impl Borrow<NaiveDate>) -> String {
        long_date(self.locale, *date.borrow())
    }

    /// A moment, for tables and stories.
    #[expect(clippy::unused_self, reason = "templates ask the ui for every format alike")]
    pub(crate) fn moment(&self, instant: impl Borrow<Instant>) -> String {
        moment(*instant.borrow())
    }

    /// A size of a file in words.
    #[expect(clippy::unused_self, reason = "templates ask the ui for every format alike")]
    pub(crate) fn size(&self, bytes: impl Borrow<u64>) -> String {
        let bytes = *bytes.borrow();
        match bytes {
            0..1024 => format!("{bytes} B"),
            1024..1_048_576 => format!("{} KB", bytes.div_ceil(1024)),
            1_048_576..1_073_741_824 => {
                format!("{}.{} MB", bytes >> 20, ((bytes % (1 << 20)) * 10) >> 20)
            }
            _ => format!("{}.{} GB", bytes >> 30, ((bytes % (1 << 30)) * 10) >> 30),
        }
    }

    /// The days that are left, in words.
    pub(crate) fn days_left(&self, days: impl Borrow<i64>) -> String {
        let days = *days.borrow();
        let message = match days {
            0 => Message::new("due-today"),
            1.. => Message::new("due-days-left").with("days", days),
            _ => Message::new("due-days-over").with("days", -days),
        };
        self.say(&message)
    }

    /// The other language, for the switch in the bar.
    pub(crate) fn other(&self) -> Locale {
        match self.locale {
            Locale::ZhCn => Locale::En,
            Locale::En => Locale::ZhCn,
        }
    }

    /// This page's path, escaped for a query.
    pub(crate) fn back(&self) -> String {
        escaped(&self.here)
    }

    /// The hidden fields of every form: the session's token, and the key that lets the form be
    /// carried out once.
    pub(crate) fn hidden(&self) -> Safe<String> {
        let token = self.greeting.as_ref().map_or("", |greeting| &greeting.token);
        Safe(format!(
            r#"<input type="hidden" name="token" value="{token}"><input type="hidden" name="form" value="{}">"#,
            self.form
        ))
    }
}

/// Text escaped for the value of a query (RFC 3986).
pub(crate) fn escaped(text: &str) -> String {
    let keep = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte);
    let one = |byte: u8| match byte {
        byte if keep(byte) => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(one).collect()
}
