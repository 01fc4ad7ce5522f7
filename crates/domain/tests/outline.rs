//! The outline of a plan: each change, its opposite, and why it is refused.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use domain::plans::{
    OfficeRole, OpenTasks, Outline, OutlineRefusal, PieceState, PlanNode, ResponsibleOffice, Words,
    correct, drop_piece, lift_no_task, mark_no_task, merge, restore, sentences, split,
};
use kernel::{MeasureId, PlanId, SeededIds, Version};
use proptest::prelude::*;

const NONE: OpenTasks = OpenTasks { all: 0, shown: 0, to_come: false };

fn ids() -> SeededIds {
    SeededIds::new(4)
}

fn piece(position: u32, depth: u8, path: &str, title: &str, text: &str) -> PlanNode {
    let office = ResponsibleOffice { name: "财务股".into(), role: OfficeRole::Lead };
    let last = path.rsplit('/').next().unwrap();
    PlanNode {
        id: MeasureId::fresh(&SeededIds::new(u64::from(position) + 100)),
        position,
        depth,
        path: path.into(),
        marker: format!("{last}."),
        title: title.into(),
        text: text.into(),
        offices: if depth > 1 { vec![office] } else { Vec::new() },
        has_children: position == 0,
        times: vec!["每学期".into()],
        start: position * 10,
        end: position * 10 + 10,
        state: PieceState::Stands,
        original: None,
        split_from: None,
    }
}

fn outline() -> Outline {
    let pieces = vec![
        piece(0, 1, "一", "主要任务", ""),
        piece(1, 2, "一/1", "公开账目", "月底前贴出收支。\n家长可以查看！每学期复核一次。"),
        piece(2, 2, "一/2", "请家长进厨房", "每学期两次。"),
        piece(3, 1, "二", "组织保障", ""),
    ];
    Outline { plan: PlanId::fresh(&ids()), version: Version::FIRST, pieces }
}

fn starts(outline: &Outline, place: usize) -> Vec<usize> {
    let body = outline.pieces[place].words().body();
    sentences(&body).iter().map(|sentence| sentence.start).filter(|start| *start > 0).collect()
}

#[test]
fn a_split_gives_two_pieces_of_which_the_first_keeps_its_id() {
    let before = outline();
    let id = before.pieces[1].id;
    let second = MeasureId::fresh(&ids());
    let (after, _) = split(&before, id, starts(&before, 1)[1], second).unwrap();
    let (one, two) = (&after.pieces[1], &after.pieces[2]);
    assert_eq!((one.id, one.marker.as_str(), one.text.as_str()), (id, "1.", "月底前贴出收支。\n"));
    assert_eq!((two.id, two.marker.as_str(), two.path.as_str()), (second, "1·2.", "一/1·2"));
    assert_eq!((two.title.as_str(), two.text.as_str()), ("家长可以查看！", "每学期复核一次。"));
    assert_eq!((two.start, two.end, two.position), (10, 20, 2), "the span of the passage");
    assert_eq!(one.words_as_read(), before.pieces[1].words(), "the words of the document stay");
    assert_eq!(after.version, Version(2));
    let (third, _) = split(&after, id, starts(&after, 1)[0], MeasureId::fresh(&ids())).unwrap();
    assert_eq!(third.pieces[2].marker, "1·3.", "a second split of the same piece");
}

#[test]
fn the_second_part_of_a_heading_stands_below_it() {
    let mut before = outline();
    before.pieces[0].text = "先摸底。再整改。".into();
    let id = before.pieces[0].id;
    let second = MeasureId::fresh(&ids());
    let (after, _) = split(&before, id, starts(&before, 0)[1], second).unwrap();
    assert_eq!((after.pieces[1].id, after.pieces[1].depth), (second, 2));
    assert!(after.pieces[0].has_children && !after.pieces[1].has_children);
}

