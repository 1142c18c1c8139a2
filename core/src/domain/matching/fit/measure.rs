//! Indicators as facts: a target or a measured value in basic units.

use qiao_entity::indicator::{Necessity, Operator};

use super::{name::Name, unit::Unit};
use crate::domain::prose::Prose;

/// Names of differences: a temperature in them is one between two others.
const DIFFERENCES: [&str; 15] = [
    "精度",
    "误差",
    "偏差",
    "波动",
    "温差",
    "温升",
    "降温",
    "均匀",
    "稳定",
    "accuracy",
    "error",
    "deviation",
    "difference",
    "uniformity",
    "stability",
];

/// What is measured and what for, in basic units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// What is measured, in Chinese.
    pub(super) zh: Name,
    /// What is measured, in English.
    pub(super) en: Name,
    /// Two measures compare when these are the same.
    pub(super) dimension: u32,
    /// Whether it must be met.
    pub(super) must: bool,
    /// How the value binds.
    pub bound: Bound,
}

/// How a value binds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound {
    /// In which way.
    pub operator: Operator,
    /// The value, or the lower end of a range.
    pub low: f64,
    /// The value again, or the upper end of a range.
    pub high: f64,
}

/// What a record calls an indicator, and the unit in which it states it.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What is measured.
    pub name: Prose,
    /// The unit as printed.
    pub printed: Option<String>,
    /// The unit.
    pub unit: Unit,
}

/// An indicator as it is stored.
#[derive(Clone, Debug)]
pub struct Stated {
    /// What is measured.
    pub name: Prose,
    /// How the value is meant.
    pub operator: Operator,
    /// The value, in the unit.
    pub value: f64,
    /// The end of a range that begins with the value.
    pub value_to: Option<f64>,
    /// The unit as it was written.
    pub unit: Option<String>,
    /// Whether it must be met or is wished for; an achievement's has none.
    pub necessity: Option<Necessity>,
}

impl Stated {
    /// The fact, and what it is called.
    #[must_use]
    pub fn measure(self) -> (Measure, Label) {
        let name = |text: &Option<String>| Name::of(text.as_deref().unwrap_or_default());
        let is_difference = [&self.name.zh, &self.name.en].into_iter().flatten().any(|text| {
            let text = text.to_lowercase();
            DIFFERENCES.iter().any(|word| text.contains(word))
        });
        let unit = Unit::of(self.unit.as_deref().unwrap_or_default(), is_difference);
        let low = unit.base(self.value);
        let measure = Measure {
            zh: name(&self.name.zh),
            en: name(&self.name.en),
            dimension: unit.dimension,
            must: self.necessity != Some(Necessity::Wish),
            bound: Bound {
                operator: self.operator,
                low,
                high: self.value_to.map_or(low, |value| unit.base(value)),
            },
        };
        let label = Label {
            name: self.name,
            printed: self.unit,
            unit,
        };
        (measure, label)
    }
}

impl Measure {
    /// The bytes that it takes.
    pub(super) const BYTES: usize = 2 * Name::BYTES + 30;

    /// How alike what is measured is, in thousandths: the names in the language in which they are more alike. Nothing
    /// where the units do not compare.
    pub(super) fn likeness(&self, other: &Self) -> u32 {
        if self.dimension != other.dimension {
            return 0;
        }
        match self.zh.likeness(&other.zh) {
            1_000 => 1_000,
            alike => alike.max(self.en.likeness(&other.en)),
        }
    }

    /// A bit for each piece of its names, of 64.
    pub(super) fn mask(&self) -> u64 {
        self.zh.mask() | self.en.mask()
    }

    /// Whether what bytes say may be like a measure of this dimension and mask. It tells most apart before they are read.
    pub(super) fn may_be_like(bytes: &[u8; Self::BYTES], dimension: u32, mask: u64) -> bool {
        let rest = &bytes[2 * Name::BYTES..];
        dimension == u32::from_le_bytes(taken(rest, 2)) && mask & u64::from_le_bytes(taken(rest, 22)) != 0
    }

    pub(super) fn bytes(&self) -> [u8; Self::BYTES] {
        let mut bytes = [0; Self::BYTES];
        let (names, rest) = bytes.split_at_mut(2 * Name::BYTES);
        names[..Name::BYTES].copy_from_slice(&self.zh.bytes());
        names[Name::BYTES..].copy_from_slice(&self.en.bytes());
        rest[0] = self.bound.operator as u8;
        rest[1] = u8::from(self.must);
        rest[2..6].copy_from_slice(&self.dimension.to_le_bytes());
        rest[6..14].copy_from_slice(&self.bound.low.to_le_bytes());
        rest[14..22].copy_from_slice(&self.bound.high.to_le_bytes());
        rest[22..].copy_from_slice(&self.mask().to_le_bytes());
        bytes
    }

    /// What bytes say.
    pub(super) fn read(bytes: &[u8; Self::BYTES]) -> Self {
        let (names, rest) = bytes.split_at(2 * Name::BYTES);
        Self {
            zh: Name::read(&names[..Name::BYTES]),
            en: Name::read(&names[Name::BYTES..]),
            dimension: u32::from_le_bytes(taken(rest, 2)),
            must: rest[1] != 0,
            bound: Bound {
                operator: match rest[0] {
                    0 => Operator::Lt,
                    1 => Operator::Le,
                    2 => Operator::Eq,
                    3 => Operator::Ge,
                    4 => Operator::Gt,
                    _ => Operator::Range,
                },
                low: f64::from_le_bytes(taken(rest, 6)),
                high: f64::from_le_bytes(taken(rest, 14)),
            },
        }
    }
}

/// The bytes that stand somewhere; noughts behind the end.
pub(super) fn taken<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    bytes
        .get(at..)
        .and_then(|rest| rest.first_chunk())
        .copied()
        .unwrap_or([0; N])
}
