//! `qingqu retention`.

use crate::support::{about, configure, demonstration};

#[test]
fn a_dry_run_names_every_class_with_its_ground() {
    let (_home, folder) = demonstration();
    let done = about(&folder, &["retention", "--dry-run"]);
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    let sessions = done.out.lines().find(|line| line.starts_with("sessions ")).unwrap();
    assert!(sessions.contains("one day; 0 would go now") && sessions.contains("2021-08-20"));
    assert!(done.out.lines().any(|line| line.starts_with("evidence (Evidence): kept.")));
}

#[test]
fn a_held_class_is_told_to_stay() {
    let (_home, folder) = demonstration();
    configure(&folder, "[retention]\nhold = ['letters']\n");
    let done = about(&folder, &["retention"]);
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    let letters = done.out.lines().find(|line| line.starts_with("letters ")).unwrap();
    assert!(letters.contains("stay because of a legal hold"), "{letters}");
}
