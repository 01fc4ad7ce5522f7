//! A small PDF as evidence: one page of text in the song face that readers of PDF bring along.

use std::fmt::Write as _;

/// Characters of one line of the page.
const LINE: usize = 34;

/// A page with these paragraphs.
pub(super) fn pdf(paragraphs: &[&str]) -> Vec<u8> {
    let content = content(paragraphs);
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R\
         /Resources<</Font<</F1 5 0 R>>>>>>"
            .to_owned(),
        format!("<</Length {}>>\nstream\n{content}endstream", content.len()),
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H\
         /DescendantFonts[6 0 R]>>"
            .to_owned(),
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/FontDescriptor 7 0 R\
         /CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>"
            .to_owned(),
        "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]\
         /ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>"
            .to_owned(),
    ];
    file(&objects)
}

/// The drawing orders: one line below the other.
fn content(paragraphs: &[&str]) -> String {
    let mut content = String::from("BT\n/F1 14 Tf\n60 770 Td\n24 TL\n");
    for paragraph in paragraphs {
        let signs: Vec<char> = paragraph.chars().collect();
        for line in signs.chunks(LINE) {
            let line: String = line.iter().collect();
            let units = line.encode_utf16().fold(String::new(), |mut hex, unit| {
                let _ = write!(hex, "{unit:04X}");
                hex
            });
            let _ = writeln!(content, "<{units}> Tj T*");
        }
        content.push_str("T*\n");
    }
    content.push_str("ET\n");
    content
}

/// The objects with the table of where each begins.
fn file(objects: &[String]) -> Vec<u8> {
    let mut file = String::from("%PDF-1.4\n");
    let mut table = String::from("0000000000 65535 f \n");
    for (index, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", file.len());
        let _ = writeln!(file, "{} 0 obj\n{object}\nendobj", index + 1);
    }
    let (size, start) = (objects.len() + 1, file.len());
    let _ = write!(
        file,
        "xref\n0 {size}\n{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    );
    file.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_points_to_where_the_objects_begin() {
        let file = String::from_utf8(pdf(&["Riverside", "A note."])).unwrap();
        let start: usize = file.lines().rev().nth(1).unwrap().parse().unwrap();
        let entries: Vec<&str> = file[start..].lines().skip(3).take(7).collect();
        for (index, entry) in entries.iter().enumerate() {
            let at: usize = entry[..10].parse().unwrap();
            assert!(file[at..].starts_with(&format!("{} 0 obj", index + 1)));
        }
    }
}
