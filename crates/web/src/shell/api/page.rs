//! The page about the API: how to get a token, an example, and the table of its routes, read from
//! the same description that programs read.

use askama::Template;
use serde_json::Value;

use super::super::serve::routes;
use super::super::{Answer, Guest, Page, Ui, shown};
use super::document::document;
use super::problem::KINDS;

/// The page.
#[derive(Template)]
#[template(path = "shell/api/page.html")]
pub(crate) struct ApiPage {
    pub(crate) ui: Ui,
    pub(crate) base_url: String,
    pub(crate) routes: Vec<RouteRow>,
}

impl Page for ApiPage {}

/// A route of the API.
#[derive(Debug, Clone)]
pub(crate) struct RouteRow {
    method: String,
    path: String,
    summary: String,
    scope: String,
    /// The parameters of its query.
    parameters: Vec<String>,
}

impl ApiPage {
    /// The page, from the description in the language of `ui`.
    pub(crate) fn new(ui: Ui, base_url: String) -> Self {
        let document = document(ui.locale, &routes().rows);
        let paths = document["paths"].as_object().into_iter().flatten();
        let rows = paths.flat_map(|(path, operations)| {
            let operations = operations.as_object().into_iter().flatten();
            operations.map(move |(method, said)| RouteRow::of(path, method, said))
        });
        Self { routes: rows.collect(), ui, base_url }
    }

    // i18n: api-problem-*
    fn problems() -> [(&'static str, u16); 14] {
        KINDS
    }
}

impl RouteRow {
    fn of(path: &str, method: &str, said: &Value) -> Self {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let parameters = said["parameters"].as_array().into_iter().flatten();
        let asked = parameters.filter(|parameter| parameter["in"] == "query");
        Self {
            method: method.to_uppercase(),
            path: path.to_owned(),
            summary: text(&said["summary"]),
            scope: text(&said["security"][0]["token"][0]),
            parameters: asked.map(|parameter| text(&parameter["name"])).collect(),
        }
    }
}

pub(in super::super) async fn show(guest: Guest) -> Answer {
    let base_url = guest.web.options.base_url.clone();
    shown(&ApiPage::new(guest.ui, base_url))
}
