//! Rules of signing in and of file names and kinds.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use chrono::TimeDelta;
use domain::accounts::{FREE_TRIES, PasswordRefusal, SessionLife, Throttle, check_password};
use domain::files::{FileKind, clean_name};
use kernel::Instant;
use proptest::prelude::*;

fn now() -> Instant {
    "2026-09-28T02:00:00Z".parse().unwrap()
}

#[test]
fn a_session_ends_when_idle_and_in_any_case_after_eight_hours() {
    let life = SessionLife { began_at: now(), last_seen_at: now() };
    assert!(life.lives(now() + TimeDelta::minutes(29)));
    assert!(!life.lives(now() + TimeDelta::minutes(30)));
    let busy = SessionLife { last_seen_at: now() + TimeDelta::minutes(479), ..life };
    assert!(!busy.lives(now() + TimeDelta::hours(8)));
}

#[test]
fn the_first_tries_are_free_and_then_the_wait_grows_to_a_quarter_of_an_hour() {
    let mut throttle = None;
    for _ in 0..FREE_TRIES {
        throttle = Some(Throttle::after_failure(throttle, now()));
        assert_eq!(throttle.unwrap().blocked_until(FREE_TRIES, now()), None);
    }
    let fifth = Throttle::after_failure(throttle, now());
    assert_eq!(fifth.blocked_until(FREE_TRIES, now()), Some(now() + TimeDelta::seconds(2)));
    let many = Throttle { failures: 500, last_failure_at: now() };
    assert_eq!(many.blocked_until(FREE_TRIES, now()), Some(now() + TimeDelta::minutes(15)));
    let later = now() + TimeDelta::hours(1);
    assert_eq!(Throttle::after_failure(Some(many), later).failures, 1);
}

#[test]
fn a_password_is_long_and_not_guessable() {
    assert_eq!(check_password("wu", "short"), Err(PasswordRefusal::TooShort));
    assert_eq!(check_password("wu", &"ab".repeat(80)), Err(PasswordRefusal::TooLong));
    assert_eq!(check_password("wu", "aaaaaaaabbbb"), Err(PasswordRefusal::Guessable));
    assert_eq!(check_password("riverside", "Riverside-2026"), Err(PasswordRefusal::Guessable));
    assert_eq!(check_password("wu", "quiet pond 77 stones"), Ok(()));
    assert_eq!(check_password("wu", &"quiet pond 77 stones ".repeat(4)), Ok(()));
}

#[test]
fn a_file_is_known_by_its_bytes_and_its_name_together() {
    assert_eq!(FileKind::recognise("a.pdf", b"%PDF-1.7"), Some(FileKind::Pdf));
    assert_eq!(FileKind::recognise("a.PDF", b"%PDF-1.7"), Some(FileKind::Pdf));
    assert_eq!(FileKind::recognise("a.jpg", b"<html><script>"), None);
    assert_eq!(FileKind::recognise("a.exe", b"MZ"), None);
    assert_eq!(FileKind::recognise("pdf", b"%PDF-1.7"), None);
    assert_eq!(FileKind::recognise("a.txt", b"no\0text"), None);
}

#[test]
fn a_file_name_cannot_hide_its_extension_or_name_a_folder() {
    assert_eq!(clean_name("C:\\fake\\..\\minutes.pdf"), "minutes.pdf");
    assert_eq!(clean_name("../../etc/passwd"), "passwd");
    assert_eq!(clean_name("photo\u{202e}gpj.exe"), "photogpj.exe");
    assert_eq!(clean_name(".."), "file");
}

proptest! {
    #[test]
    fn a_clean_name_is_short_and_has_no_separator(given in ".{0,400}") {
        let name = clean_name(&given);
        prop_assert!(!name.is_empty() && name.chars().count() <= 120);
        prop_assert!(!name.contains(['/', '\\']) && !name.chars().any(char::is_control));
    }
}
