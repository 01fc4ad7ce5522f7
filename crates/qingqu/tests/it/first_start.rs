//! `qingqu init` and `qingqu recover`: the first start, and the last way back.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::support::{about, assert_one_sentence};

const INIT: [&str; 5] = ["init", "--county", "清潭县", "--county-en", "Qingtan"];

/// The codes that were printed, by login.
fn codes(printed: &str) -> Vec<(String, String)> {
    let lines = printed.lines().filter_map(|line| line.strip_prefix("  "));
    let code = |line: &str| {
        let mut words = line.split_whitespace();
        Some((words.next()?.to_owned(), words.next()?.to_owned()))
    };
    lines.filter_map(code).collect()
}

/// Whether this text stands in any file of the installation.
fn stands_in(folder: &Path, text: &str) -> bool {
    fs::read_dir(folder).unwrap().flatten().any(|entry| {
        let path = entry.path();
        if path.is_dir() {
            return stands_in(&path, text);
        }
        let bytes = fs::read(path).unwrap();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    })
}

#[test]
fn the_first_start_prints_three_codes_once_and_keeps_none() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("county");
    let made = about(&folder, &INIT);
    assert_eq!((made.code, made.err.as_str()), (0, ""), "{}", made.out);
    let printed = codes(&made.out);
    let logins: Vec<_> = printed.iter().map(|(login, _)| login.as_str()).collect();
    assert_eq!(logins, ["system", "security", "audit"]);
    assert!(made.out.contains("security administrator"), "{}", made.out);
    for (_, code) in &printed {
        assert_eq!(code.split('-').count(), 6, "{code}");
        assert!(!stands_in(&folder, code) && !stands_in(&folder, &code.replace('-', "")));
    }
    assert!(stands_in(&folder, "清潭县"), "what is kept is found");

    let again = about(&folder, &INIT);
    assert_one_sentence(&again, 1);
    assert!(again.err.contains("清潭县"));
    let verified = about(&folder, &["log", "verify"]);
    assert_eq!(verified.code, 0, "{}", verified.err);
}

#[test]
fn a_program_reads_the_codes_as_json() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("county");
    let made = about(&folder, &[&INIT[..], &["--format", "json"]].concat());
    assert_eq!(made.code, 0, "{}", made.err);
    for word in ["\"login\": \"audit\"", "\"code\": \"", "\"ends_at\": \"", "审计管理员"] {
        assert!(made.out.contains(word), "{word}: {}", made.out);
    }
}

#[test]
fn who_lost_everything_gets_a_new_code_at_the_machine() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("county");
    let made = about(&folder, &INIT);
    let before = codes(&made.out);
    let order = |login| ["recover", "--login", login, "--reason", "lost"];
    let done = about(&folder, &order("security"));
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    let [(login, code)] = codes(&done.out).try_into().unwrap();
    assert_eq!(login, "security");
    assert!(!before.iter().any(|(_, old)| *old == code));
    assert_one_sentence(&about(&folder, &order("nobody")), 1);
}
