//! Every address × everybody × every relation: pages and forms answer as the table of rights says,
//! and what is hidden looks like what does not exist.
//!
//! The relations: the unit's own clerk, the clerk of another school, the group that guides it and
//! one that does not, a school below the group whose thing it is, the department that leads the
//! work, the bureau, an officer who keeps away, the discipline team, the three administrators,
//! and people of another county.

mod things;

use axum::http::StatusCode;
use domain::access::{Act, Decision, Facts, Person, Relation, Role, may};
use domain::org::Unit;
use regex::Regex;
use testkit::{World, on_both_engines};
use web::{Needs, Row, route_table};

use self::things::{Owner, Things};
use crate::browser::{Answer, Browser};
use crate::routes::filled;

on_both_engines!(
    every_address_answers_everybody_as_the_table_says,
    no_page_of_another_county_tells_of_ours,
    what_is_hidden_takes_as_long_as_what_does_not_exist,
);

/// Who looks.
const PEOPLE: [&str; 15] = [
    "wu", "zhao", "he", "gu", "chen", "qian", "sun", "fang", "shen", "tang", "yan", "n-wu", "n-he",
    "n-chen", "n-sun",
];

/// Who joins the cast to look.
const OTHERS: [(&str, &str, Role); 4] = [
    ("gu", "Hillside Group", Role::GroupSupervisor),
    ("shen", "Bureau Office", Role::SystemAdministrator),
    ("tang", "Bureau Office", Role::SecurityAdministrator),
    ("yan", "Bureau Office", Role::AuditAdministrator),
];

