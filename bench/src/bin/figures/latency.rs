//! Latencies of one load.

use std::time::Duration;

/// How long requests took, each from the time at which it should have been sent.
#[derive(Debug, Default)]
pub(crate) struct Latencies {
    sorted: Vec<Duration>,
    /// How many were not answered, or with another status than meant.
    pub(crate) failures: u32,
}

impl Latencies {
    /// These latencies and failures.
    pub(crate) fn of(mut measured: Vec<Duration>, failures: u32) -> Self {
        measured.sort();
        Self { sorted: measured, failures }
    }

    /// How many requests that were.
    pub(crate) fn count(&self) -> usize {
        self.sorted.len()
    }

    /// The latency in milliseconds that so many of a hundred do not exceed (nearest rank).
    pub(crate) fn percentile(&self, of_hundred: usize) -> f64 {
        let rank = (self.sorted.len() * of_hundred).div_ceil(100);
        let found = self.sorted.get(rank.saturating_sub(1));
        found.map_or(f64::NAN, |latency| latency.as_secs_f64() * 1000.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_the_nearest_rank() {
        let hundred = (1..=100).rev().map(Duration::from_millis).collect();
        let latencies = Latencies::of(hundred, 0);
        let at = |percent| format!("{:.0}", latencies.percentile(percent));
        assert_eq!([at(50), at(99), at(100)], ["50", "99", "100"]);
    }
}
