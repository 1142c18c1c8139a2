//! A promised value against the target that it answers.

use super::{
    measure::{Bound, Stated},
    part::{indicator::ALIKE, verdict::Verdict},
};

/// What a promise is against its target, and the promise in the target's unit; none where the two are not about the same:
/// their units do not compare, or what they measure has another name.
#[must_use]
pub fn promise(target: Stated, promised: Stated) -> Option<(Bound, Verdict)> {
    let (target, label) = target.measure();
    let (promised, _) = promised.measure();
    if target.likeness(&promised) < ALIKE {
        return None;
    }
    let verdict = Verdict::of(&target.bound, &promised.bound);
    let shown = Bound {
        low: label.unit.shown(promised.bound.low),
        high: label.unit.shown(promised.bound.high),
        ..promised.bound
    };
    Some((shown, verdict))
}
