//! `qingqu log`: a record that was tampered with is found out.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tempfile::TempDir;

use crate::support::{about, assert_one_sentence, call, demonstration, finish, tamper};

#[test]
fn a_record_that_nobody_touched_is_clean() {
    let (_home, folder) = demonstration();
    let done = about(&folder, &["log", "verify"]);
    assert_eq!((done.code, done.err.as_str()), (0, ""), "{}", done.out);
    assert_eq!(done.out.lines().count(), 1);
    let json = about(&folder, &["log", "verify", "--format", "json"]).out;
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(report["leaves"].as_u64().unwrap() > 20 && report["faults"] == serde_json::json!([]));
}

#[test]
fn an_edited_event_is_found_and_its_leaf_is_named() {
    let (_home, folder) = demonstration();
    let leaf = "SELECT event_id FROM audit_leaves WHERE position = 7";
    tamper(&folder, &format!("UPDATE events SET payload = payload || ' ' WHERE id = ({leaf})"));
    let done = about(&folder, &["log", "verify"]);
    assert_eq!((done.code, done.err.as_str()), (1, ""));
    assert_eq!(done.out, "Leaf 7: its event was edited.\n");
}

#[test]
fn a_deleted_and_an_edited_leaf_are_each_told_on_a_line() {
    let (_home, folder) = demonstration();
    tamper(&folder, "DELETE FROM audit_leaves WHERE position = 5");
    tamper(&folder, "UPDATE audit_leaves SET body = body || ' ' WHERE position = 3");
    let done = about(&folder, &["log", "verify"]);
    assert_eq!(done.code, 1);
    assert!(done.out.lines().any(|line| line.starts_with("Leaf 3:")), "{}", done.out);
    assert!(done.out.lines().any(|line| line.starts_with("Leaves 5 to 5:")), "{}", done.out);
}

#[test]
fn a_tail_cut_off_with_its_checkpoint_is_found_against_one_kept_outside() {
    let (home, folder) = demonstration();
    // A restored copy writes on in the same log; going back from it to the older data is what
    // cutting off the tail with its checkpoint comes to.
    let (copy, later) = (home.path().join("copy"), home.path().join("later"));
    assert_eq!(finish(call(["backup", "--data"]).arg(&folder).arg(&copy)).code, 0);
    assert_eq!(finish(call(["restore", "--data"]).arg(&later).arg(&copy)).code, 0);
    let outside = home.path().join("outside.txt");
    fs::write(&outside, about(&later, &["log", "checkpoint"]).out).unwrap();
    let against = |data: &Path| {
        finish(call(["log", "verify", "--data"]).arg(data).arg("--against").arg(&outside))
    };
    assert_eq!(against(&later).code, 0);
    assert_eq!(about(&folder, &["log", "verify"]).code, 0, "from within it cannot be seen");
    let cut = against(&folder);
    assert_eq!(cut.code, 1);
    assert!(cut.out.contains("the outside checkpoint knows"), "{}", cut.out);
}

#[test]
fn the_key_is_that_of_the_checkpoint() {
    let (_home, folder) = demonstration();
    let key = about(&folder, &["log", "key"]).out;
    let checkpoint = about(&folder, &["log", "checkpoint"]).out;
    let origin = checkpoint.lines().next().unwrap();
    assert!(key.starts_with(origin), "{key}{checkpoint}");
    assert!(checkpoint.contains("\n\n— "));
}

/// Every file with its content and the moment of its last change.
fn all_files(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(all_files(&path));
        } else {
            let changed_at = fs::metadata(&path).unwrap().modified().unwrap();
            files.insert(path.clone(), (fs::read(path).unwrap(), changed_at));
        }
    }
    files
}

#[test]
fn to_verify_and_to_print_a_checkpoint_writes_nothing_at_all() {
    let (_home, folder) = demonstration();
    let before = all_files(&folder);
    let readonly = |on| {
        for path in [folder.join("qingqu.db"), folder.clone()] {
            let mut mode = fs::metadata(&path).unwrap().permissions();
            mode.set_readonly(on);
            fs::set_permissions(path, mode).unwrap();
        }
    };
    readonly(true);
    for order in ["verify", "checkpoint"] {
        let done = about(&folder, &["log", order]);
        assert_eq!((done.code, done.err.as_str()), (0, ""));
    }
    readonly(false);
    assert!(all_files(&folder) == before, "something was written");
}

#[test]
fn data_of_another_program_are_told_in_one_sentence_and_left_alone() {
    let (_home, folder) = demonstration();
    let later = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_later', 0)";
    tamper(&folder, later);
    let before = all_files(&folder);
    let newer = about(&folder, &["log", "verify"]);
    assert_one_sentence(&newer, 2);
    assert!(newer.err.contains("newer version"), "{}", newer.err);
    tamper(&folder, "DELETE FROM seaql_migrations");
    assert_one_sentence(&about(&folder, &["log", "checkpoint"]), 2);
    assert_eq!(all_files(&folder).len(), before.len());
}

#[test]
fn where_there_is_nothing_to_verify_it_is_said() {
    let home = TempDir::new().unwrap();
    assert_one_sentence(&about(home.path(), &["log", "verify"]), 2);
    let nowhere = finish(call(["log", "verify"]).current_dir(home.path()));
    assert_one_sentence(&nowhere, 2);
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
}

#[test]
fn the_only_installation_under_data_needs_no_name() {
    let (home, folder) = demonstration();
    let data = home.path().join("data");
    fs::create_dir(&data).unwrap();
    fs::rename(&folder, data.join("county")).unwrap();
    let verify = || finish(call(["log", "verify"]).current_dir(home.path()));
    assert_eq!(verify().code, 0, "{}", verify().err);
    fs::create_dir_all(data.join("demo/keys")).unwrap();
    fs::copy(data.join("county/keys/master.key"), data.join("demo/keys/master.key")).unwrap();
    let unclear = verify();
    assert_one_sentence(&unclear, 2);
    assert!(unclear.err.contains("--data"));
}
