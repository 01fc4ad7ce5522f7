//! Regular expressions that are part of this program, compiled at first use.

use regex::{Captures, Regex};
use std::sync::LazyLock;

/// A pattern; `None` would be a mistake of this program, which a test of each module finds.
pub(crate) type Pattern = LazyLock<Option<Regex>>;

/// Declares patterns and a test that each of them compiles.
macro_rules! patterns {
    ($($name:ident = $text:expr;)*) => {
        $(static $name: $crate::patterns::Pattern =
            std::sync::LazyLock::new(|| regex::Regex::new($text).ok());)*

        #[cfg(test)]
        mod patterns_compile {
            #[test]
            fn every_pattern_compiles() {
                $(assert!(super::$name.is_some(), stringify!($name));)*
            }
        }
    };
}
pub(crate) use patterns;

/// Whether a pattern matches.
pub(crate) fn hits(pattern: &Pattern, text: &str) -> bool {
    pattern.as_ref().is_some_and(|p| p.is_match(text))
}

/// Every place that a pattern matches.
pub(crate) fn found<'t>(pattern: &Pattern, text: &'t str) -> Vec<Captures<'t>> {
    pattern.as_ref().map(|p| p.captures_iter(text).collect()).unwrap_or_default()
}
