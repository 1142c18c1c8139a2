//! A measured value against a target.

use qiao_entity::indicator::Operator;

use super::super::{measure::Bound, share::Share};

/// Two values so near to each other are the same: units were converted in between.
const SLACK: f64 = 1e-9;
/// A target that asks for a value itself is met this near to it.
const EXACT: f64 = 0.01;

/// Whether a target is met.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// It is.
    Met,
    /// It is missed by this part of it: 0.25 is a quarter.
    Missed(f64),
    /// There is no measured value to compare.
    Unknown,
}

impl Verdict {
    /// What a measured value is against a target. Of a measured range the better end counts.
    #[must_use]
    pub fn of(target: &Bound, measured: &Bound) -> Self {
        let Bound { operator, low, high } = *target;
        match operator {
            Operator::Ge | Operator::Gt => Self::at_least(low, measured.high, operator == Operator::Gt),
            Operator::Le | Operator::Lt => Self::at_least(-high, -measured.low, operator == Operator::Lt),
            Operator::Eq => {
                let miss = apart(low, low, measured) / size(low);
                if miss <= EXACT { Self::Met } else { Self::Missed(miss) }
            }
            Operator::Range => Self::of_range(low, high, measured),
        }
    }

    /// A value that shall be at least the target, or more.
    fn at_least(target: f64, value: f64, strictly: bool) -> Self {
        let miss = (target - value) / size(target);
        match miss {
            miss if miss > SLACK => Self::Missed(miss),
            miss if strictly && miss > -SLACK => Self::Missed(0.0),
            _ => Self::Met,
        }
    }

    /// A range is met by a value in it, and by a range that it holds or that holds it: a tolerance is to be kept, a
    /// range of use to be covered, and which of them it is nobody says.
    fn of_range(low: f64, high: f64, measured: &Bound) -> Self {
        let slack = SLACK * size(low).max(size(high));
        let holds = |one: (f64, f64), other: (f64, f64)| one.0 <= other.0 + slack && other.1 <= one.1 + slack;
        let (asked, is) = ((low, high), (measured.low, measured.high));
        if holds(asked, is) || holds(is, asked) {
            return Self::Met;
        }
        if measured.low < measured.high {
            let covered = is.1.min(high) - is.0.max(low);
            return Self::Missed(1.0 - covered.max(0.0) / (high - low));
        }
        Self::Missed(apart(low, high, measured) / size(low).max(size(high)))
    }

    /// What it is worth: everything when met; half when unknown; from three quarters down when missed, nothing from
    /// half the target on. So a near miss that is told is worth more than silence.
    #[must_use]
    pub fn share(self) -> Share {
        match self {
            Self::Met => Share::FULL,
            Self::Missed(miss) => Share::of(0.75 * (1.0 - 2.0 * miss)),
            Self::Unknown => Share::HALF,
        }
    }
}

/// How far a measured value or range lies from a range; nought where they touch.
fn apart(low: f64, high: f64, measured: &Bound) -> f64 {
    (low - measured.high).max(measured.low - high).max(0.0)
}

/// By what a miss is measured. A target of nought is missed wholly or not at all.
fn size(target: f64) -> f64 {
    target.abs().max(f64::MIN_POSITIVE)
}
