//! The templates of the pack, as `packs/templates/README.md` describes them.

use domain::intake::Template;
use rust_embed::RustEmbed;

use crate::{Error, Result};

#[derive(RustEmbed)]
#[folder = "../../packs/templates"]
struct Files;

/// The templates, by name.
///
/// # Errors
/// A fault that names the file.
pub fn templates() -> Result<Vec<Template>> {
    let mut names: Vec<_> = Files::iter().filter(|name| name.ends_with(".toml")).collect();
    names.sort();
    names.iter().map(|name| read(name)).collect()
}

/// The template of this name.
///
/// # Errors
/// [`Error::Missing`], or a fault of the pack.
pub fn template(key: &str) -> Result<Template> {
    templates()?.into_iter().find(|template| template.key == key).ok_or(Error::Missing)
}

fn read(name: &str) -> Result<Template> {
    let file = Files::get(name).ok_or(Error::Missing)?;
    let text = String::from_utf8(file.data.into_owned()).map_err(Error::fault)?;
    toml::from_str(&text).map_err(|error| Error::fault(format!("{name}: {error}")))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use domain::intake::Kind;
    use domain::org::{Ownership, Stage};

    use super::*;

    #[test]
    fn every_template_can_be_read_and_names_each_column_once() {
        for template in templates().unwrap() {
            let keys: HashSet<_> = template.columns.iter().map(|column| &column.key).collect();
            assert_eq!(keys.len(), template.columns.len(), "{}", template.key);
        }
    }

    #[test]
    fn the_stages_and_ownerships_of_schools_are_those_of_the_domain() {
        let template = template("schools").unwrap();
        let names = |key: &str| -> Vec<String> {
            match &template.columns[template.place(key).unwrap()].kind {
                Kind::Choice(choices) => choices.iter().map(|it| it.name.clone()).collect(),
                other => panic!("{key} is {other:?}"),
            }
        };
        assert_eq!(names("stage"), Stage::ALL.map(Stage::name));
        assert_eq!(names("ownership"), Ownership::ALL.map(Ownership::name));
    }
}
