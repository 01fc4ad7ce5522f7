//! Lists from workbooks: brought, looked at, carried out once, undone while nothing depends on it.

use app::intake::{
    CarryOut, Choice, Opened, UndoImport, bring, choose, import_page, list_drafts, list_imports,
    open_draft,
};
use app::upkeep::tidy;
use app::{Error, Result};
use chrono::TimeDelta;
use domain::access::Act;
use domain::intake::Mapping;
use domain::plans::Audience;
use kernel::{Clock, ImportDraftId, ImportId, UnitId, Version};
use testkit::{World, on_both_engines};

on_both_engines!(
    schools_of_a_list_are_founded_together_and_the_mapping_is_remembered,
    with_a_bad_row_all_or_only_the_good_are_carried_out,
    of_two_who_bring_the_same_list_the_second_is_told,
    of_two_at_once_one_founds_the_schools,
    the_same_form_carries_out_one_import,
    a_list_of_another_shape_is_carried_out_as_it_was_chosen,
    an_import_is_undone_and_leaves_both_events,
    what_something_was_built_on_is_not_undone,
    a_draft_is_its_owners_and_forgotten_after_a_day,
    what_is_no_workbook_leaves_no_draft,
    only_the_office_takes_lists_in_and_none_of_another_county,
);

const LIST: &str = "澜溪县学校名册,,,,,\n学校名称,学段,性质,乡镇,寄宿,监督执纪小组\n\
    柳溪小学,完小,公办,柳溪镇,√,河畔监督执纪小组\n柳溪幼儿园,幼儿园,民办,柳溪镇,否,Hillside Group\n\
    合计,2,,,,\n";
const FLAWED: &str = "学校名称,学段,性质,乡镇,寄宿,监督执纪小组\n\
    柳溪小学,小学,公办,柳溪镇,是,河畔监督执纪小组\n河畔小学,小学,公办,柳溪镇,部分,财务股\n";

async fn brought(world: &World, login: &str, list: &str) -> ImportDraftId {
    let upload = world.app.files().receive_bytes("名册.csv", list.as_bytes()).await.unwrap();
    let person = world.person(login).await;
    bring(&world.app, &world.app.reader(&person), "schools", upload).await.unwrap()
}

async fn opened(world: &World, login: &str, draft: ImportDraftId) -> Result<Opened> {
    let person = world.person(login).await;
    open_draft(&world.app, &world.app.reader(&person), draft).await
}

/// The order to carry out what `login` brought, as they are shown it now.
async fn order(world: &World, login: &str, draft: ImportDraftId, only_good: bool) -> CarryOut {
    let person = world.person(login).await;
    let reader = world.app.reader(&person);
    let opened = opened(world, login, draft).await.unwrap();
    let (opened, preflight) = opened.preflight(&reader).await.unwrap();
    CarryOut { opened, only_good, shown: preflight.good.len() }
}

async fn carried_out(world: &World, login: &str, list: &str) -> ImportId {
    let draft = brought(world, login, list).await;
    let order = order(world, login, draft, false).await;
    world.command(login, order).await.unwrap()
}

fn refusal<T: std::fmt::Debug>(answer: Result<T>) -> String {
    match answer {
        Err(Error::Refused(message)) => message.id.into_owned(),
        other => panic!("a refusal was expected, not {other:?}"),
    }
}

async fn schools(world: &World) -> i64 {
    world.count("units", "name_zh LIKE '柳溪%'").await
}

async fn schools_of_a_list_are_founded_together_and_the_mapping_is_remembered(world: World) {
    let draft = brought(&world, "chen", LIST).await;
    let first = opened(&world, "chen", draft).await.unwrap();
    assert_eq!((first.head.first_row, first.is_remembered, first.mapping.len()), (2, false, 6));
    let order = order(&world, "chen", draft, false).await;
    let import = world.command("chen", order).await.unwrap();
    let chen = world.person("chen").await;
    let page = import_page(&world.app.reader(&chen), import).await.unwrap();
    let made: Vec<_> = page.made.iter().map(|(row, name)| (*row, name.zh.as_str())).collect();
    assert_eq!(made, [(3, "柳溪小学"), (4, "柳溪幼儿园")]);
    let founded = "name_zh = '柳溪小学' AND stage = 'primary' AND ownership = 'public' AND town = '柳溪镇' AND name_en = '柳溪小学'";
    assert_eq!(world.count("units", founded).await, 1);
    assert_eq!(world.count("units", "stage = 'kindergarten' AND guided_by IS NOT NULL").await, 1);
    assert_eq!(world.count("events", "kind = 'import-carried-out'").await, 1);
    assert_eq!(world.count("files", "name = '名册.csv'").await, 1);
    assert_eq!(world.count("import_drafts", "1 = 1").await, 0, "it is no draft any more");
    let next = brought(&world, "qian", LIST).await;
    let next = opened(&world, "qian", next).await.unwrap();
    assert!(next.is_remembered);
    assert_eq!(next.mapping, first.mapping);
}

