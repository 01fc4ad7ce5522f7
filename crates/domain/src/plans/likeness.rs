//! How alike two titles are: for putting first what was handed in for something similar, and for
//! asking before something is asked twice. (Whole passages of two editions are compared in
//! `edition/likeness.rs`, by sketches, since there each is compared with all others.)

use std::collections::HashSet;

/// From here, of 100, two titles are taken to ask for the same.
const ALIKE: usize = 60;

/// How alike two texts are, from 0 to 100: the share of pairs of neighbouring characters that
/// both have (the coefficient of Dice, 1945). It needs no word boundaries, so it serves Chinese;
/// punctuation, spaces and the case of letters say nothing.
pub fn likeness(one: &str, other: &str) -> usize {
    let (one, other) = (pairs(one), pairs(other));
    let all = one.len() + other.len();
    (200 * one.intersection(&other).count()).checked_div(all).unwrap_or_default()
}

/// Whether two titles ask for so much alike that whoever asks should look.
pub fn are_alike(one: &str, other: &str) -> bool {
    likeness(one, other) >= ALIKE
}

fn pairs(text: &str) -> HashSet<(char, char)> {
    let letters = || text.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase);
    letters().zip(letters().skip(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_are_alike_and_other_words_are_not() {
        assert_eq!(likeness("公开食堂账目。", "公开食堂账目"), 100);
        assert!(likeness("公开食堂账目", "每月公开食堂的账目") > 50);
        assert_eq!(likeness("公开食堂账目", "请家长进厨房"), 0);
        assert_eq!(likeness("", "账"), 0);
    }

    #[test]
    fn titles_that_ask_for_the_same_are_alike() {
        assert!(are_alike("每月公开食堂收支明细", "每月公开食堂收支明细表"));
        assert!(are_alike("公开食堂账目。", "（公开食堂账目）"));
        assert!(are_alike("Publish canteen accounts", "publish the canteen accounts"));
        assert!(!are_alike("每月公开食堂收支明细", "请家长代表查看库房"));

        assert!(!are_alike("", "") && !are_alike("灯", "灯"));
    }
}
