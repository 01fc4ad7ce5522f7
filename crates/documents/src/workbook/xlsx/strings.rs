//! The texts that many cells share.

use std::io::BufRead;
use std::sync::Arc;

use super::xml::{Piece, each};
use crate::workbook::Unread;

/// The texts in their order; formats and the reading of characters are left out.
pub(super) fn read(part: impl BufRead, most: usize) -> Result<Vec<Arc<str>>, Unread> {
    let mut texts: Vec<Arc<str>> = Vec::new();
    let mut text = RichText::default();
    each(part, |piece| {
        text.take(&piece);
        if let Piece::End("si") = piece {
            if texts.len() == most {
                return Err(Unread::TooManyCells);
            }
            texts.push(text.finish().into());
        }
        Ok(())
    })?;
    Ok(texts)
}

/// Text that may stand in several runs.
#[derive(Default)]
pub(super) struct RichText {
    text: String,
    in_text: bool,
    /// Within the reading of characters, which is no part of the text.
    in_reading: bool,
}

impl RichText {
    /// Takes a piece in, if it is of the text.
    pub(super) fn take(&mut self, piece: &Piece<'_>) {
        match piece {
            Piece::Start(element) => match element.local_name().as_ref() {
                "t" => self.in_text = !self.in_reading,
                "rPh" => self.in_reading = true,
                _ => {}
            },
            Piece::End("t") => self.in_text = false,
            Piece::End("rPh") => self.in_reading = false,
            Piece::Text(text) if self.in_text => self.text.push_str(text),
            _ => {}
        }
    }

    /// The text that came in since the last time.
    pub(super) fn finish(&mut self) -> String {
        // A carriage return is written so (ECMA-376, ST_Xstring); the line feed follows anyway.
        std::mem::take(&mut self.text).replace("_x000D_", "")
    }
}
