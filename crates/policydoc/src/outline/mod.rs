//! From the text of a policy document to its outline.
//!
//! The steps: [`stream`] leaves out spaces, emphasis and page marks; [`paragraph`] joins lines that
//! a page or a wrap has cut; [`kind`] tells head, foot and web page from text; [`build`] finds the
//! markers ([`marker`], [`points`], [`attachments`]) and their places in the tree ([`series`]); [`finish`] turns the
//! drafts into nodes; [`head`] reads number, issuers, date, disclosure and copies.

mod attachments;
mod build;
mod cadences;
mod finish;
mod head;
pub(crate) mod kind;
mod lost;
pub(crate) mod marker;
mod mentions;
mod names;
pub(crate) mod numeral;
mod office_lists;
mod offices;
mod paragraph;
mod phases;
mod points;
mod render;
mod series;
mod stream;

pub use phases::phase;

use crate::model::{DateMention, Outline};
use kind::Kind;
use paragraph::Paragraph;
use stream::Stream;

/// Reads the outline of an extracted text, as far as one piece above [`PIECES`](crate::limits::PIECES).
/// Pure; takes time linear in the text.
pub fn outline(source: &str) -> Outline {
    let (stream, lines) = stream::read(source);
    let paragraphs = paragraph::join(&stream, &lines);
    let kinds = kinds(&stream, &paragraphs);
    let (drafts, left_out) = build::drafts(&stream, &paragraphs, &kinds);
    let mut outline = Outline::default();
    let first = drafts.first().map_or(stream.chars.len(), |draft| draft.at);
    head::read(&stream, &paragraphs, &kinds, first, &mut outline);
    finish::nodes(&stream, drafts, &mut outline);
    outline.warnings.extend(left_out);
    outline
}

/// The dates that a passage names. Pure; takes time linear in the text.
pub fn dates(text: &str) -> Vec<DateMention> {
    let read = numeral::half_width(text);
    mentions::dates(&read).into_iter().map(|(_, date)| date).collect()
}

/// The kind of each paragraph; the names above a date are its signatures.
fn kinds(stream: &Stream, paragraphs: &[Paragraph]) -> Vec<Kind> {
    let text = |i: usize| &stream.chars[paragraphs[i].clone()];
    let mut kinds: Vec<Kind> = (0..paragraphs.len()).map(|i| kind::of(text(i))).collect();
    for date in 0..kinds.len() {
        if kinds[date] != Kind::Date {
            continue;
        }
        for above in head::signatures(stream, paragraphs, &kinds, date) {
            kinds[above] = Kind::Signature;
        }
    }
    kinds
}
