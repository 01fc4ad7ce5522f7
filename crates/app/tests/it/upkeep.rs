//! What is forgotten and what is held, and who sees how the installation stands.

use app::Error;
use app::backup::back_up;
use app::outbox::deliver;
use app::upkeep::{Counted, Warning, last_backup, sweep, system_page, tidy, watch};
use chrono::TimeDelta;
use domain::accounts::TokenScope;
use testkit::{World, on_both_engines};

on_both_engines!(
    a_dry_run_counts_and_forgets_nothing,
    what_has_served_its_time_is_forgotten_and_the_rest_stays,
    a_letter_that_waits_is_never_forgotten,
    a_legal_hold_keeps_what_has_served_its_time,
    a_backup_that_succeeded_is_known_with_its_size,
    a_late_backup_is_warned_of_until_one_is_made,
    only_the_office_sees_how_the_installation_stands,
);

fn rows(counted: &[Counted], class: &str) -> u64 {
    counted.iter().find(|it| it.class.key == class).unwrap().rows
}

/// A session, a dead token and a letter that left, all older than any period.
async fn old_things(world: &World) {
    world.token("wu", &[TokenScope::TasksRead]).await;
    world.task_for("Riverside").assigned().await;
    assert_eq!(deliver(&world.app).await.unwrap(), 1);
    world.clock.advance(TimeDelta::days(800));
}

async fn a_dry_run_counts_and_forgets_nothing(world: World) {
    old_things(&world).await;
    let sessions = world.count("sessions", "1 = 1").await;
    let counted = sweep(&world.app, true).await.unwrap();
    assert_eq!(rows(&counted, "sessions"), u64::try_from(sessions).unwrap());
    assert_eq!((rows(&counted, "letters"), rows(&counted, "tokens")), (1, 1));
    assert_eq!(world.count("sessions", "1 = 1").await, sessions);
    assert_eq!(world.count("outbox", "1 = 1").await, 1);
}

async fn what_has_served_its_time_is_forgotten_and_the_rest_stays(world: World) {
    old_things(&world).await;
    world.sign_in("chen").await;
    let before = (world.count("events", "1 = 1").await, world.count("tasks", "1 = 1").await);
    tidy(&world.app).await.unwrap();
    assert_eq!(world.count("sessions", "1 = 1").await, 1, "the new one");
    assert_eq!(world.count("outbox", "1 = 1").await, 0);
    assert_eq!(world.count("api_tokens", "1 = 1").await, 0);
    let after = (world.count("events", "1 = 1").await, world.count("tasks", "1 = 1").await);
    assert_eq!(after, before);
}

async fn a_letter_that_waits_is_never_forgotten(world: World) {
    world.task_for("Riverside").assigned().await;
    world.clock.advance(TimeDelta::days(800));
    tidy(&world.app).await.unwrap();
    assert_eq!(world.count("outbox", "sent_at IS NULL").await, 1);
}

async fn a_legal_hold_keeps_what_has_served_its_time(world: World) {
    old_things(&world).await;
    let app = world.opened_again(|it| it.care.holds = vec!["letters".to_owned()]).await;
    let counted = sweep(&app, false).await.unwrap();
    let letters = counted.iter().find(|it| it.class.key == "letters").unwrap();
    assert!(letters.is_held && letters.rows == 1);
    assert_eq!(world.count("outbox", "1 = 1").await, 1);
    assert_eq!(world.count("api_tokens", "1 = 1").await, 0, "held is only what is named");
}

async fn backed_up(app: &app::App) {
    let folder = tempfile::tempdir().unwrap();
    back_up(app, &folder.path().join("copy"), &folder.path().join("keys")).await.unwrap();
}

async fn a_backup_that_succeeded_is_known_with_its_size(world: World) {
    let installation = &world.app.settings().installation;
    assert_eq!(last_backup(installation), None);
    backed_up(&world.app).await;
    let mark = last_backup(installation).unwrap();
    assert_eq!(mark.made_at, world.app.now());
    assert!(mark.bytes > 10_000, "{}", mark.bytes);
}

async fn a_late_backup_is_warned_of_until_one_is_made(world: World) {
    let two_days = Some(TimeDelta::hours(48));
    let app = world.opened_again(|it| it.care.backup_age = two_days).await;
    watch(&app).await.unwrap();
    assert_eq!(app.warnings(), [Warning::NoBackup]);
    backed_up(&app).await;
    watch(&app).await.unwrap();
    assert_eq!(app.warnings(), []);
    world.clock.advance(TimeDelta::hours(50));
    watch(&app).await.unwrap();
    assert_eq!(app.warnings(), [Warning::OldBackup { hours: 50 }]);
}

async fn only_the_office_sees_how_the_installation_stands(world: World) {
    let chen = world.person("chen").await;
    let page = system_page(&world.app, &world.app.reader(&chen)).await.unwrap();
    assert_eq!(page.next_year, (2027, false));
    assert!(page.measures.database > 0);
    for login in ["wu", "he", "fang", "sun"] {
        let person = world.person(login).await;
        let hidden = system_page(&world.app, &world.app.reader(&person)).await;
        assert!(matches!(hidden, Err(Error::Missing)), "{login}");
    }
}
