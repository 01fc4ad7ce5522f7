//! Frozen reports: found by who may see every unit that they speak of.

use domain::access::{Act, Decision, Facts, may};
use domain::org::{Tier, Unit, UnitName};
use domain::plans::{ReportData, ReportKind};
use kernel::period::PeriodKey;
use kernel::{Instant, ReportId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::freeze::sha256_of;
use super::rows::{frozen_reports, is_kept_from};
use crate::accounts::PersonName;
use crate::record::story_of;
use crate::shell::unreadable;
use crate::{Error, Reader, Result, accounts, org};

/// Reports on the list.
const LISTED: u64 = 200;

/// A frozen report.
#[derive(Debug, Clone)]
pub struct Report {
    /// What it says, from what was stored and nothing else.
    pub data: ReportData,
    /// SHA-256 of the stored text, in hexadecimal.
    pub sha256: String,
    /// Whether the stored text has this hash, and the record says the same.
    pub verifies: bool,
    /// Who froze it.
    pub by: PersonName,
    /// When.
    pub at: Instant,
    /// The newest edition, if there is a newer one.
    pub superseded_by: Option<ReportId>,
}

/// A row of the list of reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRow {
    /// Its id.
    pub id: ReportId,
    /// Which.
    pub kind: ReportKind,
    /// Of which period.
    pub period: PeriodKey,
    /// Of which unit.
    pub unit: UnitName,
    /// Which edition.
    pub edition: u32,
    /// When it was frozen.
    pub at: Instant,
}

/// The frozen reports that the person may read, newest first.
///
/// # Errors
/// A fault of the database.
pub async fn list_reports(reader: &Reader<'_>) -> Result<Vec<ReportRow>> {
    reader.require(Act::ReadTask, Facts::COUNTY)?;
    let county = reader.person().county;
    let all = org::all_units(reader.db(), county).await?;
    let open = all.iter().filter(|unit| may_read(reader, unit, &all));
    let found = frozen_reports::Entity::find()
        .filter(frozen_reports::Column::CountyId.eq(county.as_uuid()))
        .filter(frozen_reports::Column::UnitId.is_in(open.map(|unit| unit.id.as_uuid())))
        .order_by_desc(frozen_reports::Column::FrozenAt)
        .order_by_desc(frozen_reports::Column::Id)
        .limit(LISTED);
    let rows = found.all(reader.db()).await?;
    rows.iter().map(|row| listed(row, &all)).collect()
}

fn may_read(reader: &Reader<'_>, unit: &Unit, all: &[Unit]) -> bool {
    let person = reader.person();
    let decided = may(person.role, Act::ReadReport, person.facts_of(unit));
    decided == Decision::Allow && !is_kept_from(person, unit, all)
}

fn listed(row: &frozen_reports::Model, all: &[Unit]) -> Result<ReportRow> {
    let period: PeriodKey = row.period.parse().map_err(|_| unreadable("period"))?;
    let unit = all.iter().find(|unit| unit.id.as_uuid() == row.unit_id);
    Ok(ReportRow {
        id: ReportId::from_uuid(row.id),
        kind: ReportKind::of(period).ok_or_else(|| unreadable("period"))?,
        period,
        unit: unit.ok_or_else(|| unreadable("unit"))?.name.clone(),
        edition: u32::try_from(row.edition).map_err(Error::fault)?,
        at: row.frozen_at,
    })
}

/// Whether the person may freeze reports of this unit, for showing the button.
pub(in crate::plans) async fn may_freeze(reader: &Reader<'_>, unit: &Unit) -> Result<bool> {
    let person = reader.person();
    if unit.tier() == Tier::School || !reader.may(Act::FreezeReport, person.facts_of(unit)) {
        return Ok(false);
    }
    let all = org::all_units(reader.db(), person.county).await?;
    Ok(!is_kept_from(person, unit, &all))
}

/// The frozen report with this id.
///
/// # Errors
/// [`Error::Missing`] for who may not read it or keeps away from a unit that it speaks of.
pub async fn report(reader: &Reader<'_>, id: ReportId) -> Result<Report> {
    let county = reader.person().county;
    let row = frozen_reports::Entity::find_by_id(id.as_uuid())
        .filter(frozen_reports::Column::CountyId.eq(county.as_uuid()))
        .one(reader.db())
        .await?;
    let row = row.ok_or(Error::Missing)?;
    let all = org::all_units(reader.db(), county).await?;
    let unit = all.iter().find(|unit| unit.id.as_uuid() == row.unit_id).ok_or(Error::Missing)?;
    if !may_read(reader, unit, &all) {
        return Err(Error::Missing);
    }
    let names = accounts::names_of(reader.db(), &[row.frozen_by]).await?;
    Ok(Report {
        data: serde_json::from_str(&row.data)?,
        verifies: sha256_of(&row.data) == row.sha256 && is_recorded(reader, &row).await?,
        by: names.get(&row.frozen_by).cloned().ok_or_else(|| unreadable("account"))?,
        at: row.frozen_at,
        superseded_by: newest_after(reader, &row).await?,
        sha256: row.sha256,
    })
}

/// Whether the event of the freezing, which the log binds, has the same hash.
async fn is_recorded(reader: &Reader<'_>, row: &frozen_reports::Model) -> Result<bool> {
    let story = story_of(reader.db(), row.county_id, row.id).await?;
    Ok(story.iter().any(|happening| happening.payload["sha256"] == row.sha256.as_str()))
}

async fn newest_after(
    reader: &Reader<'_>,
    row: &frozen_reports::Model,
) -> Result<Option<ReportId>> {
    use frozen_reports::Column;
    let newest: Option<Uuid> = frozen_reports::Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::UnitId.eq(row.unit_id))
        .filter(Column::Period.eq(&row.period))
        .filter(Column::Edition.gt(row.edition))
        .order_by_desc(Column::Edition)
        .into_tuple()
        .one(reader.db())
        .await?;
    Ok(newest.map(ReportId::from_uuid))
}
