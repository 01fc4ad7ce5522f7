//! Samples of the screens: few duties, so that their words stay readable.

use app::plans::{
    Age, BoardCell, BoardRow, Cell, Column, CountyScreen, DutyFilter, DutyList, DutyPage, DutyRow,
    HeatPeriod, MeasureBoard, PeerView, ScreenPages, Section, StampCounts, UnitRow, Window,
};
use app::record::{Happening, Who};
use domain::Refusal;
use domain::org::{SchoolClass, Stage, Tier, Unit};
use domain::plans::{
    Audience, Duty, DutyNo, DutyState, Establishment, Light, LightCounts, Origin, PeerGroup,
    Quartiles, Recurrence, StampKind, TaskRefusal,
};
use kernel::period::{Cadence, DueRule, Period};
use kernel::{DutyId, Version};

use super::super::screen::{
    Asked, BoardPage, Choices, CountyPage, CountyView, DutiesPage, DutyHtml, Look, Refused,
    WallPage,
};
use super::documents::told;
use super::{
    ENDED, LONG_TITLE, MEASURES, OFFICES, REASON, TITLE, TOWN, account, county, day, ids, measure,
    outline, plan, units,
};
use crate::shell::Ui;
use crate::shell::samples::{Sample, Setting, chen, moment};

/// Every sample of these pages.
pub(super) fn all(setting: Setting) -> Vec<Sample> {
    let mut samples = screens(setting);
    samples.extend(duties(setting));
    samples.extend(duty_pages(setting));
    samples.extend(boards(setting));
    samples
}

fn september() -> Window {
    Window::month_of(day("2026-09-28"))
}

fn lights(lit: u64, late: u64, missing: u64, not_due: u64) -> LightCounts {
    let mut counts = LightCounts::default();
    for (light, tasks) in [
        (Light::Lit, lit),
        (Light::Late, late),
        (Light::Missing, missing),
        (Light::NotDue, not_due),
    ] {
        counts.add(light, tasks);
    }
    counts
}

fn cell(light: Option<Light>) -> Cell {
    let lights = light.map(LightCounts::one).unwrap_or_default();
    Cell { lights, task: light.map(|_| "2026-000007".to_owned()) }
}

fn row(unit: &Unit, cells: &[Option<Light>]) -> UnitRow {
    UnitRow { unit: unit.clone(), cells: cells.iter().copied().map(cell).collect() }
}

/// Two groups; every light stands somewhere, and one cell is empty.
fn sections() -> Vec<Section> {
    use Light::{Late, Lit, Missing, NotDue};
    let units = units();
    let (school, long, hill) = (&units[3], &units[4], &units[5]);
    let rows = vec![row(school, &[Some(Lit), Some(Late)]), row(long, &[Some(Missing), None])];
    let by_river = Section {
        head: Some(units[1].clone()),
        units: 2,
        cells: vec![lights(1, 0, 1, 0), lights(0, 1, 0, 0)],
        rows,
    };
    let mut hill = row(hill, &[Some(NotDue), None]);
    hill.cells[1] = Cell { lights: lights(2, 0, 1, 0), task: None };
    let by_hill = Section {
        head: Some(units[2].clone()),
        units: 1,
        cells: vec![lights(0, 0, 0, 1), lights(2, 0, 1, 0)],
        rows: vec![hill],
    };
    vec![by_river, by_hill]
}

fn screen(sections: Vec<Section>) -> CountyScreen {
    let due = |one, other| (day(one), day(other));
    let column = |no, title: &str, due_on, lights| Column {
        no: DutyNo(no),
        title: title.to_owned(),
        due_on,
        lights,
    };
    let columns = if sections.is_empty() {
        Vec::new()
    } else {
        vec![
            column(7, MEASURES[0].0, due("2026-09-25", "2026-09-25"), lights(1, 0, 1, 1)),
            column(8, LONG_TITLE, due("2026-09-07", "2026-09-28"), lights(2, 1, 1, 0)),
        ]
    };
    CountyScreen {
        window: september(),
        duties: columns.len(),
        columns,
        units: sections.iter().map(|section| section.units).sum(),
        sections,
        shows_units: true,
        page: ScreenPages::default(),
        pages: ScreenPages { rows: 1, columns: 1 },
    }
}

