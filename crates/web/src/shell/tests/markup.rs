//! What a browser may rely on: ids, headings, and nothing that the content policy forbids.

use std::collections::BTreeMap;

use scraper::ElementRef;

use super::no_page_has;
use super::reading::Reading;

/// Attributes that name ids of the same page.
const REFERENCES: [&str; 5] =
    ["for", "aria-labelledby", "aria-describedby", "data-copy", "aria-controls"];

fn ids(reading: &Reading) -> BTreeMap<&str, usize> {
    let mut ids = BTreeMap::new();
    for element in reading.all("[id]") {
        *ids.entry(element.attr("id").unwrap()).or_default() += 1;
    }
    ids
}

fn named(element: ElementRef<'_>) -> Vec<&str> {
    let by_attribute = REFERENCES.iter().filter_map(|name| element.attr(name));
    let link = element.attr("href").and_then(|address| address.strip_prefix('#'));
    by_attribute.flat_map(str::split_whitespace).chain(link).collect()
}

#[test]
fn ids_are_unique_on_the_page() {
    no_page_has(|reading, _| {
        let twice = ids(reading).into_iter().filter(|(_, count)| *count > 1);
        twice.map(|(id, count)| format!("{id} stands {count} times")).collect()
    });
}

#[test]
fn what_is_referred_to_is_there() {
    no_page_has(|reading, _| {
        let ids = ids(reading);
        let named = reading.all("*").into_iter().flat_map(named);
        let missing = named.filter(|id| !ids.contains_key(id));
        missing.map(|id| format!("#{id} is missing")).collect()
    });
}

#[test]
fn styles_and_scripts_stand_in_files() {
    no_page_has(|reading, _| {
        let inline = reading.all("style, [style], script:not([src]), [href^='javascript:']");
        let handler = |element: &ElementRef<'_>| {
            element.value().attrs().any(|(name, _)| name.starts_with("on"))
        };
        let handlers = reading.all("*").into_iter().filter(handler);
        inline.into_iter().chain(handlers).map(|element| element.html()).collect()
    });
}

#[test]
fn there_is_one_title_one_main_part_and_one_first_heading() {
    no_page_has(|reading, _| {
        let wrong = ["title", "main", "h1"].into_iter().filter(|name| reading.all(name).len() != 1);
        wrong.map(|name| format!("{} × <{name}>", reading.all(name).len())).collect()
    });
}
