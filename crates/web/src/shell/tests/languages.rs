//! No sentence stands in the wrong language, and every foreign word says which it is in: a screen
//! reader speaks it so (WCAG 2.2, 3.1.1 and 3.1.2).

use std::sync::LazyLock;

use l10n::Locale;
use regex::Regex;

use super::no_page_has;
use super::reading::{Piece, Reading};

fn pattern(text: &str) -> Regex {
    Regex::new(text).unwrap()
}

/// A Chinese character, or punctuation that stands between them.
fn is_chinese(text: &str) -> bool {
    static CHINESE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"[\p{Han}\u{3000}-\u{303f}\u{ff00}-\u{ffef}]"));
    CHINESE.is_match(text)
}

/// The text without what it quotes: an English sentence may quote a Chinese mark.
fn without_quotations(text: &str) -> String {
    static QUOTATION: LazyLock<Regex> = LazyLock::new(|| pattern("“[^”]*”"));
    QUOTATION.replace_all(text, "").into_owned()
}

/// In the title of a page and in text to be copied no part can have a language of its own.
fn cannot_be_marked(piece: &Piece<'_>) -> bool {
    piece.element.value().name() == "title" || piece.element.attr("id") == Some("as-text")
}

fn pieces(reading: &Reading, wrong: impl Fn(&Piece<'_>) -> bool) -> Vec<String> {
    reading.pieces().iter().filter(|piece| wrong(piece)).map(Piece::told).collect()
}

#[test]
fn the_page_says_its_language_and_its_size_of_text() {
    no_page_has(|reading, setting| {
        let html = &reading.all("html")[0];
        let language = html.attr("lang") == Some(setting.locale.tag());
        let large = (html.attr("class") == Some("text-large")) == setting.large;
        if language && large { Vec::new() } else { vec![format!("{:?}", html.value())] }
    });
}

#[test]
fn chinese_on_an_english_page_is_marked_as_chinese() {
    no_page_has(|reading, setting| {
        let wrong = |piece: &Piece<'_>| {
            let stray = piece.language() != "zh-CN" && !cannot_be_marked(piece);
            stray && is_chinese(&without_quotations(&piece.text))
        };
        if setting.locale == Locale::En { pieces(reading, wrong) } else { Vec::new() }
    });
}

#[test]
fn english_on_an_english_page_is_not_marked_as_chinese() {
    let word = pattern("[A-Za-z]{3}");
    let file_name = pattern(r"^\S+\.[a-z]{2,4}$");
    no_page_has(|reading, setting| {
        let wrong = |piece: &Piece<'_>| {
            let is_english = word.is_match(&piece.text) && !is_chinese(&piece.text);
            let is_data = piece.attribute == Some("value") || file_name.is_match(&piece.text);
            piece.language() == "zh-CN" && is_english && !is_data
        };
        if setting.locale == Locale::En { pieces(reading, wrong) } else { Vec::new() }
    });
}

#[test]
fn no_english_sentence_is_left_on_a_chinese_page() {
    let sentence = pattern(r"[A-Za-z][a-z’']*(?:[ ,]+[A-Za-z][a-z’']*){3}");
    no_page_has(|reading, setting| {
        let wrong = |piece: &Piece<'_>| piece.language() != "en" && sentence.is_match(&piece.text);
        if setting.locale == Locale::ZhCn { pieces(reading, wrong) } else { Vec::new() }
    });
}

#[test]
fn no_page_shows_a_message_id_in_place_of_a_sentence() {
    let id = pattern("^[a-z]+(-[a-z]+)+$");
    no_page_has(|reading, _| {
        pieces(reading, |piece| id.is_match(&piece.text) && piece.attribute != Some("value"))
    });
}
