//! Phases and milestones: entered whole, with the progress of the duties of each phase.

use app::Error;
use app::plans::{NewPhase, ScheduleView, SetSchedule, plan_schedule};
use domain::plans::{Light, MilestoneOrder};
use kernel::{PlanId, Version};
use testkit::{World, on_both_engines};

on_both_engines!(
    a_phase_counts_the_tasks_of_its_duties,
    a_changed_schedule_keeps_the_phases_that_duties_belong_to,
    of_two_schedules_at_once_one_is_stale,
    a_plan_without_a_schedule_gets_milestones_suggested,
    phases_are_suggested_with_their_days,
);

fn order(plan: PlanId, seen: Version) -> SetSchedule {
    let (first, last) = ("2026-09-01".parse().ok(), "2026-12-31".parse().ok());
    let phase = NewPhase { id: None, name: "认真建设".to_owned(), first, last };
    let goal = MilestoneOrder { name: "全部达标".to_owned(), when: "2032".to_owned() };
    SetSchedule { plan, seen, phases: vec![phase], milestones: vec![goal] }
}

async fn seen_by(world: &World, login: &str, plan: PlanId) -> ScheduleView {
    let person = world.person(login).await;
    plan_schedule(&world.app.reader(&person), plan).await.unwrap()
}

async fn a_phase_counts_the_tasks_of_its_duties(world: World) {
    let plan = world.plan().await;
    world.command("chen", order(plan.id, Version::FIRST)).await.unwrap();
    let denied = world.command("wu", order(plan.id, Version::FIRST)).await;
    assert!(matches!(denied, Err(Error::Denied(_))), "{denied:?}");
    let phase = seen_by(&world, "chen", plan.id).await.schedule.phases[0].id;
    let mut assign = world.task_for("Riverside").of(plan.id, plan.measures[0]).order().await;
    assign.phase = Some(phase);
    world.command("chen", assign).await.unwrap();
    let counted = |view: &ScheduleView| view.progress[&phase];
    let view = seen_by(&world, "sun", plan.id).await;
    assert_eq!(counted(&view).of(Light::NotDue), 1, "{:?}", view.progress);
    world.clock.set("2026-11-02T02:00:00Z".parse().unwrap());
    let view = seen_by(&world, "sun", plan.id).await;
    assert_eq!(counted(&view).of(Light::Missing), 1, "{:?}", view.progress);
    let of_school = seen_by(&world, "wu", plan.id).await;
    assert!(of_school.progress.is_empty() && !of_school.may_set);
    assert_eq!(of_school.schedule.milestones[0].year, 2032);
}

async fn a_changed_schedule_keeps_the_phases_that_duties_belong_to(world: World) {
    let plan = world.plan().await;
    world.command("chen", order(plan.id, Version::FIRST)).await.unwrap();
    let before = seen_by(&world, "chen", plan.id).await.schedule;
    let stale = world.command("chen", order(plan.id, Version::FIRST)).await;
    assert!(matches!(stale, Err(Error::Stale { .. })), "{stale:?}");
    let mut again = order(plan.id, before.version);
    again.phases[0].id = Some(before.phases[0].id);
    again.phases[0].name = "集中建设".to_owned();
    world.command("chen", again).await.unwrap();
    let after = seen_by(&world, "chen", plan.id).await.schedule;
    assert_eq!(after.phases[0].id, before.phases[0].id);
    assert_eq!(world.count("events", "kind = 'schedule-set'").await, 2);
    let mut foreign = world.task_for("Riverside").order().await;
    foreign.phase = Some(before.phases[0].id);
    foreign.origin = foreign.origin.filter(|origin| origin.plan != plan.id);
    let hidden = world.command("chen", foreign).await;
    assert!(matches!(hidden, Err(Error::Missing)), "a phase of another plan: {hidden:?}");
}

async fn of_two_schedules_at_once_one_is_stale(world: World) {
    let plan = world.plan().await.id;
    let orders = (order(plan, Version::FIRST), order(plan, Version::FIRST));
    let (one, other) =
        tokio::join!(world.command("chen", orders.0), world.command("qian", orders.1));
    let lost = one.err().xor(other.err()).expect("exactly one enters it");
    assert!(matches!(lost, Error::Stale { .. }), "{lost:?}");
}

async fn a_plan_without_a_schedule_gets_milestones_suggested(world: World) {
    let text = "县方案\n\n一、目标\n（一）打好基础。到2028年，账目全部公开。\n（二）巩固提高。到2032年6月30日，全部达标。\n";
    let plan = world.plan_from(text).await;
    let view = seen_by(&world, "chen", plan.id).await;
    let years: Vec<_> = view.suggested.milestones.iter().map(|it| (it.year, it.on)).collect();
    assert_eq!(years, [(2028, None), (2032, "2032-06-30".parse().ok())]);
    assert!(seen_by(&world, "wu", plan.id).await.suggested.is_empty());
}

async fn phases_are_suggested_with_their_days(world: World) {
    let text = "县方案\n\n一、步骤\n（一）动员部署（2026年11月）。开会。\n（二）集中整治（2026年12月1日至次年2月）。排查。\n（三）整改（2026年12月—1月15日）。整改。\n（四）总结（2027年3月底前）。写报告，2027年4月30日报送。\n";
    let plan = world.plan_from(text).await;
    let view = seen_by(&world, "chen", plan.id).await;
    let named = |phase: &NewPhase| {
        let day = |day: Option<chrono::NaiveDate>| day.unwrap().to_string();
        (phase.name.clone(), day(phase.first), day(phase.last))
    };
    let expected = [("动员部署", "2026-11-01", "2026-11-30"), ("整改", "2026-12-01", "2027-01-15")];
    let expected = expected.map(|(name, first, last)| (name.into(), first.into(), last.into()));
    assert_eq!(view.suggested.phases.iter().map(named).collect::<Vec<_>>(), expected);
    let years = view.suggested.milestones.iter().map(|it| it.name.as_str());
    assert!(years.clone().any(|name| name.starts_with("总结")) && years.count() >= 1);
    let phases = view.suggested.phases;
    let order = SetSchedule { plan: plan.id, seen: Version::FIRST, phases, milestones: vec![] };
    world.command("chen", order).await.unwrap();
    let view = seen_by(&world, "chen", plan.id).await;
    assert!(view.suggested.is_empty() && view.schedule.phases.len() == 2);
}
