//! Word documents: paragraphs, line breaks, tables and automatic numbers.
//!
//! ECMA-376 part 1: `word/document.xml` holds the paragraphs, `word/numbering.xml` the formats of
//! automatic numbers, `word/styles.xml` the numbers that come with a style. Headers and footers
//! are other parts, so page numbers do not come in.

mod body;
mod numbering;
mod package;
mod styles;

use crate::ReadError;
use package::Package;

/// The text of a .docx file, one line per paragraph.
pub(crate) fn text(bytes: &[u8]) -> Result<String, ReadError> {
    let mut package = Package::open(bytes)?;
    let document = package.part("word/document.xml")?.ok_or(package::BROKEN)?;
    let numbering = package.part("word/numbering.xml")?.unwrap_or_default();
    let styles = package.part("word/styles.xml")?.unwrap_or_default();
    let numbering = numbering::Numbering::read(&numbering)?;
    let styles = styles::Styles::read(&styles)?;
    body::text(&document, numbering, &styles)
}

/// The value of the `w:val` attribute, or of another one of that local name.
fn attribute(element: &quick_xml::events::BytesStart, name: &str) -> Option<String> {
    let found = element
        .attributes()
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(found.value.into_owned())
}

/// The same as a number.
fn number(element: &quick_xml::events::BytesStart, name: &str) -> Option<u32> {
    attribute(element, name)?.parse().ok()
}
