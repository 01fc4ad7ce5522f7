//! Small invented trees for the tests of the checks.

use std::fs;

use tempfile::TempDir;

use crate::house::House;

/// A tree with those files in a folder of its own.
pub(crate) fn tree(files: &[(&str, &str)]) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    root
}

/// The house file of the project itself.
pub(crate) fn house() -> House {
    House::read(include_str!("../house.toml")).unwrap()
}
