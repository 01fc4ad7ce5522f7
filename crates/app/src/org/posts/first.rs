//! A school begins with the posts that answer first, as the pack has them for its ownership.

use domain::org::{Post, PostTemplate, Unit, UnitEvent, templates_for};
use kernel::{PostId, local_date};

use super::pack::PostPack;
use super::store::insert_posts;
use crate::{Result, Work};

/// Gives a new school the posts that answer first; other units begin with none.
pub(in crate::org) async fn add_first_posts(
    work: &mut Work,
    unit: &Unit,
    pack: &PostPack,
) -> Result<()> {
    let Some(school) = &unit.school else { return Ok(()) };
    let templates: Vec<PostTemplate> =
        pack.templates.iter().map(|(template, _)| template.clone()).collect();
    let keys = templates_for(&templates, school.ownership, local_date(work.now()));
    let posts = keys.iter().filter_map(|key| pack.post(key)).map(|post| Post {
        id: PostId::fresh(work.ids()),
        county: unit.county,
        unit: unit.id,
        key: Some(post.key.clone()),
        kind: post.kind,
        title: post.title.clone(),
    });
    let posts: Vec<Post> = posts.collect();
    insert_posts(work, &posts, 0).await?;
    let titles = posts.iter().map(|post| post.title.zh.clone()).collect();
    let posts = posts.iter().map(|post| post.id).collect();
    work.record(&UnitEvent::PostsAdded { unit: unit.id, posts, titles })
}
