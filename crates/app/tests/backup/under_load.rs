//! A backup while the program writes.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use app::backup::verify_restored;
use app::plans::{HandInFiles, task_page};
use app::record::{current_checkpoint, verify_log};
use testkit::{World, on_both_engines};
use vault::checkpoint::SignedCheckpoint;

use crate::place::{Backup, Place};

on_both_engines!(
    a_backup_under_write_load_restores_to_a_state_that_verifies,
    a_restore_is_recorded_in_the_log_that_it_continues,
    what_a_restore_has_lost_is_seen_against_a_later_checkpoint,
    sessions_and_other_ephemera_stay_out_of_a_backup,
    after_a_restore_no_code_opens_anything,
);

/// Hand-ins with a new file each, one after the other, until `stop`.
async fn hand_in_until(world: &World, stop: &AtomicBool, done: &AtomicU64) {
    while !stop.load(Ordering::SeqCst) {
        let task = world.task_for("Riverside").accepted().await;
        let text = format!("第{}次会议到场九人", done.load(Ordering::SeqCst));
        let evidence = vec![world.evidence("记录.txt", text.as_bytes()).await];
        let (task, seen, note) = (task.no, task.version, "已办".to_owned());
        world
            .command("wu", HandInFiles { task, seen, note, evidence, again: Vec::new() })
            .await
            .unwrap();
        done.fetch_add(1, Ordering::SeqCst);
    }
}

async fn leaves(world: &World) -> u64 {
    let text = current_checkpoint(&world.app).await.unwrap();
    let lines: Vec<&str> = text.lines().collect();
    SignedCheckpoint::parse(&text).unwrap();
    lines[1].parse().unwrap()
}

async fn a_backup_under_write_load_restores_to_a_state_that_verifies(world: World) {
    let known = world.task_for("Riverside").assigned().await;
    let (stop, done) = (AtomicBool::new(false), AtomicU64::new(0));
    let backing_up = async {
        while done.load(Ordering::SeqCst) < 3 {
            tokio::task::yield_now().await;
        }
        let (before, acknowledged) = (leaves(&world).await, done.load(Ordering::SeqCst));
        let backup = Backup::of(&world).await;
        stop.store(true, Ordering::SeqCst);
        (backup, before, acknowledged)
    };
    let ((backup, before, acknowledged), ()) =
        tokio::join!(backing_up, hand_in_until(&world, &stop, &done));
    assert!(leaves(&world).await > backup.report.leaves, "writing went on during the backup");
    assert!(backup.report.leaves >= before, "what was acknowledged before is in the backup");
    let manifest = &backup.report.manifest;
    assert!(manifest.files.number > acknowledged, "every file handed in before, and the plan's");
    assert_eq!(manifest.counts["audit_leaves"], backup.report.leaves);

    let place = Place::like(&world).await;
    let (app, report) = place.restore(backup.folder(), backup.keys()).await.unwrap();
    let check = verify_restored(&app, &report).await.unwrap();
    assert_eq!(check.faults, []);
    assert_eq!(check.files, manifest.files.number);
    assert_eq!(check.leaves, backup.report.leaves + 1);
    assert_eq!(check.tables, manifest.counts.len() as u64);
    let person = world.person("sun").await;
    let page = task_page(&app.reader(&person), known.no).await.unwrap();
    assert_eq!(page.task.title, known.title);
    app.close().await.unwrap();
    place.end().await;
}

async fn a_restore_is_recorded_in_the_log_that_it_continues(world: World) {
    world.task_for("Riverside").handed_in().await;
    let backup = Backup::of(&world).await;
    let place = Place::like(&world).await;
    let (app, report) = place.restore(backup.folder(), backup.keys()).await.unwrap();
    assert_eq!((report.continued_from, report.forks), (backup.report.leaves, 1));
    app.close().await.unwrap();
    let sql = "SELECT actor, subject_kind, payload FROM events WHERE kind = 'data-restored'";
    let row = place.row(sql).await;
    let text = |column: &str| row.try_get::<String>("", column).unwrap();
    assert_eq!(text("actor"), "system:restorer");
    assert_eq!(text("subject_kind"), "county");
    let expected = format!(
        r#"{{"backup_made_at":"2026-09-28T02:00:00Z","continued_from":{}}}"#,
        report.continued_from
    );
    assert_eq!(text("payload"), expected);
    place.end().await;
}

async fn what_a_restore_has_lost_is_seen_against_a_later_checkpoint(world: World) {
    let backup = Backup::of(&world).await;
    world.task_for("Riverside").handed_in().await;
    let kept_outside = current_checkpoint(&world.app).await.unwrap();
    let kept_outside = SignedCheckpoint::parse(kept_outside).unwrap();
    let place = Place::like(&world).await;
    let (app, _) = place.restore(backup.folder(), backup.keys()).await.unwrap();
    assert_eq!(verify_log(&app.settings().database, app.keys(), None).await.unwrap().faults, []);
    assert_ne!(
        verify_log(&app.settings().database, app.keys(), Some(&kept_outside)).await.unwrap().faults,
        []
    );
    app.close().await.unwrap();
    place.end().await;
}

async fn sessions_and_other_ephemera_stay_out_of_a_backup(world: World) {
    world.task_for("Riverside").accepted().await;
    assert!(world.count("sessions", "1 = 1").await > 0);
    world.token("wu", &[domain::accounts::TokenScope::TasksRead]).await;
    let backup = Backup::of(&world).await;
    assert!(!backup.report.manifest.counts.contains_key("sessions"));
    let place = Place::like(&world).await;
    let (app, _) = place.restore(backup.folder(), backup.keys()).await.unwrap();
    app.close().await.unwrap();
    for table in ["sessions", "throttles", "form_keys", "api_tokens"] {
        let row = place.row(&format!("SELECT count(*) FROM {table}")).await;
        assert_eq!(row.try_get_by_index::<i64>(0).unwrap(), 0, "{table}");
    }
    place.end().await;
}

async fn after_a_restore_no_code_opens_anything(world: World) {
    world.administrators().await;
    world.invited("zhou", "Riverside", domain::access::Role::SchoolClerk).await;
    let backup = Backup::of(&world).await;
    let place = Place::like(&world).await;
    let (app, _) = place.restore(backup.folder(), backup.keys()).await.unwrap();
    app.close().await.unwrap();
    let states = place.row("SELECT count(*), min(state), max(state) FROM invitations").await;
    assert_eq!(states.try_get_by_index::<i64>(0).unwrap(), 1);
    for column in [1, 2] {
        assert_eq!(states.try_get_by_index::<String>(column).unwrap(), "withdrawn");
    }
    place.end().await;
}
