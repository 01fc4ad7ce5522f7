//! The school terms, set by the bureau.

use domain::access::Actor;
use kernel::Version;
use kernel::period::TermDates;

use super::county::Cast;
use crate::calendar::DefineTerm;
use crate::{App, Result};

/// Sets the terms of the pack.
pub(super) async fn define(app: &App, cast: &Cast, terms: &[TermDates]) -> Result<()> {
    let officer = Actor::Person(cast.assigner()?.clone());
    for &TermDates { school_year, number, first, last } in terms {
        let order = DefineTerm { school_year, number, first, last, seen: Version(0) };
        app.command(&officer, None, order).await?;
    }
    Ok(())
}
