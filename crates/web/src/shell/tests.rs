//! All pages × samples × languages × sizes of text: what holds of every page, and what the most
//! important ones say, as snapshots that read like the page.

mod forms;
mod languages;
mod markup;
mod reading;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::samples::{self, Sample, Setting};
use reading::Reading;

/// The pages whose words are kept as snapshots.
const SNAPSHOTS: [(&str, &str); 23] = [
    ("DocumentHtml", "document"),
    ("TaskHtml", "task"),
    ("WorkPage", "work"),
    ("TaskListPage", "task_list"),
    ("ConflictPage", "conflict"),
    ("TermsPage", "terms"),
    ("PreviewPage", "preview"),
    ("OutlineConflictPage", "outline_conflict"),
    ("ChangesHtml", "changes"),
    ("ProblemPage", "problem"),
    ("WordsPage", "words"),
    ("CountyPage", "county"),
    ("DutyHtml", "duty"),
    ("BoardPage", "board"),
    ("YearHtml", "year"),
    ("EntryHtml", "year_entry"),
    ("PaperHtml", "pledge"),
    ("TokensPage", "tokens"),
    ("VisitHtml", "visit"),
    ("DraftPage", "import_draft"),
    ("ReportPage", "import_report"),
    ("ApiPage", "api"),
    ("UnitHtml", "unit"),
];

/// Asks every sample in every setting for its faults and fails with all of them.
fn no_page_has(faults: impl Fn(&Reading, Setting) -> Vec<String>) {
    let mut found = BTreeSet::new();
    for setting in Setting::all() {
        for sample in samples::all(setting) {
            let reading = Reading::of(&sample.html);
            let told = |fault| format!("{} [{}]: {fault}", sample.name, setting.locale.tag());
            found.extend(faults(&reading, setting).into_iter().map(told));
        }
    }
    assert!(found.is_empty(), "{}", Vec::from_iter(found).join("\n"));
}

/// The types of pages that the sources have.
fn page_types(folder: &Path) -> BTreeSet<String> {
    let is_page = regex::Regex::new(r"\bimpl (?:\w+::)*Page for (\w+)").unwrap();
    let mut types = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            types.extend(page_types(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            types.extend(is_page.captures_iter(&text).map(|found| found[1].to_owned()));
        }
    }
    types
}

fn any_setting() -> Setting {
    Setting::all().next().unwrap()
}

#[test]
fn every_page_has_samples() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let shown = samples::all(any_setting()).into_iter().map(|sample| sample.page.to_owned());
    assert_eq!(page_types(&sources), shown.collect(), "in the sources, and among the samples");
}

#[test]
fn samples_have_names_of_their_own() {
    let mut names: Vec<_> = samples::all(any_setting()).iter().map(|sample| sample.name).collect();
    names.sort_unstable();
    assert!(names.is_sorted_by(|one, other| one < other), "{names:?}");
}

#[test]
fn refused_forms_and_problems_are_no_success() {
    for sample in samples::all(any_setting()) {
        let is_problem = ["ProblemPage", "WordsPage"].contains(&sample.page)
            || sample.page.ends_with("ConflictPage");
        let fails = is_problem || sample.name.ends_with(": refused");
        assert_eq!(sample.status.is_success(), !fails, "{}", sample.name);
    }
}

#[test]
fn the_pages_read_as_they_did() {
    for setting in Setting::all().filter(|setting| !setting.large) {
        let mut texts: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for sample in samples::all(setting) {
            texts.entry(sample.page).or_default().push(as_text(&sample));
        }
        for (page, file) in SNAPSHOTS {
            let name = format!("{file}.{}", setting.locale.tag());
            insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(name, texts[page].join("\n\n"));
            });
        }
    }
}

fn as_text(sample: &Sample) -> String {
    let lines = Reading::of(&sample.html).lines().join("\n");
    format!("=== {} ({})\n{lines}", sample.name, sample.status.as_u16())
}
