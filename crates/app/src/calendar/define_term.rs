//! The bureau sets the dates of a term, for the first time or anew.

use chrono::NaiveDate;
use domain::access::{Act, Facts};
use domain::calendar::{Term, change, define};
use kernel::Version;
use kernel::period::{SchoolYear, TermDates, TermNumber};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{EntityTrait, ExprTrait, Set};

use super::queries;
use super::rows::terms;
use crate::{Command, Error, Result, Work};

/// The order to set the dates of a term.
#[derive(Debug)]
pub struct DefineTerm {
    /// The school year.
    pub school_year: SchoolYear,
    /// Which of its terms.
    pub number: TermNumber,
    /// The first day of teaching.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
    /// The version that the person saw; 0 where the term was not there.
    pub seen: Version,
}

impl Command for DefineTerm {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        work.require(Act::DefineTerm, Facts::COUNTY)?;
        let Self { school_year, number, first, last, seen } = self;
        let dates = TermDates { school_year, number, first, last };
        let terms = queries::terms_of(work.db(), work.county()).await?;
        let others: Vec<TermDates> = terms.iter().map(|term| term.dates).collect();
        let known = terms.into_iter().find(|term| term.dates.key() == dates.key());
        work.require_version(seen, known.map_or(Version(0), |term| term.version))?;
        let (term, event) = match known {
            Some(term) => change(term, first, last, &others)?,
            None => define(work.county(), dates, &others)?,
        };
        work.leave_terms(others);
        save(work, &term).await?;
        work.record(&event)
    }
}

/// Writes the term, if nobody else has written it since it was read.
///
/// # Errors
/// [`Error::Stale`] if somebody else was first.
async fn save(work: &Work, term: &Term) -> Result<()> {
    let row = terms::ActiveModel {
        county_id: Set(term.county.as_uuid()),
        school_year: Set(term.dates.school_year.0),
        number: Set(term.dates.number.number().into()),
        first_on: Set(term.dates.first),
        last_on: Set(term.dates.last),
        version: Set(term.version.0),
    };
    let columns = [terms::Column::FirstOn, terms::Column::LastOn, terms::Column::Version];
    let key = [terms::Column::CountyId, terms::Column::SchoolYear, terms::Column::Number];
    let seen = Version(term.version.0 - 1);
    let over_the_one_seen = OnConflict::columns(key)
        .update_columns(columns)
        .action_and_where(Expr::col((terms::Entity, terms::Column::Version)).eq(seen.0))
        .to_owned();
    let row = terms::Entity::insert(row).on_conflict(over_the_one_seen);
    match row.exec_without_returning(work.db()).await? {
        1 => Ok(()),
        _ => Err(Error::Stale { seen, current: term.version }),
    }
}
