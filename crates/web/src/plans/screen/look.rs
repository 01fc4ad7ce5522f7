//! How a light looks and reads: a sign, a tone and a word, never a colour alone.

use askama::filters::Safe;
use domain::plans::{Light, LightCounts};

use crate::shell::Ui;

/// The signs and words of the lights in one language, put together once for a page of ten
/// thousand cells.
#[derive(Debug, Clone)]
pub(in crate::plans) struct Look([String; 4]);

impl Look {
    /// In the language of the page.
    // i18n: light-*
    pub(in crate::plans) fn of(ui: &Ui) -> Self {
        let word = |light: Light| ui.of("light", light.name());
        Self(Light::ALL.map(|light| format!("{}<i>{}</i>", light.sign(), word(light))))
    }

    /// The sign of the light at this place, and the word for readers of the screen.
    pub(super) fn mark(&self, place: usize) -> Safe<&str> {
        Safe(self.0.get(place).map_or("", String::as_str))
    }

    /// The lights in the order people read them: the good one first.
    #[expect(clippy::unused_self, reason = "templates ask the look for everything alike")]
    pub(super) fn order(&self) -> [Light; 4] {
        ORDER
    }
}

const ORDER: [Light; 4] = [Light::Lit, Light::Late, Light::Missing, Light::NotDue];

/// How one light looks.
pub(super) trait Shine {
    /// Its sign.
    fn sign(&self) -> &'static str;
    /// Its tone; short, for it stands in every cell.
    fn tone(&self) -> &'static str;
    /// Its place in [`Light::ALL`].
    fn place(&self) -> usize;
}

impl Shine for Light {
    fn sign(&self) -> &'static str {
        match self {
            Self::Missing => "○",
            Self::Late => "◐",
            Self::NotDue => "·",
            Self::Lit => "●",
        }
    }

    fn tone(&self) -> &'static str {
        match self {
            Self::Missing => "lm",
            Self::Late => "ll",
            Self::NotDue => "ln",
            Self::Lit => "lk",
        }
    }

    fn place(&self) -> usize {
        *self as usize
    }
}

/// How many lights look together.
pub(super) trait ShineTogether {
    /// The tone of the worst.
    fn tone(&self) -> &'static str;
    /// How many of each there are, where there are any; the good ones first.
    fn counts(&self) -> Vec<(Light, u64)>;
    /// `7/9`: so many of all are lit.
    fn part(&self) -> String;
}

impl ShineTogether for LightCounts {
    fn tone(&self) -> &'static str {
        self.worst().map_or("no", |light| light.tone())
    }

    fn counts(&self) -> Vec<(Light, u64)> {
        let all = ORDER.into_iter().map(|light| (light, self.of(light)));
        all.filter(|(_, count)| *count > 0).collect()
    }

    fn part(&self) -> String {
        format!("{}/{}", self.of(Light::Lit), self.total())
    }
}
