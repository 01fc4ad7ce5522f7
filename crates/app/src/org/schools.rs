//! Master data of schools: code, class of place, campuses, and the pupils of each term.

use domain::access::Act;
use domain::org::{AreaClass, PupilCount, SchoolCode, SchoolRecord, Unit, UnitEvent, UnitRefusal};
use kernel::UnitId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
};

use super::rows::{pupil_counts, school_records};
use super::store::unit;
use crate::shell::unreadable;
use crate::{Command, Error, Result, Work};

/// The order to enter the master data of a school.
#[derive(Debug)]
pub struct KeepSchoolRecord {
    /// The school.
    pub unit: UnitId,
    /// Its code, as it was written; empty if it is not known.
    pub code: String,
    /// Urban or rural.
    pub area: Option<AreaClass>,
    /// How many campuses.
    pub campuses: Option<u16>,
}

impl Command for KeepSchoolRecord {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let school = kept(work, self.unit).await?;
        let code = match self.code.trim() {
            "" => None,
            code => Some(SchoolCode::read(code)?),
        };
        let record = SchoolRecord { code, area: self.area, campuses: self.campuses };
        save_record(work, &school, record).await
    }
}

/// The order to enter the pupils of a term.
#[derive(Debug)]
pub struct CountPupils {
    /// The school.
    pub unit: UnitId,
    /// The counts; `None` if they cannot be read.
    pub count: Option<PupilCount>,
}

impl Command for CountPupils {
    type Outcome = ();

    async fn carry_out(self, work: &mut Work) -> Result<()> {
        let school = kept(work, self.unit).await?;
        let count = self.count.ok_or(UnitRefusal::CountsWrong)?;
        count.check()?;
        save_count(work, &school, count).await?;
        work.record(&UnitEvent::PupilsCounted { unit: school.id, count })
    }
}

/// The school, if the actor keeps it.
async fn kept(work: &Work, id: UnitId) -> Result<Unit> {
    let school = unit(work.db(), work.county(), id).await?;
    work.require(Act::KeepUnit, work.person()?.facts_of(&school))?;
    if !school.kind.is_school() {
        return Err(UnitRefusal::NoSchool.into());
    }
    if school.is_open() { Ok(school) } else { Err(UnitRefusal::Closed.into()) }
}

/// Writes the master data of a school, if they are others than before.
///
/// # Errors
/// [`UnitRefusal::NoSchool`], [`UnitRefusal::CodeTaken`].
pub(super) async fn save_record(work: &mut Work, unit: &Unit, record: SchoolRecord) -> Result<()> {
    use school_records::Column::{Area, Campuses, Code, UnitId as Id};
    if record == self::record(work.db(), unit.id).await? {
        return Ok(());
    }
    if !unit.kind.is_school() {
        return Err(UnitRefusal::NoSchool.into());
    }
    require_free(work, unit, record.code.as_ref()).await?;
    let row = school_records::Model {
        county_id: unit.county.as_uuid(),
        unit_id: unit.id.as_uuid(),
        code: record.code.as_ref().map(|code| code.as_str().to_owned()),
        area: record.area.map(|area| area.name().to_owned()),
        campuses: record.campuses.map(i32::from),
    };
    school_records::Entity::insert(row.into_active_model())
        .on_conflict(OnConflict::column(Id).update_columns([Code, Area, Campuses]).to_owned())
        .exec_without_returning(work.db())
        .await?;
    work.record(&UnitEvent::RecordKept { unit: unit.id, record })
}

/// No other school of the county has the code.
async fn require_free(work: &Work, unit: &Unit, code: Option<&SchoolCode>) -> Result<()> {
    let Some(code) = code else { return Ok(()) };
    let taken = school_records::Entity::find()
        .filter(school_records::Column::CountyId.eq(unit.county.as_uuid()))
        .filter(school_records::Column::Code.eq(code.as_str()))
        .filter(school_records::Column::UnitId.ne(unit.id.as_uuid()))
        .one(work.db())
        .await?;
    if taken.is_some() { Err(UnitRefusal::CodeTaken.into()) } else { Ok(()) }
}

async fn save_count(work: &Work, unit: &Unit, count: PupilCount) -> Result<()> {
    use pupil_counts::Column::{Boarders, Pupils, Term, UnitId as Id};
    let row = pupil_counts::Model {
        county_id: unit.county.as_uuid(),
        unit_id: unit.id.as_uuid(),
        term: count.term.to_string(),
        pupils: i32::try_from(count.pupils).map_err(Error::fault)?,
        boarders: i32::try_from(count.boarders).map_err(Error::fault)?,
    };
    pupil_counts::Entity::insert(row.into_active_model())
        .on_conflict(OnConflict::columns([Id, Term]).update_columns([Pupils, Boarders]).to_owned())
        .exec_without_returning(work.db())
        .await?;
    Ok(())
}

/// The master data of a unit.
pub(super) async fn record<C: ConnectionTrait>(db: &C, unit: UnitId) -> Result<SchoolRecord> {
    let row = school_records::Entity::find_by_id(unit.as_uuid()).one(db).await?;
    let Some(row) = row else { return Ok(SchoolRecord::default()) };
    let code = row.code.map(|code| SchoolCode::read(&code)).transpose()?;
    let area = row.area.map(|area| AreaClass::from_name(&area).ok_or_else(|| unreadable("area")));
    let campuses = row.campuses.map(u16::try_from).transpose().map_err(Error::fault)?;
    Ok(SchoolRecord { code, area: area.transpose()?, campuses })
}

/// The pupils of a unit by term, the latest first.
pub(super) async fn counts<C: ConnectionTrait>(db: &C, unit: UnitId) -> Result<Vec<PupilCount>> {
    let rows = pupil_counts::Entity::find()
        .filter(pupil_counts::Column::UnitId.eq(unit.as_uuid()))
        .order_by_desc(pupil_counts::Column::Term)
        .all(db)
        .await?;
    let count = |row: pupil_counts::Model| {
        Ok(PupilCount {
            term: row.term.parse().map_err(|_| unreadable("term"))?,
            pupils: u32::try_from(row.pupils).map_err(Error::fault)?,
            boarders: u32::try_from(row.boarders).map_err(Error::fault)?,
        })
    };
    rows.into_iter().map(count).collect()
}
