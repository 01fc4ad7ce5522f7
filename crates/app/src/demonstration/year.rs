//! The year before, played month by month at its own moments, so that the screens are alive.
//!
//! The bureau takes standing duties over by its own command; the sweep gives their tasks
//! when a period begins. The schools then hand in, in time or late, or do not: which of them is
//! a throw of a die that always falls alike. Schools with an account have done everything that
//! was due; what falls due from now on is theirs to do.

use std::collections::{BTreeMap, HashSet};

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta};
use domain::access::{Actor, SystemActor};
use domain::plans::{Audience, NOTICE, begins_on};
use kernel::{DutyId, Instant, StagedClock, UnitId, local_date, start_of_day};
use uuid::Uuid;

use super::county::Cast;
use super::pack::{ExampleDuty, Pack, damaged};
use super::sample_file;
use crate::plans::{
    Assign, ForgetPastLetters, HandInPast, duties_in_order, open_periods, standing_duty,
    untouched_between,
};
use crate::{App, Result};

/// Months that are played, this one included.
const MONTHS: u32 = 12;

/// The first moment of the year that ends with this month: nine o'clock.
pub(super) fn begins(now: Instant) -> Instant {
    nine(month(local_date(now), 0))
}

fn nine(day: NaiveDate) -> Instant {
    start_of_day(day) + TimeDelta::hours(9)
}

/// The first day of a month of the year.
fn month(today: NaiveDate, number: u32) -> NaiveDate {
    let first = today.with_day(1).unwrap_or(today);
    first.checked_sub_months(Months::new(MONTHS - 1 - number)).unwrap_or(first)
}

/// Plays the year; the clock runs again afterwards.
pub(super) async fn play(app: &App, clock: &StagedClock, cast: &Cast, pack: &Pack) -> Result<()> {
    clock.send_to(None);
    let today = local_date(app.now());
    let mut year = Year { app, clock, cast, pack, today, waiting: BTreeMap::new() };
    for number in 0..MONTHS {
        year.play_month(number).await?;
    }
    year.hand_in_before(today).await?;
    clock.send_to(None);
    app.command(&year.system()?, None, ForgetPastLetters).await
}

struct Year<'a> {
    app: &'a App,
    clock: &'a StagedClock,
    cast: &'a Cast,
    pack: &'a Pack,
    today: NaiveDate,
    /// Which tasks will be handed in on which day.
    waiting: BTreeMap<NaiveDate, Vec<Uuid>>,
}

impl Year<'_> {
    fn system(&self) -> Result<Actor> {
        Ok(Actor::System(SystemActor::Demonstration, self.cast.assigner()?.county))
    }

    async fn play_month(&mut self, number: u32) -> Result<()> {
        let first = month(self.today, number);
        self.hand_in_before(first).await?;
        self.clock.send_to(Some(nine(first)));
        let officer = Actor::Person(self.cast.assigner()?.clone());
        for duty in self.pack.duties.iter().filter(|duty| duty.month == number) {
            self.app.command(&officer, None, self.order(duty, first)?).await?;
        }
        open_periods(self.app).await?;
        let last = first + Months::new(1) - Days::new(1);
        self.throw(first, last, number + 1 == MONTHS).await
    }

    /// The bureau's order to take a standing duty over on this day, the first of a month.
    fn order(&self, duty: &ExampleDuty, first: NaiveDate) -> Result<Assign> {
        let standing = standing_duty(&duty.key)?;
        let county = self.cast.assigner()?.county;
        let (cadence, due) = (standing.cadence, standing.due);
        // The schools were told two weeks before.
        let told = first - NOTICE;
        let from = begins_on(cadence, due, told, &self.pack.terms, &self.app.calendar(county));
        let others = duty.class.clone().map(|class| Audience::Schools { class });
        let audience = others.or_else(|| standing.audience()).ok_or_else(|| damaged("office"))?;
        Ok(Assign::of_standing(&standing, audience, from))
    }

    /// Decides when each task of the month will be handed in.
    async fn throw(&mut self, first: NaiveDate, last: NaiveDate, is_now: bool) -> Result<()> {
        let staffed: HashSet<UnitId> = self.cast.staffed().collect();
        let county = self.cast.assigner()?.county;
        let order = duties_in_order(self.app, county).await?;
        for task in untouched_between(self.app, county, first, last).await? {
            let is_staffed = staffed.contains(&task.unit);
            if is_staffed && is_now && task.due_on >= self.today {
                continue;
            }
            let Some(duty) = self.duty(&order, task.duty) else { continue };
            let dice = dice_of(task.unit.as_uuid(), task.due_on);
            let few = Days::new(dice % 6);
            let day = match dice % 100 {
                _ if is_staffed => task.due_on - few,
                side if side < duty.missing => continue,
                side if side < duty.missing + duty.late => task.due_on + Days::new(1) + few,
                _ => task.due_on - few,
            };
            self.waiting.entry(day.max(first)).or_default().push(task.id);
        }
        Ok(())
    }

    fn duty(&self, order: &[DutyId], id: DutyId) -> Option<&ExampleDuty> {
        let mut established: Vec<_> = self.pack.duties.iter().collect();
        established.sort_by_key(|duty| duty.month);
        established.get(order.iter().position(|other| *other == id)?).copied()
    }

    async fn hand_in_before(&mut self, end: NaiveDate) -> Result<()> {
        let later = self.waiting.split_off(&end);
        for (day, tasks) in std::mem::replace(&mut self.waiting, later) {
            self.clock.send_to(Some(nine(day) + TimeDelta::hours(7)));
            let order = HandInPast {
                tasks,
                evidence: self.evidence().await?,
                note: self.pack.note.clone(),
                hands: self.cast.hands,
                signers: self.pack.signers.each_ref().map(|it| (it.post.clone(), it.name.clone())),
            };
            self.app.command(&self.system()?, None, order).await?;
        }
        Ok(())
    }

    async fn evidence(&self) -> Result<crate::files::Upload> {
        let page = sample_file::pdf(&[&self.pack.note]);
        self.app.files().receive_bytes(&format!("{}.pdf", self.pack.note), &page).await
    }
}

/// A number that looks thrown and is always the same for a unit's place and a day.
fn dice_of(unit: Uuid, due_on: NaiveDate) -> u64 {
    let (_, low) = unit.as_u64_pair();
    let mixed = low ^ u64::from(due_on.num_days_from_ce().unsigned_abs()).rotate_left(32);
    mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32
}
