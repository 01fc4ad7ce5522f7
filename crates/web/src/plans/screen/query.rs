//! What a screen is asked for, as its address has it.

use app::plans::{ScreenFilter, ScreenPages, Window};
use chrono::NaiveDate;
use domain::org::{Ownership, Stage};
use kernel::period::{PeriodKey, TermDates};
use serde::Deserialize;

use crate::shell::{escaped, written_day};

/// The parts of the address; what is not understood does not matter.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in crate::plans) struct Asked {
    pub(super) period: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) group: String,
    pub(super) stage: String,
    pub(super) ownership: String,
    pub(super) plan: String,
    pub(super) duty: String,
    pub(super) layout: String,
    pub(super) dark: String,
    pub(super) rows: String,
    pub(super) columns: String,
}

impl Asked {
    /// What a wall in a dark room asks for.
    #[cfg(test)]
    pub(in crate::plans) fn on_a_dark_wall() -> Self {
        let (layout, dark) = ("wall".to_owned(), "1".to_owned());
        Self { layout, dark, ..Self::default() }
    }

    /// The stretch of time; the month of today where none is named.
    pub(super) fn window(&self, today: NaiveDate, terms: &[TermDates]) -> Window {
        let free = written_day(&self.from).zip(written_day(&self.to));
        let free = free.and_then(|(first, last)| Window::between(first, last));
        let named = self.period.parse::<PeriodKey>().ok();
        let named = named.and_then(|key| Window::of_key(key, terms));
        free.or(named).unwrap_or_else(|| Window::month_of(today))
    }

    pub(super) fn filter(&self) -> ScreenFilter {
        ScreenFilter {
            group: self.group.parse().ok(),
            stage: Stage::from_name(&self.stage),
            ownership: Ownership::from_name(&self.ownership),
            plan: self.plan.parse().ok(),
            duty: self.duty.parse().ok(),
        }
    }

    pub(super) fn pages(&self) -> ScreenPages {
        ScreenPages { rows: page(&self.rows), columns: page(&self.columns) }
    }

    /// The address with one part changed; a change of what is shown begins at the first page.
    pub(super) fn with(&self, name: &str, value: impl AsRef<str>) -> String {
        let is_page = name == "rows" || name == "columns";
        let is_time = ["period", "from", "to"].contains(&name);
        let kept = self.parts().into_iter().filter(|(part, _)| match *part {
            "rows" | "columns" => is_page && *part != name,
            "period" | "from" | "to" => !is_time,
            part => part != name,
        });
        let parts = kept.chain([(name, value.as_ref())]).filter(|(_, value)| !value.is_empty());
        let parts = parts.map(|(name, value)| format!("{name}={}", escaped(value)));
        format!("/county?{}", parts.collect::<Vec<_>>().join("&"))
    }

    fn parts(&self) -> [(&str, &str); 12] {
        [
            ("period", &self.period),
            ("from", &self.from),
            ("to", &self.to),
            ("group", &self.group),
            ("stage", &self.stage),
            ("ownership", &self.ownership),
            ("plan", &self.plan),
            ("duty", &self.duty),
            ("layout", &self.layout),
            ("dark", &self.dark),
            ("rows", &self.rows),
            ("columns", &self.columns),
        ]
    }
}

/// A page as the address names it, from 1; as queries count, from 0.
pub(super) fn page(number: &str) -> usize {
    number.parse::<usize>().unwrap_or(1).saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_month_keeps_the_filter_and_begins_at_the_first_page() {
        let text = |text: &str| text.to_owned();
        let (period, stage, rows) = (text("2026-09"), text("primary"), text("2"));
        let asked = Asked { period, stage, rows, ..Asked::default() };
        assert_eq!(asked.with("period", "2026-10"), "/county?stage=primary&period=2026-10");
        assert_eq!(asked.with("rows", "3"), "/county?period=2026-09&stage=primary&rows=3");
    }

    #[test]
    fn what_is_not_understood_shows_the_month_of_today() {
        let today: NaiveDate = "2026-09-28".parse().unwrap();
        let (period, from, to) = ("soon".to_owned(), "2026-10-09".into(), "2026-10-01".into());
        let asked = Asked { period, from, to, ..Asked::default() };
        assert_eq!(asked.window(today, &[]), Window::month_of(today));
    }
}