async fn every_address_answers_everybody_as_the_table_says(world: World) {
    world.neighbours().await;
    for (login, unit, role) in OTHERS {
        world.colleague(login, unit, Some(role)).await;
    }
    let mut wrong = Vec::new();
    for (unit, login) in [("Riverside", "wu"), ("Riverside Group", "he")] {
        let things = Things::of(&world, unit, login).await;
        let unit = unit_of(&world, &things).await;
        for person in PEOPLE {
            let mut look = Look::of(&world, person).await;
            for row in route_table() {
                wrong.extend(look.at(&row, &things, &unit, person == login).await);
            }
        }
    }
    assert!(wrong.is_empty(), "{} answers are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

async fn unit_of(world: &World, things: &Things) -> Unit {
    let sun = world.person("sun").await;
    let units = app::org::visible_units(&world.app.reader(&sun), Act::ReadTask).await.unwrap();
    units.into_iter().find(|unit| unit.id == things.unit).unwrap()
}

/// A person at a browser.
struct Look {
    person: Person,
    browser: Browser,
    token: String,
    sent: u32,
}

impl Look {
    async fn of(world: &World, login: &str) -> Self {
        let person = world.person(login).await;
        let mut browser = Browser::of(world, login).await;
        let token = browser.get("/account").await.hidden("token");
        Self { person, browser, token, sent: 0 }
    }

    /// What is wrong with the answer of this address, if anything.
    async fn at(&mut self, row: &Row, things: &Things, unit: &Unit, own: bool) -> Option<String> {
        let Needs::Act(act) = row.needs else { return None };
        let (path, owner) = things.fill(row.path)?;
        let expected = self.expected(act, owner, unit, own);
        let answer = self.ask(row.method, &path).await;
        let fits = match expected {
            Decision::DenyHidden => {
                let nowhere = nowhere(row.path);
                let missing = self.ask(row.method, &nowhere).await;
                let same = masked(&answer, &path) == masked(&missing, &nowhere);
                answer.status == missing.status && same && is_turned_away(row, answer.status)
            }
            Decision::DenyVisible => is_refused(row, answer.status),
            Decision::Allow => is_heard(row, answer.status),
        };
        let who = (self.person.role, self.person.unit == unit.id);
        (!fits).then(|| format!("{who:?} {} {path} {expected:?}: {}", row.method, answer.status))
    }

    /// What the table says.
    fn expected(&self, act: Act, owner: Owner, unit: &Unit, own: bool) -> Decision {
        if owner == Owner::Pack {
            return may(self.person.role, act, Facts::COUNTY);
        }
        if self.person.county != unit.county {
            return Decision::DenyHidden;
        }
        let mut facts = self.person.facts_of(unit);
        match owner {
            Owner::County => facts = Facts::COUNTY,
            Owner::UnitsWork if self.leads() => facts.relation = Relation::Led,
            Owner::Person if !own => return Decision::DenyHidden,
            _ => {}
        }
        may(self.person.role, act, facts)
    }

    /// The task of the sample names the finance department as the lead.
    fn leads(&self) -> bool {
        self.person.role == Role::DepartmentOfficer
    }

    /// Asks for a page, or sends a form of the session that is filled in nowhere and stale.
    async fn ask(&mut self, method: &str, path: &str) -> Answer {
        if method == "GET" {
            return self.browser.get(path).await;
        }
        self.sent += 1;
        let form = format!("0192f0c1-2345-7000-8000-{:012x}", self.sent);
        let fields = [("token", self.token.as_str()), ("form", &form), ("version", "999")];
        self.browser.post(path, &fields).await
    }
}

/// A page is not there; a form may be refused or unreadable before anything is looked up.
fn is_turned_away(row: &Row, status: StatusCode) -> bool {
    let before = [StatusCode::FORBIDDEN, StatusCode::UNPROCESSABLE_ENTITY];
    status == StatusCode::NOT_FOUND || row.method == "POST" && before.contains(&status)
}

fn is_refused(row: &Row, status: StatusCode) -> bool {
    status == StatusCode::FORBIDDEN || row.method == "POST" && is_turned_away(row, status)
}

/// A page is shown. A form is not forbidden: it is empty, so that most have something to say of it.
fn is_heard(row: &Row, status: StatusCode) -> bool {
    match row.method {
        "GET" => status.is_success() || status.is_redirection(),
        _ => status != StatusCode::FORBIDDEN && !status.is_server_error(),
    }
}

/// The same address with things that do not exist.
fn nowhere(path: &str) -> String {
    // Duties are counted, tasks have the year before their number.
    filled(path).replace("/duties/2026-999999", "/duties/999999")
}

/// The answer without what differs from one request to the next.
fn masked(answer: &Answer, path: &str) -> String {
    let changing = Regex::new(r#"(nonce|value|reference)="[^"]*"|code">[^<]*<"#).unwrap();
    let escaped = path.replace('/', "%2F");
    let text = answer.text().replace(path, "PATH").replace(&escaped, "PATH");
    changing.replace_all(&text, "").into_owned()
}

async fn no_page_of_another_county_tells_of_ours(world: World) {
    world.neighbours().await;
    Things::of(&world, "Riverside", "wu").await;
    let ours = ["Riverside", "Hillside", "河畔", "山坡", "澜溪县校园", "公开食堂账目", "wu-2"];
    for person in ["n-chen", "n-sun", "n-he", "n-wu"] {
        let mut browser = Browser::of(&world, person).await;
        for row in route_table().into_iter().filter(|row| row.method == "GET") {
            if row.path.contains('{') {
                continue;
            }
            let page = browser.get(row.path).await.text();
            let told = ours.iter().find(|word| page.contains(**word));
            assert!(told.is_none(), "{person} {}: {told:?}", row.path);
        }
    }
}

/// The medians of many looks, taken in turn so that both meet the same noise. A look that is told
/// apart by its time would have to do more than read one row.
async fn what_is_hidden_takes_as_long_as_what_does_not_exist(world: World) {
    const LOOKS: usize = 41;
    let things = Things::of(&world, "Riverside", "wu").await;
    let mut zhao = Browser::of(&world, "zhao").await;
    for row in ["/tasks/{no}", "/evidence/{id}", "/units/{id}/week", "/duties/{no}"] {
        let (hidden, nowhere) = (things.fill(row).unwrap().0, nowhere(row));
        let mut times = [Vec::new(), Vec::new()];
        for _ in 0..LOOKS {
            for (path, times) in [&hidden, &nowhere].into_iter().zip(&mut times) {
                let began = std::time::Instant::now();
                assert_eq!(zhao.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
                times.push(began.elapsed().as_secs_f64() * 1000.0);
            }
        }
        let [hidden, nowhere] = times.map(median);
        let apart = (hidden - nowhere).abs();
        assert!(apart <= 3.0 + nowhere / 2.0, "{row}: {hidden:.2} ms and {nowhere:.2} ms");
    }
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_unstable_by(f64::total_cmp);
    times[times.len() / 2]
}
