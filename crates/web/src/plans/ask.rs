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

    /// The form that asks just so; without an audience a unit is to be chosen.
    pub(super) fn of(audience: Option<&Audience>, recurrence: &Recurrence, minutes: u32) -> Self {
        let mut fields = HashMap::from([("minutes".to_owned(), minutes.to_string())]);
        let mut set = |name: &str, value: String| fields.insert(name.to_owned(), value);
        match audience {
            Some(Audience::Schools { class }) => {
                set("who", "schools".to_owned());
                for (name, value) in boxes_of(class) {
                    set(&name, value);
                }
            }
            Some(Audience::Groups) => {
                set("who", "groups".to_owned());
            }
            Some(Audience::Units { units }) => {
                let unit = units.first().map(ToString::to_string);
                set("unit", unit.unwrap_or_default());
            }
            None => {}
        }
        for (name, value) in times_of(recurrence) {
            set(name, value);
        }
        Self(fields)
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

    /// Whether the form asked which unit the office is.
    pub(super) fn was_asked(&self, name: &str) -> bool {
        self.0.contains_key(&format!("office-{name}"))
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
    ///
    /// # Errors
    /// [`TaskRefusal::MinutesUnreadable`].
    pub(super) fn minutes(&self) -> Result<u32, TaskRefusal> {
        let minutes = match self.get("minutes") {
            "" => Some(USUAL_MINUTES),
            written => written.parse().ok().filter(|minutes| *minutes <= MOST_MINUTES),
        };
        minutes.ok_or(TaskRefusal::MinutesUnreadable)
    }

    /// What stands in the field of minutes.
    pub(super) fn minutes_typed(&self) -> String {
        let typed = self.get("minutes");
        if typed.is_empty() { USUAL_MINUTES.to_string() } else { typed.to_owned() }
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
            until: match self.get("until") {
                "" => None,
                written => Some(written_day(written)?),
            },
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

/// The boxes that make a class.
fn boxes_of(class: &SchoolClass) -> Vec<(String, String)> {
    let stages = class.stages.iter().map(|stage| format!("stage-{}", stage.name()));
    let ownerships = class.ownerships.iter().map(|it| format!("ownership-{}", it.name()));
    let towns = class.towns.iter().map(|town| format!("town-{town}"));
    let ticked = stages.chain(ownerships).chain(towns).map(|name| (name, "on".to_owned()));
    let boarding = class.boarding.map(|boards| ("boarding".to_owned(), boards.to_string()));
    ticked.chain(boarding).collect()
}

/// The fields that say how often.
fn times_of(recurrence: &Recurrence) -> Vec<(&'static str, String)> {
    match recurrence {
        Recurrence::Once { due_on } => vec![("due_on", due_on.to_string())],
        Recurrence::Every { cadence, due, from, until } => {
            let (rule, nth) = match due {
                DueRule::LastDay => ("last", None),
                DueRule::Day { nth } => ("day", Some(nth)),
                DueRule::WorkingDay { nth, from: Anchor::Start } => ("start", Some(nth)),
                DueRule::WorkingDay { nth, from: Anchor::End } => ("end", Some(nth)),
                DueRule::WorkingDay { nth, from: Anchor::AfterEnd } => ("after-end", Some(nth)),
            };
            let mut fields = vec![
                ("often", "every".to_owned()),
                ("cadence", cadence.name().to_owned()),
                ("rule", rule.to_owned()),
                ("from", from.to_string()),
            ];
            fields.extend(nth.map(|nth| ("nth", nth.to_string())));
            fields.extend(until.map(|until| ("until", until.to_string())));
            fields
        }
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
    fn the_form_of_what_is_asked_asks_the_same() {
        let day = |day: &str| day.parse().unwrap();
        let nth = NonZeroU8::new(7).unwrap();
        let class = SchoolClass {
            stages: vec![Stage::Primary, Stage::NineYear],
            ownerships: vec![Ownership::Private],
            towns: vec!["河畔镇".to_owned()],
            boarding: Some(false),
        };
        let rules = [
            DueRule::LastDay,
            DueRule::Day { nth },
            DueRule::WorkingDay { nth, from: Anchor::Start },
            DueRule::WorkingDay { nth, from: Anchor::End },
            DueRule::WorkingDay { nth, from: Anchor::AfterEnd },
        ];
        for (due, cadence) in rules.into_iter().zip(Cadence::ALL) {
            let (from, until) = (day("2026-09-01"), Some(day("2027-08-31")));
            let recurrence = Recurrence::Every { cadence, due, from, until };
            for audience in [Audience::Groups, Audience::Schools { class: class.clone() }] {
                let form = AskForm::of(Some(&audience), &recurrence, 45);
                assert_eq!(form.audience(), Ok(audience));
                assert_eq!(form.recurrence().as_ref(), Some(&recurrence));
                assert_eq!(form.minutes(), Ok(45));
            }
        }
        let once = Recurrence::Once { due_on: day("2026-10-30") };
        assert_eq!(AskForm::of(None, &once, 1).recurrence(), Some(once));
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
        let until = |day| [&whole[..], &[("until", day)]].concat();
        assert!(form(&until("2026-12-31")).recurrence().is_some());
        assert_eq!(form(&until("31.12.2026")).recurrence(), None, "no end that nobody chose");
    }
}
