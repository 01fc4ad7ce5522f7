use super::{Evidence, requirements, threats};
use crate::finding::Finding;
use crate::testing::tree;

const SOURCE: &str = "#[test]\nfn one_is_one() {}\n#[tokio::test(flavor = \"multi_thread\")]\n\
    async fn two_are_two() {}\non_both_engines!(\n    three_are_three,\n);\nfn helper() {}\n";

fn told(check: fn(&str, &Evidence<'_>) -> Vec<Finding>, text: &str) -> Vec<String> {
    let root = tree(&[("crates/app/tests/it/some.rs", SOURCE), ("e2e/journeys/1.mjs", "")]);
    let evidence = Evidence::read(root.path()).unwrap();
    check(text, &evidence).iter().map(ToString::to_string).collect()
}

#[test]
fn a_threat_is_answered_by_tests_that_exist() {
    let row = "| T1 | theft | a lock | `one_is_one`, `two_are_two`, `three_are_three` |\n";
    assert!(told(threats, row).is_empty());
    assert!(told(threats, "| T1 | theft | `lock` | `e2e/journeys/1.mjs` |").is_empty());
    assert!(told(threats, "| T2 | theft | a lock | later: complaints |").is_empty());
}

#[test]
fn a_threat_without_an_answer_or_with_a_name_of_no_test_is_told() {
    let found = told(threats, "# Head\n| T1 | theft | a lock | helper |\n");
    assert!(found[0].starts_with("docs/threats.md:2: T1 has no answer"), "{found:?}");
    let found = told(threats, "| T1 | theft | a lock | `helper`, `one_is_one` |\n");
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("`helper` is no test"));
}

#[test]
fn a_requirement_that_passes_names_tests_that_exist() {
    let head = "id,status,answer\n";
    assert!(told(requirements, &format!("{head}1.2.3,pass,one_is_one two_are_two\n")).is_empty());
    assert!(told(requirements, &format!("{head}1.2.3,na,there is no such thing\n")).is_empty());
    let found = told(requirements, &format!("{head}1.2.3,pass,helper\n"));
    assert!(found[0].starts_with("docs/asvs.csv:2: `helper` is no test"), "{found:?}");
}

#[test]
fn a_line_that_cannot_be_read_or_stands_in_the_wrong_place_is_told() {
    let lines = "id,status,answer\n2.1.1,na,x\n1.9.1,later,y\n1.9.1,later,y\n3.1.1,good,z\n\
                 3.2.1,fail,\n3.2,na,x\n";
    let found = told(requirements, lines);
    assert_eq!(found.len(), 5, "{found:?}");
    assert!(found[0].contains("1.9.1 stands below") && found[1].contains("docs/asvs.csv:4"));
    assert!(found[2].contains("3.1.1,good,z") && found[3].contains("3.2.1 has no answer"));
}
