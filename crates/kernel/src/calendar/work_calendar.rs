//! Which days are worked, from the notices.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::day::is_weekend;
use super::{Day, DayKind, NoticeDay, NoticeError, StatutoryHolidays, YearNotice};

/// The first year time limits are reckoned in.
pub const FIRST_YEAR: i32 = 2000;
/// The last year time limits are reckoned in.
pub const LAST_YEAR: i32 = 2099;

/// The first of the December days that the next year's notice may still move.
/// No notice from 2007 to 2026 reached further back.
const YEAR_END_OPENS: u32 = 29;

/// The calendar of working days 工作日历.
#[derive(Debug, Clone, Default)]
pub struct WorkCalendar {
    settled: BTreeMap<NaiveDate, NoticeDay>,
    papers: BTreeMap<i32, Vec<String>>,
    statutory: Vec<StatutoryHolidays>,
}

impl WorkCalendar {
    /// A calendar from national notices and the statute.
    ///
    /// Where two notices settle the same day, that of the later year wins;
    /// within a year the one given last (a correction, as in January 2020).
    pub fn new(
        notices: impl IntoIterator<Item = YearNotice>,
        statutory: impl IntoIterator<Item = StatutoryHolidays>,
    ) -> Result<Self, NoticeError> {
        let mut calendar = Self { statutory: statutory.into_iter().collect(), ..Self::default() };
        calendar.statutory.sort_by_key(|holidays| holidays.since);
        let mut notices: Vec<_> = notices.into_iter().filter(YearNotice::is_announced).collect();
        notices.sort_by_key(|notice| notice.year);
        for notice in notices {
            notice.check()?;
            calendar.settle(notice.days);
            calendar.papers.entry(notice.year).or_default().extend(notice.papers);
        }
        Ok(calendar)
    }

    /// The same calendar with a region's own days laid over it (放假办法 art. 4).
    ///
    /// They win over the national ones, and do not make a year announced.
    pub fn with_overlay(
        mut self,
        notices: impl IntoIterator<Item = YearNotice>,
    ) -> Result<Self, NoticeError> {
        for notice in notices {
            notice.check()?;
            self.settle(notice.days);
        }
        Ok(self)
    }

    /// What this day is.
    ///
    /// Without a notice: weekends and the statutory holidays on a fixed date.
    /// The real year will have more days off than that, so a provisional
    /// due date is, if anything, too early.
    pub fn day(&self, date: NaiveDate) -> Day {
        match self.settled.get(&date) {
            Some(settled) => Day { kind: settled_kind(settled), provisional: false },
            None => Day { kind: self.unsettled_kind(date), provisional: self.is_open(date) },
        }
    }

    /// Whether the national notice for this year is known.
    pub fn is_announced(&self, year: i32) -> bool {
        self.papers.contains_key(&year)
    }

    /// Where this year's notice was published; empty if it is not known.
    pub fn papers(&self, year: i32) -> &[String] {
        self.papers.get(&year).map_or(&[], Vec::as_slice)
    }

    fn settle(&mut self, days: Vec<NoticeDay>) {
        self.settled.extend(days.into_iter().map(|day| (day.date, day)));
    }

    fn unsettled_kind(&self, date: NaiveDate) -> DayKind {
        if !self.is_announced(date.year())
            && let Some(name) = self.statutory_holiday(date)
        {
            return DayKind::Holiday(name.to_owned());
        }
        if is_weekend(date) { DayKind::Weekend } else { DayKind::Working }
    }

    /// The names of the holidays that the statute has in this year, each once.
    pub fn holidays(&self, year: i32) -> Vec<&str> {
        let Some(statute) = self.statute(year) else { return Vec::new() };
        let fixed = statute.days.iter().map(|holiday| &holiday.name);
        let mut names: Vec<&str> = fixed.chain(&statute.moving).map(String::as_str).collect();
        names.dedup();
        names
    }

    fn statute(&self, year: i32) -> Option<&StatutoryHolidays> {
        self.statutory.iter().rfind(|holidays| holidays.since <= year)
    }

    fn statutory_holiday(&self, date: NaiveDate) -> Option<&str> {
        let statute = self.statute(date.year())?;
        statute.days.iter().find(|holiday| holiday.is_on(date)).map(|holiday| holiday.name.as_str())
    }

    /// Whether a notice to come may settle this day, which none has settled yet.
    fn is_open(&self, date: NaiveDate) -> bool {
        let at_year_end = date.month() == 12 && date.day() >= YEAR_END_OPENS;
        !self.is_announced(date.year()) || (at_year_end && !self.is_announced(date.year() + 1))
    }
}

fn settled_kind(settled: &NoticeDay) -> DayKind {
    match (settled.is_off_day, is_weekend(settled.date)) {
        (true, _) => DayKind::Holiday(settled.name.clone()),
        (false, true) => DayKind::MakeUp(settled.name.clone()),
        (false, false) => DayKind::Working,
    }
}
