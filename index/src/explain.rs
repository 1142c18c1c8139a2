//! Why a hit has its points, to the last one.

use std::cmp::Reverse;

use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};

use crate::page::Hit;
use crate::plan::{Plan, points};
use crate::schema::Fields;
use crate::score::lengths;
use crate::snapshot::State;
use crate::{Emphasis, IndexError, Part, Query};

/// One part of a hit's points: a term of the query that stands in a part of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The term as typed in the query.
    pub term: String,
    /// The text of the query in which it was typed.
    pub from: Emphasis,
    /// Where in the document it stands.
    pub part: Part,
    /// What it contributes, in thousandths, like [`Hit::points`].
    pub points: u32,
}

/// The reasons of each hit, the strongest first.
pub(crate) fn explain(
    state: &State,
    fields: &Fields,
    query: &Query,
    hits: &[Hit],
) -> Result<Vec<Vec<Reason>>, IndexError> {
    let mut reasons = vec![Vec::new(); hits.len()];
    let plan = Plan::new(state, query, |kind| hits.iter().any(|hit| hit.kind == kind))?;
    for at in 0..state.views.len() {
        let mut places = Vec::new();
        for (hit, &Hit { kind, id, .. }) in hits.iter().enumerate() {
            state.find(fields, at, kind, id, |doc| places.push((doc, hit)))?;
        }
        places.sort_unstable();
        if !places.is_empty() {
            collect(state, at, &plan, query, &places, &mut reasons)?;
        }
    }
    for reasons in &mut reasons {
        reasons.sort_by_key(|reason| Reverse(reason.points));
    }
    Ok(reasons)
}

/// The reasons from one segment; `places` are documents, ascending, with the hits that they are.
fn collect(
    state: &State,
    at: usize,
    plan: &Plan,
    query: &Query,
    places: &[(u32, usize)],
    reasons: &mut [Vec<Reason>],
) -> Result<(), IndexError> {
    let segment = &*state.views[at].segment;
    for clause in &plan.clauses {
        let Some(info) = &clause.postings[at] else {
            continue;
        };
        let text = segment.text(clause.kind, clause.part);
        let mut postings = text.read_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
        let table = state.table(clause.kind, clause.part);
        for &(doc, hit) in places.iter().filter(|&&(doc, _)| segment.kind(doc) == clause.kind) {
            if postings.doc() < doc {
                postings.seek(doc);
            }
            if postings.doc() == TERMINATED {
                break;
            }
            if postings.doc() != doc {
                continue;
            }
            let length = lengths(segment, clause.part)[doc as usize];
            let points = points(clause.weight, table.get(postings.term_freq(), length));
            if points > 0 {
                let term = &query.terms()[clause.term];
                reasons[hit].push(Reason {
                    term: term.typed.clone(),
                    from: term.from,
                    part: clause.part,
                    points,
                });
            }
        }
    }
    Ok(())
}
