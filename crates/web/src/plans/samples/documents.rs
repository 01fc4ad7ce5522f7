//! Samples of the pages that show and take in a plan.

use std::collections::HashMap;

use app::Total;
use app::plans::{
    DocumentNode, DocumentPage, OfficeRow, PlanRow, ScheduleView, StampCounts, StampView,
    Suggestions,
};
use domain::Refusal;
use domain::org::{Tier, Unit};
use domain::plans::{
    Light, LightCounts, Milestone, Phase, Plan, PlanNode, Schedule, ScheduleRefusal, StampChoice,
    StampKind, TaskDraft, TaskRefusal, TaskStateName, office_list,
};
use kernel::{Message, PhaseId, PlanId, Version};

use super::super::ask::AskForm;
use super::super::document::{DocumentHtml, DraftForm};
use super::super::offices::{Offices, OfficesPage};
use super::super::plan_list::PlanListPage;
use super::super::schedule::ScheduleRows;
use super::super::upload::UploadPage;
use super::tasks::kept_file;
use super::{
    ENDED, FILES, LONG_TITLE, MEASURES, OFFICES, PASTED, PHASES, day, ids, outline, plan, units,
};
use crate::shell::samples::{Sample, Setting};
use crate::shell::{Told, Ui};

/// Every sample of these pages.
pub(super) fn all(setting: Setting) -> Vec<Sample> {
    let mut samples = documents(setting);
    samples.extend(plan_list(setting));
    samples.extend(upload(setting));
    samples.extend(offices(setting));
    samples
}

fn documents(setting: Setting) -> Vec<Sample> {
    let chen = || setting.chen("/plans/sample?measure=sample");
    let wu = setting.wu("/plans/sample");
    let short = outline(1);
    let none = |_: usize| Vec::new();
    let shown = |name, ui, page| Sample::of(name, &html(ui, page, None, None));
    vec![
        shown("document: empty", chen(), page(bare_plan(), outline(0), none, true)),
        shown("document: long", chen(), page(long_plan(), outline(4), progress, true)),
        shown("document: all assigned", chen(), page(plan(), short.clone(), approved, true)),
        shown("document: redacted", wu, page(plan(), short.clone(), own_only, false)),
        drafted("document: draft", chen(), page(plan(), short.clone(), progress, true), None),
        drafted(
            "document: refused",
            chen(),
            page(plan(), short.clone(), none, true),
            Some(refusal()),
        ),
        with_bad_schedule(chen(), page(plan(), short, none, true)),
    ]
}

/// Three phases, of which one is going on, and a goal years ahead.
pub(super) fn schedule(plan: PlanId, may_set: bool) -> ScheduleView {
    let days =
        [("2026-09-01", "2026-09-20"), ("2026-09-21", "2026-12-31"), ("2027-01-01", "2027-06-30")];
    let phase = |(number, (name, (first, last))): (u64, (&str, (&str, &str)))| Phase {
        id: PhaseId::fresh(&ids(600 + number)),
        name: name.to_owned(),
        first: day(first),
        last: day(last),
    };
    let phases: Vec<Phase> = (1..).zip(PHASES.into_iter().zip(days)).map(phase).collect();
    let mut lights = LightCounts::default();
    for light in Light::ALL {
        lights.add(light, 12);
    }
    let progress = if may_set { HashMap::from([(phases[1].id, lights)]) } else { HashMap::new() };
    let milestones = vec![Milestone { name: MEASURES[0].0.to_owned(), year: 2032, on: None }];
    let schedule = Schedule { plan, phases, milestones, version: Version::FIRST };
    ScheduleView { schedule, progress, suggested: Suggestions::default(), may_set }
}

fn refusal() -> Message {
    TaskRefusal::DuePassed.message()
}

pub(super) fn html(
    ui: Ui,
    page: DocumentPage,
    draft: Option<DraftForm>,
    error: Option<Told>,
) -> DocumentHtml {
    let schedule = schedule(page.plan.id, page.may_assign);
    let (similar, asked, done, panel) = (Vec::new(), None, None, None);
    let rows = ScheduleRows::of(&schedule);
    let (stamps, choosing) = (stamps(page.plan.id, page.may_assign), None);
    DocumentHtml {
        ui,
        page,
        schedule,
        rows,
        stamps,
        choosing,
        draft,
        error,
        asked,
        similar,
        done,
        panel,
    }
}

/// The office has not chosen; a school's plan wants stamps.
fn stamps(plan: PlanId, may_choose: bool) -> StampView {
    let since = (!may_choose).then(|| day("2026-09-03"));
    let choice = StampChoice {
        plan,
        wanted: !may_choose,
        reason: if may_choose { String::new() } else { ENDED.to_owned() },
        since,
        version: Version::FIRST,
    };
    let given = StampKind::ALL.into_iter().zip([2, 2, 1, 0]).collect();
    let counts = choice.wanted.then_some(StampCounts { tasks: 3, given });
    StampView { choice, counts, may_choose }
}

/// The page with the form of its second measure beside it.
fn drafted(name: &'static str, ui: Ui, page: DocumentPage, refused: Option<Message>) -> Sample {
    let measures = page.nodes.iter().filter_map(|node| node.node.as_measure());
    let measure = measures.into_iter().nth(1).unwrap();
    let draft = TaskDraft::of(measure);
    let form = DraftForm {
        measure: measure.node().id,
        title: draft.title,
        requirement: draft.requirement,
        lead_office: draft.lead_office.unwrap_or_default(),
        supporting_offices: office_list(&draft.supporting_offices),
        ask: AskForm::suggesting(day("2026-10-30"), day("2026-09-28")),
        units: grouped(),
        offices: Offices { unknown: vec![OFFICES[2].0.to_owned()], units: offices_units() },
        provisional: refused.is_none(),
        asks_confirmation: false,
    };
    let error = refused.map(|message| told(&ui, message));
    Sample::of(name, &html(ui, page, Some(form), error))
}

