//! Exhaustive scoring, term at a time: every posting of every clause is added to its document's accumulator, window by window.
//! Long queries are cheaper this way than with a pruned top-k, and totals come for free.

use std::cell::RefCell;

use crate::bits::{Bits, WORD};
use crate::filter::Filter;
use crate::late::Late;
use crate::page::Page;
use crate::plan::{Clause, Plan, Table, points};
use crate::schema::Fields;
use crate::segment::Segment;
use crate::snapshot::State;
use crate::terms::{List, WINDOW};
use crate::weights::{WHOLE, WORKS};
use crate::{IndexError, Part, scan};

/// Memory reused by the searches of a thread.
#[derive(Default)]
struct Accumulators {
    /// Points by seat.
    points: Vec<u32>,
    /// Points of works by seat.
    works: Vec<u32>,
    /// The best points of a group in a window; zero between groups.
    best: Vec<u32>,
    /// What has them.
    touched: Vec<u32>,
}

thread_local! {
    static ACCUMULATORS: RefCell<Accumulators> = RefCell::default();
}

/// What is wanted of the matching documents of a segment.
pub(crate) struct Matching<'a> {
    pub(crate) page: &'a mut Page,
    /// Points beyond words.
    pub(crate) late: Late<'a>,
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
    if plan.finders.iter().all(|clause| clause.postings[at].is_none()) && !plan.has_directions() {
        return Ok(());
    }
    let admitted = filter.bits(state, fields, at)?;
    let runs = Runs::new(state, segment, at, plan)?;
    ACCUMULATORS.with_borrow_mut(|accumulators| {
        let Accumulators {
            points,
            works,
            best,
            touched,
        } = accumulators;
        best.resize(WINDOW, 0);
        let mut scratch = (&mut best.as_chunks_mut().0[0], touched);
        let points = runs.own.add_up(segment.seats.owners().len(), points, &mut scratch);
        if !runs.works.finders.is_empty() {
            let works = runs.works.add_up(segment.seats.works(), works, &mut scratch);
            fold(segment.seats.ends(), &state.weights.shares(), works, points);
        }
        scan::scan(segment, &admitted, points, matching);
        Ok(())
    })
}

/// The postings of a clause in a segment.
struct Run<'a> {
    list: &'a List,
    table: &'a Table,
    weight: u32,
    group: u32,
}

/// What is added up for one sort of documents.
#[derive(Default)]
struct Sort<'a> {
    finders: Vec<Run<'a>>,
    others: Vec<Run<'a>>,
}

#[derive(Default)]
struct Runs<'a> {
    own: Sort<'a>,
    works: Sort<'a>,
}

impl<'a> Runs<'a> {
    fn new(state: &'a State, segment: &'a Segment, at: usize, plan: &'a Plan) -> Result<Self, IndexError> {
        let mut runs = Self::default();
        let clauses = plan.finders.iter().map(|clause| (clause, true));
        for (clause, finds) in clauses.chain(plan.others.iter().map(|clause| (clause, false))) {
            let &Clause {
                kind,
                part,
                weight,
                group,
                ..
            } = clause;
            let Some(known) = &clause.postings[at] else {
                continue;
            };
            let sort = if part == Part::Work {
                &mut runs.works
            } else {
                &mut runs.own
            };
            let of_sort = if finds { &mut sort.finders } else { &mut sort.others };
            of_sort.push(Run {
                list: segment
                    .terms(kind, part)
                    .list(known, &segment.seats, lengths(segment, part))?,
                table: state.table(kind, part),
                weight,
                group,
            });
        }
        Ok(runs)
    }
}

