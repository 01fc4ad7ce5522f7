//! Posts: who holds them is entered by whoever keeps them, seen by whose work it is, and ends when
//! people leave.

use app::accounts::RecordDeparture;
use app::org::{AddPost, AppointHolder, EndTenure, PostRow, posts_page};
use app::{Error, Result};
use chrono::TimeDelta;
use domain::org::{PostKey, PostKind, UnitName};
use kernel::{PostId, Version};
use testkit::{World, on_both_engines};

on_both_engines!(
    a_school_begins_with_the_posts_that_answer_first,
    who_held_a_post_on_a_day_can_be_asked,
    who_answers_first_is_for_the_office_to_say,
    holders_are_seen_by_whose_work_it_is,
    two_posts_that_must_be_apart_are_shown_together,
    whoever_leaves_holds_no_post_any_more,
);

async fn rows(world: &World, login: &str, day: &str) -> Result<Vec<PostRow>> {
    let person = world.person(login).await;
    let unit = world.unit("Riverside");
    let page = posts_page(&world.app.reader(&person), unit, day.parse().ok()).await?;
    Ok(page.rows)
}

async fn holders(world: &World, day: &str) -> Vec<Option<String>> {
    let rows = rows(world, "chen", day).await.unwrap();
    rows.into_iter().map(|row| row.holder.map(|tenure| tenure.holder)).collect()
}

fn holds(post: PostId, holder: &str, first: &str) -> AppointHolder {
    AppointHolder {
        post,
        holder: holder.to_owned(),
        account: None,
        first_on: first.parse().ok(),
        last_on: None,
        acting: false,
    }
}

async fn add(world: &World, login: &str, key: &str) -> Result<PostId> {
    let title = UnitName { zh: String::new(), en: String::new() };
    let (unit, key) = (world.unit("Riverside"), Some(PostKey(key.to_owned())));
    world.command(login, AddPost { unit, key, title }).await
}

async fn a_school_begins_with_the_posts_that_answer_first(world: World) {
    let rows = rows(&world, "wu", "").await.unwrap();
    let posts: Vec<_> =
        rows.iter().map(|row| (row.post.title.en.as_str(), row.post.kind)).collect();
    let first = PostKind::FirstResponsible;
    assert_eq!(posts, [("Party secretary", first), ("Head", first)]);
    assert!(rows.iter().all(|row| row.holder.is_none()), "vacant");
}

async fn who_held_a_post_on_a_day_can_be_asked(world: World) {
    let head = rows(&world, "chen", "").await.unwrap()[1].post.id;
    world.command("chen", holds(head, "高远", "2020-09-01")).await.unwrap();
    let second = world.command("chen", holds(head, "林溪", "2026-09-01")).await;
    assert!(matches!(second, Err(Error::Refused(_))), "{second:?}");
    let tenure = rows(&world, "chen", "").await.unwrap()[1].holder.clone().unwrap().id;
    let end = || EndTenure { tenure, seen: Version::FIRST, last_on: "2026-08-31".parse().ok() };
    world.command("chen", end()).await.unwrap();
    let late = world.command("qian", end()).await;
    assert!(matches!(late, Err(Error::Stale { .. })), "{late:?}");
    world.command("chen", holds(head, "林溪", "2026-09-01")).await.unwrap();
    assert_eq!(holders(&world, "2020-08-31").await, [None, None]);
    assert_eq!(holders(&world, "2026-08-31").await, [None, Some("高远".to_owned())]);
    assert_eq!(holders(&world, "2026-09-28").await, [None, Some("林溪".to_owned())]);
}

async fn who_answers_first_is_for_the_office_to_say(world: World) {
    let head = rows(&world, "wu", "").await.unwrap()[1].post.id;
    let denied = world.command("wu", holds(head, "吴静", "2026-09-01")).await;
    assert!(matches!(denied, Err(Error::Denied(_))), "{denied:?}");
    let accountant = add(&world, "wu", "accountant").await.unwrap();
    world.command("wu", holds(accountant, "林溪", "2026-09-01")).await.unwrap();
    let twice = add(&world, "wu", "accountant").await;
    assert!(matches!(twice, Err(Error::Refused(_))), "{twice:?}");
    let foreign = add(&world, "zhao", "cashier").await;
    assert!(matches!(foreign, Err(Error::Missing)), "{foreign:?}");
}

async fn holders_are_seen_by_whose_work_it_is(world: World) {
    for login in ["chen", "sun", "he", "wu"] {
        assert!(rows(&world, login, "").await.is_ok(), "{login}");
    }
    for login in ["zhao", "fang"] {
        let hidden = rows(&world, login, "").await;
        assert!(matches!(hidden, Err(Error::Missing)), "{login}: {hidden:?}");
    }
}

async fn two_posts_that_must_be_apart_are_shown_together(world: World) {
    for key in ["accountant", "cashier"] {
        let post = add(&world, "wu", key).await.unwrap();
        world.command("wu", holds(post, "林溪", "2026-09-01")).await.unwrap();
    }
    let rows = rows(&world, "sun", "2026-09-28").await.unwrap();
    let together: Vec<_> = rows.iter().map(|row| row.together_with.len()).collect();
    assert_eq!(together, [0, 0, 1, 1]);
}

async fn whoever_leaves_holds_no_post_any_more(world: World) {
    let post = add(&world, "wu", "information-clerk").await.unwrap();
    let account = world.cast.account("wu");
    let order = AppointHolder { account: Some(account), ..holds(post, "吴静", "2026-01-01") };
    world.command("wu", order).await.unwrap();
    let order = RecordDeparture {
        account,
        seen: Version::FIRST,
        last_on: "2026-10-09".parse().ok(),
        successor: None,
        reason: "调动".to_owned(),
    };
    world.command("chen", order).await.unwrap();
    world.clock.advance(TimeDelta::days(30));
    app::accounts::close_accounts(&world.app).await.unwrap();
    assert_eq!(holders(&world, "2026-10-09").await[2], Some("吴静".to_owned()));
    assert_eq!(holders(&world, "2026-10-10").await[2], None, "vacant");
}
