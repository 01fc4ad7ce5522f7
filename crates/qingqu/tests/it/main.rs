//! The real binary, as a person or a script calls it.

#![expect(clippy::unwrap_used, reason = "test helpers may fail the test")]

mod backup;
mod calendar;
mod config;
mod database;
mod demo;
mod first_start;
mod given_plans;
mod log;
mod plans;
mod retention;
mod serving;
mod support;

use support::qingqu;

#[test]
fn the_program_names_itself_and_its_version() {
    let done = qingqu(["--version"]);
    assert_eq!((done.code, done.out.as_str()), (0, "qingqu 0.1.0\n"));
}

#[test]
fn wrong_use_is_told_on_stderr_with_code_2() {
    let done = qingqu(["calendar", "due", "--from", "yesterday", "--days", "3"]);
    assert_eq!((done.code, done.out.as_str()), (2, ""));
    assert!(done.err.contains("--from"));
}

#[test]
fn a_chinese_machine_is_spoken_to_in_chinese() {
    let mut call = support::call(["calendar", "due", "--from", "2026-09-28", "--days", "1"]);
    let chinese = support::finish(call.env("LANG", "zh_CN.UTF-8"));
    assert!(chinese.out.contains("2026年9月29日"), "{}", chinese.out);
    let english = support::finish(call.args(["--lang", "en"]));
    assert!(english.out.contains("29 September 2026"), "{}", english.out);
}
