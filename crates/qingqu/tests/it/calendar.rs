//! `qingqu calendar due`.

use crate::support::{assert_one_sentence, qingqu};

#[test]
fn fifteen_working_days_over_the_national_holiday_are_shown_day_by_day() {
    let due = ["calendar", "due", "--from", "2026-09-28", "--days", "15", "--working"];
    let done = qingqu(due.into_iter().chain(["--format", "json"]));
    let expected = concat!(
        r#"{"due":"2026-10-23","counted":["2026-09-29","2026-09-30","2026-10-08","2026-10-09","#,
        r#""2026-10-10","2026-10-12","2026-10-13","2026-10-14","2026-10-15","2026-10-16","#,
        r#""2026-10-19","2026-10-20","2026-10-21","2026-10-22","2026-10-23"],"skipped":["#,
        r#"{"date":"2026-10-01","why":"国庆节"},{"date":"2026-10-02","why":"国庆节"},"#,
        r#"{"date":"2026-10-03","why":"国庆节"},{"date":"2026-10-04","why":"国庆节"},"#,
        r#"{"date":"2026-10-05","why":"国庆节"},{"date":"2026-10-06","why":"国庆节"},"#,
        r#"{"date":"2026-10-07","why":"国庆节"},{"date":"2026-10-11","why":"周末"},"#,
        r#"{"date":"2026-10-17","why":"周末"},{"date":"2026-10-18","why":"周末"}],"#,
        r#""provisional":false}"#,
        "\n"
    );
    assert_eq!((done.code, done.out.as_str(), done.err.as_str()), (0, expected, ""));
}

#[test]
fn calendar_days_run_on_to_the_next_working_day() {
    let due = ["calendar", "due", "--from", "2026-09-28", "--days", "3", "--format", "json"];
    let done = qingqu(due);
    assert!(
        done.out.starts_with(r#"{"due":"2026-10-08","counted":["2026-09-29","#),
        "{}",
        done.out
    );
    assert!(done.out.contains(r#"{"date":"2026-10-01","why":"国庆节"}"#));
}

#[test]
fn a_year_without_a_notice_is_provisional() {
    let due = ["calendar", "due", "--from", "2031-03-03", "--days", "5", "--working"];
    let json = qingqu(due.into_iter().chain(["--format", "json"]));
    assert!(json.out.contains(r#""provisional":true"#), "{}", json.out);
    assert!(qingqu(due).out.contains("Provisional"));
}

#[test]
fn a_limit_that_is_none_is_refused() {
    for days in ["0", "4000"] {
        let done = qingqu(["calendar", "due", "--from", "2026-09-28", "--days", days]);
        assert_one_sentence(&done, 1);
    }
}
