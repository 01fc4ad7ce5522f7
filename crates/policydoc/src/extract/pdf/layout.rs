//! From pieces of text with their places to lines of a page.

use super::radicals;

/// A piece of text on a page, in points.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) x: f64,
    pub(crate) y: f64,
    /// Height of the letters.
    pub(crate) size: f64,
    pub(crate) text: String,
}

/// A line: where it begins and what it says.
struct Line {
    x: f64,
    y: f64,
    size: f64,
    text: String,
}

/// Appends the lines of one page to the text; a line that is indented against the page begins
/// with two wide spaces, as paragraphs do in Chinese.
pub(crate) fn write(pieces: &[Piece], text: &mut String) {
    let lines = lines(pieces);
    let left = left_margin(&lines);
    for line in &lines {
        let indent = line.x - left;
        if indent > line.size * 1.2 {
            text.push_str("\u{3000}\u{3000}");
        }
        text.extend(line.text.trim().chars().map(radicals::sign));
        text.push('\n');
    }
    text.push('\u{c}');
}

/// Pieces at one height are one line, in the order in which they were drawn.
fn lines(pieces: &[Piece]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for piece in pieces {
        let same = lines
            .last_mut()
            .filter(|line| (line.y - piece.y).abs() < 0.45 * line.size.max(piece.size).max(1.0));
        match same {
            Some(line) => line.text.push_str(&piece.text),
            None if piece.text.trim().is_empty() => {}
            None => lines.push(Line {
                x: piece.x,
                y: piece.y,
                size: piece.size,
                text: piece.text.clone(),
            }),
        }
    }
    lines.retain(|line| !line.text.trim().is_empty());
    lines
}

/// The left edge that most lines keep: the leftmost that at least a tenth of them share.
fn left_margin(lines: &[Line]) -> f64 {
    let mut edges: Vec<f64> = lines.iter().map(|line| line.x).collect();
    edges.sort_by(f64::total_cmp);
    let few = (edges.len() / 10).max(1);
    let shared = |edge: &&f64| edges.iter().filter(|x| (**x - **edge).abs() < 2.0).count() >= few;
    edges.iter().take(200).find(shared).or(edges.first()).copied().unwrap_or(0.0)
}