#[test]
fn a_piece_is_split_only_where_a_sentence_begins() {
    let outline = outline();
    let id = outline.pieces[1].id;
    for at in [0, 1, 6, 999] {
        let refused = split(&outline, id, at, MeasureId::fresh(&ids())).unwrap_err();
        assert_eq!(refused, OutlineRefusal::SentenceMissing, "{at}");
    }
}

#[test]
fn merged_pieces_are_one_until_they_are_taken_apart() {
    let before = outline();
    let (one, two) = (before.pieces[1].id, before.pieces[2].id);
    let (after, _) = merge(&before, one).unwrap();
    assert!(after.pieces[1].text.ends_with("每学期复核一次。\n请家长进厨房\n每学期两次。"));
    assert_eq!((after.home_of(two), after.gathered(one)), (one, vec![one, two]));
    assert_eq!(merge(&after, one).unwrap_err(), OutlineRefusal::NothingToMerge, "a chapter");
    let refused = merge(&after, two).unwrap_err();
    assert_eq!(refused, OutlineRefusal::NotNow { state: "merged" });
    let (apart, _) = restore(&after, two).unwrap();
    assert_eq!(apart.pieces, before.pieces);
}

#[test]
fn a_merger_that_was_changed_since_is_not_taken_apart() {
    let before = outline();
    let (one, two) = (before.pieces[1].id, before.pieces[2].id);
    let (after, _) = merge(&before, one).unwrap();
    let words = Words { title: "公开食堂账目".into(), ..after.pieces[1].words() };
    let (corrected, _) = correct(&after, one, words).unwrap();
    assert_eq!(restore(&corrected, two).unwrap_err(), OutlineRefusal::ChangedSince);
    let (back, _) = correct(&corrected, one, after.pieces[1].words()).unwrap();
    assert!(restore(&back, two).is_ok());
}

#[test]
fn a_correction_keeps_the_words_of_the_document_and_is_taken_back_with_them() {
    let before = outline();
    let id = before.pieces[0].id;
    let words = Words { marker: "三、".into(), ..before.pieces[0].words() };
    let (after, _) = correct(&before, id, words).unwrap();
    assert_eq!(after.pieces[0].words_as_read(), before.pieces[0].words());
    assert_eq!((after.pieces[1].path.as_str(), after.pieces[3].path.as_str()), ("三/1", "二"));
    let (back, _) = correct(&after, id, after.pieces[0].words_as_read()).unwrap();
    assert_eq!(back.pieces, before.pieces);
    let same = correct(&back, id, back.pieces[0].words()).unwrap_err();
    assert_eq!(same, OutlineRefusal::NothingChanged);
    let empty = Words { title: " ".into(), ..back.pieces[0].words() };
    assert_eq!(correct(&back, id, empty).unwrap_err(), OutlineRefusal::TitleMissing);
}

#[test]
fn a_piece_is_left_out_with_a_reason_and_brought_back() {
    let before = outline();
    let id = before.pieces[1].id;
    let refused = drop_piece(&before, id, " ", NONE).unwrap_err();
    assert_eq!(refused, OutlineRefusal::ReasonMissing);
    let (after, _) = drop_piece(&before, id, "重复", NONE).unwrap();
    assert!(after.pieces[1].as_measure().is_none() && !after.pieces[1].is_present());
    let again = drop_piece(&after, id, "重复", NONE).unwrap_err();
    assert_eq!(again, OutlineRefusal::NotNow { state: "dropped" });
    assert_eq!(restore(&after, id).unwrap().0.pieces, before.pieces);
    let stands = restore(&before, id).unwrap_err();
    assert_eq!(stands, OutlineRefusal::NotNow { state: "stands" });
}

#[test]
fn a_piece_without_a_task_is_no_measure_until_the_mark_is_lifted() {
    let before = outline();
    let id = before.pieces[1].id;
    let (after, _) = mark_no_task(&before, id, "只是说明", NONE).unwrap();
    assert!(after.pieces[1].as_measure().is_none() && after.pieces[1].is_present());
    assert_eq!(lift_no_task(&after, id).unwrap().0.pieces, before.pieces);
    let refused = lift_no_task(&before, id).unwrap_err();
    assert_eq!(refused, OutlineRefusal::NotNow { state: "stands" });
}

