//! The life of a task: every step from every state, allowed or refused with its reason.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod cast;

use chrono::{NaiveDate, TimeDelta};
use domain::access::Act;
use domain::plans::{
    DutyOrder, Earlier, EvidenceOrder, MilestoneOrder, PhaseOrder, PlanEvent, Recurrence,
    ReminderStage, Schedule, ScheduleRefusal, Task, TaskNo, TaskRefusal, TaskStateName, accept,
    approve, decline_extension, end, establish, grant_extension, hand_in, reminder_due,
    request_extension, return_hand_in, set_schedule, withdraw,
};
use kernel::period::{Cadence, DueRule};
use kernel::{EvidenceId, FileId, Instant, PhaseId, PlanId, Version};
use proptest::prelude::*;

use cast::{Cast, cast, day, now};

impl Cast {
    fn assigned(&self) -> Task {
        self.given(self.order())
    }

    fn evidence(&self) -> EvidenceOrder {
        EvidenceOrder {
            id: EvidenceId::fresh(&self.ids),
            file: FileId::fresh(&self.ids),
            effective_on: Some(day("2026-09-25")),
            earlier: None,
        }
    }

    fn handed_in(&self) -> Task {
        let task = accept(self.assigned(), self.wu, now()).unwrap().0;
        hand_in(task, &[self.evidence()], "done", self.wu, now()).unwrap().0
    }
}

#[test]
fn a_task_goes_from_assignment_to_approval_with_one_return() {
    let cast = cast();
    let returned = return_hand_in(cast.handed_in(), "page 2 is missing", cast.chen, now());
    let (task, event) = returned.unwrap();
    assert!(matches!(event, PlanEvent::HandInReturned { round: 1, .. }));
    let (task, _, _) = hand_in(task, &[cast.evidence()], "", cast.wu, now()).unwrap();
    assert_eq!(task.state.hand_in().unwrap().round, 2);
    let (task, _) = approve(task, "good", cast.chen, now()).unwrap();
    assert_eq!(task.state.name(), TaskStateName::Approved);
    assert_eq!(task.version, Version(6));
}

#[test]
fn who_handed_in_can_neither_approve_nor_return() {
    let cast = cast();
    let own = approve(cast.handed_in(), "", cast.wu, now());
    assert_eq!(own.unwrap_err(), TaskRefusal::OwnHandIn);
    let own = return_hand_in(cast.handed_in(), "more", cast.wu, now());
    assert_eq!(own.unwrap_err(), TaskRefusal::OwnHandIn);
}

#[test]
fn nothing_is_handed_in_before_acceptance_under_review_or_after_approval() {
    let cast = cast();
    let closed = approve(cast.handed_in(), "", cast.chen, now()).unwrap().0;
    for task in [cast.assigned(), cast.handed_in(), closed] {
        let state = task.state.name();
        let refused = hand_in(task, &[cast.evidence()], "", cast.wu, now()).unwrap_err();
        assert_eq!(refused, TaskRefusal::NotNow { now: state });
    }
}

#[test]
fn evidence_needs_a_date_that_is_not_ahead() {
    let cast = cast();
    let accepted = || accept(cast.assigned(), cast.wu, now()).unwrap().0;
    let none = hand_in(accepted(), &[], "", cast.wu, now()).unwrap_err();
    assert_eq!(none, TaskRefusal::EvidenceMissing);
    let eleven = std::array::from_fn::<_, 11, _>(|_| cast.evidence());
    assert!(hand_in(accepted(), &eleven[1..], "", cast.wu, now()).is_ok());
    let many = hand_in(accepted(), &eleven, "", cast.wu, now()).unwrap_err();
    assert_eq!(many, TaskRefusal::TooManyFiles);
    let undated = EvidenceOrder { effective_on: None, ..cast.evidence() };
    let refused = hand_in(accepted(), &[undated], "", cast.wu, now()).unwrap_err();
    assert_eq!(refused, TaskRefusal::EffectiveDateMissing);
    let ahead = EvidenceOrder { effective_on: Some(day("2026-09-29")), ..cast.evidence() };
    let refused = hand_in(accepted(), &[ahead], "", cast.wu, now()).unwrap_err();
    assert_eq!(refused, TaskRefusal::EffectiveDateInFuture);
}

