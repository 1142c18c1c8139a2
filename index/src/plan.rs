//! What a query means on a state of the index: which postings count how much. Search and explanation
//! follow the same plan, which is why reasons add up to the points.

mod meaning;
mod table;

use std::sync::Arc;

use rustc_hash::FxHashMap;

use self::meaning::Meaning;
pub(crate) use self::table::{MOST, Table, points};
use crate::model::Direction;
use crate::snapshot::State;
use crate::terms::Known;
use crate::weights::{Strand, precise};
use crate::{Fit, IndexError, Kind, Part, Query, Weights};

/// The postings of a term by segment.
type BySegment = Vec<Option<Arc<Known>>>;

/// The postings of a term in a part of a kind.
pub(crate) struct Clause {
    /// Its place in the query.
    pub(crate) term: usize,
    /// What stands in the document in the place of the term: a word of the other language.
    pub(crate) meaning: Option<String>,
    pub(crate) kind: Kind,
    pub(crate) part: Part,
    /// Points at full saturation.
    pub(crate) weight: u32,
    /// Of clauses with the same number a document has the best one only; they are neighbours. Zero: it is alone.
    pub(crate) group: u32,
    pub(crate) postings: BySegment,
}

/// The clauses of a query.
#[derive(Default)]
pub(crate) struct Plan {
    /// Whatever has one of these is found.
    pub(crate) finders: Vec<Clause>,
    /// These count in what is found.
    pub(crate) others: Vec<Clause>,
    /// The direction among the documents of each kind.
    pub(crate) directions: [Option<Direction>; 4],
}

/// A clause whose weight is not settled.
struct Raw {
    clause: Clause,
    /// Inverse frequency and all that does not depend on the strand.
    base: f64,
    /// Weights in the query by strand, for the whole and for the title.
    query: [[f32; 2]; 3],
    /// Documents that have it.
    frequency: u32,
    /// The square of its part in the standard deviation, by strand, for whole and title; nothing for what shares a place.
    chance: f32,
    finds: bool,
}

impl Plan {
    pub(crate) fn new(state: &State, query: &Query, admits: impl Fn(Kind) -> bool) -> Result<Self, IndexError> {
        let mut plan = Self::default();
        let meanings = meaning::all(query, &state.model, &state.weights);
        // What is typed into a search box asks for words, not for what is like them.
        let directions = if state.weights.topic > 0.0 && query.is_wide() && !query.terms().is_empty() {
            let texts = |title: bool| query.weighted(&state.weights.emphasis, title);
            state.model.directions(&texts(false), &texts(true))
        } else {
            Vec::new()
        };
        for kind in Kind::ALL.into_iter().filter(|&kind| admits(kind)) {
            if state.documents(kind) == 0 {
                continue;
            }
            let raw = collect(state, query, &meanings, kind)?;
            plan.settle(state, raw, query.is_wide());
            plan.directions[kind.at()] = state.model.among(&directions, kind, &state.weights);
        }
        plan.bound(query, state);
        Ok(plan)
    }

    /// Gives clauses of one kind their weights in standard deviations.
    fn settle(&mut self, state: &State, raw: Vec<Raw>, wide: bool) {
        let weights = &state.weights;
        let place = |part: Part| usize::from(part == Part::Work);
        // In double precision: weights are the operator's, and their squares must not overflow.
        let counts = |raw: &Raw, strand: usize, scope: usize| f64::from(raw.query[strand][scope]) * raw.base;
        let mut variance = [[[0.0_f64; 2]; 3]; 2];
        for raw in &raw {
            for (strand, scopes) in variance[place(raw.clause.part)].iter_mut().enumerate() {
                for (scope, variance) in scopes.iter_mut().enumerate() {
                    *variance += counts(raw, strand, scope).powi(2) * f64::from(raw.chance);
                }
            }
        }
        let strands = shares(weights, &variance);
        let scopes = [1.0, f64::from(weights.title)];
        let mut others = Vec::new();
        for raw in raw {
            let mut weight = 0.0;
            for (strand, variances) in variance[place(raw.clause.part)].iter().enumerate() {
                for (scope, variance) in variances.iter().enumerate().filter(|(_, variance)| **variance > 0.0) {
                    let deviations = counts(&raw, strand, scope) / variance.sqrt();
                    weight += scopes[scope] * strands[strand] * deviations;
                }
            }
            let works = match raw.clause.part {
                Part::Work => f64::from(weights.part[Part::Work.at()]),
                _ => 1.0,
            };
            let weight = 1_000.0 * f64::from(weights.lexical) * works * weight;
            // Without a weight a part is not searched: each posting counts at least one point.
            if weight > 0.0 {
                let clause = Clause {
                    weight: table::whole(weight),
                    ..raw.clause
                };
                if raw.finds && !wide {
                    self.finders.push(clause);
                } else {
                    others.push((clause, raw.frequency));
                }
            }
        }
        // The weightiest first; clauses of a group share a place and stay together.
        let mut most: FxHashMap<u32, u32> = FxHashMap::default();
        for (clause, _) in others.iter().filter(|(clause, _)| clause.group > 0) {
            let most = most.entry(clause.group).or_default();
            *most = clause.weight.max(*most);
        }
        let weight = |clause: &Clause| most.get(&clause.group).copied().unwrap_or(clause.weight);
        others.sort_by_key(|(clause, _)| std::cmp::Reverse((weight(clause), clause.group)));
        let mut left = weights.budget;
        let kept = others.into_iter().map_while(|(clause, frequency)| {
            left = left.checked_sub(frequency)?;
            Some(clause)
        });
        if wide { &mut self.finders } else { &mut self.others }.extend(kept);
    }

