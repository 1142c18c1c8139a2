//! The eight competences as a ring: which of them a manager has.

use std::f64::consts::TAU;

use crate::{
    code::{Code, Competence},
    visit::Visit,
};

/// The ring's middle, and its two radii, in its own units.
const MIDDLE: f64 = 50.0;
const INSIDE: f64 = 20.0;
const OUTSIDE: f64 = 48.0;

/// One competence in the ring.
pub(super) struct Wedge {
    /// Its number, which stands in the ring and in the list beside it.
    pub(super) number: usize,
    /// What it is called.
    pub(super) name: String,
    /// Whether the manager has it.
    pub(super) is_there: bool,
    /// Its outline.
    pub(super) path: String,
    /// Where its number stands.
    pub(super) x: String,
    /// The same, downwards.
    pub(super) y: String,
}

/// All eight, clockwise from the top.
pub(super) fn ring(visit: &Visit, has: &[Competence]) -> Vec<Wedge> {
    let step = TAU / f64::from(u32::try_from(Competence::ALL.len()).unwrap_or(1));
    let mut begin = -TAU / 4.0;
    let wedges = Competence::ALL.iter().zip(1..).map(|(competence, number)| {
        let end = begin + step;
        let (x, y) = at(f64::midpoint(begin, end), f64::midpoint(INSIDE, OUTSIDE));
        let path = wedge(begin, end);
        begin = end;
        Wedge {
            number,
            name: visit.label(competence),
            is_there: has.contains(competence),
            path,
            x: format!("{x:.1}"),
            y: format!("{:.1}", y + 4.0),
        }
    });
    wedges.collect()
}

fn at(angle: f64, radius: f64) -> (f64, f64) {
    (radius.mul_add(angle.cos(), MIDDLE), radius.mul_add(angle.sin(), MIDDLE))
}

fn wedge(begin: f64, end: f64) -> String {
    let point = |angle, radius| {
        let (x, y) = at(angle, radius);
        format!("{x:.1} {y:.1}")
    };
    format!(
        "M{} A{OUTSIDE} {OUTSIDE} 0 0 1 {} L{} A{INSIDE} {INSIDE} 0 0 0 {} Z",
        point(begin, OUTSIDE),
        point(end, OUTSIDE),
        point(end, INSIDE),
        point(begin, INSIDE)
    )
}
