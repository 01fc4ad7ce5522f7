//! `qingqu demo --plan`: every kind of document, and broken ones.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use tempfile::TempDir;

use crate::support::{Done, assert_one_sentence, call, finish};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../policydoc/tests/fixtures").join(name)
}

fn demo_with(plan: &Path, folder: &Path) -> Done {
    finish(call(["demo", "--no-serve", "--data"]).arg(folder).arg("--plan").arg(plan))
}

#[test]
fn a_document_of_any_kind_becomes_the_countys_plan() {
    let kinds = [
        "plan.txt",
        "plan-gb18030.txt",
        "plan.docx",
        "plan.html",
        "plan-chromium.pdf",
        "plan-writer.pdf",
    ];
    let printed: Vec<String> = kinds
        .chunks(2)
        .flat_map(|two| {
            thread::scope(|scope| {
                let made = two.iter().map(|name| scope.spawn(|| made_from(name)));
                let made: Vec<_> = made.collect();
                made.into_iter().map(|it| it.join().unwrap()).collect::<Vec<_>>()
            })
        })
        .collect();
    assert!(printed[0].contains("  1 plan\n") && printed[0].contains(" task"), "{}", printed[0]);
    assert!(printed.iter().all(|one| one == &printed[0]), "{printed:#?}");
}

/// What was printed about units, plans and tasks.
fn made_from(name: &str) -> String {
    let home = TempDir::new().unwrap();
    let done = demo_with(&fixture(name), &home.path().join("demo"));
    assert_eq!(done.code, 0, "{name}: {}", done.err);
    done.out.lines().skip(1).take(8).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_broken_document_is_one_sentence_and_leaves_nothing() {
    let home = TempDir::new().unwrap();
    let given = TempDir::new().unwrap();
    let written = |name: &str, bytes: &[u8]| {
        let path = given.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let broken = [
        fixture("scanned.pdf"),
        fixture("encrypted.pdf"),
        written("empty.txt", b""),
        written("noise.txt", &(0..=255).cycle().take(5_000).collect::<Vec<u8>>()),
        written("cut.docx", b"PK\x03\x04 and no more"),
        written("letter.txt", b"Only a letter, without any numbered item."),
    ];
    for plan in broken {
        let done = demo_with(&plan, &home.path().join("demo"));
        assert_one_sentence(&done, 1);
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "{}", plan.display());
    }
    let absent = demo_with(&given.path().join("absent.pdf"), &home.path().join("demo"));
    assert_one_sentence(&absent, 2);
}
