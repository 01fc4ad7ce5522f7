//! How the installation stands, for a person who may see it.

use chrono::Datelike;
use domain::access::{Act, Facts};
use kernel::local_date;

use super::measures::{Measures, measured};
use super::warnings::Warning;
use crate::{App, Reader, Result};

/// How the installation stands.
#[derive(Debug, Clone)]
pub struct SystemPage {
    /// The version of the program.
    pub version: &'static str,
    /// The figures; letters of the person's county only.
    pub measures: Measures,
    /// What there is to see to.
    pub warnings: Vec<Warning>,
    /// The next year, and whether the holiday notice for it is in force.
    pub next_year: (i32, bool),
}

/// How the installation stands now.
///
/// # Errors
/// [`crate::Error::Missing`], or a fault of the database.
pub async fn system_page(app: &App, reader: &Reader<'_>) -> Result<SystemPage> {
    reader.require(Act::ReadSystem, Facts::COUNTY)?;
    let measures = measured(app, reader.db(), Some(reader.person().county)).await?;
    let warnings = Warning::of(&measures, &app.settings().care);
    let next = local_date(reader.now()).year() + 1;
    let next_year = (next, reader.calendar().is_announced(next));
    Ok(SystemPage { version: env!("CARGO_PKG_VERSION"), measures, warnings, next_year })
}
