//! Forgetting ephemera that have served their time.

use chrono::TimeDelta;

use super::{App, forget_old_form_keys};
use crate::Result;
use crate::accounts::{forget_ended_sessions, forget_old_throttles};
use crate::files::forget_old_kept;
use crate::intake::forget_old_drafts;

/// Forgets sessions begun and tries counted more than a day ago, and form keys kept uploads and
/// workbooks older than two days: none of them can matter any more.
///
/// # Errors
/// A fault of the database.
pub async fn tidy(app: &App) -> Result<()> {
    let day = app.now() - TimeDelta::days(1);
    forget_ended_sessions(app, day).await?;
    forget_old_throttles(app, day).await?;
    forget_old_form_keys(app, day - TimeDelta::days(1)).await?;
    forget_old_kept(app, day - TimeDelta::days(1)).await?;
    forget_old_drafts(app, day - TimeDelta::days(1)).await
}
