//! Points beyond words: of the direction of the text, and of what a [`Fit`] judges. They are counted only for documents that
//! could still come to the page.

use std::hint::black_box;

use crate::page::Hit;
use crate::plan::Plan;
use crate::segment::Segment;
use crate::snapshot::State;
use crate::{Fit, Query, Weights};

/// What gives points beyond words.
pub(crate) struct Late<'a> {
    plan: &'a Plan,
    weights: &'a Weights,
    fit: Option<&'a dyn Fit>,
    arch: pulp::Arch,
    /// No document gets more points than this.
    pub(crate) most: u32,
}

impl<'a> Late<'a> {
    pub(crate) fn new(state: &'a State, plan: &'a Plan, query: &'a Query) -> Self {
        let fit = query.fit();
        Self {
            plan,
            weights: &state.weights,
            fit,
            arch: pulp::Arch::new(),
            most: plan.topic(&state.weights) + fit.map_or(0, Fit::most),
        }
    }

    /// The points that the document in a seat has for the direction of its text.
    pub(crate) fn topic(&self, segment: &Segment, seat: u32) -> u32 {
        let mut points = [0];
        self.topics(segment, &[seat], &mut points);
        points[0]
    }

    /// Adds the points for directions to those of the documents in some seats: several at once, since it is their way from
    /// memory that takes time.
    fn topics(&self, segment: &Segment, seats: &[u32], points: &mut [u32]) {
        let directions = self.plan.directions.each_ref().map(Option::as_ref);
        // All are asked for before the first has come.
        let first = seats.iter().map(|&seat| &segment.topics[seat as usize]);
        black_box(first.fold(0, |sum, topic| sum ^ topic[0] ^ topic[64]));
        self.arch.dispatch(|| {
            for (&seat, points) in seats.iter().zip(points) {
                if let Some(direction) = directions[segment.kinds[seat as usize].at()] {
                    *points += direction.points(self.weights, &segment.topics[seat as usize]);
                }
            }
        });
    }

    /// Adds all points beyond words to those of the documents in some seats.
    pub(crate) fn add(&self, segment: &Segment, seats: &[u32], points: &mut [u32]) {
        if self.most == 0 {
            return;
        }
        self.topics(segment, seats, points);
        if let Some(fit) = self.fit {
            for (&seat, points) in seats.iter().zip(points) {
                let Hit { kind, id, .. } = segment.hit(seat, 0);
                *points += fit.points(kind, id, segment.facts.get(seat)).min(fit.most());
            }
        }
    }
}
