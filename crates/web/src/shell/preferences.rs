//! Language and size of the text: remembered in the browser only.

use axum::extract::Query;
use axum::http::header::SET_COOKIE;
use l10n::Locale;
use serde::Deserialize;

use super::tokens::liking;
use super::{Answer, see_other};

#[derive(Deserialize)]
pub(super) struct Wish {
    lang: Option<String>,
    text: Option<String>,
    #[serde(default)]
    back: String,
}

/// Remembers the wish and goes back.
pub(super) async fn keep(Query(wish): Query<Wish>) -> Answer {
    let mut response = see_other(own_path(&wish.back))?;
    if let Some(locale) = wish.lang.as_deref().and_then(Locale::from_tag) {
        response.headers_mut().append(SET_COOKIE, liking("lang", locale.tag()));
    }
    let size = wish.text.map(|text| if text == "large" { "large" } else { "normal" });
    if let Some(size) = size {
        response.headers_mut().append(SET_COOKIE, liking("text", size));
    }
    Ok(response)
}

/// A path of ours, never an address elsewhere.
pub(crate) fn own_path(path: &str) -> String {
    // Browsers drop tabs and line ends and read a backslash as a slash.
    let odd = |c: char| c == '\\' || c.is_control() || c.is_whitespace();
    let ours = path.starts_with('/') && !path.starts_with("//") && !path.contains(odd);
    if ours { path.to_owned() } else { "/".to_owned() }
}
