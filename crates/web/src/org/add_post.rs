//! A unit gets a post.

use app::org::AddPost;
use axum::extract::Path;
use domain::org::{PostKey, UnitName};
use serde::Deserialize;

use super::posts::{Sent, answered};
use super::unit_in;
use crate::shell::{Answer, Worded};

#[derive(Deserialize)]
pub(super) struct PostForm {
    #[serde(default)]
    key: String,
    #[serde(default)]
    title: String,
}

pub(super) async fn submit(Path(id): Path<String>, worded: Worded<PostForm>) -> Answer {
    let Worded { visit, key, fields: PostForm { key: post, title } } = worded;
    let unit = unit_in(&id)?;
    let post = (!post.is_empty()).then_some(PostKey(post));
    let name = UnitName { zh: title.clone(), en: String::new() };
    let done = visit.command(key, AddPost { unit, key: post, title: name }).await.map(drop);
    answered(visit, unit, Sent { name: title, ..Sent::default() }, done).await
}
