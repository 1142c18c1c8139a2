//! Why a hit has its points, to the last one.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};

use crate::late::Late;
use crate::page::Hit;
use crate::plan::{Clause, Plan, points};
use crate::schema::Fields;
use crate::score::{best_of, lengths, shared};
use crate::snapshot::State;
use crate::weights::WORKS;
use crate::{Emphasis, IndexError, Part, Query};

/// One part of a hit's points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What they are for.
    pub why: Why,
    /// What it contributes, in thousandths, like [`Hit::points`].
    pub points: u32,
}

/// What a hit has points for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A term of the query that stands in a part of the document.
    Word {
        /// The term as typed in the query.
        term: String,
        /// The text of the query in which it was typed.
        from: Emphasis,
        /// Where in the document it stands.
        part: Part,
        /// The words of the query that it is a piece of, where it is no word.
        within: Option<String>,
        /// What stands there in its place, where that is a word of the other language.
        meaning: Option<String>,
    },
    /// The texts are about the same.
    Topic,
}

/// A document of a hit: the hit itself, or one of its works.
struct Place {
    doc: u32,
    hit: usize,
    /// Clauses with their points.
    points: Vec<(usize, u32)>,
    /// The points of these.
    sum: u32,
}

/// The reasons of each hit, the strongest first.
pub(crate) fn explain(
    state: &State,
    fields: &Fields,
    query: &Query,
    hits: &[Hit],
) -> Result<Vec<Vec<Reason>>, IndexError> {
    let mut reasons: Vec<BTreeMap<Why, u32>> = vec![BTreeMap::new(); hits.len()];
    let plan = Plan::new(state, query, |kind| hits.iter().any(|hit| hit.kind == kind))?;
    let late = Late::new(state, &plan, query);
    for at in 0..state.views.len() {
        let segment = &*state.views[at].segment;
        let mut owners = Vec::new();
        for (hit, &Hit { kind, id, .. }) in hits.iter().enumerate() {
            state.find(fields, at, kind, id, |doc| owners.push((doc, hit)))?;
        }
        if owners.is_empty() {
            continue;
        }
        let mut places = places(state, at, &owners);
        collect(state, at, &plan, &mut places)?;
        let owner = |place: &Place| owners.contains(&(place.doc, place.hit));
        let (own, works): (Vec<Place>, Vec<Place>) = places.into_iter().partition(owner);
        for place in &own {
            give(&plan, query, place, place.sum, &mut reasons[place.hit]);
        }
        for (hit, reasons) in reasons.iter_mut().enumerate() {
            best_works(
                state,
                &plan,
                query,
                works.iter().filter(|place| place.hit == hit),
                reasons,
            );
        }
        for &(doc, hit) in &owners {
            let so_far = reasons[hit].values().sum();
            let topic = late.topic(segment, segment.seats.of(doc), so_far);
            if topic > 0 {
                *reasons[hit].entry(Why::Topic).or_default() += topic;
            }
        }
    }
    let sorted = reasons.into_iter().map(|reasons| {
        let mut reasons: Vec<Reason> = reasons
            .into_iter()
            .map(|(why, points)| Reason { why, points })
            .collect();
        reasons.sort_by_key(|reason| Reverse(reason.points));
        reasons
    });
    Ok(sorted.collect())
}

/// The documents of hits, given as documents with hits, ascending; with their works.
fn places(state: &State, at: usize, owners: &[(u32, usize)]) -> Vec<Place> {
    let segment = &*state.views[at].segment;
    let mut places = Vec::new();
    for &(doc, hit) in owners {
        for doc in segment.seats.family(doc) {
            places.push(Place {
                doc,
                hit,
                points: Vec::new(),
                sum: 0,
            });
        }
    }
    places.sort_by_key(|place| (place.doc, place.hit));
    places
}

/// Finds the points of the documents from one segment, as the scorer gives them.
fn collect(state: &State, at: usize, plan: &Plan, places: &mut [Place]) -> Result<(), IndexError> {
    let mut number = 0;
    for group in plan
        .finders
        .chunk_by(|one, other| one.group > 0 && one.group == other.group)
    {
        let mut best: Vec<Option<(usize, u32)>> = vec![None; places.len()];
        for clause in group {
            read(state, at, clause, places, |place, points| {
                if best[place].is_none_or(|(_, most)| points > most) {
                    best[place] = Some((number, points));
                }
            })?;
            number += 1;
        }
        for (place, best) in places.iter_mut().zip(best) {
            place.points.extend(best);
            place.sum += best.map_or(0, |(_, points)| points);
        }
    }
    let found: Vec<bool> = places.iter().map(|place| place.sum > 0).collect();
    for clause in &plan.others {
        let mut more = Vec::new();
        read(state, at, clause, places, |place, points| more.push((place, points)))?;
        for (place, points) in more.into_iter().filter(|(place, _)| found[*place]) {
            places[place].points.push((number, points));
            places[place].sum += points;
        }
        number += 1;
    }
    Ok(())
}

/// Calls `see` with the places that a clause gives points, and these.
fn read(
    state: &State,
    at: usize,
    clause: &Clause,
    places: &[Place],
    mut see: impl FnMut(usize, u32),
) -> Result<(), IndexError> {
    let segment = &*state.views[at].segment;
    let Some(known) = &clause.postings[at] else {
        return Ok(());
    };
    let text = segment.text(clause.kind, clause.part);
    let mut postings = text.read_postings_from_terminfo(&known.info, IndexRecordOption::WithFreqs)?;
    let table = state.table(clause.kind, clause.part);
    for (place, &Place { doc, .. }) in places.iter().enumerate() {
        if segment.kind(doc) != clause.kind {
            continue;
        }
        if postings.doc() < doc {
            postings.seek(doc);
        }
        if postings.doc() == TERMINATED {
            break;
        }
        if postings.doc() == doc {
            let length = lengths(segment, clause.part)[doc as usize];
            see(place, points(clause.weight, table.get(postings.term_freq(), length)));
        }
    }
    Ok(())
}

/// Turns the points of a place into reasons that sum to `whole`: the same share of each, whole points each.
fn give(plan: &Plan, query: &Query, place: &Place, whole: u32, reasons: &mut BTreeMap<Why, u32>) {
    let mut seen = 0_u64;
    let mut given = 0_u64;
    for &(number, points) in &place.points {
        seen += u64::from(points);
        let due = seen * u64::from(whole) / u64::from(place.sum.max(1));
        let points = u32::try_from(due - given).unwrap_or(u32::MAX);
        given = due;
        let Some(clause) = plan.clause(number) else {
            continue;
        };
        let term = &query.terms()[clause.term];
        let why = Why::Word {
            term: term.typed.clone(),
            from: term.from,
            part: clause.part,
            within: term.within.clone().filter(|within| *within != term.typed),
            meaning: clause.meaning.clone(),
        };
        if points > 0 {
            *reasons.entry(why).or_default() += points;
        }
    }
}

/// The reasons of the best works of a hit.
fn best_works<'a>(
    state: &State,
    plan: &Plan,
    query: &Query,
    works: impl Iterator<Item = &'a Place> + Clone,
    reasons: &mut BTreeMap<Why, u32>,
) {
    let mut best = [0; WORKS];
    works.clone().for_each(|work| best_of(&mut best, work.sum));
    let mut left: Vec<&Place> = works.filter(|work| work.sum > 0).collect();
    for (&points, share) in best.iter().zip(state.weights.shares()) {
        if let Some(at) = left.iter().position(|work| work.sum == points) {
            let work = left.remove(at);
            give(plan, query, work, shared(points, share), reasons);
        }
    }
}
