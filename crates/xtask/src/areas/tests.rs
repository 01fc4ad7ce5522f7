use serde_json::{Value, json};

use super::{dependencies, sources};
use crate::testing::{house, tree};

fn told(files: &[(&str, &str)]) -> Vec<String> {
    let root = tree(files);
    sources(root.path(), &house()).unwrap().iter().map(ToString::to_string).collect()
}

fn metadata(of: &str, dependencies: &Value) -> Value {
    let ours = ["kernel", "domain", "app"].map(|name| json!({"name": name, "dependencies": []}));
    let mut packages: Vec<Value> = ours.into_iter().filter(|p| p["name"] != of).collect();
    packages.push(json!({"name": of, "dependencies": dependencies}));
    json!({ "packages": packages })
}

#[test]
fn the_domain_may_not_depend_on_a_runtime() {
    let found = dependencies::findings(
        &metadata(
            "domain",
            &json!([{"name": "tokio", "kind": null}, {"name": "serde", "kind": null}]),
        ),
        &house(),
    );
    assert_eq!(found.len(), 1);
    assert!(found[0].what.contains("`domain` depends on `tokio`"));
}

#[test]
fn a_development_dependency_is_free() {
    let dependencies = json!([{"name": "tokio", "kind": "dev"}, {"name": "app", "kind": "dev"}]);
    assert_eq!(dependencies::findings(&metadata("domain", &dependencies), &house()), []);
}

#[test]
fn a_lower_layer_may_not_use_a_higher_one() {
    let dependencies = json!([{"name": "app", "kind": null}]);
    let found = dependencies::findings(&metadata("domain", &dependencies), &house());
    assert!(found[0].what.contains("a crate of ours"));
}

#[test]
fn a_crate_without_a_rule_is_told() {
    let found = dependencies::findings(&metadata("attic", &json!([])), &house());
    assert!(found[0].what.contains("no rule for the crate `attic`"));
}

#[test]
fn a_folder_that_is_no_area_is_told_once() {
    let found = told(&[
        ("crates/app/src/services/a.rs", ""),
        ("crates/app/src/services/b.rs", ""),
        ("crates/app/src/shell/mod.rs", ""),
        ("crates/domain/src/plans/mod.rs", ""),
        ("crates/domain/src/lib.rs", ""),
    ]);
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("crates/app/src/services/a.rs:1: `services` is neither"));
}

#[test]
fn an_area_may_not_import_a_higher_tier() {
    let found = told(&[("crates/domain/src/plans/task.rs", "\nuse crate::leads::Lead;\n")]);
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("task.rs:2: `plans` (tier 3) imports `leads` (tier 4)"));
}

#[test]
fn a_group_of_imports_is_searched_branch_by_branch() {
    let import = "use domain::{\n    org::{Unit, cases},\n    cases::Case,\n};";
    let found = told(&[("crates/app/src/plans/assign.rs", import)]);
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("assign.rs:3: `plans` (tier 3) imports `cases` (tier 5)"));
}

#[test]
fn lower_and_equal_tiers_comments_and_tests_are_free() {
    let source = "use crate::{org::Unit, complaints::Complaint, event};\n// crate::leads\n\
                  #[cfg(test)]\nmod tests { use crate::leads::Lead; }";
    assert!(told(&[("crates/domain/src/plans/task.rs", source)]).is_empty());
}

#[test]
fn no_area_imports_the_audit_but_a_room_may() {
    let source = "use crate::audit::Leaf;";
    assert_eq!(told(&[("crates/app/src/statistics/mod.rs", source)]).len(), 1);
    assert!(told(&[("crates/app/src/shell/mod.rs", source)]).is_empty());
    assert!(told(&[("crates/app/src/audit/mod.rs", "use domain::audit::Leaf;")]).is_empty());
}

#[test]
fn reactions_may_link_upwards() {
    let source = "use crate::{complaints, leads};";
    assert!(told(&[("crates/app/src/reactions.rs", source)]).is_empty());
}

#[test]
fn app_makes_text_for_people_only_in_notifications() {
    let source = "fn text() { l10n::text() }";
    assert_eq!(told(&[("crates/app/src/plans/assign.rs", source)]).len(), 1);
    assert!(told(&[("crates/app/src/notifications/mail.rs", source)]).is_empty());
}

#[test]
fn the_domain_does_no_io_and_asks_for_no_time() {
    for impure in
        ["use std::fs;", "use std::{env, fmt};", "async fn f() {}", "Utc::now()", "SystemTime"]
    {
        assert_eq!(told(&[("crates/domain/src/org/mod.rs", impure)]).len(), 1, "{impure}");
        assert!(told(&[("crates/app/src/org/mod.rs", impure)]).is_empty(), "{impure}");
    }
}