fn view(ui: &Ui, screen: CountyScreen) -> CountyView {
    let neighbours = (september().before(&[]), september().after(&[]));
    CountyView { asked: Asked::default(), screen, look: Look::of(ui), neighbours }
}

fn screens(setting: Setting) -> Vec<Sample> {
    let today = day("2026-09-28");
    let groups = units().into_iter().filter(|unit| unit.tier() == Tier::SupervisionGroup).collect();
    let choices = || Choices { periods: Window::choices(today, &[]), ..Choices::default() };
    let many = Choices { groups, plans: vec![(plan().id, TITLE.to_owned())], ..choices() };
    let (chen, wu) = (setting.chen("/county"), setting.wu("/county"));
    let all = view(&chen, screen(sections()));
    let big = CountyScreen {
        shows_units: false,
        sections: sections().into_iter().map(|it| Section { rows: Vec::new(), ..it }).collect(),
        pages: ScreenPages { rows: 3, columns: 2 },
        ..screen(sections())
    };
    let own = Section { head: None, units: 1, ..sections().swap_remove(0) };
    let own = Section { rows: own.rows[..1].to_vec(), ..own };
    let group =
        Some(PeerGroup { schools: 74, shares: Quartiles { lower: 71, median: 88, upper: 96 } });
    let peers = |group| Some(PeerView { stage: Stage::Primary, own: Some(50), group });
    let at_desk = |name, ui: Ui, screen, choices, peers| {
        let view = view(&ui, screen);
        Sample::of(name, &CountyPage { ui, view, choices, peers })
    };
    let dark = CountyView { asked: Asked::on_a_dark_wall(), ..all.clone() };
    vec![
        at_desk("county: empty", chen.clone(), screen(Vec::new()), choices(), None),
        at_desk("county: units", chen.clone(), screen(sections()), many.clone(), None),
        at_desk("county: groups of a large county", chen.clone(), big, many, None),
        at_desk(
            "county: own school",
            wu.clone(),
            screen(vec![own.clone()]),
            choices(),
            peers(group),
        ),
        at_desk("county: few peers", wu, screen(vec![own]), choices(), peers(None)),
        Sample::of("wall: groups", &WallPage { ui: chen.clone(), view: all }),
        Sample::of("wall: dark", &WallPage { ui: chen, view: dark }),
    ]
}

fn monthly() -> Recurrence {
    let (from, until) = (day("2026-08-01"), None);
    Recurrence::Every { cadence: Cadence::Month, due: DueRule::LastDay, from, until }
}

/// A duty of every month that asks these.
pub(in crate::plans) fn asked_of(audience: Audience) -> Duty {
    duty(monthly(), audience)
}

fn duty(recurrence: Recurrence, audience: Audience) -> Duty {
    Duty {
        id: DutyId::fresh(&ids(500)),
        county: county(),
        no: DutyNo(7),
        origin: Some(Origin { plan: plan().id, measure: measure(2) }),
        phase: None,
        standing: None,
        title: MEASURES[0].0.to_owned(),
        requirement: MEASURES[0].1.to_owned(),
        lead_office: Some(OFFICES[0].0.to_owned()),
        supporting_offices: Vec::new(),
        audience,
        recurrence,
        minutes: 30,
        pledge: None,
        establishment: Establishment { by: account(1), at: moment("2026-08-01T01:00:00Z") },
        state: DutyState::InForce,
        version: Version::FIRST,
    }
}

fn of_a_class() -> Audience {
    let class = SchoolClass {
        stages: vec![Stage::Primary, Stage::NineYear],
        towns: vec![TOWN.to_owned()],
        boarding: Some(true),
        ..SchoolClass::default()
    };
    Audience::Schools { class }
}

fn ended() -> DutyState {
    let at = moment("2026-09-20T01:00:00Z");
    DutyState::Ended { by: account(1), at, reason: ENDED.to_owned() }
}

