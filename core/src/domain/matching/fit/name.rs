//! Names of indicators, made small enough to be compared by the thousand.

/// Most pieces that are kept of a name.
const MOST: usize = 8;

/// Words that say nothing about what is measured.
const EMPTY: [&str; 6] = ["the", "for", "per", "and", "with", "from"];

/// The pieces of a name: the pairs of neighbouring Chinese characters and the words in Latin letters, each as a number.
///
/// Of a long name the smallest [`MOST`] numbers are kept: two names that share pieces then keep the same ones of them
/// (a bottom-k sketch: Broder, On the resemblance and containment of documents, 1997).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Name([u16; MOST]);

impl Name {
    /// The bytes that it takes.
    pub(super) const BYTES: usize = 2 * MOST;

    /// The pieces of a name; numbers and signs in it do not count.
    pub(super) fn of(text: &str) -> Self {
        let mut pieces = Vec::new();
        for run in text.to_lowercase().split(|letter: char| !letter.is_alphabetic()) {
            let letters: Vec<char> = run.chars().collect();
            for part in letters.chunk_by(|one, next| one.is_ascii() == next.is_ascii()) {
                match part {
                    [first, ..] if first.is_ascii() => {
                        let word: String = part.iter().collect();
                        let word = word.strip_suffix('s').unwrap_or(&word);
                        if word.len() > 2 && !EMPTY.contains(&word) {
                            pieces.push(number(word));
                        }
                    }
                    [one] => pieces.push(number(&one.to_string())),
                    _ => pieces.extend(part.windows(2).map(|pair| number(&String::from_iter(pair)))),
                }
            }
        }
        pieces.sort_unstable();
        pieces.dedup();
        let mut name = [0; MOST];
        for (place, piece) in name.iter_mut().zip(pieces) {
            *place = piece;
        }
        Self(name)
    }

    /// The share of pieces that two names have in common, in thousandths: 2·|A ∩ B| / (|A| + |B|) (Dice 1945).
    pub(super) fn likeness(&self, other: &Self) -> u32 {
        // Either has no name in this language, or both have the same: most pairs are one of these.
        if self.0[0] == 0 || other.0[0] == 0 {
            return 0;
        }
        if self == other {
            return 1_000;
        }
        // Each with each: without a branch in it, which is quicker than to walk along both.
        let mut common = 0;
        for piece in self.0 {
            let same: u32 = other.0.iter().map(|other| u32::from(*other == piece)).sum();
            common += same * u32::from(piece != 0);
        }
        2_000 * common / (self.len() + other.len()).max(1)
    }

    /// A bit for each piece, of 64: names without a bit in common have no piece in common.
    pub(super) fn mask(&self) -> u64 {
        let pieces = self.0.iter().filter(|piece| **piece != 0);
        pieces.fold(0, |mask, piece| mask | 1 << (piece % 64))
    }

    fn len(&self) -> u32 {
        self.0.iter().map(|piece| u32::from(*piece != 0)).sum()
    }

    pub(super) fn bytes(&self) -> [u8; Self::BYTES] {
        let mut bytes = [0; Self::BYTES];
        for (place, piece) in bytes.as_chunks_mut::<2>().0.iter_mut().zip(self.0) {
            *place = piece.to_le_bytes();
        }
        bytes
    }

    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut name = [0; MOST];
        for (place, piece) in name.iter_mut().zip(bytes.as_chunks::<2>().0) {
            *place = u16::from_le_bytes(*piece);
        }
        Self(name)
    }
}

/// A number for a piece, never nought.
fn number(piece: &str) -> u16 {
    let hash = blake3::hash(piece.as_bytes());
    u16::from_le_bytes([hash.as_bytes()[0], hash.as_bytes()[1]]).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(one: &str, other: &str) -> u32 {
        Name::of(one).likeness(&Name::of(other))
    }

    #[test]
    fn names_of_the_same_quantity_are_alike_and_others_are_not() {
        for (one, other) in [
            ("寿命", "寿命"),
            ("寿命", "使用寿命"),
            ("异物检出率", "50 μm 异物检出率"),
            ("Thermal conductivity", "thermal conductivity (25 °C)"),
            ("导热系数", "面内导热系数"),
            ("Missed-defect rate", "missed defects rate"),
        ] {
            assert!(likeness(one, other) >= 500, "{one}, {other}: {}", likeness(one, other));
        }
        for (one, other) in [
            ("最高温度", "最低温度"),
            ("表面硬度", "表面粗糙度"),
            ("漏检率", "误报率"),
            ("", ""),
            ("Cycle time", "Response time of the sensor head"),
        ] {
            assert!(likeness(one, other) < 500, "{one}, {other}: {}", likeness(one, other));
        }
    }

    #[test]
    fn a_name_is_like_itself_and_comes_back_from_its_bytes() {
        for text in ["寿命", "面内导热系数提升幅度的三年平均值与设计值之比", "F1"] {
            let name = Name::of(text);
            assert_eq!(Name::read(&name.bytes()), name);
            assert_eq!(name.likeness(&name), if name == Name::default() { 0 } else { 1_000 });
        }
    }
}
