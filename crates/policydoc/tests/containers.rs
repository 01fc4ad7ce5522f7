//! What Word files and web pages hide, number by themselves or nest; all text is invented.

#![expect(clippy::unwrap_used, reason = "test helpers may fail the test")]

use policydoc::{Outline, read};
use std::io::Write;
use zip::write::SimpleFileOptions;

const NUMBERING: &str = r#"<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"#;

fn docx(body: &str) -> Vec<u8> {
    let document = format!(r#"<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let footnotes =
        r#"<w:footnotes xmlns:w="w"><w:p><w:r><w:t>脚注</w:t></w:r></w:p></w:footnotes>"#;
    let parts = [
        ("word/document.xml", document.as_str()),
        ("word/numbering.xml", NUMBERING),
        ("word/footnotes.xml", footnotes),
    ];
    for (name, part) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(part.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A paragraph of a list, or of none where `list` is 0.
fn paragraph(list: u32, level: u32, runs: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr>{runs}</w:p>"#
    )
}

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

fn titles(outline: &Outline) -> Vec<String> {
    outline.nodes.iter().map(|node| format!("{} {}{}", node.path, node.title, node.text)).collect()
}

#[track_caller]
fn word(body: &str) -> Outline {
    read("plan.docx", &docx(body)).unwrap().outline
}

#[track_caller]
fn page(body: &str) -> Outline {
    let page = format!("<!doctype html><html><body>{body}</body></html>");
    read("plan.html", page.as_bytes()).unwrap().outline
}

#[test]
fn automatic_numbers_are_written_out_and_a_new_list_starts_anew() {
    let body = [
        paragraph(1, 0, &run("修门")),
        paragraph(1, 1, &run("量尺寸")),
        paragraph(1, 2, &run("5所学校先量")),
        paragraph(1, 2, &run("其余后量")),
        paragraph(1, 0, &run("刷漆")),
        paragraph(0, 0, &run("附件1 修门办法")),
        paragraph(2, 0, &run("门的清单")),
    ];
    let expected = [
        "一 修门",
        "一/（一） 量尺寸",
        "一/（一）/1 5所学校先量",
        "一/（一）/2 其余后量",
        "二 刷漆",
        "附件1 修门办法",
        "附件1/一 门的清单",
    ];
    assert_eq!(titles(&word(&body.concat())), expected);
}

#[test]
fn deleted_hidden_and_moved_text_stays_out() {
    let runs = [
        run("修门。"),
        "<w:del><w:r><w:delText>拆门。</w:delText></w:r></w:del>".into(),
        "<w:moveFrom><w:r><w:t>换门。</w:t></w:r></w:moveFrom>".into(),
        "<w:ins><w:r><w:t>先量后修。</w:t></w:r></w:ins>".into(),
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见。</w:t></w:r>".into(),
        r#"<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>再刷漆。</w:t></w:r>"#.into(),
        r#"<w:r><w:footnoteReference w:id="1"/></w:r>"#.into(),
    ];
    let read = word(&paragraph(1, 0, &runs.concat()));
    assert_eq!(titles(&read), ["一 修门先量后修。再刷漆。"]);
}

#[test]
fn a_text_box_is_read_once() {
    let inside = format!("<w:txbxContent><w:p>{}</w:p></w:txbxContent>", run("盒中的话"));
    let drawing = format!(
        "<w:r><mc:AlternateContent><mc:Choice>{inside}</mc:Choice><mc:Fallback>{inside}</mc:Fallback></mc:AlternateContent></w:r>"
    );
    let bytes = docx(&format!("<w:p>{}{drawing}</w:p>", run("一、修门")));
    let source = read("plan.docx", &bytes).unwrap().source;
    assert_eq!(source.matches("盒中的话").count(), 1, "{source}");
    assert!(source.lines().any(|line| line == "一、修门"), "{source}");
}

#[test]
fn a_tab_parts_a_number_from_its_text_and_a_table_has_its_cells() {
    let numbered =
        "<w:p><w:r><w:t>1.</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>3所学校修门</w:t></w:r></w:p>";
    let cell = |text: &str| format!("<w:tc><w:p>{}</w:p></w:tc>", run(text));
    let row = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("任务"), cell("责任单位"));
    assert_eq!(titles(&word(&format!("{numbered}{row}"))), ["1 3所学校修门任务\n责任单位"]);
}

#[test]
fn lists_of_a_web_page_nest_as_official_documents_do() {
    let read = page(
        "<p><b>一、</b>修门</p><ol><li>量<ol><li>高</li><li>宽</li></ol></li><li><p>锯</p></li></ol>\
         <p>&emsp;&emsp;<span>二</span><span>、</span>刷漆</p><ol><li>（一）买漆</li><li>（二）刷</li></ol>",
    );
    let expected = [
        "一 修门",
        "一/1 量",
        "一/1/（1） 高",
        "一/1/（2） 宽",
        "一/2 锯",
        "二 刷漆",
        "二/（一） 买漆",
        "二/（二） 刷",
    ];
    assert_eq!(titles(&read), expected);
}

#[test]
fn what_stands_around_an_article_stays_out() {
    let read = page(
        "<div>欢迎访问 <a href='/'>首页</a></div><h1>溪口县修门方案</h1>\
         <p>发布时间：2031-03-08 来源：县教育局 浏览：12次</p><p>一、修门</p><p>先量再修。</p>\
         <p>溪口县教育局</p><p>2031年3月8日</p><p>附件：<a href='x'>台账.docx</a></p>\
         <p>扫码看本文</p><p>您是第12位读者</p><p>主办：溪口县教育局 技术支持：某公司</p>",
    );
    assert_eq!(titles(&read), ["一 修门先量再修。"]);
    assert_eq!(read.title.as_deref(), Some("溪口县修门方案"));
    assert_eq!(
        (read.issuers, read.issued_on.as_deref()),
        (vec!["溪口县教育局".to_owned()], Some("2031-03-08"))
    );
}

#[test]
fn line_breaks_of_every_system_count_as_one() {
    let unix = read("a.txt", "一、修门\n先量。\n二、刷漆".as_bytes()).unwrap();
    let windows = read("a.txt", "一、修门\r\n先量。\r\n二、刷漆".as_bytes()).unwrap();
    let old = read("a.txt", "一、修门\r先量。\r二、刷漆".as_bytes()).unwrap();
    assert_eq!(unix, windows);
    assert_eq!(unix, old);
}