#[test]
fn what_is_handed_in_again_keeps_the_moment_of_its_upload() {
    let cast = cast();
    let task = accept(cast.assigned(), cast.wu, now()).unwrap().0;
    let evidence = EvidenceId::fresh(&cast.ids);
    let uploaded_at = now() - TimeDelta::days(30);
    let earlier = Some(Earlier { evidence, uploaded_at });
    let order = EvidenceOrder { earlier, ..cast.evidence() };
    let (_, pieces, _) = hand_in(task, &[order], "", cast.wu, now()).unwrap();
    assert_eq!((pieces[0].uploaded_at, pieces[0].again_of), (uploaded_at, Some(evidence)));
}

#[test]
fn a_duty_needs_a_title_a_requirement_and_a_day_to_come() {
    let cast = cast();
    let refused = |change: &dyn Fn(&mut DutyOrder)| {
        let mut order = cast.order();
        change(&mut order);
        establish(order, cast.chen, now()).unwrap_err()
    };
    assert_eq!(refused(&|o| o.title = "  ".into()), TaskRefusal::TitleMissing);
    assert_eq!(refused(&|o| o.requirement.clear()), TaskRefusal::RequirementMissing);
    assert_eq!(refused(&|o| o.recurrence = None), TaskRefusal::DueMissing);
    let yesterday = || Some(Recurrence::Once { due_on: day("2026-09-27") });
    assert_eq!(refused(&|o| o.recurrence = yesterday()), TaskRefusal::DuePassed);
    let backwards = || {
        let (from, until) = (day("2026-10-01"), Some(day("2026-09-30")));
        let (cadence, due) = (Cadence::Month, DueRule::LastDay);
        Some(Recurrence::Every { cadence, due, from, until })
    };
    assert_eq!(refused(&|o| o.recurrence = backwards()), TaskRefusal::EndsBeforeItBegins);
}

#[test]
fn a_schedule_is_entered_whole_and_stands_in_order_of_time() {
    let cast = cast();
    let plan = PlanId::fresh(&cast.ids);
    let (phases, milestones) = (vec![], vec![]);
    let empty = Schedule { plan, phases, milestones, version: Version::FIRST };
    let phase = |name: &str, first: &str, last: &str| PhaseOrder {
        id: PhaseId::fresh(&cast.ids),
        name: name.into(),
        first: first.parse().ok(),
        last: last.parse().ok(),
    };
    let build = phase("build", "2026-05-01", "2026-12-31");
    let begin = phase("begin", "2026-03-01", "2026-04-30");
    let blank = || phase(" ", "", "");
    let goal = |name: &str, when: &str| MilestoneOrder { name: name.into(), when: when.into() };
    let goals = [goal("all schools", "2032"), goal("", " "), goal("the first", "2028-06-30")];
    let (set, _) = set_schedule(&empty, &[build, blank(), begin], &goals).unwrap();
    let names: Vec<_> = set.phases.iter().map(|phase| &*phase.name).collect();
    let times: Vec<_> = set.milestones.iter().map(|it| (it.year, it.on)).collect();
    assert_eq!(names, ["begin", "build"]);
    assert_eq!(times, [(2028, "2028-06-30".parse().ok()), (2032, None)]);
    let refused = |phase| set_schedule(&empty, &[blank(), phase], &[]).unwrap_err();
    let incomplete = ScheduleRefusal::PhaseIncomplete { row: 2 };
    assert_eq!(refused(phase(" ", "2026-03-01", "2026-04-30")), incomplete);
    assert_eq!(refused(phase("x", "2026-03-01", "")), incomplete);
    let backwards = refused(phase("x", "2026-04-01", "2026-03-31"));
    assert_eq!(backwards, ScheduleRefusal::PhaseBackwards { row: 2 });
    for (name, when) in [("x", ""), ("", "2032"), ("x", "soon"), ("x", "1899"), ("x", "2032-13-01")]
    {
        let refused = set_schedule(&empty, &[], &[goal(name, when)]).unwrap_err();
        assert_eq!(refused, ScheduleRefusal::MilestoneIncomplete { row: 1 }, "{name} {when}");
    }
}

