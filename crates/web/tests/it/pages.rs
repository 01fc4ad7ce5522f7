//! All pages in both languages: no sentence is missing, none stands in the wrong language.

use testkit::World;

use crate::browser::Browser;

/// Pages whose address names no thing.
const PAGES: [&str; 41] = [
    "/county",
    "/county?period=2026-10&stage=primary&layout=wall",
    "/county?period=2026-10",
    "/county?from=2026-01-01&to=2026-12-31",
    "/duties",
    "/tasks?duty=1&light=missing&from=2026-09-01&to=2026-10-31&stage=primary",
    "/work",
    "/plans",
    "/plans/new",
    "/tasks",
    "/calendar",
    "/calendar?year=2027",
    "/calendar/terms",
    "/calendar/notices/new",
    "/year",
    "/year?year=2026",
    "/year/proposal",
    "/year/entries/pledge-schools",
    "/account",
    "/tokens",
    "/api",
    "/recusals",
    "/system",
    "/departures",
    "/visits",
    "/visits/new",
    "/offices",
    "/imports",
    "/units",
    "/units?name=River&kind=school",
    "/units/chart",
    "/units/chart?line=administration",
    "/units/new",
    "/accounts",
    "/invitations/new",
    "/record",
    "/activation",
    "/sign-in",
    "/sign-in/code",
    "/no-such-page",
    "/tasks?due=overdue&state=returned",
];

/// A message id that was not found shows itself: lower-case words joined by hyphens.
fn shown_ids(html: &str) -> Vec<String> {
    let text = regex::Regex::new(r"<[^>]*>").unwrap().replace_all(html, "\n").into_owned();
    let id = regex::Regex::new(r"^[a-z]+(-[a-z]+)+$").unwrap();
    text.lines().map(str::trim).filter(|line| id.is_match(line)).map(str::to_owned).collect()
}

/// A new edition of the plan of the tests.
const EDITION: &str =
    "澜溪县校园食堂清爽行动方案\n\n一、主要任务\n（一）公开食堂账目。每周贴一次。\n";

#[tokio::test(flavor = "multi_thread")]
async fn no_page_shows_a_message_id_in_place_of_a_sentence() {
    let world = World::sqlite().await;
    let plan = world.plan().await;
    let mut pages: Vec<String> = PAGES.map(str::to_owned).to_vec();
    pages.push(format!("/plans/{}", plan.id));
    pages.push(format!("/plans/{}?measure={}", plan.id, plan.measures[0]));
    pages.push(format!("/plans/{}/board", plan.id));
    pages.push("/reports".to_owned());
    pages.push("/burden".to_owned());
    for unit in ["Riverside", "Riverside Group", "Bureau Office"] {
        pages.push(format!("/units/{}/week", world.unit(unit)));
        pages.push(format!("/units/{}/month", world.unit(unit)));
        for tail in ["", "/changes", "/school", "/posts", "/ties", "/accounts"] {
            pages.push(format!("/units/{}{tail}", world.unit(unit)));
        }
    }
    pages.push(format!("/accounts/{}/departure", world.cast.account("wu")));
    let edition = world.edition_from(EDITION, Some(plan.id)).await;
    pages.push(format!("/plans/{}?edit={}", plan.id, plan.measures[0]));
    pages.push(format!("/plans/{}", edition.id));
    pages.push(format!("/plans/{}/changes", edition.id));
    pages.push(format!("/plans/{}/changes?only=tasks", edition.id));
    let states = [
        world.task_for("Riverside").assigned().await,
        world.task_for("Riverside").accepted().await,
        world.task_for("Riverside").handed_in().await,
        world.task_for("Riverside").returned().await,
        world.task_for("Hillside").approved().await,
    ];
    pages.extend(states.iter().map(|task| format!("/tasks/{}", task.no)));
    world.administrators().await;
    pages.push(format!("/accounts/{}", world.cast.account("wu")));
    for login in ["chen", "wu", "he", "sun", "fang", "shen", "tang", "yan"] {
        for language in ["zh-CN", "en"] {
            let mut browser = Browser::of(&world, login).await;
            browser.language = language;
            for page in &pages {
                let html = browser.get(page).await.text();
                assert_eq!(shown_ids(&html), Vec::<String>::new(), "{login} {language} {page}");
                assert!(html.contains(&format!("<html lang=\"{language}\"")), "{page}");
            }
        }
    }
}
