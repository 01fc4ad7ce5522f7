//! The life of an import.
//!
//! ```text
//! CarriedOut -> Undone      as long as nothing was built on what it made
//! ```

use kernel::{AccountId, ImportId, Instant, Version};

use super::{ImportEvent, ImportRefusal, Preflight};

/// Where an import stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportState {
    /// Its rows are carried out.
    CarriedOut,
    /// What it made was taken back.
    Undone {
        /// By whom.
        by: AccountId,
        /// When.
        at: Instant,
        /// Why.
        reason: String,
    },
}

/// An import 导入批次.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// The template.
    pub template: String,
    /// SHA-256 of the workbook.
    pub sha256: String,
    /// Rows that were carried out.
    pub rows: usize,
    /// Rows that were left out.
    pub left_out: usize,
    /// Who ordered it.
    pub by: AccountId,
    /// When.
    pub at: Instant,
    /// Where it stands.
    pub state: ImportState,
    /// Goes up with each change.
    pub version: Version,
}

/// Carries out the good rows of a preflight: all rows of the list, or `only_good`. `shown` is how
/// many good rows the person was shown; the data may have changed since.
///
/// # Errors
/// An [`ImportRefusal`].
pub fn carried_out(
    import: Import,
    preflight: &Preflight,
    only_good: bool,
    shown: usize,
) -> Result<(Import, ImportEvent), ImportRefusal> {
    let (good, bad) = (preflight.good.len(), preflight.bad);
    if good != shown {
        return Err(ImportRefusal::Changed);
    }
    if good == 0 {
        return Err(ImportRefusal::NoGoodRow);
    }
    if bad > 0 && !only_good {
        return Err(ImportRefusal::BadRows { bad });
    }
    let import = Import { rows: good, left_out: bad, ..import };
    let event = ImportEvent::CarriedOut {
        import: import.id,
        template: import.template.clone(),
        sha256: import.sha256.clone(),
        rows: good,
        left_out: bad,
    };
    Ok((import, event))
}

/// Undoes an import. `built_on` are the names of the things it made on which something was built.
///
/// # Errors
/// An [`ImportRefusal`].
pub fn undo(
    import: Import,
    built_on: &[String],
    reason: &str,
    by: AccountId,
    at: Instant,
) -> Result<(Import, ImportEvent), ImportRefusal> {
    let reason = reason.trim().to_owned();
    if import.state != ImportState::CarriedOut {
        return Err(ImportRefusal::UndoneAlready);
    }
    if reason.is_empty() {
        return Err(ImportRefusal::ReasonMissing);
    }
    if let Some(name) = built_on.first() {
        let (name, count) = (name.clone(), built_on.len());
        return Err(ImportRefusal::BuiltOn { name, count });
    }
    let event = ImportEvent::Undone { import: import.id, reason: reason.clone() };
    let state = ImportState::Undone { by, at, reason };
    let version = import.version.next();
    Ok((Import { state, version, ..import }, event))
}