#[test]
fn a_duty_ends_once_and_with_a_reason() {
    let cast = cast();
    let duty = || establish(cast.order(), cast.chen, now()).unwrap().0;
    assert_eq!(end(duty(), " ", cast.chen, now()).unwrap_err(), TaskRefusal::ReasonMissing);
    let (ended, _) = end(duty(), "merged into another", cast.chen, now()).unwrap();
    assert!(!ended.is_in_force());
    assert_eq!(end(ended, "again", cast.chen, now()).unwrap_err(), TaskRefusal::DutyEnded);
}

#[test]
fn a_task_is_taken_back_only_before_it_is_approved() {
    let cast = cast();
    let accepted = accept(cast.assigned(), cast.wu, now()).unwrap().0;
    for task in [cast.assigned(), accepted, cast.handed_in()] {
        let (task, _) = withdraw(task, "wrong school").unwrap();
        assert_eq!(task.state.name(), TaskStateName::Withdrawn);
    }
    let approved = approve(cast.handed_in(), "", cast.chen, now()).unwrap().0;
    let refused = withdraw(approved, "wrong school").unwrap_err();
    assert_eq!(refused, TaskRefusal::NotNow { now: TaskStateName::Approved });
    assert_eq!(withdraw(cast.assigned(), " ").unwrap_err(), TaskRefusal::ReasonMissing);
}

fn asked(cast: &Cast, task: Task) -> Task {
    let wished = Some(day("2026-11-13"));
    request_extension(task, wished, "the roof leaks", cast.wu, now()).unwrap().0
}

#[test]
fn the_last_day_moves_when_the_bureau_grants_it_and_to_the_day_it_names() {
    let cast = cast();
    let task = asked(&cast, cast.assigned());
    assert_eq!(task.due_on, day("2026-10-30"), "nothing moves before the decision");
    let granted = Some(day("2026-11-06"));
    let (task, event) = grant_extension(task, granted, "a week", cast.chen).unwrap();
    assert_eq!((task.due_on, task.extension), (day("2026-11-06"), None));
    let before = day("2026-10-30");
    assert!(matches!(event, PlanEvent::ExtensionGranted { before: b, .. } if b == before));
}

#[test]
fn a_declined_extension_leaves_the_day_and_another_can_be_asked_for() {
    let cast = cast();
    let task = asked(&cast, cast.assigned());
    let silent = decline_extension(task.clone(), " ", cast.chen).unwrap_err();
    assert_eq!(silent, TaskRefusal::ReasonMissing);
    let task = decline_extension(task, "it was announced in May", cast.chen).unwrap().0;
    assert_eq!((task.due_on, &task.extension), (day("2026-10-30"), &None));
    asked(&cast, task);
}

#[test]
fn an_extension_is_asked_for_once_at_a_time_for_a_later_day_and_with_a_reason() {
    let cast = cast();
    let ask = |task: Task, day: Option<NaiveDate>, reason: &str| {
        request_extension(task, day, reason, cast.wu, now()).unwrap_err()
    };
    let later = || Some(day("2026-11-13"));
    assert_eq!(ask(cast.assigned(), None, "x"), TaskRefusal::DueMissing);
    assert_eq!(ask(cast.assigned(), Some(day("2026-10-30")), "x"), TaskRefusal::NotLater);
    assert_eq!(ask(cast.assigned(), later(), " "), TaskRefusal::ReasonMissing);
    let waits = asked(&cast, cast.assigned());
    assert_eq!(ask(waits, later(), "x"), TaskRefusal::ExtensionWaits);
    let under_review = TaskRefusal::NotNow { now: TaskStateName::HandedIn };
    assert_eq!(ask(cast.handed_in(), later(), "x"), under_review);
}

