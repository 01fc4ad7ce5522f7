//! How long things are kept 保管期限: the policy is data, the sweep carries it out.
//!
//! `packs/retention` names each class with its period and its legal source. What a class without
//! a period holds is kept until the issue that builds its content decides; what is under a legal
//! hold (the configuration names its class) is not forgotten.

mod forget;
mod policy;

pub(crate) use forget::Forget;
pub use policy::{Class, RetentionClass, Sure, policy};

use chrono::TimeDelta;

use self::forget::Mode;
use super::Care;
use crate::accounts::{forget_dead_tokens, forget_ended_sessions, forget_old_throttles};
use crate::files::forget_old_kept;
use crate::intake::forget_old_drafts;
use crate::outbox::forget_old_letters;
use crate::shell::forget_old_form_keys;
use crate::{App, Result};

/// Keys of the classes that can be held.
pub const HOLDABLE: [&str; 7] = Class::KEYS;

/// What a sweep did, or would do, with one class.
#[derive(Debug, Clone)]
pub struct Counted {
    /// The class.
    pub class: RetentionClass,
    /// Rows that were or would be forgotten; of a held class those that stay because of the hold.
    pub rows: u64,
    /// Whether the class is under a legal hold.
    pub is_held: bool,
}

/// Forgets what has served its time, or only counts it in a dry run; answers every class of the
/// policy.
///
/// # Errors
/// A fault of the pack or the database.
pub async fn sweep(app: &App, is_dry: bool) -> Result<Vec<Counted>> {
    let care: &Care = &app.settings().care;
    let mut counted = Vec::new();
    for class in policy()? {
        let is_held = care.holds(&class.key);
        let mode = if is_dry || is_held { Mode::Count } else { Mode::Delete };
        let rows = match class.swept() {
            Some((swept, days)) => forget(Forget::new(app, mode), swept, days).await?,
            None => 0,
        };
        counted.push(Counted { class, rows, is_held });
    }
    Ok(counted)
}

/// Forgets what has served its time.
///
/// # Errors
/// A fault of the pack or the database.
pub async fn tidy(app: &App) -> Result<()> {
    sweep(app, false).await.map(drop)
}

async fn forget(forget: Forget<'_>, class: Class, days: u32) -> Result<u64> {
    let horizon = forget.now() - TimeDelta::days(days.into());
    match class {
        Class::Sessions => forget_ended_sessions(forget, horizon).await,
        Class::Throttles => forget_old_throttles(forget, horizon).await,
        Class::FormKeys => forget_old_form_keys(forget, horizon).await,
        Class::KeptUploads => forget_old_kept(forget, horizon).await,
        Class::Letters => forget_old_letters(forget, horizon).await,
        Class::ImportDrafts => forget_old_drafts(forget, horizon).await,
        Class::Tokens => forget_dead_tokens(forget, horizon).await,
    }
}
