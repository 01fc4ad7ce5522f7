//! Sentences of a Chinese text.

/// Full stop, exclamation mark, question mark and semicolon, full-width.
const STOPS: [char; 4] = ['\u{3002}', '\u{ff01}', '\u{ff1f}', '\u{ff1b}'];
/// Quotation marks and brackets that close after a stop and belong to its sentence.
const CLOSING: [char; 3] = ['\u{201d}', '\u{2019}', '\u{ff09}'];

/// One sentence of a text, with what follows it up to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence<'a> {
    /// Where it begins: code points from the start of the text.
    pub start: usize,
    /// Its characters, stop and line end included.
    pub text: &'a str,
}

/// The sentences of a text, in order; joined they are the text again.
pub fn sentences(text: &str) -> Vec<Sentence<'_>> {
    let (mut found, mut from, mut start) = (Vec::new(), 0, 0);
    let mut last = '\0';
    for (index, (byte, letter)) in text.char_indices().enumerate() {
        let after_stop = is_stop(last);
        if after_stop && !is_stop(letter) && !CLOSING.contains(&letter) {
            found.push(Sentence { start, text: &text[from..byte] });
            (from, start) = (byte, index);
        }
        if !(after_stop && CLOSING.contains(&letter)) {
            last = letter;
        }
    }
    if from < text.len() {
        found.push(Sentence { start, text: &text[from..] });
    }
    found
}

/// Whether the text ends with the end of a sentence.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(CLOSING).ends_with(is_stop)
}

/// Whether a sentence ends with this character: a stop or the end of a line.
pub(super) fn is_stop(letter: char) -> bool {
    letter == '\n' || STOPS.contains(&letter)
}
