//! Samples of the page of a task, and of two people deciding at once.

use app::accounts::PersonName;
use app::files::{KeptUpload, Upload};
use app::plans::{
    Again, EvidenceRow, GivenStamp, Holder, Offer, Paragraph, StampRow, TaskPage, TaskStamps,
};
use app::record::{Happening, Who};
use chrono::Datelike;
use domain::access::Act::{
    self, AcceptTask, ApproveHandIn, DecideExtension, EndDuty, GiveStamp, HandIn as HandInAct,
    RequestExtension, ReturnHandIn, WithdrawTask,
};
use domain::plans::{
    Acceptance, Approval, Assignment, DutyNo, ExtensionRequest, HandIn, Origin, Return, StampKind,
    Task, TaskNo, TaskRefusal, TaskState,
};
use kernel::{DutyId, EvidenceId, Instant, KeptUploadId, TaskId, Version, local_date};
use serde_json::{Value, json};

use super::super::conflict::ConflictPage;
use super::super::task::{Sent, TaskHtml};
use super::{
    FILES, LONG_TITLE, MEASURES, NOTE, OFFICES, REASON, REMARK, WISH, account, county, day, ids,
    long_unit, measure, plan, unit_id,
};
use crate::shell::Told;
use crate::shell::samples::{Sample, Setting, chen, moment, riverside, wu};

/// Every sample of these pages.
pub(super) fn all(setting: Setting) -> Vec<Sample> {
    let mut samples = of_the_school(setting);
    samples.extend(of_the_bureau(setting));
    samples.extend(conflicts(setting));
    samples
}

fn of_the_school(setting: Setting) -> Vec<Sample> {
    let ui = || setting.wu("/tasks/2026-000007");
    let late = page(accepted(), "2026-09-21", &[HandInAct]);
    let refusal = app::Error::from(TaskRefusal::EffectiveDateInFuture);
    let sent = |error| Sent { error: Told::of(&ui(), &error), ..hand_in_sent() };
    let refused = TaskHtml { ui: ui(), page: with_kept(late.clone()), sent: sent(refusal) };
    let no_room = TaskHtml { ui: ui(), page: late.clone(), sent: sent(app::Error::NoRoom) };
    let shown = |name, page| Sample::of(name, &TaskHtml { ui: ui(), page, sent: Sent::default() });
    vec![
        shown("task: to accept", page(TaskState::Assigned, "2026-09-28", &[AcceptTask])),
        shown("task: overdue", late),
        Sample::of("task: refused", &refused),
        Sample::of("task: no room: refused", &no_room),
        shown("task: returned", page(returned(), "2026-10-01", &[HandInAct, RequestExtension])),
        shown("task: extension waits", page(accepted(), "2026-09-30", &[HandInAct]).asking()),
        shown("task: under review", page(handed_in(), "2026-09-30", &[])),
        shown("task: to stamp", stamped(page(accepted(), "2026-09-30", &[HandInAct, GiveStamp]))),
        shown("task: left by a colleague", left(page(accepted(), "2026-09-30", &[HandInAct]))),
    ]
}

/// Of a plan that wants stamps: two are given, one of them was corrected.
fn stamped(mut page: TaskPage) -> TaskPage {
    let given = |on| GivenStamp { on: day(on), reference: WISH.to_owned(), by: wu() };
    let row = |kind| StampRow { kind, current: None, earlier: Vec::new() };
    let mut rows = StampKind::ALL.map(row);
    rows[0].current = Some(given("2026-09-10"));
    rows[0].earlier = vec![given("2026-09-09")];
    rows[1].current = Some(given("2026-09-12"));
    page.stamps = Some(TaskStamps { wanted: true, rows: rows.into() });
    let told = json!({"stamp": "studied", "on": "2026-09-10", "reference": WISH});
    page.story.push(said("task-stamped", wu(), 2, told));
    page
}

/// Who had it in hand has left; a substitute of theirs had accepted it.
fn left(mut page: TaskPage) -> TaskPage {
    page.holder = Some(Holder { name: wu(), has_left: true, may_take_over: true });
    let mut accepted = said("task-accepted", chen(), 2, json!({}));
    accepted.who = Who::Substitute(chen(), wu());
    let taken_over = Happening { to: Some(wu()), ..said("task-taken-over", chen(), 3, json!({})) };
    page.story.extend([accepted, taken_over]);
    page
}

