//! Addresses and forms that nobody made by hand.

use axum::http::StatusCode;
use testkit::World;

use crate::browser::{Browser, escaped};

#[tokio::test(flavor = "multi_thread")]
async fn damaged_addresses_and_filters_never_lead_to_a_fault() {
    let world = World::sqlite().await;
    let mut chen = Browser::of(&world, "chen").await;
    let odd = ["%00", "%ff", "'--", "../..", "9999999999999999999", "🦊", "<script>"];
    let paths = [
        "/tasks/X",
        "/plans/X",
        "/plans/X/original",
        "/evidence/X",
        "/tasks?state=X&due=X",
        "/tasks?key=X",
        "/tasks?unit=X&group=X&plan=X&measure=X",
        "/plans/new?X",
        "/assets/X",
        "/preferences?lang=X&text=X&back=X",
        "/work?told=X",
        "/sign-in?next=X",
    ];
    for path in paths {
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
