//! The pack of posts, as `packs/posts/README.md` describes it. An unknown field is a fault.

use chrono::NaiveDate;
use domain::org::{Incompatible, Ownership, PostKey, PostKind, PostTemplate, UnitName};
use rust_embed::RustEmbed;
use serde::Deserialize;

use crate::{Error, Result};

#[derive(RustEmbed)]
#[folder = "../../packs/posts"]
struct Files;

/// The posts that units have, who answers first, and what one person must not hold together.
#[derive(Debug, Clone)]
pub struct PostPack {
    /// The posts, in the order people list them.
    pub posts: Vec<PackPost>,
    /// Pairs that must be apart, each with its ground.
    pub apart: Vec<(Incompatible, PackSource)>,
    /// Who answers first, each with its ground.
    pub templates: Vec<(PostTemplate, PackSource)>,
}

/// A post of the pack.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackPost {
    /// Its name for good.
    pub key: PostKey,
    /// What it is for.
    pub kind: PostKind,
    /// Its title.
    pub title: UnitName,
}

/// The ground of an entry.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackSource {
    /// The document.
    pub document: String,
    /// Its date, as far as it is known.
    pub date: String,
    /// How sure it is.
    pub sure: Sure,
}

/// How sure the ground of an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sure {
    /// From general knowledge; a county compares it with the text in force there.
    Known,
    /// Usual practice; the document gives the ground only.
    Practice,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PostsFile {
    posts: Vec<PackPost>,
    apart: Vec<Apart>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Apart {
    one: PostKey,
    other: PostKey,
    source: PackSource,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FirstFile {
    templates: Vec<Template>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Template {
    ownership: Ownership,
    first_on: NaiveDate,
    last_on: Option<NaiveDate>,
    posts: Vec<PostKey>,
    source: PackSource,
}

impl PostPack {
    /// The embedded pack.
    ///
    /// # Errors
    /// A fault that says what is damaged.
    pub fn read() -> Result<Self> {
        let PostsFile { posts, apart } = embedded("posts.toml")?;
        let FirstFile { templates } = embedded("first-responsible.toml")?;
        let pack = Self {
            posts,
            apart: apart.into_iter().map(|it| (it.pair(), it.source)).collect(),
            templates: templates.into_iter().map(Template::into_template).collect(),
        };
        pack.check()?;
        Ok(pack)
    }

    /// The post of this key.
    pub fn post(&self, key: &PostKey) -> Option<&PackPost> {
        self.posts.iter().find(|post| post.key == *key)
    }

    /// The pairs that must be apart.
    pub fn pairs(&self) -> Vec<Incompatible> {
        self.apart.iter().map(|(pair, _)| pair.clone()).collect()
    }

    /// Every key that is named stands for a post.
    fn check(&self) -> Result<()> {
        let of_pairs = self.apart.iter().flat_map(|(pair, _)| [&pair.one, &pair.other]);
        let of_templates = self.templates.iter().flat_map(|(template, _)| &template.posts);
        match of_pairs.chain(of_templates).find(|key| self.post(key).is_none()) {
            None => Ok(()),
            Some(key) => {
                Err(Error::fault(format!("packs/posts names {}, which is not there", key.0)))
            }
        }
    }
}

impl Apart {
    fn pair(&self) -> Incompatible {
        Incompatible { one: self.one.clone(), other: self.other.clone() }
    }
}

impl Template {
    fn into_template(self) -> (PostTemplate, PackSource) {
        let Self { ownership, first_on, last_on, posts, source } = self;
        (PostTemplate { ownership, first_on, last_on, posts }, source)
    }
}

fn embedded<T: serde::de::DeserializeOwned>(name: &str) -> Result<T> {
    let file = Files::get(name).ok_or(Error::Missing)?;
    let text = String::from_utf8(file.data.into_owned()).map_err(Error::fault)?;
    toml::from_str(&text).map_err(Error::fault)
}

#[cfg(test)]
mod tests {
    use domain::org::templates_for;

    use super::*;

    fn keys(ownership: Ownership, day: &str) -> Vec<String> {
        let pack = PostPack::read().unwrap();
        let templates: Vec<_> = pack.templates.into_iter().map(|(template, _)| template).collect();
        let keys = templates_for(&templates, ownership, day.parse().unwrap());
        keys.into_iter().map(|key| key.0).collect()
    }

    #[test]
    fn who_answers_first_differs_by_ownership_and_by_day() {
        let (public, private) = (Ownership::Public, Ownership::Private);
        assert_eq!(keys(public, "2021-12-31"), ["head", "party-secretary"]);
        assert_eq!(keys(public, "2026-09-28"), ["party-secretary", "head"]);
        assert_eq!(
            keys(private, "2026-09-28"),
            ["legal-representative", "head", "party-secretary"]
        );
    }

    #[test]
    fn every_post_stands_there_once() {
        let pack = PostPack::read().unwrap();
        let mut keys: Vec<_> = pack.posts.iter().map(|post| &post.key).collect();
        keys.sort();
        assert!(keys.is_sorted_by(|one, other| one < other), "{keys:?}");
    }
}
