//! The outline of a plan: each change, its opposite, and why it is refused.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use domain::plans::{
    OfficeRole, OpenTasks, Outline, OutlineRefusal, PieceState, PlanNode, ResponsibleOffice, Words,
    correct, drop_piece, lift_no_task, mark_no_task, merge, restore, sentences, split,
};
use kernel::{MeasureId, PlanId, SeededIds, Version};
use proptest::prelude::*;

const NONE: OpenTasks = OpenTasks { shown: 0, to_come: false, keeps_away: false };

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
        runs: Vec::new(),
        state: PieceState::Stands,
        original: None,
        split_from: None,
    }
}

/// The piece with its document: every `gap`-th character of its words stands behind one that
/// reading left out, such as the end of a line.
fn with_document(mut piece: PlanNode, gap: usize) -> (PlanNode, Vec<char>) {
    let mut document: Vec<char> = vec!['#'; piece.start as usize];
    document.extend("1.".chars());
    for (at, letter) in piece.words().body().chars().enumerate() {
        if at % gap == 0 {
            document.push('~');
            let place = u32::try_from(document.len()).unwrap();
            piece.runs.push((u32::try_from(at).unwrap(), place));
        }
        document.push(letter);
    }
    piece.end = u32::try_from(document.len()).unwrap();
    (piece, document)
}

/// What the document has where the piece stands, without what reading left out.
fn passage(document: &[char], piece: &PlanNode) -> String {
    let passage = &document[piece.start as usize..piece.end as usize];
    passage.iter().filter(|letter| !"1.~".contains(**letter)).collect()
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

/// The places of the parts of a piece.
fn parts_of(outline: &Outline, id: MeasureId) -> Vec<usize> {
    let of_piece = |place: &usize| {
        let part = &outline.pieces[*place];
        part.is_present() && (part.id == id || part.split_from == Some(id))
    };
    (0..outline.pieces.len()).filter(of_piece).collect()
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
    assert_eq!(two.position, 2);
    assert_eq!(one.words_as_read(), before.pieces[1].words(), "the words of the document stay");
    assert_eq!(after.version, Version(2));
    let (third, _) = split(&after, id, starts(&after, 1)[0], MeasureId::fresh(&ids())).unwrap();
    assert_eq!(third.pieces[2].marker, "1·3.", "a second split of the same piece");
}

#[test]
fn a_corrected_piece_is_split_where_its_words_stand_in_the_document() {
    let mut before = outline();
    let (piece, document) = with_document(before.pieces[1].clone(), 4);
    before.pieces[1] = piece;
    let id = before.pieces[1].id;
    let words = Words { title: "把账目公开在门口".into(), ..before.pieces[1].words() };
    let (corrected, _) = correct(&before, id, words).unwrap();
    let at = *starts(&corrected, 1).last().unwrap();
    let (after, _) = split(&corrected, id, at, MeasureId::fresh(&ids())).unwrap();
    assert_eq!(passage(&document, &after.pieces[2]), "每学期复核一次。");
    assert_eq!(after.pieces[1].end, after.pieces[2].start);
}

#[test]
fn a_merger_of_parts_that_is_taken_apart_parts_their_spans_again() {
    let mut before = outline();
    before.pieces[1] = with_document(before.pieces[1].clone(), 3).0;
    let (id, second) = (before.pieces[1].id, MeasureId::fresh(&ids()));
    let (two, _) = split(&before, id, starts(&before, 1)[1], second).unwrap();
    let (one, _) = merge(&two, id).unwrap();
    assert_eq!(one.pieces[1].end, before.pieces[1].end);
    assert_eq!(restore(&one, second).unwrap().0.pieces, two.pieces);
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
    let cases = [
        (OpenTasks { shown: 2, ..NONE }, OutlineRefusal::TasksOpen { shown: 2 }),
        (OpenTasks { shown: 2, keeps_away: true, ..NONE }, OutlineRefusal::TasksOpen { shown: 2 }),
        (OpenTasks { keeps_away: true, ..NONE }, OutlineRefusal::KeepsAway),
        (OpenTasks { keeps_away: true, to_come: true, ..NONE }, OutlineRefusal::KeepsAway),
        (OpenTasks { to_come: true, ..NONE }, OutlineRefusal::DutyInForce),
    ];
    for (open, refused) in cases {
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
    fn the_parts_of_a_piece_lie_side_by_side_where_their_words_stand(
        title in "[一二三]{1,3}",
        text in "([一二三]{1,4}[。！；]){3,7}",
        gap in 1usize..9,
        steps in prop::collection::vec((any::<bool>(), 0usize..6, 0usize..8), 1..9),
    ) {
        let mut now = outline();
        (now.pieces[1].title, now.pieces[1].text) = (title, text);
        let (piece, document) = with_document(now.pieces[1].clone(), gap);
        now.pieces[1] = piece.clone();
        let (whole, fresh) = (now.clone(), ids());
        for (merges, part, cut) in steps {
            let parts = parts_of(&now, piece.id);
            let place = parts[part % parts.len()];
            let id = now.pieces[place].id;
            if merges && Some(&place) != parts.last() {
                now = merge(&now, id).unwrap().0;
            } else {
                let at = starts(&now, place);
                prop_assume!(!at.is_empty());
                let at = at[cut % at.len()];
                now = split(&now, id, at, MeasureId::fresh(&fresh)).unwrap().0;
            }
            let places = parts_of(&now, piece.id);
            let parts: Vec<&PlanNode> = places.iter().map(|at| &now.pieces[*at]).collect();
            prop_assert_eq!(parts[0].start, piece.start);
            prop_assert_eq!(parts[parts.len() - 1].end, piece.end);
            prop_assert!(parts.windows(2).all(|two| two[0].end == two[1].start), "no gap");
            for part in parts {
                let (words, passage) = (part.words().body(), passage(&document, part));
                prop_assert_eq!(words.trim_end(), passage.trim_end());
            }
        }
        while parts_of(&now, piece.id).len() > 1 {
            now = merge(&now, piece.id).unwrap().0;
        }
        prop_assert_eq!(&now.pieces[1], &whole.pieces[1], "merged again it is the whole");
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
