//! What changed between two editions of a plan.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::time::Instant;

use domain::plans::{Change, ChangeKind, Part, PieceState, PlanNode, as_read, compare, the_same};
use kernel::{MeasureId, SeededIds};
use proptest::prelude::*;

fn piece(position: usize, depth: u8, path: String, words: &str) -> PlanNode {
    let (title, text) = words.split_once('。').unwrap_or((words, ""));
    PlanNode {
        id: MeasureId::fresh(&SeededIds::new(position as u64 + 1)),
        position: u32::try_from(position).unwrap(),
        depth,
        marker: path.rsplit('/').next().unwrap().to_owned(),
        path,
        title: title.into(),
        text: text.into(),
        offices: Vec::new(),
        has_children: depth == 1,
        times: Vec::new(),
        start: 0,
        end: 0,
        runs: Vec::new(),
        state: PieceState::Stands,
        original: None,
        split_from: None,
    }
}

/// One chapter with these items, numbered from 1.
fn plan(items: &[String]) -> Vec<PlanNode> {
    let chapter = piece(0, 1, "一".into(), "工作任务");
    let items = (1..).zip(items).map(|(n, words)| piece(n, 2, format!("一/{n}"), words));
    std::iter::once(chapter).chain(items).collect()
}

/// An item whose words are like those of no other.
fn item(seed: usize) -> String {
    let letter = |at: usize| {
        char::from_u32(0x4e00 + u32::try_from((seed * 7919 + at * 104_729) % 20_000).unwrap())
    };
    let words: String = (0..24).filter_map(letter).collect();
    format!("{words}。{}", words.chars().rev().collect::<String>())
}

fn items(count: usize) -> Vec<String> {
    (0..count).map(item).collect()
}

fn kinds(changes: &[Change]) -> Vec<ChangeKind> {
    changes.iter().map(|change| change.kind).collect()
}

fn told(change: &Change, part: Part) -> String {
    let of_part = change.wording.iter().filter(|span| span.part == part);
    of_part.map(|span| span.text.as_str()).collect()
}

#[test]
fn an_exchanged_word_is_shown_and_nothing_else() {
    let old = plan(&["请家长进厨房。每学期至少两次，请家长代表查看库房。".into()]);
    let new = plan(&["请家长进厨房。每学期至少三次，请家长代表查看库房。".into()]);
    let changes = compare(&old, &new);
    assert_eq!(kinds(&changes), [ChangeKind::Unchanged, ChangeKind::Changed]);
    assert_eq!(told(&changes[1], Part::Removed), "两");
    assert_eq!(told(&changes[1], Part::Added), "三");
}

#[test]
fn other_offices_and_other_times_are_changes_too() {
    let old = plan(&[item(1), item(2)]);
    let mut new = old.clone();
    new[1].times = vec!["每月".into()];
    new[2].offices = vec![domain::plans::ResponsibleOffice {
        name: "财务股".into(),
        role: domain::plans::OfficeRole::Lead,
    }];
    let expected = [ChangeKind::Unchanged, ChangeKind::Changed, ChangeKind::Changed];
    assert_eq!(kinds(&compare(&old, &new)), expected);
}

#[test]
fn renumbered_items_are_unchanged_and_one_that_changed_its_place_has_moved() {
    let old = plan(&items(6));
    let mut words = items(6);
    words.insert(0, item(50));
    let expected = [vec![ChangeKind::Unchanged, ChangeKind::Added], vec![ChangeKind::Unchanged; 6]];
    assert_eq!(kinds(&compare(&old, &plan(&words))), expected.concat());
    let mut words = items(6);
    words.rotate_left(1);
    let changes = compare(&old, &plan(&words));
    assert_eq!(changes.last().unwrap().kind, ChangeKind::Moved);
    assert_eq!(kinds(&changes).iter().filter(|kind| **kind == ChangeKind::Moved).count(), 1);
}

#[test]
fn a_rewritten_heading_is_found_by_its_path() {
    let mut new = plan(&items(2));
    new[0].title = "重点任务".into();
    let changes = compare(&plan(&items(2)), &new);
    assert_eq!(changes[0].kind, ChangeKind::Changed);
    assert!(changes[1..].iter().all(|change| change.kind == ChangeKind::Unchanged));
}

#[test]
fn the_documents_are_compared_and_not_what_the_office_made_of_them() {
    let read = plan(&items(2));
    let mut corrected = read.clone();
    corrected[1].original = Some(read[1].words());
    corrected[1].title = "别的".into();
    let mut part = corrected[1].clone();
    part.split_from = Some(read[1].id);
    corrected.insert(2, part);
    let kinds = kinds(&compare(&as_read(&corrected), &read));
    assert_eq!(kinds, [ChangeKind::Unchanged; 3]);
}

