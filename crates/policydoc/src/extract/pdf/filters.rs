//! Stream filters (ISO 32000-1, 7.4), bounded by what really comes out.

use super::object::{Budget, Dict, Object};
use crate::limits;
use std::io::Read;

/// Most filters on one stream.
const FILTERS: usize = 4;

/// Undoes the filters of a stream. `None` for filters that carry no text (images) and when the
/// budget is used up.
pub(crate) fn decode(dict: &Dict, raw: &[u8], budget: &Budget) -> Option<Vec<u8>> {
    let names: Vec<&[u8]> = match dict.get(&b"Filter"[..]) {
        None => Vec::new(),
        Some(Object::Name(name)) => vec![name],
        Some(Object::Array(names)) => names.iter().map(Object::name).collect::<Option<_>>()?,
        Some(_) => return None,
    };
    if names.len() > FILTERS {
        return None;
    }
    let most = limits::PDF_STREAM_BYTES.min(budget.left());
    let mut data = None;
    for name in names {
        let input = data.as_deref().unwrap_or(raw);
        let output = filter(name, input, most)?;
        // A stream above the limit uses the budget up: the file is a bomb.
        budget.take(if output.len() > most { usize::MAX } else { output.len() })?;
        data = Some(output);
    }
    match data {
        Some(data) => Some(data),
        None => budget.take(raw.len()).map(|()| raw.to_vec()),
    }
}

fn filter(name: &[u8], input: &[u8], most: usize) -> Option<Vec<u8>> {
    match name {
        b"FlateDecode" | b"Fl" => Some(inflate(input, most)),
        b"ASCIIHexDecode" | b"AHx" => Some(ascii_hex(input)),
        b"ASCII85Decode" | b"A85" => Some(ascii_85(input)),
        _ => None,
    }
}

/// Unpacks up to one byte more than the limit; what came out before damage is kept.
fn inflate(input: &[u8], most: usize) -> Vec<u8> {
    let mut output = Vec::new();
    let limit = most as u64 + 1;
    // Damage at the end (a missing checksum) is common and harmless.
    let _ = flate2::read::ZlibDecoder::new(input).take(limit).read_to_end(&mut output);
    output
}

fn ascii_hex(input: &[u8]) -> Vec<u8> {
    let digits = input.iter().take_while(|b| **b != b'>');
    let digits: Vec<u8> = digits
        .filter_map(|b| char::from(*b).to_digit(16).and_then(|d| u8::try_from(d).ok()))
        .collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

fn ascii_85(input: &[u8]) -> Vec<u8> {
    let (mut output, mut group) = (Vec::new(), Vec::with_capacity(5));
    for &b in input.iter().take_while(|b| **b != b'~') {
        match b {
            b'z' if group.is_empty() => output.extend([0; 4]),
            b'!'..=b'u' => group.push(u32::from(b - b'!')),
            _ => {}
        }
        if group.len() == 5 {
            push_group(&mut output, &group, 4);
            group.clear();
        }
    }
    if group.len() > 1 {
        let bytes = group.len() - 1;
        group.resize(5, 84);
        push_group(&mut output, &group, bytes);
    }
    output
}

fn push_group(output: &mut Vec<u8>, group: &[u32], bytes: usize) {
    let value = group.iter().fold(0_u32, |v, d| v.wrapping_mul(85).wrapping_add(*d));
    output.extend(&value.to_be_bytes()[..bytes]);
}
