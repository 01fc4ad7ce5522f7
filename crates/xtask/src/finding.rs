//! What a check has found: where, what, and how to mend it.

use std::fmt;

/// One place that departs from the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// File, relative to the root, with `/`.
    pub(crate) file: String,
    /// Line, counted from 1.
    pub(crate) line: usize,
    /// What is wrong, in one sentence part.
    pub(crate) what: String,
    /// What to do about it.
    pub(crate) mend: String,
    weight: Weight,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weight {
    Breach,
    Warning,
}

impl Finding {
    /// A departure that fails the check.
    pub(crate) fn breach(
        file: &str,
        line: usize,
        what: impl Into<String>,
        mend: impl Into<String>,
    ) -> Self {
        let weight = Weight::Breach;
        Self { file: file.into(), line, what: what.into(), mend: mend.into(), weight }
    }

    /// The same finding as a warning, which fails nothing.
    pub(crate) fn into_warning(self) -> Self {
        Self { weight: Weight::Warning, ..self }
    }

    /// Whether it fails the check.
    pub(crate) fn is_breach(&self) -> bool {
        self.weight == Weight::Breach
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, what, mend, .. } = self;
        let warning = if self.is_breach() { "" } else { "warning: " };
        write!(f, "{file}:{line}: {warning}{what}; {mend}")
    }
}
