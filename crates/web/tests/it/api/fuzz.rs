//! Whatever a program sends, it is answered as the description says, and never with a fault.
//!
//! Requests are made from the description: mostly right, then wrong in one way or another. So
//! many are sent for each operation as `QINGQU_API_FUZZ` says; without it a few hundred, for
//! each `./test`.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Method, Request};
use domain::accounts::TokenScope;
use jsonschema::Validator;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use serde_json::{Value, json};
use testkit::{World, on_both_engines};
use tokio::runtime::Handle;

use super::client::{Reply, router, send};
use super::document::{document, operations};
use super::requests::{Call, Known, calls};

on_both_engines!(nothing_that_is_sent_makes_a_fault);

/// Requests for each operation where nobody says otherwise.
const USUAL: u32 = 100;

async fn nothing_that_is_sent_makes_a_fault(world: World) {
    let known = Box::pin(known(&world)).await;
    let document = document(&world, "en").await;
    let expected = Expected::of(&document);
    let router = router(&world).await;
    let cases = cases();
    let (sent, well) = (AtomicU64::new(0), AtomicU64::new(0));
    for (method, path) in operations(&document) {
        let config = Config { cases, failure_persistence: None, ..Config::default() };
        let mut runner = TestRunner::new(config);
        let done = runner.run(&calls(&document, &method, &path, &known), |call| {
            let Some(request) = request(&method, &call) else { return Ok(()) };
            let reply =
                tokio::task::block_in_place(|| Handle::current().block_on(send(&router, request)));
            sent.fetch_add(1, Ordering::Relaxed);
            well.fetch_add(u64::from(reply.status.is_success()), Ordering::Relaxed);
            expected.holds(&method, &path, &reply)
        });
        assert!(done.is_ok(), "{method} {path}: {}", done.unwrap_err());
    }
    let (sent, well) = (sent.into_inner(), well.into_inner());
    eprintln!("{sent} requests on {:?}, {well} of them were carried out", world.engine);
    assert!(well * 20 > sent, "most requests are so wrong that nothing behind the door is tried");
}

#[expect(clippy::disallowed_methods, reason = "a longer run is asked for from outside")]
fn cases() -> u32 {
    std::env::var("QINGQU_API_FUZZ").map_or(USUAL, |many| many.parse().unwrap())
}

/// What there is to be asked for.
async fn known(world: &World) -> Known {
    let tasks = [
        world.task_for("Riverside").assigned().await,
        world.task_for("Riverside").accepted().await,
        world.task_for("Riverside").handed_in().await,
        world.task_for("Riverside").returned().await,
        world.task_for("Riverside").approved().await,
        world.task_for("Hillside").handed_in().await,
    ];
    let plan = world.plan().await;
    let units = ["Riverside", "Hillside", "Riverside Group", "Bureau Office", "Finance"];
    let mut ids: Vec<String> = units.iter().map(|unit| world.unit(unit).to_string()).collect();
    ids.extend(plan.measures.iter().map(ToString::to_string));
    let mut tokens = Vec::new();
    for login in ["chen", "wu"] {
        tokens.push(world.token(login, &TokenScope::ALL).await);
        for scope in TokenScope::ALL {
            tokens.push(world.token(login, &[scope]).await);
        }
    }
    Known {
        plans: vec![plan.id.to_string(), tasks[0].origin.unwrap().plan.to_string()],
        tasks: tasks.iter().map(|task| task.no.to_string()).collect(),
        ids,
        tokens,
    }
}

/// The request, if HTTP has one like it.
fn request(method: &str, call: &Call) -> Option<Request<Body>> {
    let method = Method::from_bytes(method.as_bytes()).ok()?;
    let mut request = Request::builder().method(method).uri(&call.address);
    for (name, value) in &call.headers {
        let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
        request = request.header(name, HeaderValue::from_bytes(value).ok()?);
    }
    request.body(Body::from(call.body.clone())).ok()
}

/// The answers that the description knows.
struct Expected {
    /// By method, address and status: the media type and the schema.
    answers: HashMap<(String, String, String), (String, Validator)>,
}

impl Expected {
    fn of(document: &Value) -> Self {
        let mut answers = HashMap::new();
        for (method, path) in operations(document) {
            let operation = &document["paths"][&path][method.to_lowercase()];
            for (status, answer) in operation["responses"].as_object().unwrap() {
                let shared = answer["$ref"].as_str().map(|place| place.trim_start_matches('#'));
                let answer = shared.map_or(answer, |place| document.pointer(place).unwrap());
                let (media_type, content) =
                    answer["content"].as_object().unwrap().iter().next().unwrap();
                let mut schema = content["schema"].clone();
                schema["components"] = json!({ "schemas": document["components"]["schemas"] });
                let validator = jsonschema::validator_for(&schema).unwrap();
                let key = (method.clone(), path.clone(), status.clone());
                answers.insert(key, (media_type.clone(), validator));
            }
        }
        Self { answers }
    }

    fn holds(&self, method: &str, path: &str, reply: &Reply) -> Result<(), TestCaseError> {
        let wrong = |what: String| Err(TestCaseError::fail(what));
        let status = reply.status.as_u16();
        let key = (method.to_owned(), path.to_owned(), status.to_string());
        let Some((media_type, validator)) = self.answers.get(&key) else {
            return wrong(format!("{status} is not described: {}", reply.json));
        };
        if reply.kind() != media_type {
            return wrong(format!("{status} is {}, not {media_type}", reply.kind()));
        }
        match validator.validate(&reply.json) {
            Ok(()) => Ok(()),
            Err(error) => wrong(format!("{status}: {error} in {}", reply.json)),
        }
    }
}
