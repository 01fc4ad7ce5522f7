use std::path::Path;

use serde_json::{Value, json};

use super::{bill, checksums, of};

fn package(name: &str) -> Value {
    json!({ "id": name, "name": name, "version": "1.0.0", "license": "MIT/Apache-2.0" })
}

fn uses(name: &str, kind: &Value) -> Value {
    json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] })
}

#[test]
fn what_only_tests_use_is_no_part_of_the_program() {
    let packages = ["qingqu", "linked", "builder", "tester", "apart"].map(package);
    let metadata = json!({
        "packages": packages,
        "resolve": { "nodes": [
            { "id": "qingqu", "deps": [
                uses("linked", &Value::Null), uses("builder", &json!("build")),
                uses("tester", &json!("dev")),
            ] },
            { "id": "linked", "deps": [] },
        ] },
    });
    let lock = "[[package]]\nname = \"linked\"\nversion = \"1.0.0\"\nchecksum = \"ab\"\n";
    let bill = bill(&metadata, &checksums(lock).unwrap()).unwrap();
    let names: Vec<_> =
        bill["components"].as_array().unwrap().iter().map(|it| &it["name"]).collect();
    assert_eq!(names, ["builder", "linked"]);
    assert_eq!(bill["components"][1]["hashes"][0]["content"], "ab");
    assert_eq!(bill["components"][1]["licenses"][0]["expression"], "MIT OR Apache-2.0");
    assert_eq!(bill["dependencies"][2]["ref"], "pkg:cargo/qingqu@1.0.0");
    assert_eq!(
        bill["dependencies"][2]["dependsOn"],
        json!(["pkg:cargo/builder@1.0.0", "pkg:cargo/linked@1.0.0"])
    );
}

#[test]
fn the_bill_of_the_program_names_every_part_once_with_its_licence() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    let bill: Value = serde_json::from_str(&of(root).unwrap()).unwrap();
    assert_eq!((&bill["bomFormat"], &bill["specVersion"]), (&json!("CycloneDX"), &json!("1.6")));
    assert_eq!(bill["metadata"]["component"]["name"], "qingqu");
    let components = bill["components"].as_array().unwrap();
    let mut refs: Vec<_> = components.iter().map(|it| it["bom-ref"].as_str().unwrap()).collect();
    refs.sort_unstable();
    assert!(refs.is_sorted_by(|one, other| one < other), "a part stands there twice");
    for part in components {
        let licence = part["licenses"][0]["expression"].as_str().unwrap();
        assert!(!licence.is_empty(), "{part}");
    }
    let names: Vec<_> = components.iter().filter_map(|it| it["name"].as_str()).collect();
    for linked in ["app", "axum", "ring", "rustls", "sea-orm"] {
        assert!(names.contains(&linked), "{linked}");
    }
    for apart in ["testkit", "proptest", "insta", "rcgen", "xtask"] {
        assert!(!names.contains(&apart), "{apart}");
    }
    assert_eq!(bill["dependencies"].as_array().unwrap().len(), components.len() + 1);
}
