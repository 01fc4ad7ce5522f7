//! Peer groups 同类学校 in place of rankings: a school sees itself beside the middle half of the
//! schools of its kind, and never another school.

/// The smallest peer group that is shown. A median and two quartiles of four schools or fewer
/// would tell most of their values one by one; with five, no value can be told to be a certain
/// school's. Five is also the usual smallest cell of official tables.
pub const SMALLEST_PEER_GROUP: usize = 5;

/// How a number is spread over the schools of a peer group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quartiles {
    /// A quarter of the schools has no more than this.
    pub lower: u32,
    /// Half of the schools has no more than this.
    pub median: u32,
    /// Three quarters of the schools have no more than this.
    pub upper: u32,
}

impl Quartiles {
    /// The quartiles by nearest rank (Hyndman and Fan 1996, type 1): values that are there, not
    /// between two. `None` for fewer than [`SMALLEST_PEER_GROUP`] values.
    pub fn of(mut values: Vec<u32>) -> Option<Self> {
        if values.len() < SMALLEST_PEER_GROUP {
            return None;
        }
        values.sort_unstable();
        let at = |quarters: usize| values[(values.len() * quarters).div_ceil(4) - 1];
        Some(Self { lower: at(1), median: at(2), upper: at(3) })
    }
}

/// What a school is shown of its peer group; all shares in parts of a hundred.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeerGroup {
    /// How many schools, the one that asks included.
    pub schools: usize,
    /// How their shares are spread.
    pub shares: Quartiles,
}

impl PeerGroup {
    /// Of the shares of its schools, in any order; `None` if the group is too small to be shown.
    pub fn of(shares: Vec<u32>) -> Option<Self> {
        let schools = shares.len();
        Quartiles::of(shares).map(|shares| Self { schools, shares })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_schools_are_too_few_to_be_shown() {
        assert_eq!(PeerGroup::of(vec![90, 80, 70, 60]), None);
        assert_eq!(Quartiles::of(vec![1, 2, 3, 4]), None);
    }

    #[test]
    fn quartiles_are_values_that_are_there() {
        let shares = Quartiles { lower: 40, median: 60, upper: 80 };
        let group = PeerGroup::of(vec![100, 20, 60, 80, 40]);
        assert_eq!(group, Some(PeerGroup { schools: 5, shares }));
        let five = Quartiles { lower: 2, median: 3, upper: 4 };
        assert_eq!(Quartiles::of(vec![5, 1, 4, 2, 3]), Some(five));
        let eight = Quartiles { lower: 2, median: 4, upper: 6 };
        assert_eq!(Quartiles::of((1..=8).collect()), Some(eight));
    }
}
