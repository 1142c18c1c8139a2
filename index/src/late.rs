//! Points beyond words: of the direction of the text, and of what a [`Fit`] judges. They are counted only for documents that
//! could still come to the page.
//!
//! A document that shares no word with a whole text is found where its direction is nearer than the middle: what solves a need may
//! be called by other names.

use std::hint::black_box;

use crate::bits::WORD;
use crate::model::Direction;
use crate::page::Hit;
use crate::plan::Plan;
use crate::segment::Segment;
use crate::snapshot::State;
use crate::{Fit, Query, Weights};

/// Directions are compared with so many at once.
const TOGETHER: usize = 2 * WORD;

/// What gives points beyond words.
pub(crate) struct Late<'a> {
    plan: &'a Plan,
    weights: &'a Weights,
    fit: Option<&'a dyn Fit>,
    arch: pulp::Arch,
    /// No document gets more points than this.
    pub(crate) most: u32,
    /// No document that shares no word gets more; nothing where none of them is found.
    pub(crate) alone: u32,
    /// What it has to have more of for its direction, and what it has of them at most.
    bounds: [u32; 2],
}

impl<'a> Late<'a> {
    pub(crate) fn new(state: &'a State, plan: &'a Plan, query: &'a Query) -> Self {
        let fit = query.fit();
        let most = fit.map_or(0, Fit::most);
        let bounds = Direction::alone(&state.weights);
        Self {
            plan,
            weights: &state.weights,
            fit,
            arch: pulp::Arch::new(),
            most: plan.topic(&state.weights) + most,
            alone: if plan.has_directions() { bounds[1] + most } else { 0 },
            bounds,
        }
    }

    /// The points that the document in a seat has for the direction of its text, given those that it has for words.
    pub(crate) fn topic(&self, segment: &Segment, seat: u32, words: u32) -> u32 {
        let mut points = [words];
        self.topics(segment, &[seat], &mut points);
        points[0] - words
    }

    /// Which documents of a block are found by their direction alone, among some of them.
    pub(crate) fn near(&self, segment: &Segment, at: usize, among: u64) -> u64 {
        let places = (0..WORD).filter(|place| among >> place & 1 > 0);
        let seats: Vec<u32> = places
            .map(|place| u32::try_from(at * WORD + place).unwrap_or(u32::MAX))
            .collect();
        let mut points = vec![0; seats.len()];
        self.topics(segment, &seats, &mut points);
        let near = seats.iter().zip(points).filter(|(_, points)| *points > 0);
        near.fold(0, |near, (seat, _)| near | 1 << (*seat as usize % WORD))
    }

    /// Adds the points for directions to those of the documents in some seats: several at once, since it is their way from
    /// memory that takes time. What has none is found if it is near.
    fn topics(&self, segment: &Segment, seats: &[u32], points: &mut [u32]) {
        let directions = self.plan.directions.each_ref().map(Option::as_ref);
        // All are asked for before the first has come.
        let first = seats.iter().map(|&seat| &segment.topics[seat as usize]);
        black_box(first.fold(0, |sum, topic| sum ^ topic[0] ^ topic[64]));
        let mut topics = [0; TOGETHER];
        for (seats, points) in seats.chunks(TOGETHER).zip(points.chunks_mut(TOGETHER)) {
            // A short loop, or it is not compiled for the processor at hand.
            self.arch.dispatch(|| {
                for (&seat, topic) in seats.iter().zip(&mut topics) {
                    let direction = directions[segment.kinds[seat as usize].at()];
                    *topic = direction.map_or(0, |direction| {
                        direction.points(self.weights, &segment.topics[seat as usize])
                    });
                }
            });
            for (points, &topic) in points.iter_mut().zip(&topics) {
                if *points > 0 {
                    *points += topic;
                } else if topic > self.bounds[0] {
                    *points = topic.min(self.bounds[1]);
                }
            }
        }
    }

    /// Adds all points beyond words to those of the documents in some seats; those that are not found keep none.
    pub(crate) fn add(&self, segment: &Segment, seats: &[u32], points: &mut [u32]) {
        if self.most == 0 {
            return;
        }
        self.topics(segment, seats, points);
        if let Some(fit) = self.fit {
            for (&seat, points) in seats.iter().zip(points).filter(|(_, points)| **points > 0) {
                let Hit { kind, id, .. } = segment.hit(seat, 0);
                *points += fit.points(kind, id, segment.facts.get(seat)).min(fit.most());
            }
        }
    }
}
