//! Calling the binary, and a demonstration to work on.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sea_orm::{ConnectionTrait, Database};
use tempfile::TempDir;

const BINARY: &str = env!("CARGO_BIN_EXE_qingqu");

/// What came of a call.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The call, in English, without configuration from the environment.
pub(crate) fn call<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Command {
    let mut call = Command::new(BINARY);
    for name in ["QINGQU_CONFIG", "QINGQU_DATA", "QINGQU_DATABASE", "QINGQU_LANG", "QINGQU_LOG"] {
        call.env_remove(name);
    }
    call.env("LANG", "C.UTF-8").args(arguments);
    call
}

pub(crate) fn finish(call: &mut Command) -> Done {
    let output = call.output().unwrap();
    Done {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

pub(crate) fn qingqu<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Done {
    finish(&mut call(arguments))
}

/// A call about the installation in this folder.
pub(crate) fn about(folder: &Path, arguments: &[&str]) -> Done {
    finish(call(arguments).arg("--data").arg(folder))
}

/// Writes the configuration of the installation in this folder.
pub(crate) fn configure(folder: &Path, text: &str) {
    fs::write(folder.join("qingqu.toml"), text).unwrap();
}

/// A refusal is one sentence on stderr, and nothing on stdout.
#[track_caller]
pub(crate) fn assert_one_sentence(done: &Done, code: i32) {
    assert_eq!((done.code, done.out.as_str()), (code, ""), "{}", done.err);
    let told: Vec<_> = done.err.lines().filter(|line| !line.starts_with("Making")).collect();
    assert_eq!(told.len(), 1, "{}", done.err);
    assert!(told[0].contains(' '), "no sentence: {}", told[0]);
}

/// A demonstration of its own for one test: a copy of one that all tests share.
pub(crate) fn demonstration() -> (TempDir, PathBuf) {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("demo");
    copy(&shared(), &folder);
    (home, folder)
}

/// Made once for this build of the binary. Each test may run in a process of its own, so the
/// first to be ready puts it in its place.
fn shared() -> PathBuf {
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let built = fs::metadata(BINARY).unwrap().modified().unwrap();
    let built = built.duration_since(std::time::UNIX_EPOCH).unwrap().as_nanos();
    let place = tmp.join(format!("demo-{built}"));
    if !place.exists() {
        let home = TempDir::new_in(tmp).unwrap();
        let made = home.path().join("demo");
        let done = about(&made, &["demo", "--no-serve"]);
        assert_eq!(done.code, 0, "{}", done.err);
        let settled = fs::rename(made, &place);
        assert!(settled.is_ok() || place.exists());
    }
    place
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let there = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &there);
        } else {
            fs::copy(entry.path(), there).unwrap();
        }
    }
}

/// Writes into the database behind the program's back.
pub(crate) fn tamper(folder: &Path, statement: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let url = format!("sqlite://{}", folder.join("qingqu.db").display());
    runtime.block_on(async {
        let db = Database::connect(url).await.unwrap();
        let changed = db.execute_unprepared(statement).await.unwrap();
        assert!(changed.rows_affected() > 0, "{statement}");
        db.close().await.unwrap();
    });
}