#[test]
fn open_tasks_hold_a_piece_and_only_those_that_may_be_seen_are_named() {
    let outline = outline();
    let id = outline.pieces[1].id;
    for (open, shown) in
        [(OpenTasks { all: 3, shown: 2, ..NONE }, 2), (OpenTasks { all: 1, shown: 0, ..NONE }, 0)]
    {
        let refused = OutlineRefusal::TasksOpen { shown };
        assert_eq!(drop_piece(&outline, id, "重复", open).unwrap_err(), refused);
        assert_eq!(mark_no_task(&outline, id, "重复", open).unwrap_err(), refused);
    }
}

#[test]
fn an_unknown_piece_is_refused() {
    let refused = merge(&outline(), MeasureId::fresh(&SeededIds::new(77))).unwrap_err();
    assert_eq!(refused, OutlineRefusal::Missing);
}

proptest! {
    #[test]
    fn sentences_joined_are_the_text_again(text in "[一二。！；”\n]{0,40}") {
        let found = sentences(&text);
        prop_assert_eq!(found.iter().map(|sentence| sentence.text).collect::<String>(), text.clone());
        for sentence in found {
            let rest: String = text.chars().skip(sentence.start).collect();
            prop_assert!(rest.starts_with(sentence.text));
        }
    }

    #[test]
    fn a_merger_undoes_every_split(
        title in "[一二三]{1,3}(；[一二三]{1,3}){0,2}",
        text in "([一二三]{1,4}[。！；]\n?){0,5}",
        pick in 0usize..8,
    ) {
        let mut before = outline();
        (before.pieces[1].title, before.pieces[1].text) = (title, text);
        let at = starts(&before, 1);
        prop_assume!(pick < at.len());
        let id = before.pieces[1].id;
        let (two, _) = split(&before, id, at[pick], MeasureId::fresh(&ids())).unwrap();
        let (one, _) = merge(&two, id).unwrap();
        prop_assert_eq!(&one.pieces[1], &before.pieces[1]);
    }

    #[test]
    fn nothing_is_lost_whatever_the_office_does(steps in prop::collection::vec((0u8..7, 0usize..9, 0usize..6), 0..30)) {
        let mut now = outline();
        let fresh = ids();
        for (step, place, at) in steps {
            let id = now.pieces[place % now.pieces.len()].id;
            let done = match step {
                0 => split(&now, id, starts(&now, place % now.pieces.len()).get(at).copied().unwrap_or(0), MeasureId::fresh(&fresh)),
                1 => merge(&now, id),
                2 => restore(&now, id),
                3 => drop_piece(&now, id, "x", NONE),
                4 => mark_no_task(&now, id, "x", NONE),
                5 => lift_no_task(&now, id),
                _ => correct(&now, id, now.piece(id).unwrap().words_as_read()),
            };
            let Ok((next, _)) = done else { continue };
            prop_assert_eq!(next.version, now.version.next());
            prop_assert!(next.pieces.len() >= now.pieces.len());
            prop_assert!((0..).zip(&next.pieces).all(|(position, piece)| piece.position == position));
            let read = |outline: &Outline| domain::plans::as_read(&outline.pieces).iter().map(PlanNode::words).collect::<Vec<_>>();
            prop_assert_eq!(read(&next), read(&outline()), "what was read stays");
            let homes = next.homes();
            for piece in &next.pieces {
                let home = next.home_of(piece.id);
                prop_assert_eq!(homes.get(&piece.id), Some(&home));
                let is_merged = matches!(next.piece(home).unwrap().state, PieceState::Merged { .. });
                prop_assert!(!is_merged, "a home is no guest");
            }
            now = next;
        }
    }
}
