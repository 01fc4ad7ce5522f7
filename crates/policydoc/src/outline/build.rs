//! Reads the paragraphs into drafts of nodes: where each marker stands and which text is its own.

use super::attachments::Heading;
use super::kind::Kind;
use super::lost;
use super::marker::{self, Marker, Style};
use super::paragraph::Paragraph;
use super::points::Points;
use super::series::Branch;
use super::stream::Stream;
use crate::limits::PIECES;
use crate::model::{Office, Warning, WarningCode};
use std::ops::Range;

/// A node while it is being read; all places are in the stream.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) marker: Marker,
    pub(crate) depth: usize,
    /// Where the marker begins.
    pub(crate) at: usize,
    /// Its own text after the marker, with the paragraph each piece stands in.
    pub(crate) pieces: Vec<(usize, Range<usize>)>,
    pub(crate) offices: Vec<Office>,
    /// Office and deadline lines that belong to it.
    pub(crate) lines: Vec<Range<usize>>,
    pub(crate) warning: Option<WarningCode>,
}

/// The reader of one document.
pub(crate) struct Builder<'a> {
    pub(crate) stream: &'a Stream,
    pub(crate) points: Points,
    pub(crate) branch: Branch,
    pub(crate) drafts: Vec<Draft>,
    /// The paragraph being read.
    pub(crate) paragraph: usize,
    /// Text is of no node until the next marker: a page foot or an attachment.
    pub(crate) muted: bool,
    /// Where the last office list inside a paragraph ended: a passage can begin there.
    list_end: Option<usize>,
    /// The last number of a list of attachments that is being passed over.
    attachments: Option<u32>,
    /// The heading of the attachment that is being read, until its title is.
    pub(crate) heading: Option<Heading>,
    /// What is told of attachments that were left out.
    pub(crate) warnings: Vec<Warning>,
}

/// Reads all paragraphs into drafts; and warns of what was left out.
pub(crate) fn drafts(
    stream: &Stream,
    paragraphs: &[Paragraph],
    kinds: &[Kind],
) -> (Vec<Draft>, Vec<Warning>) {
    let mut builder = Builder {
        stream,
        points: Points::find(stream, paragraphs),
        branch: Branch::default(),
        drafts: Vec::new(),
        paragraph: 0,
        muted: false,
        list_end: None,
        attachments: None,
        heading: None,
        warnings: Vec::new(),
    };
    let lost = lost::lost_chapter(stream, paragraphs, kinds);
    for (index, (range, kind)) in paragraphs.iter().zip(kinds).enumerate() {
        if builder.is_full() {
            break;
        }
        let before = index.checked_sub(1).map(|i| &paragraphs[i]);
        match &lost {
            Some((at, second)) if *at == index => builder.lost_chapter(second, index, range),
            _ => builder.read(range.clone(), *kind, index, before),
        }
    }
    (builder.drafts, builder.warnings)
}

