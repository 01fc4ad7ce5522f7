//! How many tasks shine how: what a cell, a row or a whole screen adds up to.

use std::iter::Sum;
use std::ops::AddAssign;

use super::Light;

/// Tasks by light.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LightCounts([u64; Light::ALL.len()]);

impl LightCounts {
    /// One task of this light.
    pub fn one(light: Light) -> Self {
        let mut counts = Self::default();
        counts.add(light, 1);
        counts
    }

    /// Counts so many tasks of this light in.
    pub fn add(&mut self, light: Light, tasks: u64) {
        self.0[light as usize] += tasks;
    }

    /// How many tasks have this light.
    pub fn of(&self, light: Light) -> u64 {
        self.0[light as usize]
    }

    /// How many tasks there are.
    pub fn total(&self) -> u64 {
        self.0.iter().sum()
    }

    /// The worst light among them; `None` where nothing is asked.
    pub fn worst(&self) -> Option<Light> {
        Light::ALL.into_iter().find(|light| self.of(*light) > 0)
    }

    /// How many of a hundred tasks that were due are lit, rounded down, so that 100 means all;
    /// `None` while none was due.
    pub fn lit_of_hundred(&self) -> Option<u32> {
        let lit = self.of(Light::Lit);
        let due = self.total() - self.of(Light::NotDue);
        (lit * 100).checked_div(due).and_then(|share| u32::try_from(share).ok())
    }
}

impl AddAssign for LightCounts {
    fn add_assign(&mut self, other: Self) {
        for light in Light::ALL {
            self.add(light, other.of(light));
        }
    }
}

impl Sum for LightCounts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |mut sum, one| {
            sum += one;
            sum
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_due_counts_neither_for_nor_against_a_share() {
        let mut counts = LightCounts::one(Light::NotDue);
        assert_eq!(counts.lit_of_hundred(), None);
        counts.add(Light::Lit, 2);
        counts.add(Light::Late, 1);
        assert_eq!((counts.lit_of_hundred(), counts.total()), (Some(66), 4));
    }

    #[test]
    fn many_tasks_show_their_worst_light() {
        let counts: LightCounts = [Light::Lit, Light::Late].map(LightCounts::one).into_iter().sum();
        assert_eq!(counts.worst(), Some(Light::Late));
        assert_eq!(LightCounts::default().worst(), None);
    }
}