async fn with_a_bad_row_all_or_only_the_good_are_carried_out(world: World) {
    let draft = brought(&world, "chen", FLAWED).await;
    let all = order(&world, "chen", draft, false).await;
    assert_eq!(all.shown, 1);
    assert_eq!(refusal(world.command("chen", all).await), "import-refused-bad-rows");
    assert_eq!(schools(&world).await, 0);
    let good = order(&world, "chen", draft, true).await;
    let import = world.command("chen", good).await.unwrap();
    let chen = world.person("chen").await;
    let row = import_page(&world.app.reader(&chen), import).await.unwrap().row;
    assert_eq!((row.import.rows, row.import.left_out), (1, 1));
    assert_eq!(schools(&world).await, 1);
}

async fn of_two_who_bring_the_same_list_the_second_is_told(world: World) {
    let draft = brought(&world, "qian", LIST).await;
    let late = order(&world, "qian", draft, false).await;
    carried_out(&world, "chen", LIST).await;
    assert_eq!(refusal(world.command("qian", late).await), "import-refused-changed");
    let again = order(&world, "qian", draft, false).await;
    assert_eq!(again.shown, 0, "both schools are there by now");
    assert_eq!(schools(&world).await, 2);
}

async fn of_two_at_once_one_founds_the_schools(world: World) {
    let [one, other] = [brought(&world, "chen", LIST).await, brought(&world, "qian", LIST).await];
    let one = order(&world, "chen", one, false).await;
    let other = order(&world, "qian", other, false).await;
    let done = tokio::join!(world.command("chen", one), world.command("qian", other));
    assert_ne!(done.0.is_ok(), done.1.is_ok(), "{done:?}");
    assert_eq!(schools(&world).await, 2);
}

async fn the_same_form_carries_out_one_import(world: World) {
    let draft = brought(&world, "chen", LIST).await;
    let (form, chen) = (world.form(), world.actor("chen").await);
    let [first, second] =
        [order(&world, "chen", draft, false).await, order(&world, "chen", draft, false).await];
    world.app.command(&chen, Some(form), first).await.unwrap();
    let again = world.app.command(&chen, Some(form), second).await;
    assert!(matches!(again, Err(Error::Repeated)), "{again:?}");
    assert_eq!(world.count("imports", "1 = 1").await, 1);
}

async fn a_list_of_another_shape_is_carried_out_as_it_was_chosen(world: World) {
    let list = "甲,乙,丙,丁,戊,己\n柳溪小学,小学,公办,柳溪镇,是,河畔监督执纪小组\n";
    let draft = brought(&world, "chen", list).await;
    let order_unmapped = order(&world, "chen", draft, false).await;
    let lacking = refusal(world.command("chen", order_unmapped).await);
    assert_eq!(lacking, "import-refused-column-missing");
    let keys = ["name", "stage", "ownership", "town", "boarding", "group"];
    let mapping = Mapping::of((1..).zip(keys.map(str::to_owned)));
    let choice = Choice { sheet: 0, head_row: 1, levels: 1, mapping };
    let chen = world.person("chen").await;
    choose(&world.app, &world.app.reader(&chen), draft, &choice).await.unwrap();
    let order = order(&world, "chen", draft, false).await;
    world.command("chen", order).await.unwrap();
    assert_eq!(schools(&world).await, 1);
}

async fn an_import_is_undone_and_leaves_both_events(world: World) {
    let import = carried_out(&world, "chen", LIST).await;
    let undo = |seen| UndoImport { import, seen, reason: "用错了名册".to_owned() };
    world.command("qian", undo(Version::FIRST)).await.unwrap();
    assert_eq!(schools(&world).await, 0);
    let stale = world.command("chen", undo(Version::FIRST)).await;
    assert!(matches!(stale, Err(Error::Stale { .. })), "{stale:?}");
    let again = world.command("chen", undo(Version::FIRST.next())).await;
    assert_eq!(refusal(again), "import-refused-undone");
    assert_eq!(world.count("events", "kind = 'import-undone'").await, 1);
    let chen = world.person("chen").await;
    let page = import_page(&world.app.reader(&chen), import).await.unwrap();
    assert_eq!((page.made.len(), page.undone_by.unwrap().en.as_str()), (0, "Qian"));
    carried_out(&world, "chen", LIST).await;
    assert_eq!(list_imports(&world.app.reader(&chen)).await.unwrap().len(), 2);
}

