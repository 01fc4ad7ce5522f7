//! Founding units, one or many.

use chrono::NaiveDate;
use domain::access::{Act, Facts};
use domain::org::{Founding, SchoolProfile, SchoolRecord, Unit, UnitKind, UnitName, found};
use kernel::UnitId;

use super::create_county::require_founder;
use super::posts::{PostPack, add_first_posts};
use super::schools::save_record;
use super::store::{all_units, insert_unit};
use crate::{Command, Error, Result, Work};

/// Founds one unit; a school gets the posts that answer first.
#[derive(Debug, Clone)]
pub struct FoundUnit {
    /// What it is.
    pub kind: UnitKind,
    /// Its name.
    pub name: UnitName,
    /// The unit that guides it.
    pub guided_by: Option<UnitId>,
    /// The unit to which it belongs.
    pub belongs_to: Option<UnitId>,
    /// What kind of school it is; of other units none.
    pub school: Option<SchoolProfile>,
    /// Master data of the school, as far as they are known.
    pub record: SchoolRecord,
    /// Its last day, of a task force.
    pub ends_on: Option<NaiveDate>,
}

impl FoundUnit {
    /// A unit of this kind and name, with nothing else said.
    pub fn named(kind: UnitKind, name: UnitName) -> Self {
        Self {
            kind,
            name,
            guided_by: None,
            belongs_to: None,
            school: None,
            record: SchoolRecord::default(),
            ends_on: None,
        }
    }
}

impl Command for FoundUnit {
    type Outcome = UnitId;

    async fn carry_out(self, work: &mut Work) -> Result<UnitId> {
        Founder::of(work).await?.found(work, self).await
    }
}

/// Founds units one after the other, each knowing those before it. For whoever founds many.
pub(crate) struct Founder {
    units: Vec<Unit>,
    pack: PostPack,
}

impl Founder {
    /// Whoever may found units.
    ///
    /// # Errors
    /// [`Error::Denied`] for anybody else.
    pub(crate) async fn of(work: &Work) -> Result<Self> {
        require_founder(work).or_else(|_| work.require(Act::ManageNetwork, Facts::COUNTY))?;
        let units = all_units(work.db(), work.county()).await?;
        Ok(Self { units, pack: PostPack::read()? })
    }

    /// Founds one; it stands in lists behind all others.
    ///
    /// # Errors
    /// A refusal, or a fault.
    pub(crate) async fn found(&mut self, work: &mut Work, order: FoundUnit) -> Result<UnitId> {
        let founding = Founding {
            id: UnitId::fresh(work.ids()),
            county: work.county(),
            kind: order.kind,
            name: order.name,
            guided_by: order.guided_by,
            belongs_to: order.belongs_to,
            school: order.school,
            ends_on: order.ends_on,
        };
        let (unit, event) = found(founding, &self.units, work.now())?;
        let position = i32::try_from(self.units.len()).map_err(Error::fault)? + 1;
        insert_unit(work, &unit, position).await?;
        work.record(&event)?;
        save_record(work, &unit, order.record).await?;
        add_first_posts(work, &unit, &self.pack).await?;
        let id = unit.id;
        self.units.push(unit);
        Ok(id)
    }
}
