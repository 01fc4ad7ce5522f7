//! The list of units, and the chart of both lines.

use std::collections::{HashMap, HashSet};

use domain::access::{Act, Facts};
use domain::org::{Line, Tier, Unit, UnitKind};
use kernel::UnitId;

use super::queries::visible_units;
use crate::{Reader, Result};

/// Most rows that the list shows at once.
pub const MOST_ROWS: usize = 500;

/// What is asked for; what is not said does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnitFilter {
    /// A part of the name, in either language.
    pub name: String,
    /// Units of this kind.
    pub kind: Option<UnitKind>,
    /// A group and the schools that it guides.
    pub group: Option<UnitId>,
    /// Closed units instead of open ones.
    pub closed: bool,
}

impl UnitFilter {
    fn holds(&self, unit: &Unit) -> bool {
        let name = self.name.trim().to_lowercase();
        let is_named = unit.name.zh.contains(&name) || unit.name.en.to_lowercase().contains(&name);
        is_named
            && unit.is_open() != self.closed
            && self.kind.is_none_or(|kind| unit.kind == kind)
            && self.group.is_none_or(|group| unit.head() == group)
    }
}

/// The list of units.
#[derive(Debug, Clone)]
pub struct UnitList {
    /// Those that were asked for, in the order people know; at most [`MOST_ROWS`].
    pub rows: Vec<Unit>,
    /// How many there are of them.
    pub total: usize,
    /// All units that the person may see, for names and choices.
    pub known: Vec<Unit>,
    /// How many open units there are of each kind; kinds without any are left out.
    pub counts: Vec<(UnitKind, usize)>,
    /// Whether the person may found units.
    pub may_found: bool,
}

impl UnitList {
    /// The unit of this id, if the person may see it.
    pub fn unit(&self, id: Option<UnitId>) -> Option<&Unit> {
        named(&self.known, id)
    }
}

/// The unit of this id among those that the person may see.
pub(super) fn named(known: &[Unit], id: Option<UnitId>) -> Option<&Unit> {
    let id = id?;
    known.iter().find(|unit| unit.id == id)
}

/// The units that are asked for. Which units a county has is no secret, but who keeps away from
/// one sees no trace of it.
///
/// # Errors
/// A fault of the database.
pub async fn list_units(reader: &Reader<'_>, filter: &UnitFilter) -> Result<UnitList> {
    let known = visible_units(reader, Act::ReadNetwork).await?;
    let mut rows: Vec<Unit> = known.iter().filter(|unit| filter.holds(unit)).cloned().collect();
    let total = rows.len();
    rows.truncate(MOST_ROWS);
    let counted = UnitKind::ALL.into_iter().map(|kind| {
        let of_kind = known.iter().filter(|unit| unit.is_open() && unit.kind == kind);
        (kind, of_kind.count())
    });
    let counts = counted.filter(|(_, count)| *count > 0).collect();
    let may_found = reader.may(Act::ManageNetwork, Facts::COUNTY);
    Ok(UnitList { rows, total, known, counts, may_found })
}

/// One line of a chart: a unit and how deep it stands, from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartRow {
    /// The unit.
    pub unit: Unit,
    /// How many stand above it in the chart.
    pub depth: usize,
}

/// The chart of a line: units from the top, each followed by those below it. Units that stand in
/// no line are left out of the chart of supervision.
///
/// # Errors
/// A fault of the database.
pub async fn chart(reader: &Reader<'_>, line: Line) -> Result<Vec<ChartRow>> {
    let mut units = visible_units(reader, Act::ReadNetwork).await?;
    units.retain(|unit| unit.is_open() && is_in(line, unit));
    let chart = Chart::of(line, &units);
    let mut rows = Vec::with_capacity(units.len());
    chart.add(&mut rows, None, 0);
    Ok(rows)
}

fn is_in(line: Line, unit: &Unit) -> bool {
    line == Line::Administration || !matches!(unit.tier(), Tier::Department | Tier::Beside)
}

/// Units by the one above them.
struct Chart<'a> {
    below: HashMap<Option<UnitId>, Vec<&'a Unit>>,
}

impl<'a> Chart<'a> {
    /// The top of the supervision line follows from the kinds: team, office, groups; a school
    /// without a group stands under the office.
    fn of(line: Line, units: &'a [Unit]) -> Self {
        let ids: HashSet<UnitId> = units.iter().map(|unit| unit.id).collect();
        let of_tier = |tier| units.iter().find(|unit| unit.tier() == tier).map(|unit| unit.id);
        let team = of_tier(Tier::DisciplineTeam);
        let office = of_tier(Tier::BureauOffice);
        let mut below: HashMap<Option<UnitId>, Vec<&Unit>> = HashMap::new();
        for unit in units {
            let above = unit.above(line).filter(|above| ids.contains(above));
            let above = match (line, unit.tier()) {
                (Line::Supervision, Tier::BureauOffice) => team,
                (Line::Supervision, Tier::SupervisionGroup) => office.or(team),
                (Line::Supervision, Tier::School) => above.or(office),
                _ => above,
            };
            below.entry(above).or_default().push(unit);
        }
        Self { below }
    }

    fn add(&self, rows: &mut Vec<ChartRow>, above: Option<UnitId>, depth: usize) {
        for unit in self.below.get(&above).into_iter().flatten() {
            rows.push(ChartRow { unit: (*unit).clone(), depth });
            self.add(rows, Some(unit.id), depth + 1);
        }
    }
}
