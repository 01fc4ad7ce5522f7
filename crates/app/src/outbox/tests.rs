//! How the engines find letters.

use sea_orm::QueryTrait;
use testkit::{World, on_both_engines};

use super::rows::about;
use crate::shell::explained::{by_index_alone, explained};

on_both_engines!(a_letter_of_one_day_is_found_in_an_index);

async fn a_letter_of_one_day_is_found_in_an_index(world: World) {
    let county = world.person("chen").await.county;
    let (db, by_index_alone) = by_index_alone(&world.database_url(), "outbox_posted").await;
    let ask = about(county, "digest", "2026-09-28").build(db.get_database_backend());
    let told = explained(&db, ask).await;
    assert!(told.contains(&by_index_alone), "{told}");
}
