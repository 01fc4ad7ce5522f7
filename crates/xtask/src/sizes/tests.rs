use super::{check, functions};
use crate::house::House;
use crate::testing::{house, tree};

fn told(path: &str, text: &str, house: &House) -> Vec<String> {
    let root = tree(&[(path, text)]);
    check(root.path(), house).unwrap().iter().map(ToString::to_string).collect()
}

fn function(lines: usize) -> String {
    format!("fn long() {{\n{}}}\n", "    step();\n".repeat(lines - 2))
}

#[test]
fn a_file_is_warned_of_above_300_lines_and_fails_above_400() {
    let path = "crates/kernel/src/ids.rs";
    assert!(told(path, &"\n".repeat(300), &house()).is_empty());
    assert!(told(path, &"\n".repeat(400), &house())[0].contains("warning: the file has 400"));
    let failed = &told(path, &"\n".repeat(401), &house())[0];
    assert!(failed.contains("ids.rs:1: the file has 401 lines, at most 400"));
}

#[test]
fn a_test_file_may_have_600_lines() {
    for path in ["crates/kernel/tests/ids.rs", "crates/kernel/src/ids/tests.rs"] {
        assert!(told(path, &"\n".repeat(450), &house()).is_empty());
        assert!(told(path, &"\n".repeat(601), &house())[0].contains("at most 600"));
    }
}

#[test]
fn a_function_is_warned_of_above_40_lines_and_fails_above_60() {
    let path = "crates/kernel/src/ids.rs";
    assert!(told(path, &function(40), &house()).is_empty());
    assert!(told(path, &function(41), &house())[0].contains("warning: the function `long` has 41"));
    assert!(
        told(path, &function(61), &house())[0].contains("ids.rs:1: the function `long` has 61")
    );
}

#[test]
fn a_permission_sets_the_limit_of_one_function() {
    let mut house = house();
    let permission = "[[long]]\nfile = 'crates/a/src/b.rs'\nfunction = 'long'\nlines = 70\n\
                      reason = 'a table'\n[groups]\n[crates]\n";
    house.long = House::read(&format!("tiers = []\nside = []\n{permission}")).unwrap().long;
    assert!(told("crates/a/src/b.rs", &function(70), &house).is_empty());
    assert_eq!(told("crates/a/src/b.rs", &function(71), &house).len(), 1);
    assert_eq!(told("crates/a/src/c.rs", &function(70), &house).len(), 1);
}

#[test]
fn a_brace_in_a_literal_does_not_lengthen_a_function() {
    let source = "fn a() {\n    b(\"{\", '{'); // {\n}\n\nfn c();\nfn d() {}\n";
    let found = functions::of(source);
    let lengths: Vec<_> = found.iter().map(|it| (it.name.as_str(), it.line, it.lines)).collect();
    assert_eq!(lengths, [("a", 1, 3), ("d", 6, 1)]);
}
