//! `qingqu calendar`.

use crate::support::{about, assert_one_sentence, demonstration, qingqu, tamper};

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

/// A notice of next year by the machine's clock, with 1 January off and the Sunday after worked.
fn notice_of_next_year(home: &std::path::Path) -> (i32, std::path::PathBuf) {
    use chrono::Datelike as _;
    let year = kernel::Clock::today(&kernel::SystemClock).year() + 1;
    let file = home.join("notice.txt");
    std::fs::write(&file, format!("{year}-01-01 off 元旦\n{year}-02-08..{year}-02-12 off 春节\n"))
        .unwrap();
    (year, file)
}

#[test]
fn a_loaded_notice_prints_what_it_moves_and_a_second_time_is_refused() {
    let (home, folder) = demonstration();
    let (year, file) = notice_of_next_year(home.path());
    let order = ["calendar", "load", file.to_str().unwrap(), "--format", "json"];
    let partial = about(&folder, &order);
    assert_one_sentence(&partial, 1);
    assert!(partial.err.contains("does not name"), "{}", partial.err);
    let order = [&order[..], &["--partial"]].concat();
    let done = about(&folder, &order);
    assert_eq!((done.code, done.err.as_str()), (0, ""), "{}", done.out);
    let moved: serde_json::Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!(moved["year"], year);
    assert!(moved["days"].as_array().is_some_and(|days| days.len() >= 3), "{moved}");
    assert!(moved["dates"].is_array() && moved["tasks"].is_array());
    assert_one_sentence(&about(&folder, &order), 1);
}

#[test]
fn a_county_that_refuses_a_notice_holds_up_no_other() {
    let (home, folder) = demonstration();
    let (year, file) = notice_of_next_year(home.path());
    let order = ["calendar", "load", file.to_str().unwrap(), "--partial", "--format", "json"];
    assert_eq!(about(&folder, &order).code, 0);
    // Both orders of reading: one county before the first and one after it.
    for id in ["00", "ff"] {
        let id = format!("x'{}'", id.repeat(16));
        tamper(&folder, &format!("INSERT INTO counties VALUES ({id}, '清溪县', 'Qingxi')"));
    }
    let done = about(&folder, &order);
    assert_eq!(done.code, 1, "{}", done.err);
    assert_eq!(done.err.lines().count(), 1, "{}", done.err);
    assert_eq!(done.out.lines().count(), 2, "{}", done.out);
    for line in done.out.lines() {
        let moved: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!((&moved["county"], &moved["year"]), (&"Qingxi".into(), &year.into()));
    }
}

#[test]
fn a_notice_that_cannot_be_read_is_refused_and_a_missing_file_is_wrong_use() {
    let (home, folder) = demonstration();
    let file = home.path().join("notice.json");
    std::fs::write(&file, "{\"year\": 2027}").unwrap();
    assert_one_sentence(&about(&folder, &["calendar", "load", file.to_str().unwrap()]), 1);
    assert_one_sentence(&about(&folder, &["calendar", "load", "no-such-file.json"]), 2);
}

#[test]
fn the_terms_of_the_demonstration_are_printed() {
    let (_home, folder) = demonstration();
    let text = about(&folder, &["calendar", "terms"]);
    assert_eq!((text.code, text.err.as_str()), (0, ""));
    assert!(
        text.out.contains("first term of 2026-2027\t2026-09-01\t2027-01-22\t21 teaching weeks")
    );
    let json = about(&folder, &["calendar", "terms", "--format", "json"]).out;
    let terms: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(terms.as_array().unwrap().len(), 4);
    assert_eq!(terms[0]["school_year"], "2025-2026");
}