fn duties(setting: Setting) -> Vec<Sample> {
    let all = Audience::Schools { class: SchoolClass::default() };
    let once = Recurrence::Once { due_on: day("2026-09-30") };
    let listed = |duty| DutyRow { duty, asked: 3, lights: lights(3, 1, 1, 1) };
    let rows = vec![
        listed(duty(monthly(), all.clone())),
        listed(Duty { state: ended(), title: LONG_TITLE.to_owned(), ..duty(once, all) }),
    ];
    let shown = |name, rows: Vec<DutyRow>| {
        let ui = setting.chen("/duties");
        let list = DutyList { total: rows.len(), rows, page: (0, 1) };
        let plans = vec![(plan().id, TITLE.to_owned())];
        let look = Look::of(&ui);
        let filter = DutyFilter::default();
        Sample::of(name, &DutiesPage { ui, filter, list, plans, look })
    };
    vec![shown("duties: empty", Vec::new()), shown("duties: in force and ended", rows)]
}

fn duty_page(duty: Duty, periods: Vec<HeatPeriod>, sections: Vec<Section>) -> DutyPage {
    let begun = Happening {
        kind: "duty-established".to_owned(),
        who: Who::Person(chen()),
        to: None,
        at: moment("2026-08-01T01:00:00Z"),
        payload: serde_json::json!({}),
    };
    let may_end = duty.is_in_force();
    DutyPage {
        duty,
        plan: Some(TITLE.to_owned()),
        established_by: chen(),
        named: Vec::new(),
        asked: 3,
        lights: lights(3, 1, 2, 1),
        periods,
        sections,
        page: (0, 1),
        story: vec![begun],
        may_end,
    }
}

fn duty_pages(setting: Setting) -> Vec<Sample> {
    let period = |key: &str, lights| HeatPeriod {
        period: Period::of_key(key.parse().unwrap(), &[]),
        lights,
    };
    let periods =
        vec![period("2026-08", lights(1, 0, 1, 1)), period("2026-09", lights(2, 1, 1, 0))];
    let shown = |name, page, refused, told| {
        let ui = setting.chen("/duties/7");
        let look = Look::of(&ui);
        Sample::of(name, &DutyHtml { ui, page, look, refused, told })
    };
    let none = Refused::default;
    let heat = duty_page(duty(monthly(), of_a_class()), periods, sections());
    let over = Duty { state: ended(), ..duty(monthly(), Audience::Groups) };
    let error = Some(told(&setting.chen("/duties/7"), TaskRefusal::DutyEnded.message()));
    let refused = Refused { error, reason: REASON.to_owned(), take_back: true };
    vec![
        shown("duty: heat map", heat.clone(), none(), None),
        shown(
            "duty: ended before it began",
            duty_page(over, Vec::new(), Vec::new()),
            none(),
            Some((1, 2)),
        ),
        shown("duty: refused", heat, refused, None),
    ]
}

/// A board with rows is that of a plan that wants stamps.
fn stamp_counts(rows: &[BoardRow]) -> Option<StampCounts> {
    let given = StampKind::ALL.into_iter().zip([30, 28, 12, 0]).collect();
    (!rows.is_empty()).then_some(StampCounts { tasks: 30, given })
}

fn boards(setting: Setting) -> Vec<Sample> {
    let ages = [
        BoardCell { lights: lights(1, 0, 1, 0), age: Some(Age::Overdue(12)) },
        BoardCell { lights: lights(0, 0, 0, 1), age: Some(Age::Asked(3)) },
    ];
    let measures = outline(1).into_iter().filter(|node| node.as_measure().is_some());
    let rows = measures.map(|measure| BoardRow { measure, cells: ages.to_vec() });
    let groups = units().into_iter().filter(|unit| unit.tier() == Tier::SupervisionGroup);
    let shown = |name, columns: Vec<Option<Unit>>, rows: Vec<BoardRow>| {
        let ui = setting.chen("/plans");
        let look = Look::of(&ui);
        let stamps = stamp_counts(&rows);
        let board = MeasureBoard { plan: plan(), columns, rows, shows_units: false, page: (0, 1) };
        Sample::of(name, &BoardPage { ui, board, stamps, look, group: String::new() })
    };
    vec![
        shown("board: groups", groups.map(Some).collect(), rows.collect()),
        shown("board: empty", Vec::new(), Vec::new()),
    ]
}
