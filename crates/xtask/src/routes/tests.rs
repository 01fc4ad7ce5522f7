use std::fs;

use super::{FILE, check, generate};
use crate::testing::{house, tree};

const SHOW: (&str, &str) = ("crates/web/src/plans/show.rs", "");

/// What the check tells of a route table, after the list was generated from it.
fn told(table: &str) -> Vec<String> {
    let root = tree(&[SHOW, ("crates/web/src/plans/mod.rs", table)]);
    generate(root.path()).unwrap();
    check(root.path(), &house()).unwrap().iter().map(ToString::to_string).collect()
}

#[test]
fn a_route_of_a_noun_with_need_and_handler_is_in_order() {
    assert_eq!(told(".get(\"/tasks/{task_no}\", Needs::Act(Act::ReadTask), show::page)"), [""; 0]);
}

#[test]
fn the_list_is_sorted_and_says_the_needs() {
    let table = ".post(\n\"/tasks\",\nNeeds::SignedIn(\"own, work\"),\nshow::submit,\n)\n\
                 .get(\"/\", Needs::Nobody(\"first page\"), show::page)\n\
                 .get(\"/tasks\", Needs::Act(Act::ReadTask), crate::plans::show::all)\n";
    let root = tree(&[SHOW, ("crates/web/src/plans/mod.rs", table)]);
    generate(root.path()).unwrap();
    let list = fs::read_to_string(root.path().join(FILE)).unwrap();
    let rows: Vec<&str> = list.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(
        rows,
        [
            "GET   /       nobody: first page    plans::show::page",
            "GET   /tasks  ReadTask              plans::show::all",
            "POST  /tasks  signed in: own, work  plans::show::submit",
        ]
    );
}

#[test]
fn an_outdated_list_is_told() {
    let table = ".get(\"/tasks\", Needs::Act(Act::ReadTask), show::page)";
    let root = tree(&[SHOW, ("crates/web/src/plans/mod.rs", table), (FILE, "GET /plans\n")]);
    let found = check(root.path(), &house()).unwrap();
    assert_eq!(found.len(), 1);
    assert!(found[0].to_string().starts_with("docs/routes.txt:1: the route tables say"));
}

#[test]
fn verbs_underscores_and_capitals_are_told() {
    for path in ["/tasks/{no}/accept", "/work_items", "/Tasks"] {
        let found = told(&format!("\n.get(\"{path}\", Needs::Act(Act::ReadTask), show::page)"));
        assert_eq!(found.len(), 1, "{path}");
        assert!(found[0].contains("plans/mod.rs:2: the address"), "{path}");
    }
}

#[test]
fn a_handler_without_a_file_is_told() {
    let found = told(".get(\"/tasks\", Needs::Act(Act::ReadTask), gone::page)");
    assert!(found[0].contains("the handler gone::page has no file crates/web/src/plans/gone.rs"));
}

#[test]
fn a_route_that_stands_twice_is_told_whatever_its_names() {
    let table = ".get(\"/tasks/{no}\", Needs::Act(Act::ReadTask), show::page)\n\
                 .get(\"/tasks/{id}\", Needs::Act(Act::ReadTask), show::page)\n\
                 .post(\"/tasks/{id}\", Needs::Act(Act::ReadTask), show::page)";
    let found = told(table);
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("mod.rs:2: GET /tasks/{id} stands already"));
}

#[test]
fn a_route_without_a_need_is_told() {
    assert!(told(".get(\"/tasks\", show::page)")[0].contains("names no need"));
    assert_eq!(told("headers.get(\"accept\")"), [""; 0]);
}

#[test]
fn the_librarys_own_route_is_only_for_the_shell() {
    let call = "Router::new().route(\"/x\", get(x))";
    assert!(told(call)[0].contains("a route without a need"));
    let root = tree(&[("crates/web/src/shell/router.rs", call)]);
    generate(root.path()).unwrap();
    assert_eq!(check(root.path(), &house()).unwrap(), []);
}
