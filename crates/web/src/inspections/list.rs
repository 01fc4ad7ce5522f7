//! The list of visits.

use app::inspections::{VisitRow, list_visits};
use app::{Cell, Page as ListPage};
use askama::Template;
use axum::extract::Query;
use domain::access::{Act, Facts};
use domain::inspections::VisitStateName;
use serde::Deserialize;

use super::visit::look_of;
use crate::shell::counted;
use crate::shell::{Answer, Listing, Page, Ui, Visit, shown};

/// The list of visits.
#[derive(Template)]
#[template(path = "inspections/list.html")]
pub(super) struct VisitListPage {
    pub(super) ui: Ui,
    pub(super) list: ListPage<VisitRow>,
    pub(super) state: Option<VisitStateName>,
    /// Whether the person may announce visits.
    pub(super) may_announce: bool,
}

impl Page for VisitListPage {}

impl VisitListPage {
    fn total(&self) -> String {
        counted(self.list.total)
    }

    fn look(row: &VisitRow) -> &'static str {
        look_of(row.visit.state.name())
    }

    /// The address of a neighbouring page.
    fn at(&self, key: &str) -> String {
        let state = self.state.map_or("", VisitStateName::name);
        format!("/visits?state={state}&key={key}")
    }

    // i18n: visit-state-*
    fn as_text(&self) -> String {
        let heads = ["visit-day", "visit-school", "visit-unit", "visit-purpose", "visit-minutes"];
        let heads = heads.into_iter().chain(["column-state"]);
        let row = |row: &VisitRow| {
            vec![
                Cell::Day(row.visit.on()),
                self.ui.unit(&row.school).into(),
                self.ui.unit(&row.unit).into(),
                row.visit.purpose.as_str().into(),
                Cell::Number(row.visit.minutes()),
                self.ui.of("visit-state", row.visit.state.name().name()).into(),
            ]
        };
        let listing = Listing {
            title: self.ui.t("visits-title").to_string(),
            notes: Vec::new(),
            heads: heads.map(|head| self.ui.t(head).to_string()).collect(),
            rows: self.list.rows.iter().map(row).collect(),
        };
        listing.text()
    }
}

/// What the address asks for; what is not understood does not matter.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    state: String,
    key: Option<String>,
}

pub(super) async fn page(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let reader = visit.reader();
    let state = VisitStateName::from_name(&asked.state);
    let list = list_visits(&reader, state, asked.key.as_deref()).await?;
    let may_announce = reader.may(Act::AnnounceVisit, Facts::COUNTY);
    shown(&VisitListPage { ui: visit.ui, list, state, may_announce })
}