#[test]
fn five_hundred_pieces_are_compared_with_five_hundred_others_in_time() {
    let reworded: Vec<String> =
        items(500).iter().map(|words| format!("{words}另行通知。")).collect();
    let (old, new) = (plan(&items(500)), plan(&reworded));
    let began = Instant::now();
    let changes = compare(&old, &new);
    let took = began.elapsed();
    eprintln!("500 x 500, every piece changed: {took:?}");
    assert_eq!(changes.iter().filter(|change| change.kind == ChangeKind::Changed).count(), 500);
    assert!(took.as_millis() < 5000, "{took:?} even without optimisation on a busy machine");
    let alike: Vec<String> =
        (0..500).map(|n| format!("认真做好各项工作并按时报告结果第{n}项。")).collect();
    let other: Vec<String> =
        (0..500).map(|n| format!("认真做好各项工作并及时报告结果第{n}项。")).collect();
    let (old, new) = (plan(&alike), plan(&other));
    let began = Instant::now();
    compare(&old, &new);
    eprintln!("500 x 500, all alike: {:?}", began.elapsed());
}

#[test]
fn five_thousand_pieces_that_stayed_are_found_at_once() {
    let old = plan(&items(5000));
    let began = Instant::now();
    let found = the_same(&old, &old);
    eprintln!("5,000 x 5,000, nothing changed: {:?}", began.elapsed());
    assert_eq!(found.len(), 5001);
    assert!(began.elapsed().as_secs() < 5);
}

proptest! {
    #[test]
    fn a_plan_compared_with_itself_is_unchanged(seeds in prop::collection::vec(0usize..12, 0..30)) {
        let words: Vec<String> = seeds.into_iter().map(item).collect();
        let plan = plan(&words);
        let changes = compare(&plan, &plan);
        prop_assert!(changes.iter().all(|change| change.kind == ChangeKind::Unchanged));
        prop_assert!(changes.iter().all(|change| change.old == change.new));
    }

    #[test]
    fn every_piece_of_both_stands_exactly_once_and_the_wording_is_theirs(
        old in prop::collection::vec("[一二三四五]{1,6}。([一二三]{1,5}[。，]){0,4}", 0..25),
        new in prop::collection::vec("[一二三四五]{1,6}。([一二三]{1,5}[。，]){0,4}", 0..25),
    ) {
        let (old, new) = (plan(&old), plan(&new));
        let changes = compare(&old, &new);
        let mut of_old: Vec<usize> = changes.iter().filter_map(|change| change.old).collect();
        let of_new: Vec<usize> = changes.iter().filter_map(|change| change.new).collect();
        of_old.sort_unstable();
        prop_assert_eq!(of_old, (0..old.len()).collect::<Vec<_>>());
        prop_assert_eq!(of_new, (0..new.len()).collect::<Vec<_>>());
        for change in &changes {
            let side = |part| change.wording.iter().filter(|span| span.part == Part::Same || span.part == part)
                .map(|span| span.text.as_str()).collect::<String>();
            let body = |side: &[PlanNode], place: Option<usize>| place.map_or_else(String::new, |place| side[place].words().body());
            prop_assert_eq!(side(Part::Removed), body(&old, change.old));
            prop_assert_eq!(side(Part::Added), body(&new, change.new));
        }
        let same = |change: &&Change| matches!(change.kind, ChangeKind::Unchanged | ChangeKind::Moved);
        let same = changes.iter().filter(same).filter_map(|change| change.old.zip(change.new));
        let mut found = the_same(&old, &new);
        found.sort_by_key(|(_, now)| *now);
        prop_assert_eq!(found, same.collect::<Vec<_>>());
        prop_assert_eq!(compare(&old, &new), changes, "the same each time");
    }

    #[test]
    fn random_edits_are_found(
        count in 8usize..40,
        edits in prop::collection::btree_map(0usize..40, 0u8..3, 1..6),
    ) {
        let mut words = Vec::new();
        let mut expected = vec![ChangeKind::Unchanged];
        for (place, item) in items(count).into_iter().enumerate() {
            match edits.get(&place) {
                Some(0) => expected.push(ChangeKind::Removed),
                Some(1) => {
                    words.push(format!("{item}每月报告一次。"));
                    expected.push(ChangeKind::Changed);
                }
                Some(_) => {
                    words.extend([item, self::item(1000 + place)]);
                    expected.extend([ChangeKind::Unchanged, ChangeKind::Added]);
                }
                None => {
                    words.push(item);
                    expected.push(ChangeKind::Unchanged);
                }
            }
        }
        // What was removed and what was added beside it may stand in either order.
        let mut found = kinds(&compare(&plan(&items(count)), &plan(&words)));
        found.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(found, expected);
    }
}
