//! The languages of the product, and which of them a person gets.

/// A language of the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Locale {
    /// Simplified Chinese.
    #[default]
    ZhCn,
    /// English.
    En,
}

impl Locale {
    /// All languages.
    pub const ALL: [Self; 2] = [Self::ZhCn, Self::En];

    /// The BCP 47 tag, also the name of its folder in `locales/`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::ZhCn => "zh-CN",
            Self::En => "en",
        }
    }

    /// The language of that tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.tag() == tag)
    }

    /// The language for an `Accept-Language` header: the first wish that the product speaks.
    /// Any kind of Chinese (`zh`, `zh-Hans`, `zh-TW`) gets Chinese; no wish gets Chinese.
    pub fn from_wishes(header: &str) -> Self {
        let primary =
            |wish: &str| wish.split([';', '-']).next().unwrap_or("").trim().to_lowercase();
        let spoken = header.split(',').find_map(|wish| match primary(wish).as_str() {
            "zh" => Some(Self::ZhCn),
            "en" => Some(Self::En),
            _ => None,
        });
        spoken.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_that_the_product_speaks_is_taken() {
        assert_eq!(Locale::from_wishes("de-DE,de;q=0.9,en;q=0.8,zh;q=0.7"), Locale::En);
        assert_eq!(Locale::from_wishes("zh-Hans-CN, en"), Locale::ZhCn);
        assert_eq!(Locale::from_wishes("fr"), Locale::ZhCn);
        assert_eq!(Locale::from_wishes(""), Locale::ZhCn);
    }
}
