//! A permutation of all numbers of six digits: a Feistel network over 20 bits, walked on until it
//! comes out below a million (Black and Rogaway, "Ciphers with Arbitrary Finite Domains", 2002).

/// The numbers of six digits, without 0.
const NUMBERS: u32 = 999_999;
/// Bits of one half.
const HALF: u32 = 10;
/// With this many rounds nothing is known to tell such a network from a random permutation.
const ROUNDS: u8 = 10;

/// The number that stands for `count`: another one for each, of six digits like it. Whoever
/// counts beyond them counts on as usual. `keyed` gives bits for a round and a half, of which
/// the lowest ten are used.
pub(super) fn scattered(count: u32, keyed: impl Fn(u8, u32) -> u32) -> u32 {
    if count == 0 || count > NUMBERS {
        return count;
    }
    let mut index = network(count - 1, &keyed);
    while index >= NUMBERS {
        index = network(index, &keyed);
    }
    index + 1
}

fn network(index: u32, keyed: &impl Fn(u8, u32) -> u32) -> u32 {
    let low = (1 << HALF) - 1;
    let halves = (index >> HALF, index & low);
    let (left, right) = (0..ROUNDS)
        .fold(halves, |(left, right), round| (right, left ^ (keyed(round, right) & low)));
    left << HALF | right
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mixed(round: u8, half: u32) -> u32 {
        (half + 1).wrapping_mul(2_654_435_761).wrapping_add(u32::from(round) * 40_503) >> 13
    }

    #[test]
    fn every_number_of_six_digits_is_given_once() {
        let mut given = vec![false; NUMBERS as usize + 1];
        for count in 1..=NUMBERS {
            let number = scattered(count, mixed) as usize;
            assert!(number > 0 && !std::mem::replace(&mut given[number], true), "{number}");
        }
    }

    #[test]
    fn beyond_them_it_counts_on() {
        assert_eq!(scattered(NUMBERS + 1, mixed), NUMBERS + 1);
    }
}
