//! Pledges: confirmed by both sides, each of exactly the text that was asked.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod cast;

use domain::access::Act;
use domain::plans::{
    Confirmation, DutyOrder, Pledge, PledgeText, Task, TaskRefusal, TaskStateName, accept, approve,
    confirm_pledge, counter_sign, return_hand_in,
};
use proptest::prelude::*;

use cast::{Cast, cast, now};

fn pledge() -> Pledge {
    let words = PledgeText { title: "A pledge".into(), text: "We keep the accounts.".into() };
    Pledge { words, sha256: "ab".repeat(32) }
}

fn said(post: &str, name: &str) -> Confirmation {
    Confirmation { post: post.into(), name: name.into(), sha256: pledge().sha256 }
}

impl Cast {
    fn assigned(&self) -> Task {
        self.given(DutyOrder { pledge: Some(pledge()), ..self.order() })
    }

    fn confirmed(&self) -> Task {
        confirm_pledge(self.assigned(), &pledge(), said("Head", "Wu"), self.wu, now()).unwrap().0
    }
}

#[test]
fn to_confirm_is_to_accept_and_both_confirmations_close_the_task() {
    let cast = cast();
    assert!(cast.assigned().steps_of_pledge().contains(&Act::HandIn));
    let task = cast.confirmed();
    assert_eq!(task.state.name(), TaskStateName::HandedIn);
    assert_eq!(task.first_handed_in_on, Some("2026-09-28".parse().unwrap()));
    let (task, _) =
        counter_sign(task, &pledge(), said("Director", "Chen"), cast.chen, now()).unwrap();
    assert_eq!(task.state.name(), TaskStateName::Approved);
    let ours = task.state.approval().unwrap().pledge.clone().unwrap();
    let theirs = task.state.hand_in().unwrap().pledge.clone().unwrap();
    assert_eq!((ours.name.as_str(), theirs.name.as_str()), ("Chen", "Wu"));
    assert_eq!(ours.sha256, theirs.sha256);
}

#[test]
fn who_was_the_wrong_person_is_returned_and_another_confirms() {
    let cast = cast();
    let (task, _) = return_hand_in(cast.confirmed(), "not the head", cast.chen, now()).unwrap();
    let (task, _) = confirm_pledge(task, &pledge(), said("Head", "Li"), cast.wu, now()).unwrap();
    assert_eq!(task.state.hand_in().unwrap().round, 2);
}

#[test]
fn another_text_than_the_one_that_was_shown_is_not_confirmed() {
    let cast = cast();
    let other = Confirmation { sha256: "cd".repeat(32), ..said("Head", "Wu") };
    let refused = confirm_pledge(cast.assigned(), &pledge(), other.clone(), cast.wu, now());
    assert_eq!(refused.unwrap_err(), TaskRefusal::PledgeChanged);
    let refused = counter_sign(cast.confirmed(), &pledge(), other, cast.chen, now());
    assert_eq!(refused.unwrap_err(), TaskRefusal::PledgeChanged);
    let changed = Pledge { sha256: "cd".repeat(32), ..pledge() };
    let ours = Confirmation { sha256: changed.sha256.clone(), ..said("Director", "Chen") };
    let refused = counter_sign(cast.confirmed(), &changed, ours, cast.chen, now());
    assert_eq!(refused.unwrap_err(), TaskRefusal::PledgeChanged, "theirs is of the old text");
}

#[test]
fn a_confirmation_names_post_and_person_and_nobody_confirms_for_both_sides() {
    let cast = cast();
    for said in [said(" ", "Wu"), said("Head", "")] {
        let refused = confirm_pledge(cast.assigned(), &pledge(), said, cast.wu, now());
        assert_eq!(refused.unwrap_err(), TaskRefusal::SignerMissing);
    }
    let own = counter_sign(cast.confirmed(), &pledge(), said("D", "Chen"), cast.wu, now());
    assert_eq!(own.unwrap_err(), TaskRefusal::OwnHandIn);
}

#[test]
fn a_pledge_is_not_approved_like_other_work() {
    let cast = cast();
    let refused = approve(cast.confirmed(), "", cast.chen, now());
    assert_eq!(refused.unwrap_err(), TaskRefusal::PledgeAsked);
    let accepted = accept(cast.assigned(), cast.wu, now()).unwrap().0;
    assert!(confirm_pledge(accepted, &pledge(), said("Head", "Wu"), cast.wu, now()).is_ok());
    let twice = confirm_pledge(cast.confirmed(), &pledge(), said("Head", "Wu"), cast.wu, now());
    assert_eq!(twice.unwrap_err(), TaskRefusal::NotNow { now: TaskStateName::HandedIn });
}

#[test]
fn a_pledge_has_both_a_title_and_a_text() {
    let words = |title: &str, text: &str| PledgeText { title: title.into(), text: text.into() };
    assert_eq!(words(" ", "\n \n").tidy(), Ok(None));
    for half in [words("A", " "), words("", "b")] {
        assert_eq!(half.tidy(), Err(TaskRefusal::PledgeIncomplete));
    }
}

proptest! {
    #[test]
    fn a_tidy_text_stays_as_it_is(title in "\\PC{0,20}", text in "(\\PC{0,12}\n?){0,6}") {
        if let Ok(Some(tidy)) = (PledgeText { title, text }).tidy() {
            prop_assert_eq!(tidy.tidy(), Ok(Some(tidy.clone())));
        }
    }
}
