//! What is attached below the signature.
//!
//! A notice without items of its own carries its plan as an attachment: that is the document.
//! Below a document with items, an attachment that is titled as a document (方案, 办法 …) stands
//! under a node of its own. Forms and tables are left out, since their numbers count what is to
//! be filled in; a person is warned.

use super::build::Builder;
use super::marker::{self, Marker, Style};
use super::{kind, numeral};
use crate::model::{Warning, WarningCode};
use std::ops::Range;

/// The heading of an attachment that has no title yet.
#[derive(Debug)]
pub(crate) struct Heading {
    /// Where it stands.
    at: usize,
    /// 附件1 without what follows.
    marker: Marker,
    /// Whether numbered text was left out below it.
    is_warned: bool,
}

impl Builder<'_> {
    /// Begins an attachment at its heading; answers what stands behind 附件1 on that line.
    pub(crate) fn attachment(&mut self, range: &Range<usize>) -> Range<usize> {
        self.muted = true;
        self.branch.reset();
        let marker = heading(&self.stream.chars[range.clone()]);
        let rest = range.start + marker.length..range.end;
        let heading = Heading { at: range.start, marker, is_warned: false };
        self.heading = (!self.drafts.is_empty()).then_some(heading);
        rest
    }

    /// Whether the paragraph is the title of an attachment, or text of one that is left out.
    pub(crate) fn is_attached(&mut self, range: Range<usize>, paragraph: usize) -> bool {
        if self.heading.is_none() {
            return false;
        }
        if !self.takes_title(range.clone(), paragraph) {
            self.leave_out(range);
        }
        true
    }

    /// Opens the node of the attachment if this is the title of a document.
    pub(crate) fn takes_title(&mut self, title: Range<usize>, paragraph: usize) -> bool {
        let numbered = marker::at(self.stream, title.clone()).is_some();
        if numbered || !kind::ends_title(&self.stream.chars[title.clone()]) {
            return false;
        }
        let Some(Heading { at, marker, .. }) = self.heading.take() else { return false };
        self.open_node(marker, at);
        self.paragraph = paragraph;
        self.muted = false;
        self.keep_piece(title);
        true
    }

    /// Passes over a paragraph; the first that is numbered is warned about.
    fn leave_out(&mut self, range: Range<usize>) {
        let Some(heading) = &mut self.heading else { return };
        if !heading.is_warned && marker::at(self.stream, range).is_some() {
            heading.is_warned = true;
            let (code, path) = (WarningCode::AttachmentLeftOut, heading.marker.text.clone());
            self.warnings.push(Warning { code, path, start: self.stream.at[heading.at] });
        }
    }
}

/// 附件 and its number at the start of a heading. Every attachment begins a text of its own, so
/// none goes on with the series of the one before.
fn heading(text: &[char]) -> Marker {
    let word = 1 + usize::from(matches!(text.get(1), Some('件' | '录' | '表')));
    let is_number = |c: &&char| numeral::digit(**c).is_some() || numeral::is_chinese(**c);
    let length = word + text.iter().skip(word).take(3).take_while(is_number).count();
    let text = numeral::half_width(&text[..length].iter().collect::<String>());
    Marker { style: Style::Attachment, number: 1, length, text }
}
