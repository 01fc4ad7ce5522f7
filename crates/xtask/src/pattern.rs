//! Regular expressions that are known to be good.

use regex::Regex;

/// Compiles a pattern that stands in this crate's source.
#[expect(clippy::expect_used, reason = "the patterns are constants; every one runs in a test")]
pub(crate) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a constant pattern compiles")
}
