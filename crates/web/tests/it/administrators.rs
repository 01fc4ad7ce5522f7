//! The three administrators over HTTP: what they decide, and that the work does not exist for them.

use axum::http::StatusCode;
use domain::access::{Act, Role};
use testkit::{World, on_both_engines};
use web::{Needs, route_table};

use crate::browser::Browser;

/// Acts that administrators may see.
const OF_ACCOUNTS: [Act; 10] = [
    Act::ReadAccounts,
    Act::ListAccounts,
    Act::InviteAccount,
    Act::ResetAccount,
    Act::ApproveGrant,
    Act::EndSessions,
    Act::ReadAccessRecord,
    Act::ReadNetwork,
    Act::ManageNetwork,
    Act::ReadSystem,
];

/// Addresses of the work with something behind them, for every route with a parameter.
async fn addresses(world: &World) -> Vec<String> {
    let plan = world.plan().await;
    let task = world.task_for("Riverside").handed_in().await;
    let unit = world.unit("Riverside");
    let wu = world.cast.account("wu");
    let mut chen = Browser::of(world, "chen").await;
    let page = chen.get(&format!("/tasks/{}", task.no)).await.text();
    let evidence = page.split("/evidence/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let mut found = vec![format!("/evidence/{evidence}"), format!("/accounts/{wu}/departure")];
    for tail in ["", "/board", "/changes", "/original"] {
        found.push(format!("/plans/{}{tail}", plan.id));
    }
    for tail in ["/week", "/month"] {
        found.push(format!("/units/{unit}{tail}"));
    }
    found.push(format!("/tasks/{}", task.no));
    found.push("/duties/1".to_owned());
    found
}

async fn the_work_does_not_exist_for_administrators(world: World) {
    world.administrators().await;
    let mut addresses = addresses(&world).await;
    let of_work = route_table().into_iter().filter(|row| {
        let is_of_work = matches!(row.needs, Needs::Act(act) if !OF_ACCOUNTS.contains(&act));
        // Two addresses only lead on, to others of this list.
        let leads_on = ["/", "/week"].contains(&row.path);
        row.method == "GET" && is_of_work && !row.path.contains('{') && !leads_on
    });
    addresses.extend(of_work.map(|row| row.path.to_owned()));
    let mut shown = Vec::new();
    for login in ["shen", "tang", "yan"] {
        let mut browser = Browser::of(&world, login).await;
        for address in &addresses {
            let answer = browser.get(address).await;
            if answer.status != StatusCode::NOT_FOUND {
                shown.push(format!("{login} {address}: {}", answer.status));
            }
        }
        let menu = browser.get("/accounts").await.text();
        for place in ["/tasks", "/plans", "/county", "/work"] {
            assert!(!menu.contains(&format!("href=\"{place}\"")), "{login} {place}");
        }
        let work = browser.get("/work").await.text();
        assert!(!work.contains("/tasks/20"), "{login}: {work}");
    }
    assert!(shown.is_empty(), "{}", shown.join("\n"));
}

async fn nobody_else_sees_the_administration(world: World) {
    world.administrators().await;
    let wu = world.cast.account("wu");
    for login in ["chen", "sun", "he", "wu", "fang"] {
        let mut browser = Browser::of(&world, login).await;
        for page in ["/accounts", "/invitations/new", "/record", &format!("/accounts/{wu}")] {
            assert_eq!(browser.get(page).await.status, StatusCode::NOT_FOUND, "{login} {page}");
        }
    }
    for (login, page) in [("tang", "/invitations/new"), ("yan", "/invitations/new")] {
        let mut browser = Browser::of(&world, login).await;
        assert_eq!(browser.get(page).await.status, StatusCode::FORBIDDEN, "{login}");
        assert_eq!(browser.get("/accounts").await.status, StatusCode::OK, "{login}");
    }
    for login in ["shen", "tang"] {
        let mut browser = Browser::of(&world, login).await;
        assert_eq!(browser.get("/record").await.status, StatusCode::NOT_FOUND, "{login}");
    }
}

async fn a_powerful_role_is_approved_by_the_second_person(world: World) {
    world.administrators().await;
    let slip = world.invited("li", "Bureau Office", Role::BureauOfficer).await;
    let mut shen = Browser::of(&world, "shen").await;
    assert!(shen.get("/accounts").await.text().contains("Waiting for a second person"));
    let mut tang = Browser::of(&world, "tang").await;
    let list = tang.get("/accounts").await.text();
    let place = list.split("Look and decide about li").next().unwrap();
    let place = place.rsplit("href=\"").next().unwrap().split('"').next().unwrap().to_owned();
    assert!(!shen.get(&place).await.text().contains("/approval\""), "no button for the first");
    let file = tang.get(&place).await;
    let form = file.text();
    let action = form.split("action=\"").find(|rest| rest.contains("/approval\"")).unwrap();
    let action = action.split('"').next().unwrap().to_owned();
    let account = place.rsplit('/').next().unwrap();
    let done = tang.submit(&file, &action, &[("account", account)]).await;
    assert_eq!(done.place(), place, "{}", done.text());
    let late = tang.submit(&file, &action, &[("account", account), ("x", "y")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let mut li = Browser::on(&world).await;
    let code = slip.code.to_string();
    let password = testkit::PASSWORD;
    let fields =
        [("login", "li"), ("code", code.as_str()), ("password", password), ("again", password)];
    let first = li.post("/activation", &fields).await;
    assert_eq!(first.place(), "/account", "a powerful role is asked for a second factor");
    assert!(li.get("/account").await.text().contains("Your role wants a second factor"));
}

async fn a_loss_is_told_and_the_slip_shown_once(world: World) {
    world.administrators().await;
    let wu = world.cast.account("wu");
    let place = format!("/accounts/{wu}");
    let mut clerk = Browser::of(&world, "wu").await;
    let mut tang = Browser::of(&world, "tang").await;
    let file = tang.get(&place).await;
    let reset = format!("{place}/reset");
    let refused = tang.submit(&file, &reset, &[("reason", "忘了密码")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("忘了密码"), "the words stay");
    let fields = [("reason", "忘了密码"), ("identity", "in-person")];
    let slip = tang.submit(&refused, &reset, &fields).await;
    assert!(slip.text().contains("Activation slips"), "{}", slip.text());
    assert!(clerk.get("/work").await.place().starts_with("/sign-in"), "the session has ended");
    let mut yan = Browser::of(&world, "yan").await;
    let told = yan.get(&place).await.text();
    assert!(told.contains("Password forgotten") && !told.contains("/reset\""), "{told}");
}

async fn the_record_tells_who_did_what_and_is_verified(world: World) {
    world.administrators().await;
    world.invited("zhou", "Riverside", Role::SchoolClerk).await;
    let mut yan = Browser::of(&world, "yan").await;
    let page = yan.get("/record").await;
    assert!(page.text().contains("shen invited to the account"), "{}", page.text());
    assert!(!page.text().contains("新到任"), "not what was said");
    let verified = yan.submit(&page, "/record/verification", &[]).await;
    assert!(verified.text().contains("nothing was changed"), "{}", verified.text());
}

on_both_engines!(
    the_work_does_not_exist_for_administrators,
    nobody_else_sees_the_administration,
    a_powerful_role_is_approved_by_the_second_person,
    a_loss_is_told_and_the_slip_shown_once,
    the_record_tells_who_did_what_and_is_verified,
);
