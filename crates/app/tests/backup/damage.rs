//! Backups that are not whole, or not what they were.

use std::fs;
use std::path::Path;

use testkit::{World, on_both_engines};

use crate::place::{Backup, Place, files_below, refusal};

on_both_engines!(
    a_damaged_part_is_refused_by_its_name_and_nothing_is_restored,
    half_a_backup_is_refused,
    a_manifest_rewritten_to_fit_a_changed_part_is_refused,
);

/// Changes one bit in the middle of a file.
fn damage(file: &Path) {
    let mut bytes = fs::read(file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(file, bytes).unwrap();
}

async fn a_damaged_part_is_refused_by_its_name_and_nothing_is_restored(world: World) {
    world.task_for("Riverside").handed_in().await;
    let backup = Backup::of(&world).await;
    let place = Place::like(&world).await;
    let (mut tried, mut stored_files) = (0, 0);
    for file in files_below(backup.folder()) {
        let whole = fs::read(&file).unwrap();
        if whole.is_empty() {
            continue;
        }
        damage(&file);
        let (id, part) = refusal(place.restore(backup.folder(), backup.keys()).await);
        assert_eq!(id, "backup-refused-damaged", "{}", file.display());
        let name = file.file_name().unwrap().to_str().unwrap();
        let expected = if name == "manifest.mac" { "manifest.json" } else { name };
        assert!(part.ends_with(expected), "{part} names {name}");
        assert_eq!(place.files().len(), 0, "nothing is left of {name}");
        fs::write(&file, whole).unwrap();
        stored_files += u32::from(part.starts_with("files/"));
        tried += 1;
    }
    assert!(tried >= 6 && stored_files == 2, "{tried} parts, {stored_files} stored files");
    // Mended, it goes into the same place.
    let (app, _) = place.restore(backup.folder(), backup.keys()).await.unwrap();
    app.close().await.unwrap();
    place.end().await;
}

async fn half_a_backup_is_refused(world: World) {
    world.task_for("Riverside").handed_in().await;
    let backup = Backup::of(&world).await;
    let place = Place::like(&world).await;
    for file in files_below(backup.folder()) {
        let aside = backup.around.path().join("aside");
        fs::rename(&file, &aside).unwrap();
        let (id, part) = refusal(place.restore(backup.folder(), backup.keys()).await);
        assert_eq!(id, "backup-refused-incomplete", "{}", file.display());
        assert!(part.ends_with(file.file_name().unwrap().to_str().unwrap()), "{part}");
        assert_eq!(place.files().len(), 0);
        fs::rename(&aside, &file).unwrap();
    }
    place.end().await;
}

async fn a_manifest_rewritten_to_fit_a_changed_part_is_refused(world: World) {
    let backup = Backup::of(&world).await;
    let place = Place::like(&world).await;
    let file = backup.folder().join("manifest.json");
    let manifest = fs::read_to_string(&file).unwrap();
    let forged = manifest.replacen("\"units\": 7", "\"units\": 6", 1);
    assert_ne!(manifest, forged);
    fs::write(&file, forged).unwrap();
    let (id, part) = refusal(place.restore(backup.folder(), backup.keys()).await);
    assert_eq!((id.as_str(), part.as_str()), ("backup-refused-damaged", "manifest.json"));
    place.end().await;
}