fn of_the_bureau(setting: Setting) -> Vec<Sample> {
    let (chen, sun) = (setting.chen("/tasks/2026-000007"), setting.sun("/tasks/2026-000007"));
    let shown = |name, ui: &crate::shell::Ui, page| {
        Sample::of(name, &TaskHtml { ui: ui.clone(), page, sent: Sent::default() })
    };
    let recusable = |page| TaskPage { may_recuse: true, ..page };
    let withdrawn = TaskState::Withdrawn { reason: REASON.to_owned() };
    let to_decide = page(accepted(), "2026-09-30", &[WithdrawTask, DecideExtension]).asking();
    let review = page(handed_in(), "2026-09-21", &[ApproveHandIn, ReturnHandIn]);
    vec![
        shown(
            "task: empty",
            &chen,
            recusable(bare(page(TaskState::Assigned, "2026-10-30", &[WithdrawTask, EndDuty]))),
        ),
        shown("task: to review", &chen, recusable(review.clone())),
        shown("task: to review, not stamped", &chen, stamped(review)),
        shown("task: long", &chen, recusable(long(page(approved(), "2026-09-21", &[])))),
        shown("task: extension to decide", &chen, to_decide),
        shown("task: withdrawn", &chen, recusable(page(withdrawn, "2026-10-30", &[]))),
        // Who only reads has no button and no form but the one to sign out.
        shown("task: redacted for a reader", &sun, page(accepted(), "2027-01-29", &[])),
    ]
}

fn conflicts(setting: Setting) -> [Sample; 4] {
    let here = "/tasks/2026-000007";
    let (chen, wu) = (setting.chen(here), setting.wu(here));
    let approved = page(approved(), "2026-10-30", &[]);
    let reopened = with_kept(page(returned(), "2026-10-30", &[HandInAct]));
    let returned = long(page(returned(), "2026-10-30", &[]));
    let review = page(handed_in(), "2026-10-30", &[ApproveHandIn, ReturnHandIn]);
    let shown = |name, ui: &crate::shell::Ui, page, sent| {
        Sample::of(name, &ConflictPage { ui: ui.clone(), page, sent })
    };
    [
        shown("conflict: empty", &chen, approved, Sent::of("approve", "")),
        shown("conflict: long", &chen, returned, Sent::of("return", &REASON.repeat(6))),
        shown("conflict: to review", &chen, review, Sent::of("approve", REMARK)),
        shown("conflict: to hand in", &wu, reopened, hand_in_sent()),
    ]
}

/// A hand-in that did not count; its second file was left out.
fn hand_in_sent() -> Sent {
    Sent {
        effective_on: "2026-10-01".to_owned(),
        left_out: vec![kept_id(2)],
        ..Sent::of("hand-in", NOTE)
    }
}

fn kept_id(number: u64) -> KeptUploadId {
    KeptUploadId::fresh(&ids(500 + number))
}

/// With files that came with it.
fn with_kept(mut page: TaskPage) -> TaskPage {
    let sizes = [734_003, 18];
    let files = (1..).zip(FILES.into_iter().zip(sizes));
    page.kept = files.map(|(number, (name, bytes))| kept_file(number, name, bytes)).collect();
    page
}

/// A file that came before and need not be chosen again.
pub(super) fn kept_file(number: u64, name: &str, bytes: u64) -> KeptUpload {
    let upload = Upload {
        name: name.to_owned(),
        media_type: "application/pdf".to_owned(),
        sha256: String::new(),
        bytes,
        brought: None,
    };
    KeptUpload { id: kept_id(number), upload }
}

fn hand_in() -> HandIn {
    let note = NOTE.to_owned();
    HandIn { by: account(2), stands_in_for: None, at: at(3), round: 1, note, pledge: None }
}

fn accepted() -> TaskState {
    TaskState::Accepted { acceptance: Acceptance { by: account(2), at: at(2) } }
}

fn handed_in() -> TaskState {
    TaskState::HandedIn { hand_in: hand_in() }
}

fn returned() -> TaskState {
    let returned = Return { by: account(1), at: at(4), reason: REASON.to_owned() };
    TaskState::Returned { hand_in: hand_in(), returned }
}

fn approved() -> TaskState {
    let approval = Approval { by: account(1), at: at(4), remark: REMARK.to_owned(), pledge: None };
    TaskState::Approved { hand_in: hand_in(), approval }
}

/// The moment of the step with this number.
fn at(step: u32) -> Instant {
    moment(&format!("2026-09-{:02}T0{step}:15:00Z", 14 + 2 * step))
}

pub(in crate::plans) fn page(state: TaskState, due_on: &str, acts: &[Act]) -> TaskPage {
    let now = moment("2026-09-28T02:00:00Z");
    let task = task(state, due_on);
    TaskPage {
        unit: riverside(),
        source: Some(Paragraph { origin: origin(), plan: plan().title, marker: "2. ".to_owned() }),
        duty: DutyNo(3),
        pledge: None,
        assigned_by: chen(),
        holder: task.state.hand_in().map(|_| Holder {
            name: wu(),
            has_left: false,
            may_take_over: false,
        }),
        stamps: None,
        evidence: if task.state.hand_in().is_some() { evidence(1) } else { Vec::new() },
        offers: if acts.contains(&HandInAct) { offers() } else { Vec::new() },
        story: story(&task.state),
        acts: acts.to_vec(),
        may_hand_in: acts.contains(&HandInAct),
        kept: Vec::new(),
        may_recuse: false,
        is_overdue: task.is_overdue(now),
        days_left: (task.due_on - local_date(now)).num_days(),
        provisional: task.due_on.year() > 2026,
        task,
    }
}

fn origin() -> Origin {
    Origin { plan: plan().id, measure: measure(2) }
}

