//! What the rows of a list of schools are to the county: units, founded and taken back.
//!
//! The column of the pupils is judged and not yet kept, since a count belongs to a term.

use std::collections::HashSet;

use chrono::NaiveDate;
use domain::intake::{Context, GoodRow, Template, Value};
use domain::org::{
    AreaClass, Ownership, SchoolCode, SchoolProfile, SchoolRecord, Stage, UnitKind, UnitName,
};
use kernel::{CountyId, UnitId};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use crate::org::{self, FoundUnit, Founder, all_units};
use crate::shell::unreadable;
use crate::{Result, Work, reactions};

/// What is there: the groups that may be named, and the names that are taken.
pub(super) async fn context<C: ConnectionTrait>(
    db: &C,
    county: CountyId,
    today: NaiveDate,
) -> Result<Context> {
    let mut context = Context::on(today);
    for unit in all_units(db, county).await? {
        if unit.kind == UnitKind::SupervisionGroup && unit.is_open() {
            context.know_unit(&unit.name.zh, unit.id);
            context.know_unit(&unit.name.en, unit.id);
        }
        context.take("name", &unit.name.zh);
    }
    Ok(context)
}

/// The names of the groups that may be named.
pub(super) async fn groups<C: ConnectionTrait>(db: &C, county: CountyId) -> Result<Vec<String>> {
    let units = all_units(db, county).await?.into_iter();
    let groups = units.filter(|unit| unit.kind == UnitKind::SupervisionGroup && unit.is_open());
    Ok(groups.map(|unit| unit.name.zh).collect())
}

/// Founds the schools of these rows, behind all units that are there; answers what each row made.
pub(super) async fn make(
    work: &mut Work,
    template: &Template,
    rows: Vec<GoodRow>,
) -> Result<Vec<(u32, Uuid)>> {
    let mut founder = Founder::of(work).await?;
    let mut made = Vec::with_capacity(rows.len());
    for row in rows {
        let order = school(template, &row).ok_or_else(|| unreadable("row"))?;
        made.push((row.row, founder.found(work, order).await?.as_uuid()));
    }
    Ok(made)
}

/// The order to found the school of a row.
fn school(template: &Template, row: &GoodRow) -> Option<FoundUnit> {
    let text = |key: &str| match row.get(template, key)? {
        Value::Text(text) | Value::Choice(text) => Some(text.as_str()),
        _ => None,
    };
    let Value::YesNo(boarding) = *row.get(template, "boarding")? else { return None };
    let Value::Unit(group) = *row.get(template, "group")? else { return None };
    let zh = text("name")?.to_owned();
    let name = UnitName { en: text("english").map_or(zh.clone(), str::to_owned), zh };
    Some(FoundUnit {
        guided_by: Some(group),
        school: Some(SchoolProfile {
            stage: Stage::from_name(text("stage")?)?,
            ownership: Ownership::from_name(text("ownership")?)?,
            town: text("town")?.to_owned(),
            boarding,
        }),
        record: SchoolRecord {
            code: text("code").and_then(|code| SchoolCode::read(code).ok()),
            area: text("area").and_then(AreaClass::from_name),
            campuses: None,
        },
        ..FoundUnit::named(UnitKind::School, name)
    })
}

/// The names of those units on which something was built since.
pub(super) async fn built_on(work: &Work, made: &[(u32, Uuid)]) -> Result<Vec<String>> {
    let ids: Vec<UnitId> = made.iter().map(|(_, unit)| UnitId::from_uuid(*unit)).collect();
    let used: HashSet<Uuid> = reactions::units_in_use(work, &ids).await?.into_iter().collect();
    let used = all_units(work.db(), work.county())
        .await?
        .into_iter()
        .filter(|unit| used.contains(&unit.id.as_uuid()));
    Ok(used.map(|unit| unit.name.zh).collect())
}

/// Takes the schools back.
pub(super) async fn unmake(work: &Work, made: &[(u32, Uuid)]) -> Result<()> {
    let ids: Vec<UnitId> = made.iter().map(|(_, unit)| UnitId::from_uuid(*unit)).collect();
    org::take_back_units(work, &ids).await
}
