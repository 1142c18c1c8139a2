//! What a score is made of, as a bar: one segment per kind of reason, always in the same order, so that rows compare.

use super::{Reason, points};
use crate::{
    code::{Code, ReasonKind},
    visit::Visit,
};

/// The share of the width from which on a segment has room for its letters, in percent.
const ROOM: f64 = 8.0;

/// One kind of reason in a bar; measures are shares of the width, as SVG attributes.
pub(crate) struct Segment {
    /// Its class.
    pub(crate) class: &'static str,
    /// Its letters; empty where they have no room.
    pub(crate) letter: String,
    /// Where it begins.
    pub(crate) x: String,
    /// How long it is.
    pub(crate) width: String,
    /// Where its letters stand.
    pub(crate) middle: String,
}

/// A score as a bar.
pub(crate) struct Bar {
    /// Its segments.
    pub(crate) segments: Vec<Segment>,
    /// The same in words.
    pub(crate) label: String,
}

impl Bar {
    /// Of reasons; `best` is the score that fills the width.
    pub(crate) fn of(visit: &Visit, reasons: &[Reason], best: f64) -> Self {
        let mut segments = Vec::new();
        let mut labels = Vec::new();
        let mut x = 0.0;
        for kind in ReasonKind::ALL.iter().copied() {
            let sum = sum(reasons, kind);
            if sum <= 0 || best <= 0.0 {
                continue;
            }
            let width = f64::from(sum) / 10.0 / best;
            segments.push(Segment {
                class: class(kind),
                letter: if width >= ROOM {
                    letter(visit, kind)
                } else {
                    String::new()
                },
                x: format!("{x:.2}%"),
                width: format!("{width:.2}%"),
                middle: format!("{:.2}%", x + width / 2.0),
            });
            labels.push(format!("{} {}", visit.label(&kind), points(sum)));
            x += width;
        }
        Self {
            segments,
            label: labels.join(&visit.t("candidate-comma")),
        }
    }
}

/// All that reasons of a kind give together, in thousandths.
pub(crate) fn sum(reasons: &[Reason], kind: ReasonKind) -> i32 {
    let of_kind = reasons.iter().filter(|reason| reason.kind == kind);
    of_kind.map(|reason| reason.points).sum()
}

/// An entry of the legend.
pub(crate) struct Key {
    /// The class of its colour.
    pub(crate) class: &'static str,
    /// The letters in the bar.
    pub(crate) letter: String,
    /// What the kind is called.
    pub(crate) text: String,
}

impl Key {
    /// Of a kind of reason.
    pub(crate) fn of(visit: &Visit, kind: ReasonKind) -> Self {
        Self {
            class: class(kind),
            letter: letter(visit, kind),
            text: visit.label(&kind),
        }
    }
}

/// The legend of bars with such reasons: only kinds that give something.
pub(crate) fn keys<'a>(visit: &Visit, reasons: impl Iterator<Item = &'a Reason>) -> Vec<Key> {
    let given: Vec<_> = reasons
        .filter(|reason| reason.points > 0)
        .map(|reason| reason.kind)
        .collect();
    let kinds = ReasonKind::ALL.iter().copied().filter(|kind| given.contains(kind));
    kinds.map(|kind| Key::of(visit, kind)).collect()
}

/// The letters of a kind.
pub(crate) fn letter(visit: &Visit, kind: ReasonKind) -> String {
    visit.t(&format!("candidate-letter-{}", kind.value()))
}

/// The class of a kind's colour.
pub(crate) fn class(kind: ReasonKind) -> &'static str {
    match kind {
        ReasonKind::Word => "k-word",
        ReasonKind::Topic => "k-topic",
        ReasonKind::Field => "k-field",
        ReasonKind::Region => "k-region",
        ReasonKind::Mode => "k-mode",
        ReasonKind::Maturity => "k-maturity",
        ReasonKind::Language => "k-language",
        ReasonKind::Partner => "k-partner",
        ReasonKind::Indicators => "k-indicators",
        ReasonKind::Rights => "k-rights",
        ReasonKind::Capacity => "k-capacity",
        ReasonKind::Freshness => "k-freshness",
        ReasonKind::Conflict => "k-conflict",
        ReasonKind::Track => "k-track",
    }
}
