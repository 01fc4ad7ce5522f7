//! The description of the API and the program say the same.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::Value;
use testkit::World;
use web::{Needs, route_table};

use super::client::{router, send};

/// The description in this language, asked for without signing in.
pub async fn document(world: &World, language: &str) -> Value {
    let request = Request::get("/api/openapi.json").header("accept-language", language);
    let reply = send(&router(world).await, request.body(Body::empty()).unwrap()).await;
    assert_eq!((reply.status, reply.kind()), (StatusCode::OK, "application/json"));
    reply.json
}

/// Every operation as method and address.
pub fn operations(document: &Value) -> BTreeSet<(String, String)> {
    let paths = document["paths"].as_object().unwrap().iter();
    let of_path = |(path, methods): (&String, &Value)| {
        let methods = methods.as_object().unwrap().keys();
        methods.map(|method| (method.to_uppercase(), path.clone())).collect::<Vec<_>>()
    };
    paths.flat_map(of_path).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_document_and_the_router_have_the_same_addresses() {
    let world = World::sqlite().await;
    let described = operations(&document(&world, "en").await);
    let rows = route_table().into_iter();
    let of_api =
        rows.filter(|row| row.path.starts_with("/api/v") || matches!(row.needs, Needs::Token(_)));
    let routed: BTreeSet<_> =
        of_api.map(|row| (row.method.to_owned(), row.path.to_owned())).collect();
    assert_eq!(described, routed);
    assert!(routed.iter().all(|(_, path)| path.starts_with("/api/v1/")), "{routed:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_document_names_the_scope_that_the_route_needs() {
    let world = World::sqlite().await;
    let document = document(&world, "en").await;
    for row in route_table() {
        let Needs::Token(scope) = row.needs else { continue };
        let operation = &document["paths"][row.path][row.method.to_lowercase()];
        assert_eq!(
            operation["security"][0]["token"][0],
            scope.name(),
            "{} {}",
            row.method,
            row.path
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_document_reads_as_it_did() {
    let world = World::sqlite().await;
    let text = serde_json::to_string_pretty(&document(&world, "en").await).unwrap();
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("openapi", text);
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn both_languages_describe_the_same_in_their_own_words() {
    let world = World::sqlite().await;
    let (english, chinese) = (document(&world, "en").await, document(&world, "zh-CN").await);
    assert_eq!(operations(&english), operations(&chinese));
    assert_eq!(english["components"]["schemas"], chinese["components"]["schemas"]);
    for (method, path) in operations(&english) {
        let summary = |document: &Value| {
            document["paths"][&path][method.to_lowercase()]["summary"].as_str().unwrap().to_owned()
        };
        assert!(summary(&english).is_ascii() && !summary(&english).starts_with("api-"), "{path}");
        assert!(!summary(&chinese).is_ascii(), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_schema_is_one_and_every_reference_leads_somewhere() {
    let world = World::sqlite().await;
    let document = document(&world, "en").await;
    let schemas = document["components"]["schemas"].as_object().unwrap();
    for (name, schema) in schemas {
        assert!(jsonschema::meta::is_valid(schema), "{name}");
    }
    let text = document.to_string();
    let reference = regex::Regex::new(r##""\$ref":"#/components/schemas/([^"]+)""##).unwrap();
    for found in reference.captures_iter(&text) {
        assert!(schemas.contains_key(&found[1]), "{}", &found[1]);
    }
}