impl Builder<'_> {
    /// Whether there are more pieces than are read.
    fn is_full(&self) -> bool {
        self.drafts.len() > PIECES
    }

    fn read(&mut self, range: Range<usize>, kind: Kind, index: usize, before: Option<&Paragraph>) {
        match kind {
            Kind::Body => self.body(range, index, before),
            Kind::Office => self.office_line(range),
            Kind::AttachmentList => {
                self.attachments = Some(self.listed(&range));
                if self.muted {
                    self.attachment(&range);
                }
            }
            Kind::Attachment => {
                let title = self.attachment(&range);
                self.takes_title(title, index);
            }
            // Below the signature nothing belongs to a measure.
            Kind::PageFoot | Kind::Signature | Kind::Disclosure | Kind::CopyTo => self.muted = true,
            Kind::Date | Kind::Chrome | Kind::Note => {}
        }
    }

    fn body(&mut self, range: Range<usize>, index: usize, before: Option<&Paragraph>) {
        let first = marker::at(self.stream, range.clone());
        let listed = self.is_attachment(first.as_ref(), range.len());
        if listed || self.is_attached(range.clone(), index) {
            return;
        }
        let open = before.is_some_and(|p| is_unfinished(&self.stream.chars[p.clone()]));
        let number_in_prose = first.is_some() && open;
        let begun = match first {
            Some(found) if self.accepts_at_start(&found, range.start, open) => {
                self.paragraph = index;
                self.muted = false;
                self.open_found(found, range.start)
            }
            _ => {
                self.paragraph = if number_in_prose { self.paragraph } else { index };
                range.start
            }
        };
        self.sentences(begun, range.end, range.start);
    }

    /// Opens the first chapter, whose marker was lost, at a paragraph.
    fn lost_chapter(&mut self, second: &Marker, index: usize, range: &Paragraph) {
        let left = usize::from(second.leaves(self.stream.chars[range.start]));
        self.paragraph = index;
        self.open_inferred(second, range.start, left);
        self.sentences(range.start + left, range.end, range.start);
    }

    /// How many attachments the first line of their list names.
    fn listed(&self, line: &Range<usize>) -> u32 {
        let bare = matches!(self.stream.chars[line.clone()].last(), Some('：' | ':'));
        u32::from(!bare)
    }

    /// Whether the paragraph goes on with a list of attachments (附件：1.… then 2.…).
    fn is_attachment(&mut self, first: Option<&Marker>, length: usize) -> bool {
        const TITLE: usize = 60;
        let Some(number) = self.attachments else { return false };
        let next = first.filter(|found| {
            found.style == Style::Arabic && found.number == number + 1 && length < TITLE
        });
        self.attachments = next.map(|found| found.number);
        next.is_some()
    }

    fn accepts_at_start(&self, found: &Marker, at: usize, sentence_open: bool) -> bool {
        if found.style == Style::Point {
            return self.accepts_point(found, at, true);
        }
        !sentence_open || self.branch.expects(found)
    }

    /// Reads a paragraph from `from` on, looking for markers and office lists inside it.
    fn sentences(&mut self, from: usize, to: usize, paragraph_start: usize) {
        let (mut piece, mut at) = (from, from);
        while at < to && !self.is_full() {
            if at > paragraph_start
                && let Some(found) = self.inline_marker(at, to, paragraph_start)
            {
                self.keep_piece(piece..at);
                self.muted = false;
                piece = self.open_found(found, at);
                at = piece;
            } else if let Some(end) = self.inline_offices(at, to) {
                self.keep_piece(piece..at);
                self.office_line(at..end);
                self.list_end = Some(end);
                piece = end;
                at = end;
            } else {
                at += 1;
            }
        }
        self.keep_piece(piece..to);
    }

    pub(crate) fn keep_piece(&mut self, piece: Range<usize>) {
        if piece.is_empty() || self.muted {
            return;
        }
        let paragraph = self.paragraph;
        if let Some(open) = self.branch.open().last() {
            self.drafts[open.node].pieces.push((paragraph, piece));
        }
    }

    /// A marker inside a paragraph that is accepted as one.
    fn inline_marker(&mut self, at: usize, to: usize, paragraph_start: usize) -> Option<Marker> {
        let found = marker::at(self.stream, at..to)?;
        if found.style == Style::Point {
            return self.accepts_point(&found, at, false).then_some(found);
        }
        let before = self.stream.chars[at - 1];
        let after_list = self.list_end == Some(at);
        let spaced = self.stream.parted(at) && self.branch.follows(&found);
        let stop =
            is_stop(before) || after_list || spaced || self.is_quoted_stop(at, paragraph_start);
        let heading = self.is_bare_heading(at);
        let accepted = match found.style {
            Style::Chapter | Style::Section | Style::Article => stop && self.branch.follows(&found),
            Style::Chinese => stop && self.branch.expects(&found),
            Style::Circled => self.branch.expects(&found),
            _ => {
                (stop || heading) && self.branch.expects(&found)
                    || stop && self.lacks_first(&found, at)
            }
        };
        accepted.then_some(found)
    }

    /// Whether it is the second of a series of the open passage that lost its first.
    fn lacks_first(&self, found: &Marker, at: usize) -> bool {
        found.number == 2
            && self.branch.of_style(found.style).is_none()
            && self.lost_first(found, at).is_some()
    }

    /// Whether a stop stands before a closing quotation mark or bracket.
    fn is_quoted_stop(&self, at: usize, start: usize) -> bool {
        let before = &self.stream.chars[start..at];
        matches!(before, [.., stop, '”' | '）' | ')'] if is_stop(*stop))
            || matches!(before.last(), Some('）' | ')'))
    }

    /// Whether nothing but a heading without punctuation stands between the last marker and `at`.
    fn is_bare_heading(&self, at: usize) -> bool {
        const HEADING: usize = 40;
        let Some(draft) = self.drafts.last() else { return false };
        let from = draft.at + draft.marker.length;
        let bare = |c: &char| !is_stop(*c) && !matches!(c, '，' | ',');
        from < at && at - from <= HEADING && self.stream.chars[from..at].iter().all(bare)
    }

    /// Opens the node of an accepted marker, after the lost first point of its series.
    fn open_found(&mut self, found: Marker, at: usize) -> usize {
        self.open_lost_first(&found, at);
        self.open_node(found, at)
    }

    /// Opens a node whose marker stands at `at`; answers where its text begins.
    pub(crate) fn open_node(&mut self, marker: Marker, at: usize) -> usize {
        let known = marker.number == 1 || self.branch.follows(&marker);
        let warning = (!known).then_some(WarningCode::NumberGap);
        let begins = at + marker.length;
        let depth = self.branch.place(&marker, self.drafts.len());
        self.drafts.push(Draft {
            marker,
            depth,
            at,
            pieces: Vec::new(),
            offices: Vec::new(),
            lines: Vec::new(),
            warning,
        });
        begins
    }
}

/// Whether a paragraph ends like a line that was cut, not like a heading or a sentence.
fn is_unfinished(text: &[char]) -> bool {
    const HEADING: usize = 24;
    let last = text.last().copied().unwrap_or('。');
    let closed = is_stop(last) || matches!(last, '”' | '）' | ')');
    let comma = matches!(last, '，' | ',' | '、');
    comma || text.len() > HEADING && !closed
}

/// Punctuation after which a new passage can begin.
pub(crate) fn is_stop(c: char) -> bool {
    matches!(c, '。' | '；' | ';' | '！' | '!' | '？' | '?' | '：' | ':')
}
