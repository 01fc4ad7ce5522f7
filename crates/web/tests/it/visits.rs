//! Visits over HTTP: the form, the second look, the buttons of those whose visit it is.

use axum::http::StatusCode;
use testkit::{World, on_both_engines};

use crate::browser::{Answer, Browser};

const PURPOSE: &str = "看食堂公示栏";

fn fields<'a>(school: &'a str, on: &'a str, purpose: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![("school", school), ("on", on), ("minutes", "60"), ("purpose", purpose)]
}

/// Somebody announces a visit to Riverside; answers the address of its page.
async fn announced(world: &World, browser: &mut Browser, on: &str) -> String {
    let school = world.unit("Riverside").to_string();
    let page = browser.get("/visits/new").await;
    let done = browser.submit(&page, "/visits", &fields(&school, on, PURPOSE)).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    done.place().to_owned()
}

async fn hold(browser: &mut Browser, page: &Answer, place: &str, minutes: &str) -> Answer {
    let fields = [("on", "2026-09-28"), ("minutes", minutes)];
    browser.submit(page, &format!("{place}/holding"), &fields).await
}

async fn a_visit_is_announced_seen_by_its_school_and_recorded_as_held(world: World) {
    let mut fang = Browser::of(&world, "fang").await;
    let place = announced(&world, &mut fang, "2026-09-28").await;
    let mut wu = Browser::of(&world, "wu").await;
    for page in ["/visits".to_owned(), wu.get("/week").await.place().to_owned(), place.clone()] {
        let html = wu.get(&page).await.text();
        assert!(html.contains(PURPOSE) && html.contains("Finance"), "{page}: {html}");
        assert!(!html.contains("/holding"), "the school decides nothing");
    }
    let page = fang.get(&place).await;
    let refused = hold(&mut fang, &page, &place, "many").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("value=\"many\""), "what was sent stands there again");
    let done = hold(&mut fang, &refused, &place, "45").await;
    assert_eq!(done.place(), place, "{}", done.text());
    let html = wu.get(&place).await.text();
    assert!(html.contains("Minutes it took") && html.contains("recorded that it was held"));
    let late = hold(&mut fang, &page, &place, "45").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
}

async fn who_may_not_see_a_visit_finds_none(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let place = announced(&world, &mut chen, "2026-10-12").await;
    for login in ["zhao", "fang"] {
        let mut other = Browser::of(&world, login).await;
        assert_eq!(other.get(&place).await.status, StatusCode::NOT_FOUND, "{login}");
        assert!(!other.get("/visits").await.text().contains(PURPOSE), "{login}");
    }
    let mut he = Browser::of(&world, "he").await;
    let page = he.get(&place).await;
    assert!(page.text().contains(PURPOSE) && !page.text().contains("/cancellation"));
    for login in ["wu", "sun"] {
        let mut reader = Browser::of(&world, login).await;
        assert_eq!(reader.get("/visits/new").await.status, StatusCode::FORBIDDEN, "{login}");
    }
}

async fn others_in_the_same_week_are_told_before_a_second_visit_is_announced(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    announced(&world, &mut chen, "2026-10-12").await;
    let mut fang = Browser::of(&world, "fang").await;
    let school = world.unit("Riverside").to_string();
    let page = fang.get("/visits/new").await;
    let second = fields(&school, "2026-10-14", "核对票据");
    let asked = fang.submit(&page, "/visits", &second).await;
    assert_eq!(asked.status, StatusCode::OK);
    let html = asked.text();
    assert!(html.contains("Bureau Office") && html.contains("核对票据"), "{html}");
    assert!(!html.contains(PURPOSE), "not what the others come for");
    assert_eq!(world.count("school_visits", "1 = 1").await, 1);
    let despite = [&second[..], &[("despite", "on")]].concat();
    let done = fang.submit(&asked, "/visits", &despite).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert_eq!(world.count("school_visits", "1 = 1").await, 2);
}

async fn what_is_missing_is_told_above_the_words_that_were_sent(world: World) {
    let mut he = Browser::of(&world, "he").await;
    let page = he.get("/visits/new").await;
    let refused = he.submit(&page, "/visits", &fields("", "2026-10-12", "看公示栏")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("看公示栏"));
    assert!(refused.text().contains("Choose the school that is visited."), "{}", refused.text());
    let hillside = world.unit("Hillside").to_string();
    let foreign = he.submit(&page, "/visits", &fields(&hillside, "2026-10-12", "看")).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND, "a group goes to its schools");
}

on_both_engines!(
    a_visit_is_announced_seen_by_its_school_and_recorded_as_held,
    who_may_not_see_a_visit_finds_none,
    others_in_the_same_week_are_told_before_a_second_visit_is_announced,
    what_is_missing_is_told_above_the_words_that_were_sent,
);
