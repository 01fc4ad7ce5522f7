//! A page as a reader meets it: its pieces of text with their languages.

use scraper::{ElementRef, Html, Node, Selector};

/// Attributes that hold words for people.
const WORDED: [&str; 7] =
    ["aria-label", "title", "alt", "label", "placeholder", "data-label", "data-done"];

/// A page that was parsed.
pub(super) struct Reading(Html);

/// A piece of text: what is shown, or what an attribute says.
pub(super) struct Piece<'a> {
    pub(super) text: String,
    /// The element that has it.
    pub(super) element: ElementRef<'a>,
    /// The attribute, if it is one.
    pub(super) attribute: Option<&'static str>,
}

impl Piece<'_> {
    /// The language that the page gives for it.
    pub(super) fn language(&self) -> &str {
        let above = self.element.ancestors().filter_map(ElementRef::wrap);
        let mut lines = std::iter::once(self.element).chain(above);
        lines.find_map(|element| element.attr("lang")).unwrap_or_default()
    }

    /// What it is, for a list of faults.
    pub(super) fn told(&self) -> String {
        let attribute = self.attribute.map(|name| format!(" {name}=")).unwrap_or_default();
        format!("<{}{attribute}> {:?}", self.element.value().name(), self.text)
    }
}

impl Reading {
    pub(super) fn of(html: &str) -> Self {
        Self(Html::parse_document(html))
    }

    /// The elements of this selector.
    pub(super) fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        self.0.select(&Selector::parse(selector).unwrap()).collect()
    }

    /// Every piece of text of the page, in its order.
    pub(super) fn pieces(&self) -> Vec<Piece<'_>> {
        let mut pieces = Vec::new();
        for element in self.all("*") {
            pieces.extend(said(element));
            pieces.extend(own_text(element).into_iter().map(|text| shown(element, &text)));
        }
        pieces.retain(|piece| !piece.text.is_empty());
        pieces
    }

    /// The title and what stands in the main part, a line for each text and each field.
    pub(super) fn lines(&self) -> Vec<String> {
        let title = self.all("title").into_iter().flat_map(own_text);
        let mut lines: Vec<String> = title.collect();
        for node in self.all("main").into_iter().flat_map(|main| main.descendants()) {
            match (node.value(), ElementRef::wrap(node)) {
                (Node::Text(text), _) => lines.push(tidy(text)),
                (_, Some(element)) => lines.extend(field(element)),
                _ => {}
            }
        }
        lines.retain(|line| !line.is_empty());
        lines
    }
}

fn shown<'a>(element: ElementRef<'a>, text: &str) -> Piece<'a> {
    Piece { text: tidy(text), element, attribute: None }
}

fn said(element: ElementRef<'_>) -> impl Iterator<Item = Piece<'_>> {
    let typed = matches!(element.attr("type"), Some("hidden" | "date"));
    let value = (element.value().name() == "input" && !typed).then_some("value");
    let names = WORDED.into_iter().chain(value);
    names.filter_map(move |name| {
        let text = tidy(element.attr(name)?);
        Some(Piece { text, element, attribute: Some(name) })
    })
}

/// A field that can be seen, with what is filled in.
fn field(element: ElementRef<'_>) -> Option<String> {
    match (element.value().name(), element.attr("type").unwrap_or("text")) {
        ("input", "hidden") => None,
        ("input", kind) => Some(format!("[{kind}: {}]", element.attr("value").unwrap_or_default())),
        ("textarea", _) => Some("[text:]".to_owned()),
        ("optgroup", _) => element.attr("label").map(tidy),
        ("option", _) if element.attr("selected").is_some() => Some("[chosen:]".to_owned()),
        _ => None,
    }
}

fn own_text(element: ElementRef<'_>) -> Vec<String> {
    let texts = element.children().filter_map(|child| child.value().as_text().map(|it| tidy(it)));
    texts.filter(|text| !text.is_empty()).collect()
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
