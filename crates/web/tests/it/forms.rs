//! Addresses and forms that nobody made by hand.

use axum::http::StatusCode;
use testkit::World;
use web::route_table;

use crate::browser::{Browser, escaped};

#[tokio::test(flavor = "multi_thread")]
async fn damaged_addresses_and_filters_never_lead_to_a_fault() {
    let world = World::sqlite().await;
    let mut chen = Browser::of(&world, "chen").await;
    let odd = ["%00", "%ff", "'--", "../..", "9999999999999999999", "🦊", "<script>"];
    let plan = world.plan().await.id;
    let asked = "?X&state=X&due=X&key=X&unit=X&group=X&plan=X&measure=X&duty=X&lead=X&period=X\
        &week=X&month=X&year=X&from=X&to=X&stage=X&ownership=X&page=X&rows=X&columns=X&layout=X\
        &light=X&edit=X&told=X&next=X&lang=X&text=X&back=X&only=X&old=X";
    let get = route_table().into_iter().filter(|row| row.method == "GET");
    for path in get.map(|row| with_gaps(row.path, &plan.to_string()) + asked) {
        for word in odd {
            let escaped = escaped(word);
            for filling in [escaped.as_str(), if word.is_ascii() { word } else { "x" }] {
                let path = path.replace('X', filling);
                if path.parse::<axum::http::Uri>().is_err() {
                    continue;
                }
                let answer = chen.get(&path).await;
                assert!(answer.status < StatusCode::INTERNAL_SERVER_ERROR, "{path}");
                assert!(!answer.text().contains("<script>"), "{path}");
            }
        }
    }
}

/// The path with an X for its last parameter; the one before is that of a plan, if there is one.
fn with_gaps(path: &str, plan: &str) -> String {
    let mut parts: Vec<&str> = path.split('/').collect();
    let last = parts.iter().rposition(|part| part.starts_with('{'));
    for (at, part) in parts.iter_mut().enumerate() {
        if part.starts_with('{') {
            *part = if Some(at) == last { "X" } else { plan };
        }
    }
    parts.join("/")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preference_never_leads_to_another_site() {
    let world = World::sqlite().await;
    let mut browser = Browser::on(&world).await;
    for back in [
        "https://evil.example",
        "//evil.example",
        "/%5C%5Cevil.example",
        "/%09/evil.example",
        "/%0A/evil.example",
        "/%01x",
        "javascript:1",
    ] {
        let answer = browser.get(&format!("/preferences?lang=en&back={back}")).await;
        assert_eq!(answer.place(), "/", "{back}");
    }
    assert_eq!(browser.get("/preferences?text=large&back=/tasks").await.place(), "/tasks");
    assert!(browser.get("/sign-in").await.text().contains(r#"class="text-large""#));
}