impl Sort<'_> {
    /// The points of so many documents.
    fn add_up<'a>(
        &self,
        size: usize,
        points: &'a mut Vec<u32>,
        (best, touched): &mut (&mut [u32; WINDOW], &mut Vec<u32>),
    ) -> &'a mut [u32] {
        points.resize(points.len().max(size.next_multiple_of(WINDOW)), 0);
        points[..size].fill(0);
        let windows = points
            .as_chunks_mut::<WINDOW>()
            .0
            .iter_mut()
            .take(size.div_ceil(WINDOW));
        for (window, points) in windows.enumerate() {
            find(window, &self.finders, points, best, touched);
            for run in &self.others {
                add_found(run, window, points);
            }
        }
        // Zeros stand behind the last one.
        &mut points[..size.next_multiple_of(WORD)]
    }
}

/// The points of what finds, in a window.
fn find(
    window: usize,
    finders: &[Run<'_>],
    points: &mut [u32; WINDOW],
    best: &mut [u32; WINDOW],
    touched: &mut Vec<u32>,
) {
    for group in finders.chunk_by(|one, other| one.group > 0 && one.group == other.group) {
        if let [run] = group {
            add(run, window, points);
            continue;
        }
        for run in group {
            keep(run, window, best, touched);
        }
        for doc in touched.drain(..) {
            let doc = doc as usize;
            points[doc] = points[doc].wrapping_add(std::mem::take(&mut best[doc]));
        }
    }
}

pub(crate) fn lengths(segment: &Segment, part: Part) -> &[u8] {
    &segment.norms[part.at()]
}

/// The inner loop. The plan sees to it that no sum passes `u32::MAX`.
#[inline]
fn add(run: &Run<'_>, window: usize, accumulators: &mut [u32; WINDOW]) {
    for &posting in run.list.window(window) {
        let doc = (posting >> 16) as usize;
        accumulators[doc] = accumulators[doc].wrapping_add(points(run.weight, run.table.of(posting)));
    }
}

/// The same for documents that have points already.
#[inline]
fn add_found(run: &Run<'_>, window: usize, accumulators: &mut [u32; WINDOW]) {
    for &posting in run.list.window(window) {
        let doc = (posting >> 16) as usize;
        // No branch: there is no telling.
        let found = 0_u32.wrapping_sub(u32::from(accumulators[doc] > 0));
        accumulators[doc] = accumulators[doc].wrapping_add(points(run.weight, run.table.of(posting)) & found);
    }
}

/// Keeps the best points of a group.
#[inline]
fn keep(run: &Run<'_>, window: usize, best: &mut [u32; WINDOW], touched: &mut Vec<u32>) {
    for &posting in run.list.window(window) {
        let doc = posting >> 16;
        let best = &mut best[doc as usize];
        if *best == 0 {
            touched.push(doc);
        }
        *best = points(run.weight, run.table.of(posting)).max(*best);
    }
}

/// Gives the points of works to the documents that they belong to.
fn fold(ends: &[u32], shares: &[u32; WORKS], works: &[u32], points: &mut [u32]) {
    let mut first = 0;
    for (&end, points) in ends.iter().zip(points) {
        let end = end as usize;
        // Most have few, and there is no telling which of them have points: no branches.
        *points += match works[first..end] {
            [] => 0,
            [one] => shared(one, shares[0]),
            [one, two] => shared(one.max(two), shares[0]) + shared(one.min(two), shares[1]),
            ref more => {
                let mut best = [0; WORKS];
                for &points in more {
                    best_of(&mut best, points);
                }
                summed(&best, shares)
            }
        };
        first = end;
    }
}

/// Puts points in their place among the best ones.
pub(crate) fn best_of(best: &mut [u32; WORKS], points: u32) {
    let mut points = points;
    for best in best {
        if points > *best {
            std::mem::swap(best, &mut points);
        }
    }
}

/// What the best works give together.
pub(crate) fn summed(best: &[u32; WORKS], shares: &[u32; WORKS]) -> u32 {
    best.iter()
        .zip(shares)
        .map(|(&points, &share)| shared(points, share))
        .sum()
}

/// What a work with so many points gives.
pub(crate) const fn shared(points: u32, share: u32) -> u32 {
    #[expect(clippy::cast_possible_truncation, reason = "a share is at most the whole")]
    let points = (points as u64 * share as u64 / WHOLE as u64) as u32;
    points
}
