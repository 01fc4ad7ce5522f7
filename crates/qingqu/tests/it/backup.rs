//! `qingqu backup` and `qingqu restore`.

use std::fs;
use std::path::Path;

use crate::support::{Done, about, assert_one_sentence, call, demonstration, finish};

fn back_up(data: &Path, to: &Path) -> Done {
    finish(call(["backup", "--data"]).arg(data).arg(to))
}

fn restore(from: &Path, data: &Path) -> Done {
    finish(call(["restore", "--verify", "--data"]).arg(data).arg(from))
}

#[test]
fn a_backup_comes_back_whole_and_its_log_goes_on() {
    let (home, folder) = demonstration();
    let (copy, again) = (home.path().join("copy"), home.path().join("again"));
    let made = back_up(&folder, &copy);
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    assert!(!copy.join("master.key").exists() && home.path().join("copy-keys").exists());

    let restored = restore(&copy, &again);
    assert_eq!(restored.code, 0, "{}{}", restored.out, restored.err);
    let verified = about(&again, &["log", "verify"]);
    assert_eq!(verified.code, 0, "{}", verified.out);
    let stands = |folder: &Path| {
        let opened = about(folder, &["demo", "--no-serve"]).out;
        let tasks = opened.lines().find(|line| line.ends_with(" tasks"));
        tasks.map(str::to_owned).unwrap()
    };
    assert_eq!(stands(&again), stands(&folder));
}

#[test]
fn a_restore_without_the_keys_is_refused_and_leaves_nothing() {
    let (home, folder) = demonstration();
    let (copy, again) = (home.path().join("copy"), home.path().join("again"));
    assert_eq!(back_up(&folder, &copy).code, 0);
    fs::remove_dir_all(home.path().join("copy-keys")).unwrap();
    assert_one_sentence(&restore(&copy, &again), 1);
    assert!(!again.join("qingqu.db").exists());
}

#[test]
fn a_backup_never_overwrites_one_and_a_restore_never_an_installation() {
    let (home, folder) = demonstration();
    let copy = home.path().join("copy");
    assert_eq!(back_up(&folder, &copy).code, 0);
    assert_one_sentence(&back_up(&folder, &copy), 1);
    assert_one_sentence(&restore(&copy, &folder), 1);
    assert_eq!(about(&folder, &["log", "verify"]).code, 0);
}
