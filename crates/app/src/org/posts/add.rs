//! A unit gets a post: one of the pack, or one that it names itself.

use domain::org::{Post, PostKey, PostKind, PostRefusal, UnitEvent, UnitName};
use kernel::{PostId, UnitId};

use super::pack::PostPack;
use super::store::{insert_posts, posts_at};
use crate::org::store::unit;
use crate::{Command, Error, Result, Work};

/// The order to add a post.
#[derive(Debug)]
pub struct AddPost {
    /// The unit.
    pub unit: UnitId,
    /// The post of the pack; `None` for one of the unit's own.
    pub key: Option<PostKey>,
    /// The title of a post of the unit's own.
    pub title: UnitName,
}

impl Command for AddPost {
    type Outcome = PostId;

    async fn carry_out(self, work: &mut Work) -> Result<PostId> {
        let unit = unit(work.db(), work.county(), self.unit).await?;
        let (key, kind, title) = self.what()?;
        work.require(super::end::keeps(kind), work.person()?.facts_of(&unit))?;
        let posts = posts_at(work.db(), unit.id).await?;
        let is_there =
            |post: &Post| (key.is_some() && post.key == key) || post.title.zh == title.zh;
        if posts.iter().any(is_there) {
            return Err(PostRefusal::ThereAlready.into());
        }
        if !unit.is_open() {
            return Err(PostRefusal::Closed.into());
        }
        let id = PostId::fresh(work.ids());
        let titles = vec![title.zh.clone()];
        let post = Post { id, county: unit.county, unit: unit.id, key, kind, title };
        insert_posts(work, &[post], posts.len()).await?;
        work.record(&UnitEvent::PostsAdded { unit: unit.id, posts: vec![id], titles })?;
        Ok(id)
    }
}

impl AddPost {
    fn what(&self) -> Result<(Option<PostKey>, PostKind, UnitName)> {
        if let Some(key) = &self.key {
            let pack = PostPack::read()?;
            let post = pack.post(key).ok_or(Error::Missing)?;
            return Ok((Some(key.clone()), post.kind, post.title.clone()));
        }
        let (zh, en) = (self.title.zh.trim(), self.title.en.trim());
        if zh.is_empty() {
            return Err(PostRefusal::TitleMissing.into());
        }
        let en = if en.is_empty() { zh } else { en };
        let title = UnitName { zh: zh.to_owned(), en: en.to_owned() };
        Ok((None, PostKind::Other, title))
    }
}
