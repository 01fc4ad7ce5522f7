//! What schools are asked for in a month, measured: the burden meter 负担计量.
//!
//! Over-documentation (过度留痕) is asked for by many, each asking a little. The meter adds up
//! what one school is asked, by whom, and shows how schools of one class compare: a median and
//! quartiles, never a ranking, and nothing for a class of fewer than five schools.

use std::collections::BTreeMap;
use std::ops::AddAssign;

/// Schools that a class needs before it is compared: fewer could be told apart.
pub const FEWEST_PEERS: usize = 5;
/// From here two titles are taken to ask for the same.
const ALIKE: f64 = 0.6;

/// What is asked of a school in a month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Burden {
    /// Tasks due in the month.
    pub tasks: u32,
    /// Pieces of evidence that were handed in for them.
    pub evidence: u32,
    /// Minutes that whoever asked thinks they need: an estimate.
    pub minutes: u32,
}

impl AddAssign for Burden {
    fn add_assign(&mut self, other: Self) {
        self.tasks += other.tasks;
        self.evidence += other.evidence;
        self.minutes += other.minutes;
    }
}

/// How a number is spread over the schools of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quartiles {
    /// A quarter of the schools have at most this.
    pub lower: u32,
    /// Half of the schools have at most this.
    pub median: u32,
    /// Three quarters of the schools have at most this.
    pub upper: u32,
}

impl Quartiles {
    /// The quartiles by nearest rank (Hyndman and Fan 1996, type 1); none for fewer than
    /// [`FEWEST_PEERS`] values.
    pub fn of(mut values: Vec<u32>) -> Option<Self> {
        if values.len() < FEWEST_PEERS {
            return None;
        }
        values.sort_unstable();
        let at = |quarter: usize| values[(quarter * values.len()).div_ceil(4) - 1];
        Some(Self { lower: at(1), median: at(2), upper: at(3) })
    }
}

/// Whether two titles ask for so much alike that whoever asks should look: the Dice coefficient
/// of their pairs of neighbouring characters (Dice 1945) is 0.6 or more. Chinese has no spaces
/// between words, so pairs of characters stand for them.
pub fn are_alike(one: &str, other: &str) -> bool {
    let (one, other) = (pairs(one), pairs(other));
    let size = |pairs: &BTreeMap<_, u32>| pairs.values().sum::<u32>();
    let all = size(&one) + size(&other);
    let shared = one.iter().map(|(pair, count)| *count.min(other.get(pair).unwrap_or(&0)));
    all > 0 && f64::from(2 * shared.sum::<u32>()) / f64::from(all) >= ALIKE
}

/// Pairs of neighbouring letters and digits; punctuation and spaces say nothing.
fn pairs(title: &str) -> BTreeMap<(char, char), u32> {
    let letters: Vec<char> =
        title.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let mut pairs = BTreeMap::new();
    for pair in letters.windows(2) {
        *pairs.entry((pair[0], pair[1])).or_default() += 1;
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_ask_for_the_same_are_alike() {
        assert!(are_alike("每月公开食堂收支明细", "每月公开食堂收支明细表"));
        assert!(are_alike("公开食堂账目。", "（公开食堂账目）"));
        assert!(are_alike("Publish canteen accounts", "publish the canteen accounts"));
        assert!(!are_alike("每月公开食堂收支明细", "请家长代表查看库房"));

        assert!(!are_alike("", "") && !are_alike("灯", "灯"));
    }

    #[test]
    fn quartiles_need_five_schools() {
        assert_eq!(Quartiles::of(vec![1, 2, 3, 4]), None);
        let five = Quartiles { lower: 2, median: 3, upper: 4 };
        assert_eq!(Quartiles::of(vec![5, 1, 4, 2, 3]), Some(five));
        let eight = Quartiles { lower: 2, median: 4, upper: 6 };
        assert_eq!(Quartiles::of((1..=8).collect()), Some(eight));
    }
}
