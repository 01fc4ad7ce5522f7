//! Who is asked and how often: the part of the assignment form that more than one page has.

use std::collections::{BTreeMap, HashMap};
use std::num::NonZeroU8;

use app::plans::NameOffice;
use chrono::NaiveDate;
use domain::org::{Ownership, SchoolClass, SchoolProfile, Stage, Unit};
use domain::plans::{Audience, Recurrence, TaskRefusal};
use kernel::UnitId;
use kernel::period::{Anchor, Cadence, DueRule};

use super::offices::office_named;
use crate::shell::written_day;

/// Minutes that a unit is thought to need where nobody says otherwise.
pub(super) const USUAL_MINUTES: u32 = 30;
/// Most minutes that can be said: thirty days.
pub(super) const MOST_MINUTES: u32 = 60 * 24 * 30;

/// The fields as they are shown and sent; boxes have names such as `stage-primary`.
#[derive(Debug, Clone, Default)]
pub(super) struct AskForm(HashMap<String, String>);

impl AskForm {
    /// The fields of a form that was sent.
    pub(super) fn new(fields: HashMap<String, String>) -> Self {
        Self(fields)
    }

    /// An untouched form: one unit, once, due on the suggested day.
    pub(super) fn suggesting(due_on: NaiveDate, today: NaiveDate) -> Self {
        let fields = [("due_on", due_on.to_string()), ("from", today.to_string())];
        Self(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    /// What stands in a field.
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |value| value.trim())
    }

    /// Whether a choice stands so; where nothing was chosen, whether `usual` is it.
    pub(super) fn is(&self, name: &str, value: &str, usual: &str) -> bool {
        let chosen = self.get(name);
        value == if chosen.is_empty() { usual } else { chosen }
    }

    /// Whether a box is ticked.
    pub(super) fn ticked(&self, family: &str, tail: &str) -> bool {
        self.0.contains_key(&format!("{family}-{tail}"))
    }

    /// The unit that was chosen for an office, as it was sent.
    pub(super) fn office(&self, name: &str) -> &str {
        self.0.get(&format!("office-{name}")).map_or("", String::as_str)
    }

    /// Which units offices are, where it was said.
    pub(super) fn named_offices(&self) -> Vec<NameOffice> {
        let said = self
            .0
            .iter()
            .filter_map(|(field, value)| office_named(field.strip_prefix("office-")?, value));
        said.collect()
    }

    /// Minutes for one task.
    pub(super) fn minutes(&self) -> u32 {
        self.get("minutes").parse().unwrap_or(USUAL_MINUTES).min(MOST_MINUTES)
    }

    /// Who is asked.
    ///
    /// # Errors
    /// [`TaskRefusal::UnitMissing`].
    pub(super) fn audience(&self) -> Result<Audience, TaskRefusal> {
        match self.get("who") {
            "schools" => Ok(Audience::Schools { class: self.class() }),
            "groups" => Ok(Audience::Groups),
            _ => {
                let unit: UnitId =
                    self.get("unit").parse().map_err(|_| TaskRefusal::UnitMissing)?;
                Ok(Audience::Units { units: vec![unit] })
            }
        }
    }

    fn class(&self) -> SchoolClass {
        let ticked = |family: &str| -> Vec<&str> {
            let tails = self.0.keys().filter_map(|key| key.strip_prefix(family)?.strip_prefix('-'));
            tails.collect()
        };
        let mut class = SchoolClass {
            stages: ticked("stage").into_iter().filter_map(Stage::from_name).collect(),
            ownerships: ticked("ownership").into_iter().filter_map(Ownership::from_name).collect(),
            towns: ticked("town").into_iter().map(str::to_owned).collect(),
            boarding: self.get("boarding").parse().ok(),
        };
        class.stages.sort_unstable();
        class.ownerships.sort_unstable();
        class.towns.sort_unstable();
        class
    }

    /// How often; `None` if a date is missing.
    pub(super) fn recurrence(&self) -> Option<Recurrence> {
        if self.get("often") != "every" {
            return Some(Recurrence::Once { due_on: written_day(self.get("due_on"))? });
        }
        Some(Recurrence::Every {
            cadence: self.get("cadence").parse::<Cadence>().ok()?,
            due: self.due_rule()?,
            from: written_day(self.get("from"))?,
            until: written_day(self.get("until")),
        })
    }

    fn due_rule(&self) -> Option<DueRule> {
        let nth = || self.get("nth").parse::<NonZeroU8>().ok();
        Some(match self.get("rule") {
            "day" => DueRule::Day { nth: nth()? },
            "start" => DueRule::WorkingDay { nth: nth()?, from: Anchor::Start },
            "end" => DueRule::WorkingDay { nth: nth()?, from: Anchor::End },
            "after-end" => DueRule::WorkingDay { nth: nth()?, from: Anchor::AfterEnd },
            _ => DueRule::LastDay,
        })
    }
}

/// What the schools to choose from are like, each kind with its count.
#[derive(Debug, Clone, Default)]
pub(super) struct Classes {
    pub(super) schools: usize,
    pub(super) groups: usize,
    pub(super) stages: BTreeMap<Stage, usize>,
    pub(super) ownerships: BTreeMap<Ownership, usize>,
    pub(super) towns: BTreeMap<String, usize>,
}

impl Classes {
    /// Those of these units.
    pub(super) fn of(units: &[(Option<Unit>, Vec<Unit>)]) -> Self {
        let mut classes = Self::default();
        for (group, units) in units {
            classes.groups += usize::from(group.is_some());
            for school in units.iter().filter_map(|unit| unit.school.as_ref()) {
                classes.add(school);
            }
        }
        classes
    }

    fn add(&mut self, school: &SchoolProfile) {
        self.schools += 1;
        *self.stages.entry(school.stage).or_default() += 1;
        *self.ownerships.entry(school.ownership).or_default() += 1;
        *self.towns.entry(school.town.clone()).or_default() += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(fields: &[(&str, &str)]) -> AskForm {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        AskForm::new(fields.iter().map(owned).collect())
    }

    #[test]
    fn ticked_boxes_make_a_class() {
        let sent = form(&[("who", "schools"), ("stage-primary", "on"), ("town-河畔镇", "on")]);
        let class = SchoolClass {
            stages: vec![Stage::Primary],
            towns: vec!["河畔镇".to_owned()],
            ..SchoolClass::default()
        };
        assert_eq!(sent.audience(), Ok(Audience::Schools { class }));
    }

    #[test]
    fn a_recurring_duty_needs_its_rule_whole() {
        let whole = [
            ("often", "every"),
            ("cadence", "month"),
            ("rule", "after-end"),
            ("nth", "5"),
            ("from", "2026-09-01"),
        ];
        let due = DueRule::WorkingDay { nth: NonZeroU8::new(5).unwrap(), from: Anchor::AfterEnd };
        let Some(Recurrence::Every { cadence, due: read, until, .. }) = form(&whole).recurrence()
        else {
            panic!("it recurs")
        };
        assert_eq!((cadence, read, until), (Cadence::Month, due, None));
        assert_eq!(form(&whole[..3]).recurrence(), None, "the number is missing");
    }
}
