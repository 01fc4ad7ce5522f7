//! The year of a county: its duties and those the pack proposes, on the days they are due.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use domain::access::{Act, Facts};
use domain::org::Unit;
use domain::plans::{Audience, DueDay, Duty, Omission, StandingDuty, due_days};
use kernel::calendar::WorkCalendar;
use kernel::local_date;
use kernel::period::TermDates;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::pack::standing_duties;
use super::rows::omissions;
use crate::accounts::{PersonName, names_of};
use crate::plans::duty_store::name_of;
use crate::plans::rows::duties;
use crate::plans::terms_of;
use crate::{Reader, Result, org};

/// Where a row of the year stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The county asks it, by this duty.
    TakenOver {
        /// The duty.
        duty: Box<Duty>,
        /// Whether it asks for something else than the pack.
        is_changed: bool,
    },
    /// The county asks it, and no pack proposes it.
    Own {
        /// The duty.
        duty: Box<Duty>,
    },
    /// The pack proposes it.
    Proposed,
    /// The county asked it, and asks it no more; it can be taken over again.
    Ended {
        /// The last duty that asked it.
        duty: Box<Duty>,
    },
    /// The county said that it is not for it.
    Omitted {
        /// Who said so; nobody once the account is gone.
        by: Option<PersonName>,
        /// On which day.
        on: NaiveDate,
        /// Why.
        reason: String,
    },
}

impl Place {
    /// The duty behind it.
    pub fn duty(&self) -> Option<&Duty> {
        match self {
            Self::TakenOver { duty, .. } | Self::Own { duty } | Self::Ended { duty } => Some(duty),
            Self::Proposed | Self::Omitted { .. } => None,
        }
    }

    /// Whether units are asked for it now.
    pub fn is_asked(&self) -> bool {
        matches!(self, Self::TakenOver { .. } | Self::Own { .. })
    }

    /// The stable name; also the tail of its message id.
    pub fn name(&self) -> &'static str {
        match self {
            Self::TakenOver { is_changed: false, .. } => "taken-over",
            Self::TakenOver { is_changed: true, .. } => "changed",
            Self::Own { .. } => "own",
            Self::Proposed => "proposed",
            Self::Ended { .. } => "ended",
            Self::Omitted { .. } => "omitted",
        }
    }
}

/// A row of the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearRow {
    /// The standing duty of the pack, if it is one.
    pub standing: Option<StandingDuty>,
    /// Where it stands.
    pub place: Place,
    /// The days of the year on which it is due, or would be.
    pub days: Vec<DueDay>,
    /// How many units that the reader sees are asked, or would be; 0 where an office is to be
    /// named first.
    pub asked: usize,
}

/// The year as a reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearPage {
    /// The year.
    pub year: i32,
    /// Today.
    pub today: NaiveDate,
    /// The terms that have days in it, in their order.
    pub terms: Vec<TermDates>,
    /// What is asked, then what is proposed, ended or left out; within each as the pack has it.
    pub rows: Vec<YearRow>,
    /// Whether the reader is shown what is only proposed.
    pub shows_proposals: bool,
    /// Whether the reader says what the county takes over.
    pub may_plan: bool,
}

/// The year; the present one if none is named.
///
/// # Errors
/// A fault of the database or of the pack.
pub async fn year_page(reader: &Reader<'_>, year: Option<i32>) -> Result<YearPage> {
    reader.require(Act::ReadTask, Facts::COUNTY)?;
    let today = local_date(reader.now());
    let year = year.unwrap_or_else(|| today.year());
    let terms = terms_of(reader).await?;
    let view = View {
        units: org::visible_units(reader, Act::ReadTask).await?,
        span: span_of(year),
        terms: &terms,
        calendar: reader.calendar(),
    };
    let shows_proposals = reader.scope(Act::ReadTask).elsewhere;
    let mut found = found(reader).await?;
    let mut rows = Vec::new();
    for standing in standing_duties()? {
        let place = found.place_of(&standing);
        rows.extend(
            view.row(Some(standing), place).filter(|row| row.place.is_asked() || shows_proposals),
        );
    }
    rows.extend(found.own().filter_map(|place| view.row(None, place)));
    rows.sort_by_key(|row| !row.place.is_asked());
    let may_plan = reader.may(Act::PlanYear, Facts::COUNTY);
    let (first, last) = view.span;
    let terms = terms.iter().filter(|term| term.first <= last && first <= term.last);
    let terms = terms.copied().collect();
    Ok(YearPage { year, today, terms, rows, shows_proposals, may_plan })
}

