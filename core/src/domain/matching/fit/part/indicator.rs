//! Indicators: measured values against targets, one by one.

use super::{
    super::{
        detail::Detail,
        facts::View,
        measure::{Bound, Label, Measure},
        share::Share,
    },
    verdict::Verdict,
};

/// Names less alike than this name different things.
pub(in super::super) const ALIKE: u32 = 500;

/// One indicator of what is matched, in its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What is measured, and in which unit.
    pub label: Label,
    /// The target.
    pub target: Bound,
    /// The measured value.
    pub measured: Option<Bound>,
    /// Whether the target is met.
    pub verdict: Verdict,
}

/// A target that must be met counts twice as much as a wish.
fn weight(target: &Measure) -> u32 {
    if target.must { 2 } else { 1 }
}

/// Which measured value goes with a target, and what it is against it. The name decides, the unit must compare.
fn against(target: &Measure, offer: &View<'_>) -> (Option<(usize, Measure)>, Verdict) {
    let mut best: Option<(u32, usize, Measure)> = None;
    for (place, measured) in offer.measures_like(target) {
        let alike = target.likeness(&measured);
        if alike >= ALIKE && best.is_none_or(|(most, ..)| alike > most) {
            best = Some((alike, place, measured));
        }
    }
    match best {
        Some((_, place, measured)) => (Some((place, measured)), Verdict::of(&target.bound, &measured.bound)),
        None => (None, Verdict::Unknown),
    }
}

/// The mean over the targets.
#[must_use]
pub fn share(ask: &View<'_>, offer: &View<'_>) -> Share {
    let (mut sum, mut whole) = (0, 0);
    for target in ask.measures() {
        let (_, verdict) = against(&target, offer);
        sum += weight(&target) * verdict.share().get();
        whole += weight(&target);
    }
    sum.checked_div(whole).map_or(Share::HALF, Share::thousandths)
}

/// Indicator by indicator; `labels` are those of what is matched, which asks or offers.
#[must_use]
pub fn detail(ask: &View<'_>, offer: &View<'_>, labels: &[Label], asks: bool) -> Detail {
    let (mut rows, mut more) = (Vec::new(), 0);
    for (place, target) in ask.measures().enumerate() {
        let (measured, verdict) = against(&target, offer);
        let own = if asks {
            Some(place)
        } else {
            measured.map(|(place, _)| place)
        };
        let Some(label) = own.and_then(|place| labels.get(place)) else {
            more += 1;
            continue;
        };
        let shown = |bound: &Bound| Bound {
            low: label.unit.shown(bound.low),
            high: label.unit.shown(bound.high),
            ..*bound
        };
        rows.push(Row {
            label: label.clone(),
            target: shown(&target.bound),
            measured: measured.map(|(_, measured)| shown(&measured.bound)),
            verdict,
        });
    }
    Detail::Indicators { rows, more }
}
