//! Wrong, broken and hostile files: one refusal each, quickly and in little memory.

#![expect(clippy::unwrap_used, reason = "test helpers may fail the test")]

use policydoc::{ReadError, extract, limits, outline, read};
use std::io::Write;
use std::time::{Duration, Instant};
use zip::write::SimpleFileOptions;

#[track_caller]
fn refused(name: &str, bytes: &[u8]) -> ReadError {
    let begun = Instant::now();
    let error = extract(name, bytes).unwrap_err();
    assert!(begun.elapsed() < Duration::from_secs(20), "{name} took {:?}", begun.elapsed());
    error
}

/// Bytes without pattern.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    };
    (0..length).map(|_| next()).collect()
}

fn docx(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn deflated(content: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(content).unwrap();
    packer.finish().unwrap()
}

/// A PDF of one page with these objects from number 4 on; object 4 is the page's content.
fn pdf(objects: &[Vec<u8>], resources: &str) -> Vec<u8> {
    let mut file =
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Kids[3 0 R]>>endobj "
            .to_vec();
    write!(file, "3 0 obj<</Type/Page/Contents 4 0 R/Resources<<{resources}>>>>endobj ").unwrap();
    for (i, object) in objects.iter().enumerate() {
        write!(file, "{} 0 obj", i + 4).unwrap();
        file.extend(object);
        file.extend(b"\nendobj ");
    }
    file.extend(b"trailer<</Root 1 0 R>>\n%%EOF");
    file
}

fn stream(dict: &str, data: &[u8]) -> Vec<u8> {
    let mut object = format!("<<{dict}/Length {}>>stream\n", data.len()).into_bytes();
    object.extend(data);
    object.extend(b"\nendstream");
    object
}

#[test]
fn an_empty_file_is_empty() {
    assert_eq!(refused("a.txt", b""), ReadError::Empty);
    assert_eq!(refused("a.txt", " \n\u{3000}\n".as_bytes()), ReadError::Empty);
    assert_eq!(refused("a.html", b"<html><script>x</script></html>"), ReadError::Empty);
}

#[test]
fn noise_is_not_text() {
    for length in [1 << 20, limits::FILE_BYTES] {
        assert_eq!(refused("a.txt", &noise(length)), ReadError::NotText);
    }
}

#[test]
fn a_file_above_the_limit_is_too_large() {
    let bytes = vec![b'a'; limits::FILE_BYTES + 1];
    let error = refused("a.txt", &bytes);
    assert_eq!(error, ReadError::TooLarge { bytes: bytes.len(), limit: limits::FILE_BYTES });
}

#[test]
fn text_in_no_known_encoding_is_undecodable() {
    let latin: Vec<u8> = "le règlement de l'école à Orléans été "
        .repeat(20)
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    assert_eq!(refused("a.txt", &latin), ReadError::Undecodable);
}

#[test]
fn foreign_types_are_named() {
    let ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest";
    let kind = |name: &str, bytes: &[u8]| match refused(name, bytes) {
        ReadError::Unsupported { kind } => kind,
        other => panic!("{other:?}"),
    };
    assert_eq!(kind("a.doc", ole), "doc");
    assert_eq!(kind("a.docx", ole), "doc");
    assert_eq!(kind("a.wps", ole), "wps");
    assert_eq!(kind("a.bin", &docx(&[("OFD.xml", b"<x/>")])), "ofd");
    assert_eq!(kind("a.ofd", b"anything"), "ofd");
    assert_eq!(kind("a.jpg", b"\xff\xd8\xff\xe0"), "image");
    assert_eq!(kind("a.zip", &docx(&[("b.txt", b"x")])), "zip");
}

#[test]
fn a_word_file_under_a_password_is_encrypted() {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.extend("EncryptedPackage".bytes().flat_map(|b| [b, 0]));
    assert_eq!(refused("a.docx", &bytes), ReadError::Encrypted { kind: "docx" });
}

#[test]
fn a_pdf_under_a_password_is_encrypted_and_a_scan_has_no_text() {
    let encrypted = include_bytes!("fixtures/encrypted.pdf");
    assert_eq!(refused("a.pdf", encrypted), ReadError::Encrypted { kind: "pdf" });
    let scanned = include_bytes!("fixtures/scanned.pdf");
    assert_eq!(refused("a.pdf", scanned), ReadError::ScannedPdf { pages: 1 });
}

#[test]
fn broken_containers_are_broken() {
    let file = include_bytes!("fixtures/plan.docx");
    assert_eq!(refused("a.docx", &file[..file.len() / 2]), ReadError::Broken { kind: "docx" });
    assert_eq!(refused("a.docx", b"no container"), ReadError::Broken { kind: "docx" });
    assert_eq!(refused("a.docx", &docx(&[("b.xml", b"<x/>")])), ReadError::Broken { kind: "docx" });
    let broken = docx(&[("word/document.xml", b"<w:p><w:t>a</w:p>")]);
    assert_eq!(refused("a.docx", &broken), ReadError::Broken { kind: "docx" });
    assert_eq!(refused("a.pdf", b"%PDF-1.7 and no more"), ReadError::Broken { kind: "pdf" });
}

#[test]
fn a_zip_bomb_is_refused_by_what_really_comes_out() {
    let blank = vec![b' '; limits::DOCX_PART_BYTES + 1];
    let error = refused("a.docx", &docx(&[("word/document.xml", &blank)]));
    assert!(matches!(error, ReadError::Bomb { kind: "docx", .. }), "{error:?}");
    let names: Vec<String> = (0..=limits::DOCX_ENTRIES).map(|i| format!("word/{i}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let error = refused("a.docx", &docx(&parts));
    assert!(matches!(error, ReadError::Bomb { .. }), "{error:?}");
}

#[test]
fn deep_word_files_are_refused() {
    let deep = format!("<w:d xmlns:w=\"w\">{}</w:d>", "<w:p>".repeat(1_000_000));
    let error = refused("a.docx", &docx(&[("word/document.xml", deep.as_bytes())]));
    assert!(matches!(error, ReadError::Broken { .. } | ReadError::Bomb { .. }), "{error:?}");
}

#[test]
fn one_huge_stream_of_a_pdf_is_a_bomb() {
    let data = deflated(&vec![b' '; limits::PDF_STREAM_BYTES + 1]);
    let content = pdf(&[stream("/Filter/FlateDecode", &data)], "");
    assert!(matches!(refused("a.pdf", &content), ReadError::Bomb { kind: "pdf", .. }));
}

#[test]
fn many_large_streams_of_a_pdf_are_a_bomb() {
    let data = deflated(&vec![b'['; limits::PDF_STREAM_BYTES - 1]);
    let object_stream = stream("/Type/ObjStm/N 9/First 1/Filter/FlateDecode", &data);
    let file = pdf(&vec![object_stream; 6], "");
    assert!(matches!(refused("a.pdf", &file), ReadError::Bomb { kind: "pdf", .. }));
}

#[test]
fn hostile_pdfs_end_in_a_refusal() {
    let form = |content: &str| {
        stream("/Subtype/Form/Resources<</XObject<</F 5 0 R>>>>", content.as_bytes())
    };
    let itself = pdf(&[stream("", b"/F Do"), form(&"/F Do ".repeat(1000))], "/XObject<</F 5 0 R>>");
    let map = b"1 begincodespacerange <00000000> <ffffffff> endcodespacerange 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange";
    let font = b"<</Subtype/Type0/ToUnicode 6 0 R>>".to_vec();
    let wide = pdf(&[stream("", b"BT /F 1 Tf ET"), font, stream("", map)], "/Font<</F 5 0 R>>");
    let files = [
        itself,
        wide,
        pdf(&[stream("", &b"[".repeat(1 << 20))], ""),
        pdf(&[b"<<".repeat(1 << 20)], ""),
        pdf(&[b"(".repeat(1 << 20)], ""),
        [b"%PDF-1.7 ".to_vec(), b"1 0 obj(".repeat(1 << 18), b"trailer<</Root 1 0 R>>".to_vec()]
            .concat(),
        [b"%PDF-1.7 ".to_vec(), b"trailer<<(".repeat(1 << 18)].concat(),
        [
            b"%PDF-1.7 ".to_vec(),
            b"1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R 1 0 R]>>endobj trailer<</Root 1 0 R>>"
                .to_vec(),
        ]
        .concat(),
    ];
    for (i, file) in files.iter().enumerate() {
        let error = refused("a.pdf", file);
        let expected = matches!(
            error,
            ReadError::Broken { .. } | ReadError::Bomb { .. } | ReadError::ScannedPdf { .. }
        );
        assert!(expected, "{i}: {error:?}");
    }
}

#[test]
fn a_font_map_cannot_multiply_the_text() {
    let map = format!("1 beginbfchar <41> <{}> endbfchar", "0041".repeat(16));
    let font = b"<</Subtype/Type1/ToUnicode 6 0 R>>".to_vec();
    let content = format!("BT /F 1 Tf ({}) Tj ET", "A".repeat(6 << 20));
    let packed = stream("/Filter/FlateDecode", &deflated(content.as_bytes()));
    let file = pdf(&[packed, font, stream("", map.as_bytes())], "/Font<</F 5 0 R>>");
    let text = extract("a.pdf", &file).unwrap();
    assert!(text.len() < 8 << 20, "{}", text.len());
}

#[test]
fn hostile_pages_and_texts_stay_linear() {
    let begun = Instant::now();
    let pages = [
        "<div><b>".repeat(1 << 18),
        "<ol><li>x".repeat(1 << 18),
        "<p ".repeat(1 << 18),
        format!("<p {}>x", "a ".repeat(1 << 20)),
        "<script>".repeat(1 << 18),
        "</x".repeat(1 << 18),
        "<nav>".repeat(1 << 18),
    ];
    for page in pages {
        let _ = extract("a.html", page.as_bytes());
    }
    for text in [
        "一是",
        "二是。",
        "。二是",
        "责任单位：",
        "（责任单位：",
        "1.",
        "一、",
        "（一）",
        "每月",
        "2",
        "。是二是",
        "附件：1.\n",
    ] {
        outline(&text.repeat(1 << 17));
    }
    assert!(begun.elapsed() < Duration::from_mins(1), "{:?}", begun.elapsed());
}

#[test]
fn more_pieces_than_any_plan_has_are_refused_and_not_read_on() {
    let pieces = |lines: usize| {
        let list = "1、修门。\n".repeat(lines);
        read("a.txt", list.as_bytes()).map(|read| read.outline.nodes.len())
    };
    let refused = Err(ReadError::TooManyPieces { limit: limits::PIECES });
    assert_eq!(pieces(limits::PIECES), Ok(limits::PIECES));
    assert_eq!(pieces(limits::PIECES + 1), refused);
    assert_eq!(pieces(1 << 18), refused);
    let in_one_line = "。1.修门".repeat(1 << 16);
    assert!(outline(&in_one_line).nodes.len() <= limits::PIECES + 1);
}

#[test]
fn every_refusal_has_an_id_of_its_own_and_a_plain_sentence() {
    let errors = [
        ReadError::Unsupported { kind: "doc".into() },
        ReadError::Empty,
        ReadError::NotText,
        ReadError::Undecodable,
        ReadError::TooLarge { bytes: 2, limit: 1 },
        ReadError::Encrypted { kind: "pdf" },
        ReadError::ScannedPdf { pages: 3 },
        ReadError::Broken { kind: "pdf" },
        ReadError::Bomb { kind: "pdf", limit: 1 },
        ReadError::TooManyPieces { limit: 1 },
    ];
    let ids: std::collections::BTreeSet<&str> = errors.iter().map(ReadError::id).collect();
    assert_eq!(ids.len(), errors.len());
    assert!(errors.iter().all(|error| !error.to_string().is_empty()));
    assert!(read("a.txt", b"").is_err());
}
