//! Judging candidates by their facts.

use std::sync::Arc;

use qiao_entity::noun::Noun;
use qiao_index::Kind;

use super::{
    Detail, Part, Wish,
    facts::View,
    part::{capacity, conflict, field, freshness, indicator, language, maturity, mode, partner, region, rights, track},
    share::Share,
};
use crate::{config::Matching, domain::matching::noun};

/// Judges candidates for one wish on one day.
#[derive(Clone, Debug)]
pub struct Judge {
    wish: Arc<Wish>,
    today: i32,
    /// By candidate's noun, the parts in effect with their weights.
    parts: [Vec<(Part, u32)>; 4],
}

/// What one part gave a candidate.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// The part.
    pub part: Part,
    /// What it gave.
    pub points: u32,
    /// What it could have given.
    pub most: u32,
    /// What it found.
    pub detail: Detail,
}

impl Judge {
    /// A judge for a wish. `today` is in days since 1970-01-01.
    #[must_use]
    pub fn new(wish: Arc<Wish>, weights: &Matching, today: i32) -> Self {
        let own = View::of(&wish.facts);
        let parts = Kind::ALL.map(|kind| {
            let in_effect =
                |part: &Part| part.applies(wish.noun, noun(kind)) && (!part.compares() || part.is_said(&own));
            let parts = Part::ALL.into_iter().filter(in_effect);
            let weighted = parts.map(|part| (part, part.weight(weights)));
            weighted.filter(|(_, weight)| *weight > 0).collect()
        });
        Self { wish, today, parts }
    }

    fn parts(&self, noun: Noun) -> &[(Part, u32)] {
        &self.parts[super::super::kind(noun) as usize]
    }

    /// What a part gives a candidate, and what it found. The detail of indicators costs more than the rest, so that it is
    /// left to `Self::detail`.
    fn share(&self, part: Part, own: &View<'_>, candidate: &View<'_>) -> (Share, Detail) {
        let (ask, offer) = if self.wish.noun == Some(Noun::Need) {
            (own, candidate)
        } else {
            (candidate, own)
        };
        match part {
            Part::Rights => return rights::judge(candidate),
            Part::Capacity => return capacity::judge(candidate),
            Part::Freshness => return freshness::judge(candidate, self.today),
            Part::Track => return track::judge(candidate),
            Part::Conflict => return conflict::judge(ask, offer, self.today),
            _ if !part.is_said(candidate) => return (Share::HALF, Detail::Unknown),
            _ => {}
        }
        match part {
            Part::Field => field::judge(ask, offer),
            Part::Region => region::judge(ask, offer),
            Part::Mode => mode::judge(ask, offer),
            Part::Maturity => maturity::judge(ask, offer),
            Part::Language => language::judge(ask, offer),
            Part::Partner => partner::judge(ask, offer),
            _ => (indicator::share(ask, offer), Detail::Unknown),
        }
    }

    /// What the parts give a candidate, in their order.
    #[must_use]
    pub fn given(&self, noun: Noun, facts: &[u8]) -> Vec<Given> {
        let (own, candidate) = (View::of(&self.wish.facts), View::of(facts));
        let parts = self.parts(noun).iter();
        parts
            .map(|(part, weight)| {
                let (share, detail) = self.share(*part, &own, &candidate);
                Given {
                    part: *part,
                    points: share.points(*weight),
                    most: *weight,
                    detail: match part {
                        Part::Indicators if part.is_said(&candidate) => self.indicators(&own, &candidate),
                        _ => detail,
                    },
                }
            })
            .collect()
    }

    fn indicators(&self, own: &View<'_>, candidate: &View<'_>) -> Detail {
        let labels = &self.wish.labels;
        if self.wish.noun == Some(Noun::Need) {
            indicator::detail(own, candidate, labels, true)
        } else {
            indicator::detail(candidate, own, labels, false)
        }
    }
}

impl qiao_index::Fit for Judge {
    fn most(&self) -> u32 {
        let sums = self
            .parts
            .iter()
            .map(|parts| parts.iter().map(|(_, weight)| weight).sum());
        sums.max().unwrap_or_default()
    }

    fn points(&self, kind: Kind, _id: i64, facts: &[u8]) -> u32 {
        let (own, candidate) = (View::of(&self.wish.facts), View::of(facts));
        let parts = self.parts[kind as usize].iter();
        parts
            .map(|(part, weight)| self.share(*part, &own, &candidate).0.points(*weight))
            .sum()
    }
}
