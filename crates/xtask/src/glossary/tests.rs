use super::check;
use crate::testing::{house, tree};

const HEAD: &str =
    "# Glossary\n\n| 中文 | English | identifier | meaning | source |\n|---|---|---|---|---|\n";
const TASK: &str = "/// A task 任务 of a unit.\n#[derive(\n    Debug,\n)]\npub struct Task {}\n";

fn told(rows: &str, source: &str) -> Vec<String> {
    let glossary = format!("{HEAD}{rows}");
    let root = tree(&[("GLOSSARY.md", &glossary), ("crates/domain/src/plans/task.rs", source)]);
    check(root.path(), &house()).unwrap().iter().map(ToString::to_string).collect()
}

#[test]
fn a_type_with_its_row_is_in_order() {
    assert_eq!(told("| 任务 | task | `Task` | Work. | – |\n", TASK), [""; 0]);
}

#[test]
fn a_type_without_a_row_is_told() {
    let found = told("", TASK);
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("task.rs:5: GLOSSARY.md has no row for `Task` 任务"));
}

#[test]
fn a_type_without_a_chinese_term_needs_no_row() {
    assert_eq!(told("", "/// 任务\npub fn f() {}\n\n/// A note.\npub struct Note;\n"), [""; 0]);
}

#[test]
fn another_term_than_the_table_is_told() {
    let found = told("| 工作 | task | `Task` | Work. | – |\n", TASK);
    assert!(found[0].contains("`Task` is 任务 here but 工作 in GLOSSARY.md:5"));
}

#[test]
fn one_term_with_two_identifiers_is_told() {
    let rows = "| 任务 | task | `Task` | Work. | – |\n| 任务 | job | Job | Work. | – |\n";
    let found = told(rows, TASK);
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("GLOSSARY.md:6: `任务` stands already in line 5"));
}

#[test]
fn an_identifier_in_backticks_must_exist_and_one_without_may_wait() {
    let rows =
        "| 线索 | lead | `Lead::open` | A lead. | – |\n| 案件 | case | Case | A case. | – |\n";
    let found = told(rows, "");
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("GLOSSARY.md:5: `Lead::open` is not in the code"));
    assert_eq!(told(rows, "pub struct Lead; fn open() {}"), [""; 0]);
    assert_eq!(told(rows, "// Lead open").len(), 1, "a comment is no code");
}
