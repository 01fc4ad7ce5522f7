//! The county on one screen: the home of the bureau, the discipline team and the groups.

use app::plans::{
    Cell, Column, CountyScreen, PeerView, Section, UnitRow, Window, county_screen, peer_view,
    plan_titles, terms_of,
};
use askama::Template;
use axum::extract::Query;
use chrono::{Datelike, NaiveDate};
use domain::access::Act;
use domain::org::{Ownership, Stage, Tier, Unit};
use kernel::period::Period;
use kernel::{Message, PlanId, local_date};

use super::look::{Look, Shine, ShineTogether};
use super::query::Asked;
use super::wall::WallPage;
use crate::shell::{Answer, Page, Ui, Visit, shown};

/// The screen at the desk, on a phone and on paper.
#[derive(Template)]
#[template(path = "plans/screen/county.html")]
pub(in crate::plans) struct CountyPage {
    pub(in crate::plans) ui: Ui,
    pub(in crate::plans) view: CountyView,
    pub(in crate::plans) choices: Choices,
    pub(in crate::plans) peers: Option<PeerView>,
}

impl Page for CountyPage {}

/// What can be chosen.
#[derive(Debug, Clone, Default)]
pub(in crate::plans) struct Choices {
    pub(in crate::plans) periods: Vec<Period>,
    pub(in crate::plans) groups: Vec<Unit>,
    pub(in crate::plans) plans: Vec<(PlanId, String)>,
}

/// The screen as templates read it.
#[derive(Debug, Clone)]
pub(in crate::plans) struct CountyView {
    pub(in crate::plans) asked: Asked,
    pub(in crate::plans) screen: CountyScreen,
    pub(in crate::plans) look: Look,
    pub(in crate::plans) neighbours: (Option<Period>, Option<Period>),
}

impl CountyView {
    /// The name of the stretch of time.
    pub(super) fn window(&self, ui: &Ui) -> String {
        let Window { first, last, period } = self.screen.window;
        let free = || Message::new("screen-from-to").with("from", first).with("to", last);
        ui.say(&period.map_or_else(free, |period| period.message()))
    }

    /// The day of a column's last day, without the year; a star where there are several.
    pub(super) fn day(column: &Column) -> String {
        let (first, last) = column.due_on;
        let day = |day: NaiveDate| format!("{:02}-{:02}", day.month(), day.day());
        if first == last { day(first) } else { format!("{}…", day(first)) }
    }

    /// The list of tasks behind what the screen counted, narrowed by `part`.
    pub(super) fn tasks(&self, part: &str) -> String {
        let Window { first, last, .. } = self.screen.window;
        let Asked { stage, ownership, plan, group, .. } = &self.asked;
        let mut address = format!("/tasks?{part}&from={first}&to={last}");
        let is_placed = part.contains("unit=") || part.contains("group=");
        let group = if is_placed { "" } else { group };
        for (name, value) in
            [("stage", stage.as_str()), ("ownership", ownership), ("plan", plan), ("group", group)]
        {
            if !value.is_empty() {
                address = format!("{address}&{name}={}", crate::shell::escaped(value));
            }
        }
        address
    }

    /// All that a unit owes in the window.
    pub(super) fn of_unit(&self, row: &UnitRow) -> String {
        self.tasks(&format!("unit={}", row.unit.id))
    }

    /// All shares of a duty in the window.
    pub(super) fn of_column(&self, column: &Column) -> String {
        self.tasks(&format!("duty={}", column.no))
    }

    /// Where the light of one unit leads.
    pub(super) fn of_cell(&self, row: &UnitRow, cell: &Cell, column: &Column) -> String {
        match &cell.task {
            Some(no) => format!("/tasks/{no}"),
            None => self.tasks(&format!("unit={}&duty={}", row.unit.id, column.no)),
        }
    }

    /// Where the light of a group leads.
    pub(super) fn of_group(&self, section: &Section, column: &Column) -> String {
        match &section.head {
            Some(head) => self.tasks(&format!("group={}&duty={}", head.id, column.no)),
            None => self.tasks(&format!("duty={}", column.no)),
        }
    }

    pub(super) fn is_one_group(&self) -> bool {
        self.screen.sections.len() == 1
    }

    /// The pages of rows and of columns: name, number from 1, and how many there are.
    pub(super) fn pagers(&self) -> Vec<(&'static str, usize, usize)> {
        let CountyScreen { page, pages, .. } = &self.screen;
        let all =
            [("rows", page.rows + 1, pages.rows), ("columns", page.columns + 1, pages.columns)];
        all.into_iter().filter(|(_, _, pages)| *pages > 1).collect()
    }
}

impl CountyPage {
    fn stages() -> [Stage; 8] {
        Stage::ALL
    }

    fn ownerships() -> [Ownership; 2] {
        Ownership::ALL
    }

    /// Whether this period is the one that is shown.
    fn is_shown(&self, period: &Period) -> bool {
        self.view.screen.window.period == Some(*period)
    }

    fn is_free(&self) -> bool {
        self.view.screen.window.period.is_none()
    }

    fn is(chosen: &str, value: impl AsRef<str>) -> bool {
        chosen == value.as_ref()
    }
}

pub(in crate::plans) async fn page(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let reader = visit.reader();
    let terms = terms_of(&reader).await?;
    let today = local_date(visit.ui.now);
    let window = asked.window(today, &terms);
    let screen = county_screen(&reader, window, asked.filter(), asked.pages()).await?;
    let peers = peer_view(&reader, window).await?;
    let neighbours = (window.before(&terms), window.after(&terms));
    let look = Look::of(&visit.ui);
    let view = CountyView { asked, screen, look, neighbours };
    if view.asked.layout == "wall" {
        return shown(&WallPage { ui: visit.ui, view });
    }
    let units = app::org::visible_units(&reader, Act::ReadTask).await?;
    let groups = units.into_iter().filter(|unit| unit.tier() == Tier::SupervisionGroup).collect();
    let plans = plan_titles(&reader).await?;
    let choices = Choices { periods: Window::choices(today, &terms), groups, plans };
    shown(&CountyPage { ui: visit.ui, view, choices, peers })
}
