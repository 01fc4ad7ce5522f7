//! The record: what was tampered with is found, on both engines.

use app::record::{
    LogFault, LogReport, current_checkpoint, keep_checkpoint_outside, stored_checkpoint, verify_log,
};
use app::{Error, Obstacle};
use testkit::{Engine, World, on_both_engines};
use vault::checkpoint::SignedCheckpoint;
use vault::log::Fault;

on_both_engines!(
    an_honest_record_has_no_faults,
    an_edited_payload_is_found,
    a_shifted_time_is_found,
    a_deleted_event_is_found,
    an_event_slipped_in_is_found,
    an_edited_leaf_is_found,
    a_leaf_rewritten_with_its_hash_is_found,
    a_deleted_leaf_is_found,
    swapped_leaves_are_found,
    a_tail_cut_off_is_found_against_the_head,
    a_truncated_log_is_found_against_an_outside_checkpoint,
    a_head_of_another_installation_is_refused,
    the_checkpoint_kept_outside_is_the_current_one,
    what_cannot_be_read_is_named_and_the_rest_is_searched_still,
    a_leaf_whose_index_is_none_is_found,
    what_is_written_meanwhile_is_no_finding,
    data_of_a_newer_program_are_left_alone,
);

/// A world with something to tamper with.
async fn lived(world: &World) {
    world.task_for("Riverside").approved().await;
    world.task_for("Hillside").returned().await;
    assert_eq!(faults(world).await, []);
}

async fn faults(world: &World) -> Vec<LogFault> {
    report(world, None).await.faults
}

async fn report(world: &World, against: Option<&SignedCheckpoint>) -> LogReport {
    let (database, keys) = (&world.app.settings().database, world.app.keys());
    verify_log(database, keys, against).await.unwrap()
}

async fn outside(world: &World) -> SignedCheckpoint {
    SignedCheckpoint::parse(current_checkpoint(&world.app).await.unwrap()).unwrap()
}

async fn an_honest_record_has_no_faults(world: World) {
    lived(&world).await;
    let before = outside(&world).await;
    world.task_for("Riverside").approved().await;
    let report = report(&world, Some(&before)).await;
    assert_eq!(report.faults, []);
    assert_eq!(i64::try_from(report.leaves).unwrap(), world.count("events", "1 = 1").await);
}

async fn an_edited_payload_is_found(world: World) {
    lived(&world).await;
    let edit = "UPDATE events SET payload = replace(payload, '缺少', '不缺') \
                WHERE kind = 'hand-in-returned'";
    assert_eq!(world.execute(edit).await, 1);
    let found = faults(&world).await;
    assert!(matches!(found[..], [LogFault::EventEdited { .. }]), "{found:?}");
}

async fn a_shifted_time_is_found(world: World) {
    lived(&world).await;
    let edit = "UPDATE events SET at = '2026-09-27 02:00:00+00:00' WHERE kind = 'task-handed-in'";
    assert_eq!(world.execute(edit).await, 2);
    let found = faults(&world).await;
    assert!(
        matches!(found[..], [LogFault::EventEdited { .. }, LogFault::EventEdited { .. }]),
        "{found:?}"
    );
}

async fn a_deleted_event_is_found(world: World) {
    lived(&world).await;
    world.execute("DELETE FROM events WHERE kind = 'hand-in-returned'").await;
    let found = faults(&world).await;
    assert!(matches!(found[..], [LogFault::EventMissing { .. }]), "{found:?}");
}

async fn an_event_slipped_in_is_found(world: World) {
    lived(&world).await;
    let id = match world.engine {
        Engine::Sqlite => "randomblob(16)",
        Engine::Postgres => "gen_random_uuid()",
    };
    let columns = "county_id, kind, subject_kind, subject_id, actor, at, payload, salt";
    let slip_in = format!(
        "INSERT INTO events (id, {columns}) SELECT {id}, {columns} FROM events \
         WHERE kind = 'hand-in-approved'"
    );
    assert_eq!(world.execute(&slip_in).await, 1);
    assert_eq!(faults(&world).await, [LogFault::EventsWithoutLeaf { count: 1 }]);
}

async fn an_edited_leaf_is_found(world: World) {
    lived(&world).await;
    world.execute("UPDATE audit_leaves SET body = body || 'x' WHERE position = 9").await;
    let expected =
        [LogFault::Log(Fault::Edited { index: 9 }), LogFault::EventEdited { position: 9 }];
    assert_eq!(faults(&world).await, expected);
}

async fn a_leaf_rewritten_with_its_hash_is_found(world: World) {
    lived(&world).await;
    let rewrite = "UPDATE audit_leaves SET \
        body = (SELECT body FROM audit_leaves WHERE position = 8), \
        hash = (SELECT hash FROM audit_leaves WHERE position = 8), \
        event_id = (SELECT event_id FROM audit_leaves WHERE position = 8) WHERE position = 9";
    assert_eq!(world.execute(rewrite).await, 1);
    let found = faults(&world).await;
    assert!(matches!(found[0], LogFault::Log(Fault::RootMismatch { .. })), "{found:?}");
}

async fn a_deleted_leaf_is_found(world: World) {
    lived(&world).await;
    world.execute("DELETE FROM audit_leaves WHERE position = 9").await;
    let found = faults(&world).await;
    assert!(found.contains(&LogFault::Log(Fault::Missing { first: 9, last: 9 })), "{found:?}");
    assert!(found.contains(&LogFault::EventsWithoutLeaf { count: 1 }), "{found:?}");
}

