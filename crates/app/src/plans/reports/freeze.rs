//! A report is frozen: what the page shows now is kept with its hash.

use chrono::NaiveDate;
use domain::access::Act;
use domain::org::{Tier, Unit};
use domain::plans::{ReportData, ReportFrozen, ReportKind, ReportRows, WeekPlace, WeeklyRow};
use kernel::period::{Period, PeriodKey};
use kernel::{ReportId, UnitId, local_date};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};
use sha2::{Digest, Sha256};
use vault::Hex;

use super::month::study;
use super::rows::{frozen_reports, is_kept_from, speaks_of};
use crate::plans::week::{UnitWeek, weeks_below};
use crate::{Command, Error, Result, Work, org};

/// The order to freeze the report of a week or of a month.
#[derive(Debug)]
pub struct Freeze {
    /// Of which group, or of the bureau for the whole county.
    pub unit: UnitId,
    /// Of which week or month.
    pub period: PeriodKey,
}

impl Command for Freeze {
    type Outcome = ReportId;

    async fn carry_out(self, work: &mut Work) -> Result<ReportId> {
        let unit = org::unit(work.db(), work.county(), self.unit).await?;
        work.require(Act::FreezeReport, work.person()?.facts_of(&unit))?;
        let all = org::all_units(work.db(), work.county()).await?;
        let scope = Scope::of(work, &unit, all, self.period)?;
        let edition = editions(work, &scope).await? + 1;
        let rows = scope.rows(work).await?;
        let data = ReportData { period: self.period, unit: unit.name.clone(), edition, rows };
        let data = canonical(&data)?;
        let event = ReportFrozen {
            report: ReportId::fresh(work.ids()),
            kind: scope.kind,
            period: self.period,
            unit: unit.id,
            edition,
            sha256: sha256_of(&data),
        };
        insert(work, &event, data).await?;
        work.record(&event)?;
        Ok(event.report)
    }
}

/// What a report is of.
struct Scope {
    kind: ReportKind,
    period: Period,
    unit: Unit,
    units: Vec<Unit>,
    today: NaiveDate,
}

impl Scope {
    fn of(work: &Work, unit: &Unit, all: Vec<Unit>, period: PeriodKey) -> Result<Self> {
        let kind = ReportKind::of(period).filter(|_| unit.tier() != Tier::School);
        let kind = kind.ok_or(Error::Missing)?;
        let period = Period::of_key(period, &[]).ok_or(Error::Missing)?;
        if is_kept_from(work.person()?, unit, &all) {
            return Err(Error::Refused(kernel::Message::new("report-refused-kept-away")));
        }
        let today = local_date(work.now());
        let units = all.into_iter().filter(|other| speaks_of(unit, other)).collect();
        Ok(Self { kind, period, unit: unit.clone(), units, today })
    }

    async fn rows(&self, work: &Work) -> Result<ReportRows> {
        let (county, today) = (work.county(), self.today);
        Ok(match self.kind {
            ReportKind::Weekly => {
                let weeks =
                    weeks_below(work.db(), county, &self.unit, &self.units, &self.period, today);
                ReportRows::Weekly { units: weeks.await?.into_iter().map(weekly_row).collect() }
            }
            ReportKind::Monthly => {
                let study = study(work.db(), county, &self.units, &self.period, today);
                ReportRows::Monthly(study.await?)
            }
        })
    }
}

fn weekly_row(week: UnitWeek) -> WeeklyRow {
    WeeklyRow {
        stuck: week.counts.of(WeekPlace::Stuck),
        due: week.counts.of(WeekPlace::Due),
        done: week.counts.of(WeekPlace::Done),
        next: week.counts.of(WeekPlace::Next),
        schools: week.schools,
        quiet: week.quiet,
        confirmed: week.confirmed,
        unit: week.unit.name,
    }
}

/// How many editions there are. Two at once meet at the unique index.
async fn editions(work: &Work, scope: &Scope) -> Result<u32> {
    use frozen_reports::Column;
    let count = frozen_reports::Entity::find()
        .filter(Column::UnitId.eq(scope.unit.id.as_uuid()))
        .filter(Column::Period.eq(scope.period.key.to_string()))
        .count(work.db())
        .await?;
    u32::try_from(count).map_err(Error::fault)
}

async fn insert(work: &Work, frozen: &ReportFrozen, data: String) -> Result<()> {
    let row = frozen_reports::ActiveModel {
        id: Set(frozen.report.as_uuid()),
        county_id: Set(work.county().as_uuid()),
        kind: Set(frozen.kind.name().to_owned()),
        period: Set(frozen.period.to_string()),
        unit_id: Set(frozen.unit.as_uuid()),
        edition: Set(i32::try_from(frozen.edition).map_err(Error::fault)?),
        data: Set(data),
        sha256: Set(frozen.sha256.clone()),
        frozen_by: Set(work.person()?.account.as_uuid()),
        frozen_at: Set(work.now()),
    };
    row.insert(work.db()).await.map_err(Error::of_twice)?;
    Ok(())
}

/// The one way to write the data: keys in order, nothing between them (RFC 8785; there are no
/// fractions and no keys outside ASCII).
fn canonical(data: &ReportData) -> Result<String> {
    let mut value = serde_json::to_value(data)?;
    value.sort_all_objects();
    Ok(value.to_string())
}

/// SHA-256 in hexadecimal.
pub(super) fn sha256_of(data: &str) -> String {
    Hex(&Sha256::digest(data.as_bytes())).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::org::UnitName;
    use domain::plans::Study;

    #[test]
    fn the_same_report_has_one_text() {
        let unit = UnitName { zh: "河畔".to_owned(), en: "Riverside".to_owned() };
        let rows = ReportRows::Monthly(Study::default());
        let data = ReportData { period: "2026-09".parse().unwrap(), unit, edition: 1, rows };
        let text = canonical(&data).unwrap();
        let expected = r#"{"edition":1,"period":"2026-09","rows":{"classes":[],"kind":"monthly","topics":[],"units":[]},"unit":{"en":"Riverside","zh":"河畔"}}"#;
        assert_eq!(text, expected);
        assert_eq!(serde_json::from_str::<ReportData>(&text).unwrap(), data);
    }
}
