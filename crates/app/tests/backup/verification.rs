//! What the look at a restored installation finds.

use std::fs;

use app::backup::{RestoreFault, verify_restored};
use app::record::LogFault;
use testkit::{World, on_both_engines};

use crate::place::{Backup, Place, files_below};

on_both_engines!(what_is_lost_or_changed_after_a_restore_is_found);

async fn what_is_lost_or_changed_after_a_restore_is_found(world: World) {
    world.task_for("Riverside").handed_in().await;
    let backup = Backup::of(&world).await;
    let place = Place::like(&world).await;
    let (app, report) = place.restore(backup.folder(), backup.keys()).await.unwrap();
    assert!(verify_restored(&app, &report).await.unwrap().is_sound());

    let stored = files_below(&place.folder.path().join("files"));
    fs::remove_file(&stored[0]).unwrap();
    fs::write(&stored[1], "someone else's bytes").unwrap();
    let sealed = match place.database {
        app::Database::Sqlite(_) => "x'00'",
        app::Database::Postgres(_) => "'\\x00'",
    };
    place.execute(&format!("UPDATE accounts SET totp_secret = {sealed} WHERE login = 'wu'")).await;
    place.execute("DELETE FROM evidence").await;
    place.execute("UPDATE events SET payload = '{}' WHERE kind = 'task-handed-in'").await;

    let faults = verify_restored(&app, &report).await.unwrap().faults;
    let found = |is: fn(&RestoreFault) -> bool| faults.iter().filter(|fault| is(fault)).count();
    assert_eq!(found(|it| matches!(it, RestoreFault::FileMissing { .. })), 1);
    assert_eq!(found(|it| matches!(it, RestoreFault::FileDamaged { .. })), 1);
    assert_eq!(found(|it| matches!(it, RestoreFault::Sealed)), 1);
    assert_eq!(
        found(|it| matches!(it, RestoreFault::Rows { table, expected: 1, found: 0 }
            if table == "evidence")),
        1
    );
    assert_eq!(found(|it| matches!(it, RestoreFault::Log(LogFault::EventEdited { .. }))), 1);
    assert_eq!(faults.len(), 5, "{faults:?}");
    app.close().await.unwrap();
    place.end().await;
}
