//! A `PostgreSQL` server that is not there, or lets nobody in.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use crate::support::{assert_one_sentence, call, configure, demonstration, finish};

#[track_caller]
fn told(url: &str, expected: &str) {
    let (_home, folder) = demonstration();
    configure(&folder, "[serve]\nlisten = '127.0.0.1:0'\n");
    for order in [&["serve"][..], &["log", "verify"]] {
        let begun = Instant::now();
        let done = finish(call(order).arg("--data").arg(&folder).args(["--database", url]));
        assert!(begun.elapsed() < Duration::from_secs(6), "{:?}", begun.elapsed());
        assert_one_sentence(&done, 2);
        assert!(done.err.contains(expected), "{}", done.err);
        assert!(!done.err.contains("secret"), "{}", done.err);
    }
}

#[test]
fn a_closed_port_is_told_at_once() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let expected = format!("Nothing listens at {closed}");
    told(&format!("postgres://lanxi:secret@{closed}/county"), &expected);
}

#[test]
fn a_server_that_says_nothing_is_told_after_seconds() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = silent.local_addr().unwrap();
    told(&format!("postgres://lanxi:secret@{at}/county"), &format!("{at} does not answer"));
}

#[test]
fn what_is_no_address_is_told() {
    told("letters://lanxi:secret@localhost/county", "no address of a PostgreSQL database");
}