async fn what_something_was_built_on_is_not_undone(world: World) {
    let import = carried_out(&world, "chen", LIST).await;
    let chen = world.person("chen").await;
    let reader = world.app.reader(&chen);
    let units = app::org::visible_units(&reader, Act::ReadTask).await.unwrap();
    let school: UnitId = units.iter().find(|unit| unit.name.zh == "柳溪小学").unwrap().id;
    let mut order = world.task_for("Riverside").order().await;
    order.audience = Audience::Units { units: vec![school] };
    world.command("chen", order).await.unwrap();
    let undo = UndoImport { import, seen: Version::FIRST, reason: "用错了名册".to_owned() };
    match world.command("chen", undo).await {
        Err(Error::Refused(message)) => {
            assert_eq!(message.id, "import-refused-built-on");
            assert!(format!("{message:?}").contains("柳溪小学"), "{message:?}");
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(schools(&world).await, 2);
}

async fn a_draft_is_its_owners_and_forgotten_after_a_day(world: World) {
    let draft = brought(&world, "chen", LIST).await;
    let [chen, qian] = [world.person("chen").await, world.person("qian").await];
    assert_eq!(list_drafts(&world.app.reader(&chen)).await.unwrap().len(), 1);
    assert_eq!(list_drafts(&world.app.reader(&qian)).await.unwrap().len(), 0);
    assert!(matches!(opened(&world, "qian", draft).await, Err(Error::Missing)));
    world.clock.set(world.clock.now() + TimeDelta::hours(25));
    let late = open_draft(&world.app, &world.app.reader(&chen), draft).await;
    assert!(matches!(late, Err(Error::Missing)), "{late:?}");
    world.clock.set(world.clock.now() + TimeDelta::hours(25));
    tidy(&world.app).await.unwrap();
    assert_eq!(world.count("import_drafts", "1 = 1").await, 0);
}

async fn what_is_no_workbook_leaves_no_draft(world: World) {
    let bytes = [&b"\x89PNG\r\n\x1a\n"[..], &[0; 40]].concat();
    let upload = world.app.files().receive_bytes("scan.png", &bytes).await.unwrap();
    let chen = world.person("chen").await;
    let reader = world.app.reader(&chen);
    let refused = refusal(bring(&world.app, &reader, "schools", upload.clone()).await);
    assert_eq!(refused, "workbook-refused-not-a-workbook");
    let unknown = bring(&world.app, &reader, "no-such-list", upload).await;
    assert!(matches!(unknown, Err(Error::Missing)), "{unknown:?}");
    let empty = brought(&world, "chen", "\n \n").await;
    assert_eq!(refusal(opened(&world, "chen", empty).await), "import-refused-empty");
    assert_eq!(world.count("import_drafts", "1 = 1").await, 1);
}

async fn only_the_office_takes_lists_in_and_none_of_another_county(world: World) {
    let draft = brought(&world, "chen", LIST).await;
    let import = carried_out(&world, "chen", LIST).await;
    for login in ["sun", "he", "wu", "fang"] {
        let person = world.person(login).await;
        let reader = world.app.reader(&person);
        assert!(matches!(list_imports(&reader).await, Err(Error::Denied(_))), "{login}");
        assert!(matches!(import_page(&reader, import).await, Err(Error::Denied(_))), "{login}");
        let open = open_draft(&world.app, &reader, draft).await;
        assert!(matches!(open, Err(Error::Denied(_))), "{login}");
        let undo = UndoImport { import, seen: Version::FIRST, reason: "x".to_owned() };
        let undone = world.command(login, undo).await;
        assert!(matches!(undone, Err(Error::Denied(_))), "{login}: {undone:?}");
    }
    world.execute("UPDATE imports SET county_id = (SELECT id FROM units LIMIT 1)").await;
    let chen = world.person("chen").await;
    let reader = world.app.reader(&chen);
    assert!(matches!(import_page(&reader, import).await, Err(Error::Missing)));
    assert_eq!(list_imports(&reader).await.unwrap().len(), 0);
}