fn task(state: TaskState, due_on: &str) -> Task {
    let (title, requirement) = MEASURES[0];
    Task {
        id: TaskId::fresh(&ids(4)),
        county: county(),
        no: TaskNo { year: 2026, serial: 7 },
        duty: DutyId::fresh(&ids(5)),
        period: None,
        origin: Some(origin()),
        unit: unit_id(4),
        title: title.to_owned(),
        requirement: requirement.to_owned(),
        lead_office: Some(OFFICES[0].0.to_owned()),
        supporting_offices: OFFICES[1..].iter().map(|(name, _)| (*name).to_owned()).collect(),
        due_on: day(due_on),
        assignment: Assignment { by: account(1), at: at(1) },
        holder: None,
        first_handed_in_on: None,
        extension: None,
        state,
        version: Version::FIRST,
    }
}

/// The unit has asked for a later last day.
trait Asking {
    fn asking(self) -> Self;
}

impl Asking for TaskPage {
    fn asking(mut self) -> Self {
        let (due_on, reason) = (day("2026-10-14"), WISH.to_owned());
        self.story.push(said(
            "extension-requested",
            wu(),
            3,
            json!({"due_on": due_on, "reason": reason}),
        ));
        let (by, at) = (account(2), at(3));
        self.task.extension =
            Some(ExtensionRequest { by, stands_in_for: None, at, due_on, reason });
        self
    }
}

/// Nobody leads, nothing is said beyond the heading.
fn bare(mut page: TaskPage) -> TaskPage {
    page.task.lead_office = None;
    page.task.supporting_offices.clear();
    page.task.requirement.clone_from(&page.task.title);
    page
}

/// Long names everywhere, and three rounds before the last decision.
fn long(mut page: TaskPage) -> TaskPage {
    page.unit = long_unit();
    LONG_TITLE.clone_into(&mut page.task.title);
    page.task.requirement = [MEASURES[0].1; 8].join("\n");
    page.evidence = (1..=3).flat_map(evidence).collect();
    let last = page.story.split_off(2);
    for round in 1..=2 {
        page.story.push(submitted(round));
        page.story.push(said(
            "hand-in-returned",
            chen(),
            4,
            json!({"round": round, "reason": REASON.repeat(3)}),
        ));
    }
    page.story.push(submitted(3));
    page.story.extend(last.into_iter().skip(1));
    page
}

/// What the unit handed in before.
fn offers() -> Vec<Offer> {
    let offer = |(number, name): (u64, &&str)| Offer {
        evidence: EvidenceId::fresh(&ids(500 + number)),
        name: (*name).to_owned(),
        bytes: 734_003,
        effective_on: day("2026-06-28"),
        task: format!("2026-{number:06}"),
        handed_in_on: day("2026-06-30"),
    };
    (1..).zip(&FILES).map(offer).collect()
}

fn evidence(round: u32) -> Vec<EvidenceRow> {
    let sizes = [18_u64, 734_003, 52_428_800];
    let row = |(number, (name, bytes)): (u64, (&str, u64))| EvidenceRow {
        id: EvidenceId::fresh(&ids(400 + 10 * u64::from(round) + number)),
        round,
        name: name.to_owned(),
        bytes,
        sha256: "5e884898da28047151d0e56f8dc62927".repeat(2),
        effective_on: day("2026-09-18"),
        uploaded_at: at(3),
        again: (number == 2)
            .then(|| Again { task: "2026-000003".to_owned(), on: day("2026-06-30") }),
    };
    (1..).zip(FILES.into_iter().zip(sizes)).map(row).collect()
}

/// What happened until the task came into this state, oldest first.
fn story(state: &TaskState) -> Vec<Happening> {
    let assigned = said("task-assigned", chen(), 1, json!({}));
    let taken_on = said("task-accepted", wu(), 2, json!({}));
    let reviewed = |kind, payload| vec![submitted(1), said(kind, chen(), 4, payload)];
    let then = match state {
        TaskState::Assigned => return vec![assigned],
        TaskState::Withdrawn { reason } => {
            let withdrawn = said("task-withdrawn", chen(), 2, json!({"reason": reason}));
            return vec![assigned, withdrawn];
        }
        TaskState::Accepted { .. } => vec![reminded()],
        TaskState::HandedIn { .. } => vec![submitted(1)],
        TaskState::Returned { .. } => reviewed("hand-in-returned", json!({"reason": REASON})),
        TaskState::Approved { .. } => reviewed("hand-in-approved", json!({"remark": REMARK})),
    };
    [vec![assigned, taken_on], then].concat()
}

pub(in crate::plans) fn said(kind: &str, who: PersonName, step: u32, payload: Value) -> Happening {
    Happening { kind: kind.to_owned(), who: Who::Person(who), to: None, at: at(step), payload }
}

fn submitted(round: u32) -> Happening {
    said("task-handed-in", wu(), 3, json!({"round": round, "note": NOTE}))
}

fn reminded() -> Happening {
    let who = Who::System("reminder".to_owned());
    Happening { who, ..said("task-reminded", chen(), 3, json!({"stage": "overdue"})) }
}
