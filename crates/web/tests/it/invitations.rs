//! From an invitation to a first session over HTTP; and that nobody learns anything by guessing.

use axum::http::StatusCode;
use domain::access::Role;
use testkit::{PASSWORD, World, on_both_engines};

use crate::browser::{Answer, Browser};

const WRONG: &str = "2222-2222-2222-2222-2222-2222";

/// The codes that a page of slips shows.
fn codes(page: &Answer) -> Vec<String> {
    let code = regex::Regex::new(r"\b[2-9A-Z]{4}(?:-[2-9A-Z]{4}){5}\b").unwrap();
    code.find_iter(&page.text()).map(|found| found.as_str().to_owned()).collect()
}

async fn typed(browser: &mut Browser, login: &str, code: &str) -> Answer {
    let fields = [("login", login), ("code", code), ("password", PASSWORD), ("again", PASSWORD)];
    browser.post("/activation", &fields).await
}

async fn an_administrator_invites_a_clerk_who_activates_and_signs_in(world: World) {
    world.administrators().await;
    let mut shen = Browser::of(&world, "shen").await;
    assert_eq!(shen.get("/").await.place(), "/accounts");
    let form = shen.get("/invitations/new").await;
    let unit = world.unit("Riverside").to_string();
    let fields = |login| {
        let [role, reason] = ["school-clerk", "新到任"];
        let name = [("name", "周敏"), ("name_en", "Zhou")];
        [[("unit", unit.as_str()), ("role", role)], name, [("login", login), ("reason", reason)]]
            .concat()
    };
    let refused = shen.submit(&form, "/invitations", &fields("wu")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("“wu” is taken") && refused.text().contains("value=\"Zhou\""));
    let slips = shen.submit(&refused, "/invitations", &fields("zhou")).await;
    assert_eq!(slips.status, StatusCode::OK);
    assert_eq!(slips.headers["cache-control"], "no-store");
    assert!(slips.text().contains("http://127.0.0.1/activation"));
    let [code] = codes(&slips).try_into().unwrap();
    let twice = shen.submit(&refused, "/invitations", &fields("zhou")).await;
    assert_eq!(twice.status, StatusCode::CONFLICT, "the second click");
    assert!(codes(&twice).is_empty());

    let mut zhou = Browser::on(&world).await;
    let done = typed(&mut zhou, "zhou", &code).await;
    assert_eq!((done.status, done.place()), (StatusCode::SEE_OTHER, "/"));
    assert_eq!(zhou.get("/work").await.status, StatusCode::OK);
    Browser::of(&world, "zhou").await;
    for page in ["/accounts", "/invitations/new"] {
        assert!(!shen.get(page).await.text().contains(&code), "{page}");
        assert_eq!(zhou.get(page).await.status, StatusCode::NOT_FOUND, "{page}");
    }
}

async fn units_without_an_account_get_their_slips_in_one_step(world: World) {
    world.administrators().await;
    let mut shen = Browser::of(&world, "shen").await;
    let form = shen.get("/invitations/new").await;
    let unit = world.unit("Hillside Group");
    assert!(form.text().contains(&format!("login-{unit}")));
    assert!(!form.text().contains(&format!("login-{}", world.unit("Riverside"))));
    let none = shen.submit(&form, "/invitations/units", &[("reason", "开通")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let (chosen, login) = (format!("unit-{unit}"), format!("login-{unit}"));
    let fields = [(chosen.as_str(), "on"), (login.as_str(), "Bad Login"), ("reason", "开通")];
    let refused = shen.submit(&form, "/invitations/units", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("value=\"Bad Login\""), "what was typed stays");
    let fields = [(chosen.as_str(), "on"), ("reason", "开通")];
    let slips = shen.submit(&refused, "/invitations/units", &fields).await;
    let [code] = codes(&slips).try_into().unwrap();
    let mut member = Browser::on(&world).await;
    assert_eq!(typed(&mut member, "hillside-group", &code).await.place(), "/");
    assert!(shen.get("/invitations/new").await.text().contains("Every unit has an account"));
}

async fn guessing_tells_nothing_about_logins_and_codes(world: World) {
    world.administrators().await;
    let code = world.invited("zhou", "Riverside", Role::SchoolClerk).await.code.to_string();
    let waiting =
        world.invited("bai1", "Bureau Office", Role::BureauOfficer).await.code.to_string();
    let mut browser = Browser::on(&world).await;
    let unknown = typed(&mut browser, "nobo", &code).await;
    let same = |answer: &Answer, login: &str| {
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(answer.text().replace(login, "nobo"), unknown.text(), "{login}");
        assert_eq!(answer.bytes.len(), unknown.bytes.len(), "{login}");
        let names = |answer: &Answer| {
            answer.headers.keys().map(|name| name.as_str().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(names(answer), names(&unknown), "{login}");
    };
    same(&typed(&mut browser, "zhou", WRONG).await, "zhou");
    same(&typed(&mut browser, "chen", &code).await, "chen");
    same(&typed(&mut browser, "bai1", &waiting).await, "bai1");
    world.clock.advance(domain::accounts::CODE_LASTS);
    let late = typed(&mut browser, "zhou", &code).await;
    assert_eq!(late.text().replace("zhou", "nobo"), unknown.text());
}

async fn wrong_codes_slow_down_signing_in_too(world: World) {
    let mut browser = Browser::on(&world).await;
    for _ in 0..5 {
        let refused = typed(&mut browser, "wu", WRONG).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let slowed = typed(&mut browser, "wu", WRONG).await;
    assert_eq!(slowed.status, StatusCode::TOO_MANY_REQUESTS);
    let sign_in = browser.post("/session", &[("login", "wu"), ("password", PASSWORD)]).await;
    assert_eq!(sign_in.status, StatusCode::TOO_MANY_REQUESTS);
}

async fn a_bad_password_leaves_the_code_as_it_is(world: World) {
    world.administrators().await;
    let code = world.invited("zhou", "Riverside", Role::SchoolClerk).await.code.to_string();
    let mut browser = Browser::on(&world).await;
    let fields =
        [("login", "zhou"), ("code", code.as_str()), ("password", "short"), ("again", "short")];
    let refused = browser.post("/activation", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("at least 12 characters"));
    assert!(!refused.text().contains(&code), "what was typed as a code is not sent back");
    assert_eq!(typed(&mut browser, "zhou", &code).await.status, StatusCode::SEE_OTHER);
}

on_both_engines!(
    an_administrator_invites_a_clerk_who_activates_and_signs_in,
    units_without_an_account_get_their_slips_in_one_step,
    guessing_tells_nothing_about_logins_and_codes,
    wrong_codes_slow_down_signing_in_too,
    a_bad_password_leaves_the_code_as_it_is,
);
