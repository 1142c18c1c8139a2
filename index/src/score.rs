//! Exhaustive scoring, term at a time: every posting of every clause is added to its document's
//! accumulator. Long queries are cheaper this way than with a pruned top-k, and totals come for free.

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
use crate::{IndexError, Part};

/// Memory reused by the searches of a thread.
#[derive(Default)]
struct Accumulators {
    /// Points by document.
    points: Vec<u32>,
    /// The best points of a group by document; zero between groups.
    best: Vec<u32>,
    /// The documents of a group.
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
    if plan.finders.iter().all(|clause| clause.postings[at].is_none()) {
        return Ok(());
    }
    let admitted = filter.bits(state, fields, at)?;
    let finders = terms(state, segment, at, &plan.finders)?;
    let others = terms(state, segment, at, &plan.others)?;
    ACCUMULATORS.with_borrow_mut(|accumulators| {
        let whole = segment.size.next_multiple_of(WINDOW);
        let Accumulators { points, best, touched } = accumulators;
        points.resize(points.len().max(whole), 0);
        best.resize(WINDOW, 0);
        let (best, _) = best.as_chunks_mut::<WINDOW>();
        points[..segment.size].fill(0);
        for (window, points) in points.as_chunks_mut::<WINDOW>().0[..whole / WINDOW].iter_mut().enumerate() {
            accumulate(window, &finders, points, &mut best[0], touched);
            for term in &others {
                add_found(term, window, points);
            }
        }
        let points = &mut points[..segment.size.next_multiple_of(WORD)];
        if plan.clauses().any(|clause| clause.part == Part::Work) {
            fold(segment, &state.weights.shares(), points);
        }
        scan(segment, &admitted, points, matching);
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

fn terms<'a>(
    state: &'a State,
    segment: &'a Segment,
    at: usize,
    clauses: &'a [Clause],
) -> Result<Vec<Run<'a>>, IndexError> {
    let mut runs = Vec::with_capacity(clauses.len());
    for clause in clauses {
        let &Clause { kind, part, weight, group, .. } = clause;
        if let Some(known) = &clause.postings[at] {
            runs.push(Run {
                list: segment.terms(kind, part).list(known, lengths(segment, part))?,
                table: state.table(kind, part),
                weight,
                group,
            });
        }
    }
    Ok(runs)
}

/// The points of what finds, in a window.
fn accumulate(
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
        if accumulators[doc] > 0 {
            accumulators[doc] = accumulators[doc].wrapping_add(points(run.weight, run.table.of(posting)));
        }
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
fn fold(segment: &Segment, shares: &[u32; WORKS], accumulators: &mut [u32]) {
    for family in &segment.families {
        let (before, after) = accumulators.split_at_mut(family.owner as usize);
        let works = &mut before[family.first as usize..];
        // Most have few, and there is no telling which have points: no branches.
        let sum = match *works {
            [one] => shared(one, shares[0]),
            [one, two] => shared(one.max(two), shares[0]) + shared(one.min(two), shares[1]),
            _ => {
                let mut best = [0; WORKS];
                for &points in &*works {
                    best_of(&mut best, points);
                }
                summed(&best, shares)
            }
        };
        works.fill(0);
        after[0] += sum;
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

/// Reads the accumulators out, 64 documents at a time. Where points beyond words matter, those with the most words come first:
/// after them the page is so good that few others have to be looked at.
fn scan(segment: &Segment, admitted: &Bits, accumulators: &[u32], matching: Matching<'_>) {
    let Matching {
        page,
        late,
        mut total,
        mut set,
    } = matching;
    let every = total.is_some() || set.is_some();
    let best = accumulators.iter().copied().fold(0, u32::max);
    let first = if late.most > 0 { best / 10 * 7 } else { 0 };
    let blocks = || accumulators.chunks_exact(WORD).zip(admitted.words()).enumerate();
    if first > 0 {
        for (at, (points, &admitted)) in blocks() {
            if admitted != 0 && points.iter().copied().fold(0, u32::max) >= first {
                let matched = admitted & mask(points, |points| points >= first);
                see(segment, at, points, matched, &late, page);
            }
        }
    }
    for (at, (points, &admitted)) in blocks() {
        let most = points.iter().copied().fold(0, u32::max);
        if admitted == 0 || most == 0 || (!every && most + late.most < page.threshold()) {
            continue;
        }
        let matched = admitted & mask(points, |points| points > 0);
        if let Some(total) = &mut total {
            **total += u64::from(matched.count_ones());
        }
        if let Some(set) = &mut set {
            set.words_mut()[at] = matched;
        }
        let seen = if first > 0 {
            mask(points, |points| points >= first)
        } else {
            0
        };
        see(segment, at, points, matched & !seen, &late, page);
    }
}

/// A bit for each document of a block that has such points.
fn mask(points: &[u32], such: impl Fn(u32) -> bool) -> u64 {
    points
        .iter()
        .rev()
        .fold(0, |mask, &points| mask << 1 | u64::from(such(points)))
}

/// Shows the page those documents of a block that could come to it.
fn see(segment: &Segment, at: usize, points: &[u32], which: u64, late: &Late<'_>, page: &mut Page) {
    let mut left = which;
    while left != 0 {
        let within = left.trailing_zeros() as usize;
        left &= left - 1;
        if points[within] + late.most >= page.threshold() {
            let doc = u32::try_from(at * WORD + within).unwrap_or(u32::MAX);
            page.see(segment.hit(doc, points[within] + late.points(segment, doc)));
        }
    }
}