/// The first and the last day of a year.
fn span_of(year: i32) -> (NaiveDate, NaiveDate) {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    (day(1, 1), day(12, 31))
}

/// With what rows are made.
struct View<'a> {
    units: Vec<Unit>,
    span: (NaiveDate, NaiveDate),
    terms: &'a [TermDates],
    calendar: &'a WorkCalendar,
}

impl View<'_> {
    /// The row; none where nobody whom the reader sees is asked, or nothing is due this year.
    fn row(&self, standing: Option<StandingDuty>, place: Place) -> Option<YearRow> {
        let (recurrence, begun_on, audience) = match (place.duty(), &standing) {
            (Some(duty), _) if place.is_asked() => {
                let begun_on = local_date(duty.establishment.at);
                (duty.recurrence.clone(), begun_on, Some(duty.audience.clone()))
            }
            (_, Some(standing)) => {
                let (first, _) = self.span;
                (standing.recurrence(first), first, standing.audience())
            }
            (_, None) => return None,
        };
        let asked = audience.as_ref().map_or(0, |audience| self.asked(audience));
        let days = due_days(&recurrence, begun_on, self.span, self.terms, self.calendar);
        let is_seen = asked > 0 && (standing.is_some() || !days.is_empty());
        let is_shown = is_seen || !place.is_asked();
        is_shown.then_some(YearRow { standing, place, days, asked })
    }

    fn asked(&self, audience: &Audience) -> usize {
        self.units.iter().filter(|unit| audience.holds(unit)).count()
    }
}

/// The duties of the county that are in force or were made of standing ones, and the omissions.
struct Found {
    duties: Vec<Duty>,
    omissions: Vec<Omission>,
    people: HashMap<Uuid, PersonName>,
}

async fn found(reader: &Reader<'_>) -> Result<Found> {
    let county = reader.person().county;
    let in_force = duties::Column::State.eq(name_of(&domain::plans::DutyState::InForce));
    let shown = Condition::any().add(in_force).add(duties::Column::Standing.is_not_null());
    let rows = duties::Entity::find()
        .filter(duties::Column::CountyId.eq(county.as_uuid()))
        .filter(shown)
        .order_by_asc(duties::Column::No)
        .all(reader.db())
        .await?;
    let duties = rows.into_iter().map(duties::Model::into_domain).collect::<Result<_>>()?;
    let omissions = omissions(reader.db(), county).await?;
    let people: Vec<Uuid> = omissions.iter().map(|omission| omission.by.as_uuid()).collect();
    let people = names_of(reader.db(), &people).await?;
    Ok(Found { duties, omissions, people })
}

impl Found {
    /// Where a standing duty stands; its duties are taken out.
    fn place_of(&mut self, standing: &StandingDuty) -> Place {
        let is_of = |duty: &mut Duty| duty.standing.as_ref() == Some(&standing.key);
        let mut of: Vec<Duty> = self.duties.extract_if(.., is_of).collect();
        let omitted = self.omissions.iter().find(|omission| omission.key == standing.key);
        let at = of.iter().position(Duty::is_in_force).or(of.len().checked_sub(1));
        match (at.map(|at| of.swap_remove(at)), omitted) {
            (Some(duty), _) if duty.is_in_force() => {
                let is_changed = standing.is_changed_in(&duty);
                Place::TakenOver { duty: Box::new(duty), is_changed }
            }
            (_, Some(omission)) => Place::Omitted {
                by: self.people.get(&omission.by.as_uuid()).cloned(),
                on: local_date(omission.at),
                reason: omission.reason.clone(),
            },
            (Some(duty), None) => Place::Ended { duty: Box::new(duty) },
            (None, None) => Place::Proposed,
        }
    }

    /// What the county asks beside the pack, after all of the pack was taken out.
    fn own(self) -> impl Iterator<Item = Place> {
        let left = self.duties.into_iter().filter(Duty::is_in_force);
        left.map(|duty| Place::Own { duty: Box::new(duty) })
    }
}

/// Where one standing duty stands.
pub(super) async fn place_of(reader: &Reader<'_>, standing: &StandingDuty) -> Result<Place> {
    Ok(found(reader).await?.place_of(standing))
}
