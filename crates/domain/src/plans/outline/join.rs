//! One piece becomes two, two become one.

use kernel::MeasureId;

use super::super::PlanNode;
use super::super::sentences::{ends_sentence, sentences};
use super::correct::bare;
use super::{Outline, OutlineEvent, OutlineRefusal, PieceState, Words};

/// Splits a piece at the sentence that begins `at` code points into its [`Words::body`]. The
/// first part keeps the id and so its tasks; `second` becomes a piece whose marker says of
/// which it is a part, such as `1·2.`. Each gets its share of the span: where one ends, the
/// other begins.
///
/// # Errors
/// [`OutlineRefusal::NotNow`] unless it stands, [`OutlineRefusal::SentenceMissing`].
pub fn split(
    outline: &Outline,
    piece: MeasureId,
    at: usize,
    second: MeasureId,
) -> Result<(Outline, OutlineEvent), OutlineRefusal> {
    let place = outline.standing(piece)?;
    let first = &outline.pieces[place];
    let (head, tail) = cut(&first.words(), at).ok_or(OutlineRefusal::SentenceMissing)?;
    let begins = outline.place_of(first, at);
    let part = part_of(outline, first, tail, (second, begins));
    let mut pieces = outline.pieces.clone();
    pieces[place].reword(head);
    pieces[place].end = begins;
    pieces.insert(place + 1, part);
    let event = OutlineEvent::NodeSplit { plan: outline.plan, piece, at, second };
    Ok((outline.changed(pieces), event))
}

/// The words before and after the sentence that begins there.
fn cut(words: &Words, at: usize) -> Option<(Words, Words)> {
    let body = words.body();
    let found = sentences(&body);
    let begins = found.iter().find(|sentence| sentence.start == at && at > 0)?;
    let (head, tail) = body.split_at(body.char_indices().nth(begins.start)?.0);
    let text = head.strip_prefix(words.title.as_str());
    let text = text.map(|text| if ends_sentence(&words.title) { text } else { &text[1..] });
    let title = if text.is_some() { &words.title } else { head };
    let head =
        Words { title: title.to_owned(), text: text.unwrap_or("").to_owned(), ..words.clone() };
    let title = begins.text.trim_end_matches('\n');
    let rest = &tail[title.len()..];
    let rest = if ends_sentence(title) { rest } else { rest.strip_prefix('\n').unwrap_or(rest) };
    Some((head, Words { title: title.to_owned(), text: rest.to_owned(), ..words.clone() }))
}

/// The second part of a piece, with its id and where it begins. Below a heading it is the first
/// of the pieces there.
fn part_of(
    outline: &Outline,
    first: &PlanNode,
    words: Words,
    (id, start): (MeasureId, u32),
) -> PlanNode {
    let root = first.split_from.unwrap_or(first.id);
    let whole = outline.piece(root).unwrap_or(first);
    let number = 2 + outline.pieces.iter().filter(|part| part.split_from == Some(root)).count();
    let end = &whole.marker[bare(&whole.marker).len()..];
    let body = words.body();
    let times = first.times.iter().filter(|said| body.contains(said.as_str())).cloned().collect();
    PlanNode {
        id,
        position: first.position + 1,
        depth: first.depth + u8::from(first.has_children),
        path: format!("{}\u{b7}{number}", whole.path),
        marker: format!("{}\u{b7}{number}{end}", bare(&whole.marker)),
        title: words.title,
        text: words.text,
        offices: words.offices,
        has_children: false,
        times,
        start,
        end: first.end,
        runs: Vec::new(),
        state: PieceState::Stands,
        original: None,
        split_from: Some(root),
    }
}

/// Merges a piece with the next one, which is read as its end from then on; the tasks of both
/// stand at the first.
///
/// # Errors
/// [`OutlineRefusal::NotNow`] unless both stand, [`OutlineRefusal::NothingToMerge`].
pub fn merge(
    outline: &Outline,
    piece: MeasureId,
) -> Result<(Outline, OutlineEvent), OutlineRefusal> {
    let place = outline.standing(piece)?;
    let second = outline.next_of(piece).ok_or(OutlineRefusal::NothingToMerge)?.id;
    let other = outline.standing(second)?;
    let mut pieces = outline.pieces.clone();
    let before = pieces[place].words();
    let (home, guest) = (&outline.pieces[place], &outline.pieces[other]);
    pieces[place].reword(joined(home, &before, guest));
    if is_part(home, guest) && home.end == guest.start {
        pieces[place].end = guest.end;
    }
    pieces[other].state = PieceState::Merged { into: piece, before };
    let event = OutlineEvent::NodesMerged { plan: outline.plan, piece, second };
    Ok((outline.changed(pieces), event))
}

/// The words of `first` followed by those of `second`: parts of one piece as they were, other
/// pieces as a new paragraph.
pub(super) fn joined(first: &PlanNode, words: &Words, second: &PlanNode) -> Words {
    let more = second.words().body();
    let was_one = is_part(first, second);
    let mut offices = words.offices.clone();
    let new = second.offices.iter().filter(|office| !words.offices.contains(office));
    offices.extend(new.cloned());
    let mut joined = Words { offices, ..words.clone() };
    if was_one && words.text.is_empty() && ends_sentence(&words.title) {
        let whole = format!("{}{more}", words.title);
        let (title, text) = whole.split_once('\n').unwrap_or((&whole, ""));
        (joined.title, joined.text) = (title.to_owned(), text.to_owned());
    } else {
        let gap = if was_one || words.text.is_empty() { "" } else { "\n" };
        joined.text = format!("{}{gap}{more}", words.text);
    }
    joined
}

/// Whether the second was made of the first, or both of the same, by a split.
pub(super) fn is_part(first: &PlanNode, second: &PlanNode) -> bool {
    let of_first = |root: MeasureId| root == first.id || Some(root) == first.split_from;
    second.split_from.is_some_and(of_first)
}
