//! The office founds a unit.

use app::org::{FoundUnit, UnitFilter, UnitList, list_units};
use askama::Template;
use axum::http::StatusCode;
use domain::access::{Act, Facts};
use domain::org::{
    AreaClass, Line, Ownership, SchoolCode, SchoolProfile, SchoolRecord, Stage, Unit, UnitKind,
    UnitName, UnitRefusal,
};
use serde::Deserialize;

use super::unit_of;
use crate::shell::{Answer, Page, Problem, Told, Ui, Visit, Worded, see_other, shown, written_day};

/// The form of a new unit.
#[derive(Template)]
#[template(path = "org/found.html")]
pub(super) struct FoundHtml {
    pub(super) ui: Ui,
    pub(super) list: UnitList,
    pub(super) form: FoundForm,
    pub(super) error: Option<Told>,
}

impl Page for FoundHtml {
    fn status(&self) -> StatusCode {
        Told::status(self.error.as_ref())
    }
}

impl FoundHtml {
    /// The units under which one can stand in this line.
    fn parents(&self, line: Line) -> impl Iterator<Item = &Unit> {
        let holds = move |unit: &&Unit| {
            let stands = |kind: &UnitKind| line.parents(*kind).contains(&unit.kind);
            unit.is_open() && UnitKind::ALL.iter().any(stands)
        };
        self.list.known.iter().filter(holds)
    }
}

/// The fields as they were typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct FoundForm {
    pub(super) kind: String,
    pub(super) zh: String,
    pub(super) en: String,
    pub(super) guided_by: String,
    pub(super) belongs_to: String,
    pub(super) stage: String,
    pub(super) ownership: String,
    pub(super) town: String,
    pub(super) boarding: String,
    pub(super) code: String,
    pub(super) area: String,
    pub(super) campuses: String,
    pub(super) ends_on: String,
}

impl FoundForm {
    /// The order; what only a school has is left out for other kinds.
    fn order(&self) -> Result<Result<FoundUnit, UnitRefusal>, Problem> {
        let kind = UnitKind::from_name(&self.kind).ok_or_else(Problem::missing)?;
        let (guided_by, belongs_to) = (unit_of(&self.guided_by)?, unit_of(&self.belongs_to)?);
        let name = UnitName { zh: self.zh.clone(), en: self.en.clone() };
        let school = if kind.is_school() { self.school() } else { None };
        let record = if kind.is_school() { self.record() } else { Ok(SchoolRecord::default()) };
        let ends_on = written_day(&self.ends_on);
        Ok(record.map(|record| FoundUnit {
            kind,
            name,
            guided_by,
            belongs_to,
            school,
            record,
            ends_on,
        }))
    }

    fn school(&self) -> Option<SchoolProfile> {
        Some(SchoolProfile {
            stage: Stage::from_name(&self.stage)?,
            ownership: Ownership::from_name(&self.ownership)?,
            town: self.town.trim().to_owned(),
            boarding: self.boarding == "yes",
        })
    }

    fn record(&self) -> Result<SchoolRecord, UnitRefusal> {
        let code = match self.code.trim() {
            "" => None,
            code => Some(SchoolCode::read(code)?),
        };
        let area = AreaClass::from_name(&self.area);
        Ok(SchoolRecord { code, area, campuses: self.campuses.trim().parse().ok() })
    }
}

pub(super) async fn page(visit: Visit) -> Answer {
    show(visit, FoundForm::default(), None).await
}

async fn show(visit: Visit, form: FoundForm, error: Option<Told>) -> Answer {
    let reader = visit.reader();
    reader.require(Act::ManageNetwork, Facts::COUNTY)?;
    let list = list_units(&reader, &UnitFilter::default()).await?;
    shown(&FoundHtml { ui: visit.ui, list, form, error })
}

pub(super) async fn submit(worded: Worded<FoundForm>) -> Answer {
    let Worded { visit, key, fields } = worded;
    let done = match fields.order()? {
        Ok(order) => visit.command(key, order).await,
        Err(refusal) => Err(refusal.into()),
    };
    match done {
        Ok(unit) => see_other(format!("/units/{unit}")),
        Err(app::Error::Repeated) => see_other("/units"),
        Err(error) => match Told::or_late(&visit.ui, &error) {
            Some(told) => show(visit, fields, Some(told)).await,
            None => Err(error.into()),
        },
    }
}
