//! Sizes: files and functions stay small enough to be read in one go.
//!
//! A file is counted in lines, a function from its `fn` to its closing brace. Test files
//! may be longer, for they are lists of sentences.

mod functions;
#[cfg(test)]
mod tests;

use std::path::Path;

use anyhow::Result;

use crate::finding::Finding;
use crate::house::House;
use crate::tree::{SourceFile, files};

/// The lengths, in lines, above which a thing is warned of and fails.
#[derive(Debug, Clone, Copy)]
struct Limit {
    warn: usize,
    fail: usize,
}

const FILE: Limit = Limit { warn: 300, fail: 400 };
const TEST_FILE: Limit = Limit { warn: 450, fail: 600 };
const FUNCTION: Limit = Limit { warn: 40, fail: 60 };

/// Checks every Rust file under `crates/` and `bench/`.
pub(crate) fn check(root: &Path, house: &House) -> Result<Vec<Finding>> {
    let mut sources = files(root, "crates", ".rs")?;
    sources.extend(files(root, "bench", ".rs")?);
    Ok(sources.iter().flat_map(|file| findings(file, house)).collect())
}

fn findings(file: &SourceFile, house: &House) -> Vec<Finding> {
    let limit = if file.is_test() { TEST_FILE } else { FILE };
    let limit = permitted(limit, &file.path, None, house);
    let whole = judge(&file.path, 1, "the file", file.text.lines().count(), limit);
    let functions = functions::of(&file.text).into_iter().filter_map(|function| {
        let limit = permitted(FUNCTION, &file.path, Some(&function.name), house);
        let name = format!("the function `{}`", function.name);
        judge(&file.path, function.line, &name, function.lines, limit)
    });
    whole.into_iter().chain(functions).collect()
}

/// The limit after what the house permits this file or function.
fn permitted(limit: Limit, file: &str, function: Option<&str>, house: &House) -> Limit {
    let known = house.long.iter().find(|it| it.file == file && it.function.as_deref() == function);
    known.map_or(limit, |it| Limit { warn: it.lines, fail: it.lines })
}

fn judge(file: &str, line: usize, thing: &str, lines: usize, limit: Limit) -> Option<Finding> {
    if lines <= limit.warn {
        return None;
    }
    let mend = "divide it by what it is about, or permit it with a reason in house.toml";
    let told =
        |most| Finding::breach(file, line, format!("{thing} has {lines} lines, {most}"), mend);
    if lines > limit.fail {
        return Some(told(format!("at most {} are allowed", limit.fail)));
    }
    Some(told(format!("more than {}", limit.warn)).into_warning())
}
