//! What each group shows in a stretch of time, all its duties together.

use domain::org::Unit;
use domain::plans::LightCounts;
use kernel::local_date;

use super::county::chosen_duties;
use super::grid::Grid;
use super::kept::tallied;
use super::unit_lights::Part;
use super::units::{ScreenFilter, ScreenUnits};
use super::window::Window;
use crate::{Reader, Result};

/// A group with what its units show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupLights {
    /// The group; `None` for units whose group the reader does not see.
    pub group: Option<Unit>,
    /// How many units are asked for.
    pub units: usize,
    /// All their tasks.
    pub lights: LightCounts,
}

/// The lights of the groups in the order people know, as [`super::county_screen`] counts them on
/// all its pages together.
///
/// # Errors
/// [`crate::Error::Missing`] for a duty that does not exist, or a fault.
pub async fn group_lights(
    reader: &Reader<'_>,
    window: Window,
    filter: ScreenFilter,
) -> Result<Vec<GroupLights>> {
    let today = local_date(reader.now());
    let seen = ScreenUnits::of(reader, filter).await?;
    let between = Some((window.first, window.last));
    let part = Part { duties: chosen_duties(reader, &filter).await?, between };
    let mut grid = Grid::of(&seen, 1);
    for tally in tallied(reader, &seen, &part).await? {
        grid.count(&seen, tally.group, 0, tally.lights(today));
    }
    let groups = grid.sections.into_iter().map(|section| GroupLights {
        lights: section.sum(),
        units: section.units,
        group: section.head,
    });
    Ok(groups.collect())
}
