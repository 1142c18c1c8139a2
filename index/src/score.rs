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
    if plan.finders.iter().all(|clause| clause.postings[at].is_none()) {
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
                more.iter().for_each(|&points| best_of(&mut best, points));
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
    let mut batch = Batch::new(segment, &late, page);
    let blocks = || accumulators.chunks_exact(WORD).zip(admitted.words()).enumerate();
    if first > 0 {
        for (at, (points, &admitted)) in blocks() {
            if admitted != 0 && most(points) >= first {
                batch.add(at, points, admitted & mask(points, |points| points >= first));
            }
        }
        batch.show();
    }
    for (at, (points, &admitted)) in blocks() {
        let most = most(points);
        if admitted == 0 || most == 0 || (!every && most < batch.least) {
            continue;
        }
        if every {
            let matched = admitted & mask(points, |points| points > 0);
            if let Some(total) = &mut total {
                **total += u64::from(matched.count_ones());
            }
            if let Some(set) = &mut set {
                set.words_mut()[at] = matched;
            }
        }
        let range = batch.least..=if first > 0 { first - 1 } else { u32::MAX };
        batch.add(at, points, admitted & mask(points, |points| range.contains(&points)));
    }
    batch.show();
}

fn most(points: &[u32]) -> u32 {
    points.iter().copied().fold(0, u32::max)
}

/// A bit for each document of a block that has such points.
fn mask(points: &[u32], such: impl Fn(u32) -> bool) -> u64 {
    points
        .iter()
        .rev()
        .fold(0, |mask, &points| mask << 1 | u64::from(such(points)))
}

/// Documents that could come to the page, shown to it together: what gives them points beyond words is far apart in memory.
struct Batch<'a> {
    segment: &'a Segment,
    late: &'a Late<'a>,
    page: &'a mut Page,
    seats: Vec<u32>,
    points: Vec<u32>,
    /// Whoever has fewer points for words cannot come to the page.
    least: u32,
}

impl<'a> Batch<'a> {
    fn new(segment: &'a Segment, late: &'a Late<'a>, page: &'a mut Page) -> Self {
        Self {
            segment,
            late,
            seats: Vec::with_capacity(BATCH + WORD),
            points: Vec::with_capacity(BATCH + WORD),
            least: page.threshold().saturating_sub(late.most).max(1),
            page,
        }
    }

    /// Adds documents of a block.
    fn add(&mut self, at: usize, points: &[u32], which: u64) {
        let mut left = which;
        while left != 0 {
            let within = left.trailing_zeros() as usize;
            left &= left - 1;
            self.seats.push(u32::try_from(at * WORD + within).unwrap_or(u32::MAX));
            self.points.push(points[within]);
        }
        if self.seats.len() >= BATCH {
            self.show();
        }
    }

    /// Shows them to the page.
    fn show(&mut self) {
        self.late.add(self.segment, &self.seats, &mut self.points);
        let least = self.page.threshold();
        for (seat, points) in self.seats.drain(..).zip(self.points.drain(..)) {
            if points >= least {
                self.page.see(self.segment.hit(seat, points));
            }
        }
        self.least = self.page.threshold().saturating_sub(self.late.most).max(1);
    }
}

/// So many documents are shown to the page together, or a block's more.
const BATCH: usize = 64;
