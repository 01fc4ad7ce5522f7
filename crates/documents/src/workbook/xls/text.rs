//! Texts in records: in one byte or two for each character, and the shared ones cut into records
//! at any place (MS-XLS 2.5.293 and 2.5.294).

use std::sync::Arc;

use super::records::{u16_at, u32_at};

/// The text of a record from `place` on, after its count of characters.
pub(super) fn text_at(data: &[u8], place: usize, chars: usize) -> Option<String> {
    let is_wide = data.get(place)? & 1 == 1;
    let mut units = Vec::new();
    take_units(&mut units, data.get(place + 1..)?, chars, is_wide);
    Some(String::from_utf16_lossy(&units))
}

/// Takes characters from the bytes, as many as there are; answers how many bytes they took.
fn take_units(units: &mut Vec<u16>, bytes: &[u8], chars: usize, is_wide: bool) -> usize {
    if is_wide {
        let taken = chars.min(bytes.len() / 2);
        units.extend((0..taken).filter_map(|unit| u16_at(bytes, unit * 2)));
        taken * 2
    } else {
        let taken = chars.min(bytes.len());
        units.extend(bytes[..taken].iter().map(|byte| u16::from(*byte)));
        taken
    }
}

/// The shared texts: the record that begins them and those that continue it.
pub(super) struct SharedTexts<'a> {
    pieces: Vec<&'a [u8]>,
    piece: usize,
    at: usize,
}

impl<'a> SharedTexts<'a> {
    pub(super) fn of(pieces: Vec<&'a [u8]>) -> Self {
        Self { pieces, piece: 0, at: 8 }
    }

    /// All of them, `most` at most; they end where the records break off.
    pub(super) fn read(mut self, most: usize) -> Vec<Arc<str>> {
        let mut texts = Vec::new();
        while texts.len() < most
            && let Some(text) = self.text()
        {
            texts.push(text.into());
        }
        texts
    }

    fn text(&mut self) -> Option<String> {
        let chars = usize::from(u16_at(&self.bytes(2)?, 0)?);
        let flags = *self.bytes(1)?.first()?;
        let runs = if flags & 8 == 0 { 0 } else { usize::from(u16_at(&self.bytes(2)?, 0)?) };
        let beside = if flags & 4 == 0 { 0 } else { u32_at(&self.bytes(4)?, 0)? };
        let text = self.chars(chars, flags & 1 == 1)?;
        self.skip(runs * 4 + usize::try_from(beside).ok()?)?;
        Some(text)
    }

    /// The characters; where a record continues them, it says again how wide they are.
    fn chars(&mut self, chars: usize, is_wide: bool) -> Option<String> {
        let (mut units, mut is_wide) = (Vec::new(), is_wide);
        loop {
            let rest = self.pieces.get(self.piece)?.get(self.at..).unwrap_or_default();
            let left = chars - units.len();
            self.at += take_units(&mut units, rest, left, is_wide);
            if units.len() == chars {
                return Some(String::from_utf16_lossy(&units));
            }
            self.piece += 1;
            self.at = 1;
            is_wide = self.pieces.get(self.piece)?.first()? & 1 == 1;
        }
    }

    fn bytes(&mut self, count: usize) -> Option<Vec<u8>> {
        let mut bytes = Vec::with_capacity(count);
        while bytes.len() < count {
            self.settle()?;
            bytes.push(self.pieces[self.piece][self.at]);
            self.at += 1;
        }
        Some(bytes)
    }

    fn skip(&mut self, count: usize) -> Option<()> {
        let mut left = count;
        while left > 0 {
            self.settle()?;
            let step = left.min(self.pieces[self.piece].len() - self.at);
            self.at += step;
            left -= step;
        }
        Some(())
    }

    /// Goes to the next record that has a byte, if this one is at its end.
    fn settle(&mut self) -> Option<()> {
        while self.at >= self.pieces.get(self.piece)?.len() {
            self.piece += 1;
            self.at = 0;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_cut_goes_on_in_the_next_record_and_may_change_its_width() {
        let first = [&[0; 8][..], &[5, 0, 0], b"ab"].concat();
        let wide: Vec<u8> = "河畔c".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let second = [&[1][..], &wide, &[1, 0, 0], b"x"].concat();
        let texts = SharedTexts::of(vec![&first, &second]).read(9);
        assert_eq!(texts, ["ab河畔c".into(), Arc::from("x")]);
    }

    #[test]
    fn formats_and_readings_are_skipped() {
        let rich = [&[0; 8][..], &[1, 0, 12, 1, 0, 3, 0, 0, 0], b"a", &[9; 4], &[9; 3]].concat();
        let next = [1, 0, 0, b'b'];
        let texts = SharedTexts::of(vec![&rich, &next]).read(9);
        assert_eq!(texts, [Arc::from("a"), Arc::from("b")]);
    }
}
