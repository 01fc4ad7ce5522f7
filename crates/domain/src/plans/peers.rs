//! Peer groups 同类学校 in place of rankings: a school sees itself beside the middle half of the
//! schools of its stage, and never another school.

/// The smallest peer group that is shown. A median and two quartiles of four schools or fewer
/// would tell most of their values one by one; with five, no value can be told to be a certain
/// school's. Five is also the usual smallest cell of official tables.
pub const SMALLEST_PEER_GROUP: usize = 5;

/// What a school is shown of its peer group; all shares in parts of a hundred.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeerGroup {
    /// How many schools, the one that asks included.
    pub schools: usize,
    /// A quarter of the schools has no more than this.
    pub lower: u32,
    /// Half of the schools has no more than this.
    pub median: u32,
    /// Three quarters of the schools have no more than this.
    pub upper: u32,
}

impl PeerGroup {
    /// Of the shares of its schools, in any order; `None` if the group is too small to be shown.
    pub fn of(mut shares: Vec<u32>) -> Option<Self> {
        let schools = shares.len();
        if schools < SMALLEST_PEER_GROUP {
            return None;
        }
        shares.sort_unstable();
        // The nearest rank: a value that is there, not one between two.
        let at = |quarters: usize| shares[(schools * quarters).div_ceil(4) - 1];
        Some(Self { schools, lower: at(1), median: at(2), upper: at(3) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_schools_are_too_few_to_be_shown() {
        assert_eq!(PeerGroup::of(vec![90, 80, 70, 60]), None);
    }

    #[test]
    fn quartiles_are_values_that_are_there() {
        let group = PeerGroup::of(vec![100, 20, 60, 80, 40]);
        assert_eq!(group, Some(PeerGroup { schools: 5, lower: 40, median: 60, upper: 80 }));
    }
}
