//! What is not backed up, and what is not restored.

use std::fs;

use app::KeyStore;
use app::backup::{back_up, keys_beside};
use testkit::{World, on_both_engines};

use crate::place::{Backup, Place, files_below, refusal};

on_both_engines!(
    the_keys_never_lie_in_the_backup,
    a_folder_for_keys_inside_the_backup_is_refused,
    a_backup_overwrites_nothing,
    a_backup_of_a_damaged_store_is_refused_and_leaves_nothing,
    a_restore_without_the_keys_is_refused,
    a_restore_with_other_keys_is_refused,
    a_restore_into_a_place_that_holds_something_is_refused,
    a_backup_of_the_other_engine_is_refused,
);

async fn the_keys_never_lie_in_the_backup(world: World) {
    let backup = Backup::of(&world).await;
    let key = fs::read_to_string(backup.keys().join("master.key")).unwrap();
    let secret = key.lines().nth(1).unwrap().replace(' ', "");
    for file in files_below(backup.folder()) {
        assert_ne!(file.file_name().unwrap(), "master.key");
        let bytes = fs::read(&file).unwrap();
        let text = String::from_utf8_lossy(&bytes).replace(' ', "");
        assert!(!text.contains(&secret), "{}", file.display());
    }
}

async fn a_folder_for_keys_inside_the_backup_is_refused(world: World) {
    let around = tempfile::tempdir().unwrap();
    let to = around.path().join("monday");
    for keys in [to.clone(), to.join("keys"), around.path().join("x/../monday/keys")] {
        let answer = back_up(&world.app, &to, &keys).await;
        assert_eq!(refusal(answer).0, "backup-refused-keys-inside", "{}", keys.display());
    }
    assert_eq!(files_below(around.path()).len(), 0);
}

async fn a_backup_overwrites_nothing(world: World) {
    let backup = Backup::of(&world).await;
    let again = back_up(&world.app, backup.folder(), backup.keys()).await;
    assert_eq!(refusal(again).0, "backup-refused-there");
    let foreign = backup.around.path().join("foreign-keys");
    KeyStore::create(&foreign).unwrap();
    let to = backup.around.path().join("tuesday");
    assert_eq!(refusal(back_up(&world.app, &to, &foreign).await).0, "backup-refused-another-key");
    assert!(!to.exists());
    // The same keys may lie there already: one folder of keys serves many backups.
    back_up(&world.app, &to, backup.keys()).await.unwrap();
}

async fn a_backup_of_a_damaged_store_is_refused_and_leaves_nothing(world: World) {
    world.task_for("Riverside").handed_in().await;
    let stored = files_below(&world.app.settings().installation.files());
    fs::write(stored.last().unwrap(), "someone else's bytes").unwrap();
    let around = tempfile::tempdir().unwrap();
    let to = around.path().join("monday");
    let answer = back_up(&world.app, &to, &keys_beside(&to)).await;
    assert_eq!(refusal(answer).0, "backup-refused-stored-file");
    let left = files_below(around.path());
    assert_eq!(left, [keys_beside(&to).join("master.key")]);
}

async fn a_restore_without_the_keys_is_refused(world: World) {
    let backup = Backup::of(&world).await;
    let place = Place::like(&world).await;
    let nowhere = backup.around.path().join("nowhere");
    let answer = place.restore(backup.folder(), &nowhere).await;
    assert_eq!(refusal(answer).0, "backup-refused-no-keys");
    fs::write(backup.keys().join("master.key"), "qingqu-master-key-1 0000").unwrap();
    let answer = place.restore(backup.folder(), backup.keys()).await;
    assert_eq!(refusal(answer).0, "backup-refused-keys-unreadable");
    assert_eq!(place.files().len(), 0);
    place.end().await;
}

async fn a_restore_with_other_keys_is_refused(world: World) {
    let backup = Backup::of(&world).await;
    let place = Place::like(&world).await;
    let foreign = backup.around.path().join("foreign-keys");
    KeyStore::create(&foreign).unwrap();
    let (id, needed) = refusal(place.restore(backup.folder(), &foreign).await);
    assert_eq!(id, "backup-refused-other-keys");
    assert_eq!(needed, world.app.keys().id().to_string());
    assert_eq!(place.files().len(), 0);
    place.end().await;
}

async fn a_restore_into_a_place_that_holds_something_is_refused(world: World) {
    world.task_for("Riverside").handed_in().await;
    let backup = Backup::of(&world).await;
    let place = Place::like(&world).await;
    let file = place.folder.path().join("files/stray.txt");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, "a stray file").unwrap();
    let answer = place.restore(backup.folder(), backup.keys()).await;
    assert_eq!(refusal(answer).0, "backup-refused-occupied");
    assert_eq!(fs::read_to_string(&file).unwrap(), "a stray file");
    fs::remove_file(&file).unwrap();
    let (app, _) = place.restore(backup.folder(), backup.keys()).await.unwrap();
    app.close().await.unwrap();
    // The database alone is enough to be refused.
    fs::remove_dir_all(place.folder.path().join("files")).unwrap();
    let answer = place.restore(backup.folder(), backup.keys()).await;
    assert_eq!(refusal(answer).0, "backup-refused-occupied");
    place.end().await;
}

async fn a_backup_of_the_other_engine_is_refused(world: World) {
    let backup = Backup::of(&world).await;
    let mut place = Place::like(&world).await;
    let own = place.database.clone();
    place.database = match own {
        app::Database::Sqlite(_) => app::Database::Postgres("postgres://nobody@127.0.0.1/".into()),
        app::Database::Postgres(_) => app::Database::Sqlite(place.folder.path().join("new.db")),
    };
    let answer = place.restore(backup.folder(), backup.keys()).await;
    assert_eq!(refusal(answer).0, "backup-refused-engine");
    place.end().await;
}
