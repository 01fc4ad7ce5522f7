//! The headers that every response carries.

use testkit::World;

use crate::browser::Browser;

#[tokio::test(flavor = "multi_thread")]
async fn every_response_forbids_what_no_page_of_ours_needs() {
    let world = World::sqlite().await;
    let mut chen = Browser::of(&world, "chen").await;
    for path in ["/work", "/sign-in", "/assets/css/base.css", "/no-such-page", "/health"] {
        let answer = chen.get(path).await;
        let header = |name: &str| answer.headers.get(name).map(|value| value.to_str().unwrap());
        let policy = header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'"), "{path}");
        assert!(!policy.contains("unsafe"), "{path}");
        assert_eq!(header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(header("referrer-policy"), Some("same-origin"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_of_the_office_is_cached_and_no_page_has_inline_script_or_style() {
    let world = World::sqlite().await;
    let task = world.task_for("Riverside").handed_in().await;
    let mut chen = Browser::of(&world, "chen").await;
    let task = format!("/tasks/{}", task.no);
    for path in ["/work", "/plans", "/plans/new", "/tasks", "/account", "/recusals", &task] {
        let answer = chen.get(path).await;
        assert_eq!(answer.headers["cache-control"], "no-store", "{path}");
        let text = answer.text();
        assert!(!text.contains(" style=") && !text.contains("<style"), "{path}");
        assert!(!text.contains("javascript:") && !text.contains(" onclick="), "{path}");
        assert_eq!(text.matches("<script").count(), 1, "{path}: the one file");
    }
}
