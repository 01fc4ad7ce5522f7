//! The text operators of a page (ISO 32000-1, 9.4), with the matrices that place them.

use super::file::File;
use super::font::Font;
use super::layout::Piece;
use super::lexer::Lexer;
use super::object::{Dict, Object};
use crate::limits;
use std::collections::HashMap;
use std::rc::Rc;

/// Fonts by object number, kept for the whole file.
pub(crate) type Fonts = HashMap<u32, Rc<Font>>;

type Matrix = [f64; 6];

const UNIT: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// Deepest nesting of forms and of saved states.
const FORMS: usize = 6;
const STATES: usize = 512;
/// Most pieces of text on a page.
const PIECES: usize = 400_000;

/// Collects the text of one page.
pub(crate) struct Page<'a> {
    file: &'a File<'a>,
    fonts: &'a mut Fonts,
    pub(crate) pieces: Vec<Piece>,
    /// Pieces that are counted and the bytes of their text.
    counted: usize,
    letters: usize,
}

/// The state of one content stream.
struct State {
    outer: Matrix,
    saved: Vec<Matrix>,
    text: Matrix,
    line: Matrix,
    leading: f64,
    size: f64,
    font: Option<Rc<Font>>,
    /// Whether each open marked content is an artifact (page number, running head).
    marked: Vec<bool>,
    by_name: HashMap<Vec<u8>, Rc<Font>>,
}

impl<'a> Page<'a> {
    /// An empty page.
    pub(crate) fn new(file: &'a File<'a>, fonts: &'a mut Fonts) -> Self {
        Self { file, fonts, pieces: Vec::new(), counted: 0, letters: 0 }
    }

    /// Runs a content stream with its resources.
    pub(crate) fn run(&mut self, data: &[u8], resources: &Dict) {
        self.form(data, resources, UNIT, 0);
    }

    fn form(&mut self, data: &[u8], resources: &Dict, outer: Matrix, depth: usize) {
        let mut state = State::new(outer);
        let file = self.file;
        let mut lexer = Lexer::content(data, &file.reading);
        let mut operands: Vec<Object> = Vec::new();
        while let Some(object) = lexer.object() {
            let Object::Word(word) = object else {
                if operands.len() < 64 {
                    operands.push(object);
                }
                continue;
            };
            match word.as_slice() {
                b"Do" if depth < FORMS => self.draw(&operands, resources, state.outer, depth),
                b"BI" => skip_image(data, &mut lexer),
                b"Tf" => self.set_font(&mut state, &operands, resources),
                _ => state.operate(&word, &operands, &mut self.pieces),
            }
            operands.clear();
            if self.is_full() {
                return;
            }
        }
    }

    /// Whether the page has more text than any real page.
    fn is_full(&mut self) -> bool {
        let new = self.pieces.get(self.counted..).unwrap_or_default();
        self.letters += new.iter().map(|piece| piece.text.len()).sum::<usize>();
        self.counted = self.pieces.len();
        self.counted > PIECES || self.letters > limits::PDF_PAGE_TEXT_BYTES
    }

    /// Runs a form; images carry no text.
    fn draw(&mut self, operands: &[Object], resources: &Dict, outer: Matrix, depth: usize) {
        let Some(Object::Name(name)) = operands.first() else { return };
        let Some(objects) = resources.get(&b"XObject"[..]).and_then(|o| self.file.dict(o)) else {
            return;
        };
        let Some(Object::Reference(number)) = objects.get(name) else { return };
        let is_form = self.file.object(*number).is_some_and(|object| {
            object.dict().and_then(|d| d.get(&b"Subtype"[..])?.name().map(|n| n == b"Form"))
                == Some(true)
        });
        if !is_form {
            return;
        }
        let Some((dict, data)) = self.file.stream(*number) else { return };
        let own = dict.get(&b"Resources"[..]).and_then(|o| self.file.dict(o));
        let matrix = dict.get(&b"Matrix"[..]).and_then(Object::array).and_then(matrix);
        let outer = multiply(&matrix.unwrap_or(UNIT), &outer);
        self.form(&data, own.as_ref().unwrap_or(resources), outer, depth + 1);
    }

    fn set_font(&mut self, state: &mut State, operands: &[Object], resources: &Dict) {
        let [Object::Name(name), size] = operands else { return };
        state.size = size.number().unwrap_or(state.size);
        if !state.by_name.contains_key(name)
            && let Some(font) = self.font(name, resources)
        {
            state.by_name.insert(name.clone(), font);
        }
        state.font = state.by_name.get(name).cloned();
    }

