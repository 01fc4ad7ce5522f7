//! Web pages: the text of the article without the page around it.
//!
//! Only tags are looked at (see [`super::tags`]), no tree: time and memory stay linear however a
//! page is nested. Scripts, styles, navigation and forms are left out; a line that consists of
//! links is navigation too; where the page marks an article, only that is taken.

use super::tags::{self, Token};
use crate::outline::marker;

/// The text of a page, one line per block.
pub(crate) fn text(source: &str) -> String {
    let mut page = Page::default();
    tags::read(source, &mut |token| match token {
        Token::Text(text) => page.text(&text),
        Token::Tag { name, opens } => page.tag(name, opens),
    });
    page.finish()
}

/// One block of text.
#[derive(Debug, Default)]
struct Line {
    text: String,
    /// The number of a list item: it stands in no text and is written out.
    number: Option<String>,
    /// Characters inside links.
    linked: usize,
    in_article: bool,
}

#[derive(Debug, Default)]
struct Page {
    lines: Vec<Line>,
    line: Line,
    /// How many elements that are left out are open, by name.
    skipped: Vec<String>,
    articles: usize,
    links: usize,
    /// The counters of the open lists; `None` for lists without numbers.
    lists: Vec<Option<u32>>,
    /// Inside `<pre>`-like text line breaks count.
    pre: usize,
}

impl Page {
    fn text(&mut self, text: &str) {
        if !self.skipped.is_empty() {
            return;
        }
        for c in text.chars() {
            match c {
                '\n' | '\r' if self.pre > 0 => self.end_line(),
                '\n' | '\r' | '\t' => self.push(' '),
                _ => self.push(c),
            }
        }
    }

    fn push(&mut self, c: char) {
        let blank = c.is_whitespace();
        if blank && self.line.text.ends_with([' ', '\u{3000}']) && c != '\u{3000}' {
            return;
        }
        if self.links > 0 && !blank {
            self.line.linked += 1;
        }
        self.line.text.push(c);
    }

    fn tag(&mut self, name: &str, opens: bool) {
        if is_left_out(name) {
            self.skip(name, opens);
        }
        match name {
            "br" | "hr" => self.end_line(),
            "td" | "th" => self.push(' '),
            "a" => count(&mut self.links, opens),
            "article" | "main" => {
                self.end_line();
                count(&mut self.articles, opens);
            }
            "pre" | "textarea" => count(&mut self.pre, opens),
            "ol" | "ul" => self.list(name == "ol", opens),
            "li" if opens => self.item(),
            _ if is_block(name) => self.end_line(),
            _ => {}
        }
    }

    /// Opens or closes an element that is left out; a closing tag closes what stands inside it.
    fn skip(&mut self, name: &str, opens: bool) {
        const DEPTH: usize = 1000;
        self.end_line();
        if opens && self.skipped.len() < DEPTH {
            self.skipped.push(name.to_owned());
        } else if let Some(at) = self.skipped.iter().rposition(|open| open == name) {
            self.skipped.truncate(at);
        }
    }

    fn list(&mut self, numbered: bool, opens: bool) {
        const DEPTH: usize = 1000;
        self.end_line();
        self.line.number = None;
        if !opens {
            self.lists.pop();
        } else if self.lists.len() < DEPTH {
            self.lists.push(numbered.then_some(0));
        }
    }

    /// Counts a list item; lists inside lists are numbered as official documents nest.
    fn item(&mut self) {
        self.end_line();
        let depth = self.lists.iter().flatten().count();
        if let Some(Some(number)) = self.lists.last_mut() {
            *number = number.saturating_add(1);
            self.line.number = Some(match depth {
                1 => format!("{number}. "),
                2 => format!("（{number}）"),
                _ => format!("{number}）"),
            });
        }
    }

    /// Ends a line; an item that is numbered by hand keeps its own marker.
    fn end_line(&mut self) {
        let number = self.line.number.take();
        if self.line.text.trim().is_empty() {
            self.line = Line { number, ..Line::default() };
            return;
        }
        let mut line = std::mem::take(&mut self.line);
        line.in_article = self.articles > 0;
        if let Some(number) = number.filter(|_| !marker::begins(&line.text)) {
            line.text.insert_str(0, &number);
        }
        self.lines.push(line);
    }

    fn finish(mut self) -> String {
        self.end_line();
        let size = |lines: &mut dyn Iterator<Item = &Line>| -> usize {
            lines.map(|line| line.text.len()).sum()
        };
        let all = size(&mut self.lines.iter());
        let article = size(&mut self.lines.iter().filter(|line| line.in_article));
        let only_article = article * 3 > all;
        let kept = self.lines.iter().filter(|line| !only_article || line.in_article);
        let kept = kept.filter(|line| !is_navigation(line));
        let mut text = String::with_capacity(all);
        for line in kept {
            text.push_str(line.text.trim_end().trim_start_matches([' ', '\u{a0}']));
            text.push('\n');
        }
        text
    }
}

/// A line of links.
fn is_navigation(line: &Line) -> bool {
    let written = line.text.chars().filter(|c| !c.is_whitespace()).count();
    line.linked * 10 >= written * 6 && line.linked > 0
}

fn count(open: &mut usize, opens: bool) {
    *open = if opens { open.saturating_add(1) } else { open.saturating_sub(1) };
}

fn is_left_out(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "head"
            | "nav"
            | "noscript"
            | "template"
            | "svg"
            | "select"
            | "button"
            | "iframe"
            | "footer"
            | "aside"
            | "object"
            | "canvas"
            | "video"
            | "audio"
            | "xmp"
    )
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "li"
            | "tr"
            | "table"
            | "section"
            | "blockquote"
            | "dd"
            | "dt"
            | "dl"
            | "body"
            | "header"
            | "center"
            | "form"
            | "tbody"
            | "thead"
            | "fieldset"
            | "address"
            | "figure"
            | "figcaption"
            | "caption"
            | "html"
    )
}
