//! Taking lists in over HTTP: from the empty workbook to the undone import.

use axum::http::StatusCode;
use testkit::{World, on_both_engines};

use crate::browser::{Answer, Browser};
use crate::exports::texts;

const HEADS: &str = "学校名称,学段,性质,乡镇,寄宿,监督执纪小组\n";
const GOOD: &str = "柳溪小学,小学,公办,柳溪镇,是,河畔监督执纪小组\n";
const BAD: &str = "=1+1小学,补习班,公办,,部分,河畔小组\n";

/// Brings a list; answers the address of its draft.
async fn brought(browser: &mut Browser, list: &str) -> String {
    let page = browser.get("/imports").await;
    let files = [("名册.csv", list.as_bytes())];
    let done = browser.submit_files(&page, "/imports", &[("template", "schools")], &files).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    done.place().to_owned()
}

/// Sends the columns as the page shows them.
async fn judged(browser: &mut Browser, draft: &str) -> Answer {
    let page = browser.get(draft).await;
    let select = regex::Regex::new(r#"(?s)name="(column-\d+)">(.*?)</select>"#).unwrap();
    let chosen = regex::Regex::new(r#"value="([a-z]+)" selected"#).unwrap();
    let text = page.text();
    let columns = select.captures_iter(&text).filter_map(|found| {
        let key = chosen.captures(&found[2])?[1].to_owned();
        Some((found[1].to_owned(), key))
    });
    let columns: Vec<_> = columns.collect();
    let mut fields: Vec<(&str, &str)> =
        columns.iter().map(|(name, key)| (name.as_str(), key.as_str())).collect();
    fields.push(("then", "judge"));
    browser.submit(&page, &format!("{draft}/mapping"), &fields).await
}

async fn a_list_is_brought_judged_carried_out_and_undone(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let draft = brought(&mut chen, &format!("{HEADS}{GOOD}合计,1\n")).await;
    let columns = judged(&mut chen, &draft).await;
    assert_eq!(columns.place(), format!("{draft}/report"));
    let report = chen.get(columns.place()).await;
    assert!(report.text().contains("Carry out the row"), "{}", report.text());
    let rows = format!("{draft}/rows");
    let fields = [("shown", "1"), ("rows", "all")];
    let done = chen.submit(&report, &rows, &fields).await;
    let import = done.place().to_owned();
    assert!(import.starts_with("/imports/"), "{}", done.text());
    let again = chen.submit(&report, &rows, &fields).await;
    assert_eq!(again.place(), "/imports", "a double click");
    let page = chen.get(&import).await;
    assert!(page.text().contains("柳溪小学"), "{}", page.text());
    let undo = format!("{import}/reversal");
    let refused = chen.submit(&page, &undo, &[("reason", " ")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let undone = chen.submit(&refused, &undo, &[("reason", "wrong list")]).await;
    assert_eq!(undone.place(), import);
    let page = chen.get(&import).await.text();
    assert!(page.contains("Undone") && !page.contains("/reversal"), "{page}");
    assert!(chen.get("/imports").await.text().contains("名册.csv"));
}

async fn every_bad_cell_is_named_on_the_page_and_in_the_marked_workbook(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let draft = brought(&mut chen, &format!("{HEADS}{GOOD}{BAD}")).await;
    let report = judged(&mut chen, &draft).await.place().to_owned();
    let page = chen.get(&report).await;
    let text = page.text();
    for said in
        ["B3", "D3", "E3", "F3", "Did you mean", "This is neither yes nor no", "The cell is empty"]
    {
        assert!(text.contains(said), "{said} in {text}");
    }
    assert!(text.contains("Carry out the good row only"));
    let marked = chen.get(&format!("{draft}/marked.xlsx")).await;
    let cells = texts(&marked);
    assert!(cells.contains("=1+1小学") && cells.contains("河畔小组"), "{cells}");
    let name = marked.headers["content-disposition"].to_str().unwrap();
    assert!(name.ends_with("marked.xlsx"), "{name}");
    let all = [("shown", "1"), ("rows", "all")];
    let refused = chen.submit(&page, &format!("{draft}/rows"), &all).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("rows have flaws"), "{}", refused.text());
    let good = [("shown", "1"), ("rows", "good")];
    let done = chen.submit(&refused, &format!("{draft}/rows"), &good).await;
    assert!(chen.get(done.place()).await.text().contains("柳溪小学"));
}

async fn a_column_that_is_missing_is_named_and_another_head_can_be_chosen(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let draft = brought(&mut chen, &format!("x,y\n{HEADS}{GOOD}")).await;
    let page = chen.get(&draft).await;
    let mapping = format!("{draft}/mapping");
    let refused = chen.submit(&page, &mapping, &[("column-1", "name"), ("then", "judge")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("“Stage”"), "{}", refused.text());
    let elsewhere = [("sheet", "0"), ("head_row", "1"), ("levels", "1"), ("then", "judge")];
    let look = chen.submit(&refused, &mapping, &elsewhere).await;
    assert_eq!(look.place(), draft, "the columns of another row are looked at first");
    let page = chen.get(&draft).await.text();
    assert!(page.contains("0 of 10 columns"), "{page}");
    let report = chen.get(&format!("{draft}/report")).await;
    assert_eq!(report.place(), draft, "without columns there is no report");
}

async fn what_cannot_be_read_is_refused_with_a_sentence_and_not_kept(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let page = chen.get("/imports").await;
    let fields = [("template", "schools")];
    let none = chen.submit_files(&page, "/imports", &fields, &[]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let files = [("list.xlsx", &b"PK\x03\x04 broken"[..])];
    let broken = chen.submit_files(&page, "/imports", &fields, &files).await;
    assert_eq!(broken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(broken.text().contains("The workbook is damaged"), "{}", broken.text());
    assert_eq!(world.count("import_drafts", "1 = 1").await, 0);
}

async fn the_empty_workbook_is_in_the_language_of_who_asks_and_its_heads_are_understood(
    world: World,
) {
    let mut chen = Browser::of(&world, "chen").await;
    for language in ["zh-CN", "en"] {
        chen.language = language;
        let blank = chen.get("/imports/templates/schools/blank.xlsx").await;
        assert!(texts(&blank).contains("河畔监督执纪小组"), "the groups stand in the drop-down");
        let page = chen.get("/imports").await;
        let files = [("blank.xlsx", &blank.bytes[..])];
        let done = chen.submit_files(&page, "/imports", &[("template", "schools")], &files).await;
        let draft = chen.get(done.place()).await.text();
        assert_eq!(draft.matches(" selected>").count(), 10 + 2, "{language}: {draft}");
    }
}

async fn who_may_not_manage_the_network_sees_no_imports(world: World) {
    let mut chen = Browser::of(&world, "chen").await;
    let draft = brought(&mut chen, &format!("{HEADS}{GOOD}")).await;
    for login in ["wu", "he", "sun", "fang"] {
        let mut other = Browser::of(&world, login).await;
        for address in ["/imports", &draft, &format!("{draft}/report")] {
            assert_eq!(other.get(address).await.status, StatusCode::FORBIDDEN, "{login} {address}");
        }
    }
    let mut qian = Browser::of(&world, "qian").await;
    assert_eq!(qian.get(&draft).await.status, StatusCode::NOT_FOUND, "a draft is its owner's");
    assert_eq!(qian.get(&format!("{draft}/marked.xlsx")).await.status, StatusCode::NOT_FOUND);
}

on_both_engines!(
    a_list_is_brought_judged_carried_out_and_undone,
    every_bad_cell_is_named_on_the_page_and_in_the_marked_workbook,
    a_column_that_is_missing_is_named_and_another_head_can_be_chosen,
    what_cannot_be_read_is_refused_with_a_sentence_and_not_kept,
    the_empty_workbook_is_in_the_language_of_who_asks_and_its_heads_are_understood,
    who_may_not_manage_the_network_sees_no_imports,
);