    fn font(&mut self, name: &[u8], resources: &Dict) -> Option<Rc<Font>> {
        let fonts = self.file.dict(resources.get(&b"Font"[..])?)?;
        let entry = fonts.get(name)?;
        let Object::Reference(number) = entry else {
            return Some(Rc::new(Font::read(self.file, entry)));
        };
        let font =
            self.fonts.entry(*number).or_insert_with(|| Rc::new(Font::read(self.file, entry)));
        Some(font.clone())
    }
}

impl State {
    fn new(outer: Matrix) -> Self {
        Self {
            outer,
            saved: Vec::new(),
            text: UNIT,
            line: UNIT,
            leading: 0.0,
            size: 1.0,
            font: None,
            marked: Vec::new(),
            by_name: HashMap::new(),
        }
    }

    fn operate(&mut self, word: &[u8], operands: &[Object], pieces: &mut Vec<Piece>) {
        let number = |i: usize| operands.get(i).and_then(Object::number).unwrap_or(0.0);
        match word {
            b"q" if self.saved.len() < STATES => self.saved.push(self.outer),
            b"Q" => self.outer = self.saved.pop().unwrap_or(self.outer),
            b"cm" => self.outer = multiply(&matrix(operands).unwrap_or(UNIT), &self.outer),
            b"BT" => (self.text, self.line) = (UNIT, UNIT),
            b"Tm" => self.line_at(matrix(operands).unwrap_or(UNIT)),
            b"TL" => self.leading = number(0),
            b"Td" => self.next_line(number(0), number(1)),
            b"TD" => {
                self.leading = -number(1);
                self.next_line(number(0), number(1));
            }
            b"T*" => self.next_line(0.0, -self.leading),
            b"Tj" => self.show(operands, pieces),
            b"'" | b"\"" => {
                self.next_line(0.0, -self.leading);
                self.show(operands, pieces);
            }
            b"TJ" => {
                self.show(operands.first().and_then(Object::array).unwrap_or_default(), pieces);
            }
            b"BMC" | b"BDC" if self.marked.len() < STATES => {
                self.marked.push(operands.first().and_then(Object::name) == Some(b"Artifact"));
            }
            b"EMC" => drop(self.marked.pop()),
            _ => {}
        }
    }

    fn line_at(&mut self, matrix: Matrix) {
        (self.text, self.line) = (matrix, matrix);
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line_at(multiply(&[1.0, 0.0, 0.0, 1.0, x, y], &self.line));
    }

    /// Shows strings; a wide gap between Latin letters is a space.
    fn show(&mut self, strings: &[Object], pieces: &mut Vec<Piece>) {
        const WORD_GAP: f64 = -180.0;
        let Some(font) = self.font.clone() else { return };
        if self.marked.contains(&true) {
            return;
        }
        let mut text = String::new();
        for string in strings {
            match string {
                Object::Text(bytes) => font.decode(bytes, &mut text),
                Object::Number(gap) if *gap < WORD_GAP && ends_latin(&text) => text.push(' '),
                _ => {}
            }
        }
        if text.is_empty() {
            return;
        }
        let place = multiply(&self.text, &self.outer);
        let size = self.size.abs() * place[2].hypot(place[3]);
        let finite = place.iter().chain([&size]).all(|value| value.is_finite());
        if finite {
            pieces.push(Piece { x: place[4], y: place[5], size, text });
        }
    }
}

fn ends_latin(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_alphanumeric())
}

fn matrix(operands: &[Object]) -> Option<Matrix> {
    let numbers: Vec<f64> = operands.iter().filter_map(Object::number).collect();
    numbers.try_into().ok()
}

/// The product of two matrices in the order of the standard.
fn multiply(a: &Matrix, b: &Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

/// Passes over an inline image: its bytes are no operators.
fn skip_image(data: &[u8], lexer: &mut Lexer) {
    let rest = data.get(lexer.at..).unwrap_or_default();
    let end = rest.windows(4).position(|w| {
        w[0].is_ascii_whitespace() && &w[1..3] == b"EI" && w[3].is_ascii_whitespace()
    });
    lexer.at += end.map_or(rest.len(), |end| end + 3);
}
