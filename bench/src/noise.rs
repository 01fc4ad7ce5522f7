//! Repeatable noise.

/// Numbers that look random and repeat with their seed (`SplitMix64`, Steele, Lea and Flood
/// 2014). Not for secrets.
#[derive(Debug, Clone)]
pub struct Noise(u64);

impl Noise {
    /// The row of numbers of this seed.
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `from` on, below `below`.
    pub fn between(&mut self, from: u64, below: u64) -> u64 {
        from + self.number() % (below - from)
    }

    /// One of the choices; there must be some.
    pub fn one_of<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.place(choices.len())]
    }

    /// A place below `len`, which is not 0.
    pub fn place(&mut self, len: usize) -> usize {
        usize::try_from(self.number() % len as u64).unwrap_or_default()
    }

    /// A file of so many bytes that is taken in as a PDF by its first bytes.
    pub fn pdf(&mut self, bytes: usize) -> Vec<u8> {
        let mut file = b"%PDF-1.7\n".to_vec();
        while file.len() < bytes {
            file.extend_from_slice(&self.number().to_le_bytes());
        }
        file.truncate(bytes);
        file
    }
}
