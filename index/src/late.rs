//! Points beyond words: of the direction of the text, and of what a [`Fit`] judges. They are counted only for documents that
//! could still come to the page.

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

    /// The points that a document has for the direction of its text.
    pub(crate) fn topic(&self, segment: &Segment, doc: u32) -> u32 {
        let direction = self.plan.directions[segment.kind(doc).at()].as_ref();
        direction.map_or(0, |direction| {
            direction.points(self.weights, self.arch, segment.topics.get(doc))
        })
    }

    /// All points of a document beyond words.
    pub(crate) fn points(&self, segment: &Segment, doc: u32) -> u32 {
        let fit = self.fit.map_or(0, |fit| {
            let points = fit.points(segment.kind(doc), segment.id(doc), segment.facts.get(doc));
            points.min(fit.most())
        });
        self.topic(segment, doc) + fit
    }
}
