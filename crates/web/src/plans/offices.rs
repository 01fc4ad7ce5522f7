//! The offices that plans name, and which units they are.

use app::plans::{NameOffice, OfficeRow, list_offices, unknown_offices};
use askama::Template;
use domain::access::Act;
use domain::org::{Tier, Unit};
use domain::plans::office_names;
use kernel::UnitId;

use crate::shell::{Answer, Page, Problem, Ui, Visit, shown};

/// The list of offices.
#[derive(Template)]
#[template(path = "plans/offices.html")]
pub(super) struct OfficesPage {
    pub(super) ui: Ui,
    pub(super) rows: Vec<OfficeRow>,
    /// The units that an office can be.
    pub(super) units: Vec<Unit>,
}

impl Page for OfficesPage {}

impl OfficesPage {
    fn is_chosen(row: &OfficeRow, unit: &Unit) -> bool {
        row.unit.as_ref().is_some_and(|(id, _)| *id == unit.id)
    }
}

/// Offices of which nobody said which unit they are, with the units that they can be.
#[derive(Debug, Clone, Default)]
pub(super) struct Offices {
    pub(super) unknown: Vec<String>,
    pub(super) units: Vec<Unit>,
}

impl Offices {
    /// Those among the offices of a form.
    pub(super) async fn unknown(
        visit: &Visit,
        lead: &str,
        supporting: &str,
    ) -> Result<Self, Problem> {
        let mut names = office_names(lead);
        names.extend(office_names(supporting));
        let unknown = unknown_offices(&visit.reader(), &names).await?;
        let units = if unknown.is_empty() { Vec::new() } else { units(visit).await? };
        Ok(Self { unknown, units })
    }
}

/// The order to remember what was chosen for an office: a unit, or `none`; if anything was.
pub(super) fn office_named(name: &str, chosen: &str) -> Option<NameOffice> {
    let unit = match chosen {
        "none" => None,
        unit => Some(unit.parse::<UnitId>().ok()?),
    };
    Some(NameOffice { name: name.to_owned(), unit })
}

/// The units that an office can be: no schools, and not the discipline team, which leads no line
/// work.
async fn units(visit: &Visit) -> Result<Vec<Unit>, Problem> {
    let mut units = app::org::visible_units(&visit.reader(), Act::ReadTask).await?;
    units.retain(|unit| {
        unit.is_open() && !matches!(unit.tier(), Tier::School | Tier::DisciplineTeam | Tier::Beside)
    });
    Ok(units)
}

pub(super) async fn page(visit: Visit) -> Answer {
    let rows = list_offices(&visit.reader()).await?;
    let units = units(&visit).await?;
    shown(&OfficesPage { ui: visit.ui, rows, units })
}