#[test]
fn nobody_grants_what_they_asked_for_or_what_nobody_asked_for() {
    let cast = cast();
    let later = Some(day("2026-11-13"));
    let own = grant_extension(asked(&cast, cast.assigned()), later, "", cast.wu).unwrap_err();
    assert_eq!(own, TaskRefusal::OwnExtension);
    let none = grant_extension(cast.assigned(), later, "", cast.chen).unwrap_err();
    assert_eq!(none, TaskRefusal::NoExtensionWaits);
}

#[test]
fn a_request_lapses_when_the_task_closes_and_waits_through_a_hand_in() {
    let cast = cast();
    let task = asked(&cast, accept(cast.assigned(), cast.wu, now()).unwrap().0);
    let task = hand_in(task, &[cast.evidence()], "", cast.wu, now()).unwrap().0;
    assert!(task.steps().contains(&Act::DecideExtension), "asked before the hand-in");
    let task = approve(task, "", cast.chen, now()).unwrap().0;
    assert!(task.extension.is_none() && task.steps().is_empty());
}

#[test]
fn the_last_day_lasts_until_midnight_in_china() {
    let cast = cast();
    let task = cast.assigned();
    let last_minute: Instant = "2026-10-30T15:59:59Z".parse().unwrap();
    assert!(!task.is_overdue(last_minute));
    assert!(task.is_overdue(last_minute + TimeDelta::seconds(1)));
    assert!(!cast.handed_in().is_overdue(last_minute + TimeDelta::days(9)), "under review");
}

#[test]
fn a_task_number_reads_back_as_written() {
    let no = TaskNo { year: 2026, serial: 123 };
    assert_eq!(no.to_string(), "2026-000123");
    assert_eq!("2026-000123".parse(), Ok(no));
    for wrong in ["2026-123", "2026-+00123", "x", "2026-", "-000001"] {
        assert_eq!(wrong.parse::<TaskNo>(), Err(()), "{wrong}");
    }
}

proptest! {
    #[test]
    fn a_reminder_goes_only_to_who_owes_and_never_before_its_window(
        state in 0usize..6, due in 0i64..60, ahead in 0i64..10, today in 0i64..90,
    ) {
        let base = day("2026-09-01");
        let at = |offset: i64| base + TimeDelta::days(offset);
        let state = TaskStateName::ALL[state];
        let stage = reminder_due(state, at(due), at(due - ahead), at(today));
        prop_assert_eq!(stage.is_some(), state.is_owed_by_unit() && today >= due - ahead);
        if let Some(stage) = stage {
            let expected = match today.cmp(&due) {
                std::cmp::Ordering::Less => ReminderStage::Ahead,
                std::cmp::Ordering::Equal => ReminderStage::LastDay,
                std::cmp::Ordering::Greater => ReminderStage::Overdue,
            };
            prop_assert_eq!(stage, expected);
        }
    }

    #[test]
    fn whatever_order_people_act_in_a_step_keeps_the_rules(steps in prop::collection::vec((0u8..5, any::<bool>()), 0..30)) {
        let cast = cast();
        let mut task = cast.assigned();
        for (step, by_chen) in steps {
            let who = if by_chen { cast.chen } else { cast.wu };
            let before = task.clone();
            let next = match step {
                0 => accept(task, who, now()).map(|done| done.0),
                1 => hand_in(task, &[cast.evidence()], "", who, now()).map(|done| done.0),
                2 => return_hand_in(task, "more", who, now()).map(|done| done.0),
                3 => approve(task, "", who, now()).map(|done| done.0),
                _ => withdraw(task, "wrong").map(|done| done.0),
            };
            task = match next {
                Ok(next) => {
                    prop_assert!(before.state.name().is_open());
                    prop_assert_eq!(next.version, before.version.next());
                    next
                }
                Err(_) => before,
            };
            if let domain::plans::TaskState::Approved { hand_in, approval } = &task.state {
                prop_assert_ne!(hand_in.by, approval.by);
            }
        }
    }
}
