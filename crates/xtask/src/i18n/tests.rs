use super::check;
use crate::testing::{house, tree};

const PAGE: &str = "crates/web/src/plans/show.html";

/// A tree with one message file per language and some sources, and what the check tells.
fn told(zh: &str, en: &str, sources: &[(&str, &str)]) -> Vec<String> {
    let locales = [("locales/zh-CN/plans.ftl", zh), ("locales/en/plans.ftl", en)];
    let root = tree(&[&locales[..], sources].concat());
    check(root.path(), &house()).unwrap().iter().map(ToString::to_string).collect()
}

#[test]
fn two_equal_languages_and_their_uses_are_in_order() {
    let ftl = "# a comment\ntask = { -brand }: { $no }\n-brand = Q\nplan-title =\n    All { $n ->\n        *[other] x\n    }\n";
    let rust = "fn a() { msg!(\"task\", no = 1) }";
    let page = "<h1>{{ ui.t(\"plan-title\").arg(\"n\", n) }}</h1>";
    assert_eq!(told(ftl, ftl, &[("crates/app/src/plans/a.rs", rust), (PAGE, page)]), [""; 0]);
}

#[test]
fn a_message_that_one_language_lacks_is_told() {
    let found = told("a = 1\nb = 2\n", "a = 1\n", &[(PAGE, "{{ ui.t(\"a\") }}{{ ui.t(\"b\") }}")]);
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("locales/zh-CN/plans.ftl:2: en has no `b` in plans.ftl"));
}

#[test]
fn a_file_that_one_language_lacks_is_told() {
    let root = tree(&[("locales/zh-CN/plans.ftl", "")]);
    let found = check(root.path(), &house()).unwrap();
    assert!(found[0].what.contains("en has no plans.ftl"));
}

#[test]
fn a_message_that_stands_twice_is_told() {
    let found = told("a = 1\na = 2\n", "a = 1\n", &[(PAGE, "{{ ui.t(\"a\") }}")]);
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("plans.ftl:2: `a` stands already"));
}

#[test]
fn different_variables_are_told() {
    let found = told("a = { $no }\n", "a = \n    { $number }\n", &[(PAGE, "{{ ui.t(\"a\") }}")]);
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("en/plans.ftl:1: `a` has [$no] in zh-CN, [$number] in en"));
}

#[test]
fn an_id_that_does_not_exist_is_told_in_templates_and_in_rust() {
    let page = "\n{% if x %}{{ ui.t(\"gone\") }}{% endif %}";
    assert!(told("", "", &[(PAGE, page)])[0].contains("show.html:2: `gone` is no message"));
    for rust in ["Message::new(\"gone\")", "msg!(\n\"gone\"\n)", "ui.t(\"gone\")"] {
        let found = told("", "", &[("crates/domain/src/plans/a.rs", rust)]);
        assert_eq!(found.len(), 1, "{rust}");
    }
}

#[test]
fn every_literal_of_a_match_inside_message_new_is_an_id() {
    let rust = "Message::new(match self { A => \"a\", B => \"b\" }).arg(\"n\", 1)";
    assert_eq!(
        told("a = 1\nb = 2\n", "a = 1\nb = 2\n", &[("crates/domain/src/r.rs", rust)]),
        [""; 0]
    );
    assert_eq!(told("a = 1\n", "a = 1\n", &[("crates/domain/src/r.rs", rust)]).len(), 1);
}

#[test]
fn an_orphan_is_told_and_a_test_does_not_use_it() {
    let rust = "#[cfg(test)]\nmod tests { fn a() { msg!(\"a\") } }";
    let found = told("a = 1\n", "a = 1\n", &[("crates/app/src/plans/a.rs", rust)]);
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("locales/zh-CN/plans.ftl:1: nothing uses `a`"));
}

#[test]
fn a_declared_family_is_used_and_must_have_a_member() {
    let ftl = "task-state-open = 1\n";
    let rust = ("crates/domain/src/plans/a.rs", "// i18n: task-state-*\nfn a() {}");
    let page = (PAGE, "{# i18n: task-state-* #}");
    assert_eq!(told(ftl, ftl, &[rust]), [""; 0]);
    assert_eq!(told(ftl, ftl, &[page]), [""; 0]);
    assert!(told("", "", &[rust])[0].contains("`task-state-*` is no message"));
}

#[test]
fn chinese_in_a_literal_is_told_but_not_in_comments_tests_and_samples() {
    let rust = "/// 任务\nfn a() {}\n#[cfg(test)]\nmod tests { const A: &str = \"任务\"; }";
    assert_eq!(told("", "", &[("crates/app/src/plans/a.rs", rust)]), [""; 0]);
    let literal = "const A: &str = \"任务\";";
    assert_eq!(told("", "", &[("crates/web/src/plans/samples.rs", literal)]), [""; 0]);
    assert_eq!(told("", "", &[("crates/app/src/plans/tests.rs", literal)]), [""; 0]);
    assert_eq!(told("", "", &[("crates/policydoc/src/a.rs", literal)]), [""; 0]);
    let found = told("", "", &[("crates/app/src/plans/a.rs", literal)]);
    assert!(found[0].starts_with("crates/app/src/plans/a.rs:1: Chinese text in code"));
    assert_eq!(told("", "", &[(PAGE, "{# 任务 #}\n<p>任务</p>")]).len(), 1);
}