    /// Sees to it that no document can reach more than `u32::MAX` points, whatever the weights.
    fn bound(&mut self, query: &Query, state: &State) {
        let beyond = u64::from(query.fit().map_or(0, Fit::most)) + u64::from(self.topic(&state.weights));
        // The best works come on top of the document that they belong to.
        let shares: u64 = state.weights.shares().iter().map(|&share| u64::from(share)).sum();
        let times = 1 + shares.div_ceil(u64::from(crate::weights::WHOLE));
        let clauses = (self.finders.len() + self.others.len()).max(1) as u64 * times;
        let most = u64::from(u32::MAX).saturating_sub(beyond) / clauses;
        let most = u32::try_from(most.saturating_sub(1)).unwrap_or(u32::MAX);
        for clause in self.finders.iter_mut().chain(&mut self.others) {
            clause.weight = clause.weight.min(most);
        }
    }

    /// Whether there is a direction to go by.
    pub(crate) fn has_directions(&self) -> bool {
        self.directions.iter().any(Option::is_some)
    }

    /// No document gets more points for its direction than this.
    pub(crate) fn topic(&self, weights: &Weights) -> u32 {
        let directions = self.directions.iter().flatten();
        directions.map(|direction| direction.most(weights)).max().unwrap_or(0)
    }

    /// The clause of a number, counted as [`Plan::clauses`] has them.
    pub(crate) fn clause(&self, number: usize) -> Option<&Clause> {
        let others = number.checked_sub(self.finders.len());
        others.map_or_else(|| self.finders.get(number), |other| self.others.get(other))
    }

    pub(crate) fn clauses(&self) -> impl Iterator<Item = &Clause> {
        self.finders.iter().chain(&self.others)
    }
}

/// What the strands count that a query has, by the variances of places, strands and scopes: those that it lacks leave what they
/// count to them, so that English words, which have no pieces, count like Chinese ones.
fn shares(weights: &Weights, variance: &[[[f64; 2]; 3]; 2]) -> [f64; 3] {
    let has = |strand: usize| variance.iter().any(|place| place[strand][0] > 0.0);
    let all: f64 = weights.strand.iter().copied().map(f64::from).sum();
    let counts = std::array::from_fn(|strand| {
        if has(strand) {
            f64::from(weights.strand[strand])
        } else {
            0.0
        }
    });
    let own: f64 = counts.iter().sum();
    counts.map(|count| if own > 0.0 { count * all / own } else { 0.0 })
}

/// The parts in which a strand is searched. Pieces of words in names and lists of fields would find what shares no word,
/// and single characters say something in short texts only.
const fn parts(strand: Strand) -> &'static [Part] {
    match strand {
        Strand::Word => &Part::ALL,
        Strand::Pair => &[Part::Title, Part::Body, Part::Work],
        Strand::Single => &[Part::Title],
    }
}

