//! The list of units, by name, kind and group.

use app::Cell;
use app::org::{UnitFilter, UnitList, list_units};
use askama::Template;
use axum::extract::Query;
use domain::org::{Unit, UnitKind};
use kernel::UnitId;
use serde::Deserialize;

use crate::shell::{Answer, Listing, Page, Ui, Visit, shown};

/// The list of units.
#[derive(Template)]
#[template(path = "org/list.html")]
pub(super) struct UnitListHtml {
    pub(super) ui: Ui,
    pub(super) filter: UnitFilter,
    pub(super) list: UnitList,
}

impl Page for UnitListHtml {}

impl UnitListHtml {
    fn groups(&self) -> impl Iterator<Item = &Unit> {
        let groups = self.list.known.iter().filter(|unit| unit.is_open());
        groups.filter(|unit| unit.kind == UnitKind::SupervisionGroup)
    }

    fn is_cut(&self) -> bool {
        self.list.rows.len() < self.list.total
    }

    /// The name of the unit above; empty where there is none.
    fn name(&self, id: Option<UnitId>) -> &str {
        self.list.unit(id).map_or("", |unit| self.ui.unit(&unit.name))
    }

    /// This page, to paste it elsewhere.
    // i18n: unit-kind-*
    fn as_text(&self) -> String {
        let heads = ["unit-name", "unit-kind", "unit-guided-by", "unit-belongs-to"];
        let cells = |unit: &Unit| {
            vec![
                Cell::from(self.ui.unit(&unit.name)),
                self.ui.of("unit-kind", unit.kind.name()).into(),
                self.name(unit.guided_by).into(),
                self.name(unit.belongs_to).into(),
            ]
        };
        let listing = Listing {
            title: self.ui.t("units-title").to_string(),
            notes: Vec::new(),
            heads: heads.map(|head| self.ui.t(head).to_string()).to_vec(),
            rows: self.list.rows.iter().map(cells).collect(),
        };
        listing.text()
    }
}

/// The filter as the address has it.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    name: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    group: String,
    #[serde(default)]
    closed: String,
}

pub(super) async fn page(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    // What is not understood does not matter.
    let filter = UnitFilter {
        name: asked.name,
        kind: UnitKind::from_name(&asked.kind),
        group: asked.group.parse().ok(),
        closed: asked.closed == "yes",
    };
    let list = list_units(&visit.reader(), &filter).await?;
    shown(&UnitListHtml { ui: visit.ui, filter, list })
}
