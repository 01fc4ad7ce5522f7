//! The forms with which one piece of the outline is changed, as they stand below it.

use app::plans::DocumentPage;
use domain::plans::{OfficeRole, PieceState, PlanNode, Words, office_list, sentences};
use kernel::MeasureId;

use crate::shell::Told;

/// Letters of a sentence that are shown where one is chosen.
const SHOWN_LETTERS: usize = 60;

/// What was sent and refused, to be shown again.
#[derive(Debug, Clone)]
pub(in super::super) struct Sent {
    /// Which change, as the tail of its message id.
    pub(in super::super) act: &'static str,
    /// Why it was refused.
    pub(in super::super) error: Option<Told>,
    /// The words that were sent: a reason, or a passage.
    pub(in super::super) words: String,
    /// The form of a correction.
    pub(in super::super) form: Option<WordsForm>,
}

impl Sent {
    /// Of this change, with nothing else to say.
    pub(in super::super) fn of(act: &'static str) -> Self {
        Self { act, error: None, words: String::new(), form: None }
    }
}

/// The fields of a correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct WordsForm {
    pub(in super::super) marker: String,
    pub(in super::super) title: String,
    pub(in super::super) text: String,
    pub(in super::super) lead: String,
    pub(in super::super) support: String,
    pub(in super::super) responsible: String,
}

impl WordsForm {
    /// The fields filled with these words.
    fn of(words: Words) -> Self {
        let named = |role| {
            let offices = words.offices.iter().filter(|office| office.role == role);
            office_list(&offices.map(|office| office.name.clone()).collect::<Vec<_>>())
        };
        Self {
            lead: named(OfficeRole::Lead),
            support: named(OfficeRole::Support),
            responsible: named(OfficeRole::Responsible),
            marker: words.marker,
            title: words.title,
            text: words.text,
        }
    }
}

/// The forms of one piece.
#[derive(Debug, Clone)]
pub(in super::super) struct Panel {
    pub(in super::super) piece: MeasureId,
    pub(in super::super) form: WordsForm,
    /// The form filled with the words of the document, where others are read.
    pub(in super::super) as_read: Option<WordsForm>,
    /// Where sentences begin, and what they say.
    pub(in super::super) sentences: Vec<(usize, String)>,
    /// The piece that could be merged.
    pub(in super::super) next: Option<PlanNode>,
    pub(in super::super) is_no_task: bool,
    pub(in super::super) sent: Sent,
}

impl Panel {
    /// The forms of this piece, if it stands on the page.
    pub(in super::super) fn of(page: &DocumentPage, piece: MeasureId, sent: Sent) -> Option<Self> {
        let mut rest = page.nodes.iter().map(|node| &node.node);
        let piece = rest.find(|node| node.id == piece && node.is_present())?;
        let next = rest.find(|node| node.is_present()).filter(|next| next.depth >= piece.depth);
        let body = piece.words().body();
        let begins = sentences(&body).into_iter().filter(|sentence| sentence.start > 0);
        Some(Self {
            piece: piece.id,
            form: sent.form.clone().unwrap_or_else(|| WordsForm::of(piece.words())),
            as_read: piece.original.clone().map(WordsForm::of),
            sentences: begins.map(|sentence| (sentence.start, shortened(sentence.text))).collect(),
            next: next.cloned(),
            is_no_task: matches!(piece.state, PieceState::NoTask { .. }),
            sent,
        })
    }

    /// Whether this form was refused and stands open again.
    pub(in super::super) fn is_open(&self, act: &str) -> bool {
        self.sent.error.is_some() && self.sent.act == act
    }
}

fn shortened(sentence: &str) -> String {
    let sentence = sentence.trim();
    let shown: String = sentence.chars().take(SHOWN_LETTERS).collect();
    if shown.len() == sentence.len() { shown } else { format!("{shown}…") }
}