async fn swapped_leaves_are_found(world: World) {
    lived(&world).await;
    for (from, to) in [(8, 1000), (9, 8), (1000, 9)] {
        let swap = format!("UPDATE audit_leaves SET position = {to} WHERE position = {from}");
        assert_eq!(world.execute(&swap).await, 1);
    }
    let found = faults(&world).await;
    assert!(matches!(found[..], [LogFault::Log(Fault::RootMismatch { .. })]), "{found:?}");
}

async fn a_tail_cut_off_is_found_against_the_head(world: World) {
    lived(&world).await;
    let stated = world.count("audit_leaves", "1 = 1").await;
    let last = stated - 1;
    let of_last = format!("(SELECT event_id FROM audit_leaves WHERE position = {last})");
    world.execute(&format!("DELETE FROM events WHERE id = {of_last}")).await;
    world.execute(&format!("DELETE FROM audit_leaves WHERE position = {last}")).await;
    let (found, stated) = (u64::try_from(last).unwrap(), u64::try_from(stated).unwrap());
    assert_eq!(faults(&world).await, [LogFault::Log(Fault::Truncated { found, stated })]);
}

async fn a_truncated_log_is_found_against_an_outside_checkpoint(world: World) {
    lived(&world).await;
    world.execute("CREATE TABLE kept AS SELECT frontier, checkpoint FROM log_heads").await;
    let size = world.count("audit_leaves", "1 = 1").await;
    world.task_for("Riverside").handed_in().await;
    let stated = u64::try_from(world.count("audit_leaves", "1 = 1").await).unwrap();
    let kept_outside = outside(&world).await;
    let tail = format!("SELECT event_id FROM audit_leaves WHERE position >= {size}");
    world.execute(&format!("DELETE FROM events WHERE id IN ({tail})")).await;
    world.execute(&format!("DELETE FROM audit_leaves WHERE position >= {size}")).await;
    let older = "UPDATE log_heads SET frontier = (SELECT frontier FROM kept), \
                 checkpoint = (SELECT checkpoint FROM kept)";
    assert_eq!(world.execute(older).await, 1);
    assert_eq!(faults(&world).await, [], "the limit of the method: inside nothing tells");
    let report = report(&world, Some(&kept_outside)).await;
    let found = u64::try_from(size).unwrap();
    let expected = [LogFault::Log(Fault::OutsideTruncated { found, stated })];
    assert_eq!(report.faults, expected);
}

async fn a_head_of_another_installation_is_refused(world: World) {
    lived(&world).await;
    let forge = "UPDATE log_heads SET checkpoint = replace(checkpoint, 'qingqu.log', 'other.log')";
    assert_eq!(world.execute(forge).await, 1);
    let found = faults(&world).await;
    assert!(matches!(found[..], [LogFault::Log(Fault::HeadRefused(_))]), "{found:?}");
}

async fn the_checkpoint_kept_outside_is_the_current_one(world: World) {
    lived(&world).await;
    keep_checkpoint_outside(&world.app).await.unwrap();
    world.task_for("Riverside").assigned().await;
    keep_checkpoint_outside(&world.app).await.unwrap();
    let folder = world.app.settings().installation.checkpoints();
    let kept = std::fs::read_to_string(folder.join("latest.txt")).unwrap();
    assert_eq!(kept, current_checkpoint(&world.app).await.unwrap());
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 1);
}

async fn what_cannot_be_read_is_named_and_the_rest_is_searched_still(world: World) {
    lived(&world).await;
    let (no_text, never) = match world.engine {
        Engine::Sqlite => ("x'ff'", "'never'"),
        Engine::Postgres => {
            let lax = "ALTER TABLE audit_leaves ALTER body DROP NOT NULL";
            world.execute(lax).await;
            ("NULL", "'infinity'")
        }
    };
    world.execute(&format!("UPDATE audit_leaves SET body = {no_text} WHERE position = 5")).await;
    let event_of =
        |leaf| format!("id = (SELECT event_id FROM audit_leaves WHERE position = {leaf})");
    world.execute(&format!("UPDATE events SET at = {never} WHERE {}", event_of(7))).await;
    world.execute(&format!("DELETE FROM events WHERE {}", event_of(9))).await;
    let expected = [
        LogFault::Log(Fault::Edited { index: 5 }),
        LogFault::EventEdited { position: 5 },
        LogFault::EventUnreadable { position: 7 },
        LogFault::EventMissing { position: 9 },
    ];
    assert_eq!(faults(&world).await, expected);
}

async fn a_leaf_whose_index_is_none_is_found(world: World) {
    lived(&world).await;
    world.execute("UPDATE audit_leaves SET position = -4 WHERE position = 9").await;
    let expected = [
        LogFault::Log(Fault::Missing { first: 9, last: 9 }),
        LogFault::LeavesWithoutIndex { count: 1 },
    ];
    assert_eq!(faults(&world).await, expected);
}

async fn what_is_written_meanwhile_is_no_finding(world: World) {
    lived(&world).await;
    let work = async {
        for _ in 0..6 {
            world.task_for("Riverside").returned().await;
        }
    };
    let look = async {
        for _ in 0..30 {
            assert_eq!(faults(&world).await, []);
        }
    };
    tokio::join!(work, look);
}

async fn data_of_a_newer_program_are_left_alone(world: World) {
    lived(&world).await;
    let later = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_later', 0)";
    assert_eq!(world.execute(later).await, 1);
    let answer = stored_checkpoint(&world.app.settings().database).await;
    let Err(Error::Fault(cause)) = answer else { panic!("{answer:?}") };
    assert_eq!(cause.downcast_ref(), Some(&Obstacle::Newer));
}