/// The clauses of a query in the documents of a kind.
fn collect(state: &State, query: &Query, meanings: &[Meaning], kind: Kind) -> Result<Vec<Raw>, IndexError> {
    let weights = &state.weights;
    let mut raw = Vec::new();
    let mut group = 0;
    for part in Part::ALL {
        let documents: u32 = state.views.iter().map(|view| view.sums.documents(kind, part)).sum();
        if documents == 0 || weights.part[part.at()] <= 0.0 {
            continue;
        }
        // What is typed into a search box asks for whole documents: works are among their prose.
        if part == Part::Work && !query.is_wide() {
            continue;
        }
        // The weight of a work counts when the best ones are summed.
        let own = match part {
            Part::Work => 1.0,
            _ => weights.part[part.at()],
        };
        let full = weights.k1[part.at()] + 1.0;
        let mut put =
            |token: &str, clause: (usize, Option<String>, u32), factor: f32, query: [[f32; 2]; 3], finds: bool| {
                let (frequency, postings) = postings(state, kind, part, token)?;
                if frequency == 0 {
                    return Ok::<_, IndexError>(false);
                }
                let (term, meaning, group) = clause;
                let share = precise(frequency) / precise(documents);
                let others = precise(documents.saturating_sub(frequency));
                let inverse = (1.0 + (others + 0.5) / (precise(frequency) + 0.5)).ln();
                let inverse = if finds { inverse.powf(weights.rarity) } else { inverse };
                let clings = clings(state, kind, part, token, frequency)?;
                raw.push(Raw {
                    clause: Clause {
                        term,
                        meaning,
                        kind,
                        part,
                        weight: 0,
                        group,
                        postings,
                    },
                    base: f64::from(own) * f64::from(full) * f64::from(inverse * clings) * f64::from(factor),
                    query,
                    frequency,
                    chance: (share * (1.0 - share)).max(weights.floor) / full.powi(2),
                    finds,
                });
                Ok(true)
            };
        for (at, term) in query.terms().iter().enumerate() {
            let mut counted = [[0.0; 2]; 3];
            for strand in Strand::ALL {
                if parts(strand).contains(&part) {
                    counted[strand as usize] = weights.query(term, strand);
                }
            }
            if counted.iter().flatten().all(|&count| count <= 0.0) {
                continue;
            }
            let finds = term.is(Strand::Word);
            let meanings = meanings.iter().filter(|meaning| meaning.term == at);
            let own = if finds {
                meaning::own(query, at, meanings.clone().count(), weights)
            } else {
                1.0
            };
            put(
                &term.token,
                (at, None, 0),
                own * state.model.says(&term.token),
                counted,
                finds,
            )?;
        }
        for run in meanings.chunk_by(|one, other| one.group == other.group) {
            group += 1;
            for meaning in run {
                let counted = [meaning.query, [0.0; 2], [0.0; 2]];
                put(
                    &meaning.token,
                    (meaning.term, Some(meaning.token.clone()), group),
                    meaning.factor,
                    counted,
                    true,
                )?;
            }
        }
    }
    // Of what shares a place only the weightiest can count.
    let mut best: FxHashMap<u32, f64> = FxHashMap::default();
    for raw in raw.iter().filter(|raw| raw.clause.group > 0) {
        let best = best.entry(raw.clause.group).or_default();
        *best = best.max(raw.base);
    }
    for raw in raw.iter_mut().filter(|raw| raw.clause.group > 0) {
        if best.get(&raw.clause.group).is_some_and(|&best| raw.base < best) {
            raw.chance = 0.0;
        }
    }
    Ok(raw)
}

/// What a word says of those who have it: more if it stands in many of their works than if it stands in one of each. How often a
/// word comes again where it came once tells the words of a subject from others (Church & Gale 1995, "Poisson mixtures").
fn clings(state: &State, kind: Kind, part: Part, token: &str, frequency: u32) -> Result<f32, IndexError> {
    let (works, owners) = match part {
        Part::Work => (frequency, postings(state, kind, Part::Body, token)?.0),
        Part::Body => (postings(state, kind, Part::Work, token)?.0, frequency),
        _ => return Ok(1.0),
    };
    // What is to be read of a document has the texts of its works in it: without it there is nothing to tell.
    let each = if owners > 0 {
        precise(works) / precise(owners)
    } else {
        1.0
    };
    Ok(each.max(1.0).powf(state.weights.cling))
}

/// How many documents have a token in a part, and its postings by segment.
fn postings(state: &State, kind: Kind, part: Part, token: &str) -> Result<(u32, BySegment), IndexError> {
    let mut frequency = 0;
    let mut postings = Vec::with_capacity(state.views.len());
    for view in &state.views {
        let segment = &view.segment;
        let known = if segment.sums.filled[kind.at()][part.at()] == 0 {
            None
        } else {
            segment.terms(kind, part).get(token)?
        };
        if let Some(known) = &known {
            frequency += view.frequency(kind, part, &known.info)?;
        }
        postings.push(known);
    }
    Ok((frequency, postings))
}
