//! Rows of units under their groups, and a column for each thing that is asked.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::org::Unit;
use domain::plans::{Light, LightCounts};
use uuid::Uuid;

use super::unit_lights::UnitLight;
use super::units::ScreenUnits;

/// One unit × one column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its tasks.
    pub lights: LightCounts,
    /// The number of its task, if it is exactly one.
    pub task: Option<String>,
}

impl Cell {
    fn add(&mut self, light: Light, no: &str) {
        self.task = (self.lights.total() == 0).then(|| no.to_owned());
        self.lights.add(light, 1);
    }
}

/// The row of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitRow {
    /// The unit.
    pub unit: Unit,
    /// Its cells, in the order of the columns.
    pub cells: Vec<Cell>,
}

impl UnitRow {
    /// All its tasks.
    pub fn sum(&self) -> LightCounts {
        self.cells.iter().map(|cell| cell.lights).sum()
    }
}

/// A group with its units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The group; `None` for units whose group the reader does not see.
    pub head: Option<Unit>,
    /// How many units are asked for.
    pub units: usize,
    /// What its units show together, in the order of the columns.
    pub cells: Vec<LightCounts>,
    /// The rows of its units, where they are shown.
    pub rows: Vec<UnitRow>,
}

impl Section {
    /// All its tasks.
    pub fn sum(&self) -> LightCounts {
        self.cells.iter().copied().sum()
    }
}

/// The sections of these units, empty, and where each group's stands.
pub(super) struct Grid {
    pub(super) sections: Vec<Section>,
    places: HashMap<Option<Uuid>, usize>,
}

impl Grid {
    /// Sections with so many columns for everything that is seen.
    pub(super) fn of(seen: &ScreenUnits, columns: usize) -> Self {
        let mut grid = Self { sections: Vec::new(), places: HashMap::new() };
        for unit in &seen.units {
            let head = seen.head(unit.head().as_uuid());
            let place = grid.place(head, columns);
            grid.sections[place].units += 1;
        }
        grid
    }

    fn place(&mut self, head: Option<&Unit>, columns: usize) -> usize {
        let next = self.sections.len();
        let place = *self.places.entry(head.map(|head| head.id.as_uuid())).or_insert(next);
        if place == next {
            let cells = vec![LightCounts::default(); columns];
            self.sections.push(Section { head: head.cloned(), units: 0, cells, rows: Vec::new() });
        }
        place
    }

    /// Counts into the cell of a group.
    pub(super) fn count(
        &mut self,
        seen: &ScreenUnits,
        group: Uuid,
        column: usize,
        lights: LightCounts,
    ) {
        let head = seen.head(group).map(|head| head.id.as_uuid());
        if let Some(place) = self.places.get(&head) {
            self.sections[*place].cells[column] += lights;
        }
    }

    /// Leaves out sections without rows, and the own row of a group that is asked for nothing.
    pub(super) fn drop_idle_heads(&mut self) {
        for section in &mut self.sections {
            let head = section.head.as_ref().map(|head| head.id);
            section.rows.retain(|row| Some(row.unit.id) != head || row.sum().total() > 0);
        }
        self.sections.retain(|section| !section.rows.is_empty());
    }

    /// Puts the rows of these units in; `column` tells where a task stands.
    pub(super) fn fill(
        &mut self,
        seen: &ScreenUnits,
        units: &[Unit],
        lights: &[UnitLight],
        column: impl Fn(&UnitLight) -> Option<usize>,
        today: NaiveDate,
    ) {
        let mut of_unit: HashMap<Uuid, Vec<&UnitLight>> = HashMap::new();
        for light in lights {
            of_unit.entry(light.unit).or_default().push(light);
        }
        for unit in units {
            let head = seen.head(unit.head().as_uuid()).map(|head| head.id.as_uuid());
            let Some(place) = self.places.get(&head) else { continue };
            let section = &mut self.sections[*place];
            let mut cells = vec![Cell::default(); section.cells.len()];
            for light in of_unit.get(&unit.id.as_uuid()).into_iter().flatten() {
                if let Some(at) = column(light) {
                    cells[at].add(light.light(today), &light.no);
                }
            }
            section.rows.push(UnitRow { unit: unit.clone(), cells });
        }
    }
}