/// The sentence of a refusal.
pub(super) fn told(ui: &Ui, refusal: Message) -> Told {
    Told::of(ui, &app::Error::Refused(refusal)).unwrap()
}

/// Phases that were sent incomplete.
fn with_bad_schedule(ui: Ui, page: DocumentPage) -> Sample {
    let error = Some(told(&ui, ScheduleRefusal::PhaseBackwards { row: 2 }.message()));
    let shown = html(ui, page, None, None);
    let rows = ScheduleRows { error, ..shown.rows.clone() };
    Sample::of("document, schedule: refused", &DocumentHtml { rows, ..shown })
}

fn offices_units() -> Vec<Unit> {
    units().into_iter().filter(|unit| unit.tier() != Tier::School).collect()
}

fn offices(setting: Setting) -> [Sample; 2] {
    let ui = setting.chen("/offices");
    let row = |at: usize, unit: Option<Unit>| OfficeRow {
        name: OFFICES[at].0.to_owned(),
        is_known: at > 0,
        unit: unit.map(|unit| (unit.id, unit.name)),
        duties: at,
    };
    let rows = vec![row(0, None), row(1, units().into_iter().next()), row(2, None)];
    let shown =
        |name, rows, ui| Sample::of(name, &OfficesPage { ui, rows, units: offices_units() });
    [shown("offices: empty", Vec::new(), ui.clone()), shown("offices: some", rows, ui)]
}

fn grouped() -> Vec<(Option<Unit>, Vec<Unit>)> {
    let (schools, others): (Vec<_>, Vec<_>) =
        units().into_iter().partition(|unit| unit.tier() == Tier::School);
    let guided = |group: &Unit| {
        let schools = schools.iter().filter(|school| school.guided_by == Some(group.id));
        (Some(group.clone()), schools.cloned().collect())
    };
    let groups = others.iter().filter(|unit| unit.tier() == Tier::SupervisionGroup);
    groups.map(guided).chain([(None, others.clone())]).collect()
}

/// The page of this outline; `tasks` says how many tasks the piece at a place has.
fn page(
    plan: Plan,
    nodes: Vec<PlanNode>,
    tasks: impl Fn(usize) -> Vec<(TaskStateName, u64)>,
    may_assign: bool,
) -> DocumentPage {
    let mut numbers = 1..;
    let nodes = nodes.into_iter().enumerate().map(|(place, node)| {
        let number = node.as_measure().and_then(|_| numbers.next());
        let tasks = number.map(|_| tasks(place)).unwrap_or_default();
        DocumentNode { node, number, tasks, merged: Vec::new(), twin: None }
    });
    DocumentPage {
        plan,
        nodes: nodes.collect(),
        draft: None,
        may_assign,
        may_correct: may_assign,
        predecessor: None,
        successor: None,
    }
}

/// A measure in each state, one with tasks in all states, and some untouched.
fn progress(place: usize) -> Vec<(TaskStateName, u64)> {
    match TaskStateName::ALL.get(place.saturating_sub(2)) {
        Some(TaskStateName::Approved) => TaskStateName::ALL.map(|state| (state, 28)).to_vec(),
        Some(state) => vec![(*state, 3)],
        None => Vec::new(),
    }
}

fn approved(_: usize) -> Vec<(TaskStateName, u64)> {
    vec![(TaskStateName::Approved, 168)]
}

/// What a school sees: its own task, and of the others not even a number.
fn own_only(place: usize) -> Vec<(TaskStateName, u64)> {
    if place == 2 { vec![(TaskStateName::Accepted, 1)] } else { Vec::new() }
}

fn bare_plan() -> Plan {
    let preamble = String::new();
    Plan { document_no: None, issued_on: None, disclosure: None, preamble, ..plan() }
}

fn long_plan() -> Plan {
    Plan { title: LONG_TITLE.to_owned(), ..plan() }
}

fn plan_list(setting: Setting) -> [Sample; 3] {
    let row = |plan, tasks| PlanRow { plan, tasks, is_superseded: false };
    let exactly = |plan, tasks| row(plan, Total::Exact(tasks));
    let long = vec![
        row(long_plan(), Total::MoreThan(1000)),
        exactly(plan(), 1),
        PlanRow { is_superseded: true, ..exactly(bare_plan(), 0) },
    ];
    let shown =
        |name, ui, rows, may_register| Sample::of(name, &PlanListPage { ui, rows, may_register });
    let (chen, wu) = (setting.chen("/plans"), setting.wu("/plans"));
    [
        shown("plans: empty", chen.clone(), Vec::new(), true),
        shown("plans: long", chen, long, true),
        shown("plans: redacted", wu, vec![exactly(plan(), 0)], false),
    ]
}

fn upload(setting: Setting) -> [Sample; 2] {
    let ui = setting.chen("/plans/new");
    let error = Told::of(&ui, &app::Error::Refused(Message::new("document-refused-no-items")));
    let (plans, supersedes) = (vec![(plan().id, plan().title)], plan().id.to_string());
    let empty = UploadPage {
        ui: ui.clone(),
        text: String::new(),
        plans: plans.clone(),
        supersedes: String::new(),
        kept: None,
        error: None,
    };
    let kept = Some(kept_file(1, FILES[1], 734_003));
    let refused = UploadPage { ui, text: PASTED.to_owned(), plans, supersedes, kept, error };
    [Sample::of("upload: empty", &empty), Sample::of("upload: refused", &refused)]
}
