//! Exhaustive scoring, term at a time: every posting of every clause is added to its document's
//! accumulator. Long queries are cheaper this way than with a pruned top-k, and totals come for free.

use std::cell::RefCell;

use tantivy::schema::IndexRecordOption;

use crate::bits::{Bits, WORD};
use crate::filter::Filter;
use crate::page::Page;
use crate::plan::{Plan, Table, points};
use crate::schema::Fields;
use crate::segment::{Segment, each_block};
use crate::snapshot::State;
use crate::{Fit, IndexError, Part};

thread_local! {
    /// Points by document, reused by the searches of a thread.
    static ACCUMULATORS: RefCell<Vec<u32>> = const { RefCell::new(Vec::new()) };
}

/// What is wanted of the matching documents of a segment.
pub(crate) struct Matching<'a> {
    pub(crate) page: &'a mut Page,
    /// What suits beyond words.
    pub(crate) fit: Option<&'a dyn Fit>,
    /// Counts the matching documents, where wanted.
    pub(crate) total: Option<&'a mut u64>,
    /// Keeps the set of matching documents, where wanted.
    pub(crate) set: Option<&'a mut Bits>,
}

/// Scores the documents of one segment.
pub(crate) fn score(
    state: &State,
    fields: &Fields,
    at: usize,
    plan: &Plan,
    filter: &Filter,
    matching: Matching<'_>,
) -> Result<(), IndexError> {
    let segment = &*state.views[at].segment;
    if plan.clauses.iter().all(|clause| clause.postings[at].is_none()) {
        return Ok(());
    }
    let admitted = filter.bits(state, fields, at)?;
    ACCUMULATORS.with_borrow_mut(|accumulators| {
        accumulators.clear();
        accumulators.resize(segment.size.next_multiple_of(WORD), 0);
        accumulate(state, segment, at, plan, accumulators)?;
        scan(segment, &admitted, accumulators, matching);
        Ok(())
    })
}

fn accumulate(
    state: &State,
    segment: &Segment,
    at: usize,
    plan: &Plan,
    accumulators: &mut [u32],
) -> Result<(), IndexError> {
    for clause in &plan.clauses {
        let Some(info) = &clause.postings[at] else {
            continue;
        };
        let text = segment.text(clause.kind, clause.part);
        let postings = text.read_block_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
        let lengths = lengths(segment, clause.part);
        let table = state.table(clause.kind, clause.part);
        let weight = clause.weight;
        each_block(postings, |docs, frequencies| {
            add(docs, frequencies, lengths, table, weight, accumulators);
        });
    }
    Ok(())
}

pub(crate) fn lengths(segment: &Segment, part: Part) -> &[u8] {
    &segment.norms[part.at()]
}

/// The inner loop. The plan sees to it that no sum passes `u32::MAX`.
#[inline]
fn add(docs: &[u32], frequencies: &[u32], lengths: &[u8], table: &Table, weight: u32, accumulators: &mut [u32]) {
    for (&doc, &frequency) in docs.iter().zip(frequencies) {
        let doc = doc as usize;
        let more = points(weight, table.get(frequency, lengths[doc]));
        accumulators[doc] = accumulators[doc].wrapping_add(more);
    }
}

/// Reads the accumulators out, 64 documents at a time.
fn scan(segment: &Segment, admitted: &Bits, accumulators: &[u32], matching: Matching<'_>) {
    let Matching {
        page,
        fit,
        mut total,
        mut set,
    } = matching;
    let every = total.is_some() || set.is_some();
    let beyond = fit.map_or(0, Fit::most);
    for (at, (points, &admitted)) in accumulators.chunks_exact(WORD).zip(admitted.words()).enumerate() {
        let most = points.iter().copied().fold(0, u32::max);
        if admitted == 0 || most == 0 || (!every && most + beyond < page.threshold()) {
            continue;
        }
        let matched = admitted
            & points
                .iter()
                .rev()
                .fold(0, |mask, &points| mask << 1 | u64::from(points > 0));
        if let Some(total) = &mut total {
            **total += u64::from(matched.count_ones());
        }
        if let Some(set) = &mut set {
            set.words_mut()[at] = matched;
        }
        if most + beyond < page.threshold() {
            continue;
        }
        let mut left = matched;
        while left != 0 {
            let within = left.trailing_zeros() as usize;
            left &= left - 1;
            if points[within] + beyond >= page.threshold() {
                let doc = u32::try_from(at * WORD + within).unwrap_or(u32::MAX);
                let more = fit.map_or(0, |fit| segment.fit(doc, fit));
                page.see(segment.hit(doc, points[within] + more));
            }
        }
    }
}
