//! Both languages say the same things, all that is said exists, and nothing else does.
//!
//! Sentences for people stand in `locales/<language>/*.ftl`. Code names them by id:
//! `Message::new("id")` and `msg!("id")` in Rust, `ui.t("id")` in both Rust and templates.
//! An id that is put together at run time is declared beside the place, by a comment
//! `i18n: task-state-*`, which marks the whole family as used.

mod chinese;
mod fluent;
#[cfg(test)]
mod tests;
mod usage;

use std::path::Path;

use anyhow::Result;

use crate::finding::Finding;
use crate::house::House;
use crate::tree::{files, product_sources};
use fluent::{Bundle, FluentMessage};
use usage::Usage;

/// Checks the two languages against each other and against the code.
pub(crate) fn check(root: &Path, house: &House) -> Result<Vec<Finding>> {
    let zh = Bundle::read(&files(root, "locales/zh-CN", ".ftl")?);
    let en = Bundle::read(&files(root, "locales/en", ".ftl")?);
    let rust = product_sources(root)?;
    let templates = files(root, "crates/web/src", ".html")?;
    let mut findings = [zh.doubles.clone(), en.doubles.clone()].concat();
    findings.extend(lacking(&zh, &en, "en"));
    findings.extend(lacking(&en, &zh, "zh-CN"));
    findings.extend(different_variables(&zh, &en));
    let usage = Usage::read(&rust, &templates);
    findings.extend(usage.unknown(&zh));
    findings.extend(orphans(&zh, &usage));
    findings.extend(chinese::findings(&rust, &templates, house));
    Ok(findings)
}

/// Files and messages of one language that the other lacks.
fn lacking(here: &Bundle, there: &Bundle, language: &str) -> Vec<Finding> {
    let files = here.files.iter().filter(|(name, _)| !there.files.contains_key(*name));
    let files = files.map(|(name, path)| {
        Finding::breach(path, 1, format!("{language} has no {name}"), "add the file there")
    });
    let messages = here.messages.iter().filter_map(|(id, message)| {
        let other = there.messages.get(id);
        if other.is_some_and(|other| other.file_name() == message.file_name()) {
            return None;
        }
        let what = format!("{language} has no `{id}` in {}", message.file_name());
        Some(Finding::breach(&message.file, message.line, what, "translate it, same file name"))
    });
    files.chain(messages).collect()
}

fn different_variables(chinese: &Bundle, english: &Bundle) -> Vec<Finding> {
    let both = chinese.messages.iter().filter_map(|(id, zh)| {
        let en = english.messages.get(id)?;
        (zh.variables != en.variables).then_some((id, zh, en))
    });
    both.map(|(id, zh, en)| {
        let what = format!("`{id}` has {} in zh-CN, {} in en", list(zh), list(en));
        Finding::breach(&en.file, en.line, what, "use the same variables in both languages")
    })
    .collect()
}

fn list(message: &FluentMessage) -> String {
    let variables: Vec<String> = message.variables.iter().map(|it| format!("${it}")).collect();
    format!("[{}]", variables.join(" "))
}

/// Messages that no code and no other message names.
fn orphans(bundle: &Bundle, usage: &Usage) -> Vec<Finding> {
    let unused = bundle.messages.iter().filter(|(id, _)| {
        !usage.names(id) && !bundle.messages.values().any(|it| it.references.contains(*id))
    });
    unused
        .map(|(id, message)| {
            let mend = "delete it in both languages, or declare its family: // i18n: family-*";
            Finding::breach(&message.file, message.line, format!("nothing uses `{id}`"), mend)
        })
        .collect()
}
