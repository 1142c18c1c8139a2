//! Exhaustive scoring, term at a time: every posting of every clause is added to its document's
//! accumulator. Long queries are cheaper this way than with a pruned top-k, and totals come for free.

use std::cell::RefCell;

use tantivy::schema::IndexRecordOption;

use crate::bits::{Bits, WORD};
use crate::filter::Filter;
use crate::late::Late;
use crate::page::Page;
use crate::plan::{Clause, Plan, Table, points};
use crate::schema::Fields;
use crate::segment::{Segment, each_block};
use crate::snapshot::State;
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
    ACCUMULATORS.with_borrow_mut(|accumulators| {
        let size = segment.size.next_multiple_of(WORD);
        accumulators.points.clear();
        accumulators.points.resize(size, 0);
        // All zeros from its last use: cleared by those who touched it.
        accumulators.best.resize(accumulators.best.len().max(size), 0);
        accumulate(state, segment, at, plan, accumulators)?;
        if plan.clauses().any(|clause| clause.part == Part::Work) {
            fold(segment, &state.weights.shares(), &mut accumulators.points);
        }
        scan(segment, &admitted, &accumulators.points, matching);
        Ok(())
    })
}

fn accumulate(
    state: &State,
    segment: &Segment,
    at: usize,
    plan: &Plan,
    accumulators: &mut Accumulators,
) -> Result<(), IndexError> {
    let Accumulators { points, best, touched } = accumulators;
    for group in plan
        .finders
        .chunk_by(|one, other| one.group > 0 && one.group == other.group)
    {
        if let [clause] = group {
            read(state, segment, at, clause, |docs, frequencies, lengths, table| {
                add(docs, frequencies, lengths, table, clause.weight, points);
            })?;
            continue;
        }
        for clause in group {
            read(state, segment, at, clause, |docs, frequencies, lengths, table| {
                keep(docs, frequencies, (lengths, table, clause.weight), best, touched);
            })?;
        }
        for doc in touched.drain(..) {
            let doc = doc as usize;
            points[doc] = points[doc].wrapping_add(std::mem::take(&mut best[doc]));
        }
    }
    for clause in &plan.others {
        read(state, segment, at, clause, |docs, frequencies, lengths, table| {
            add_found(docs, frequencies, lengths, table, clause.weight, points);
        })?;
    }
    Ok(())
}

/// Calls `see` with one block of a clause's postings after another.
fn read(
    state: &State,
    segment: &Segment,
    at: usize,
    clause: &Clause,
    mut see: impl FnMut(&[u32], &[u32], &[u8], &Table),
) -> Result<(), IndexError> {
    let Some(info) = &clause.postings[at] else {
        return Ok(());
    };
    let text = segment.text(clause.kind, clause.part);
    let postings = text.read_block_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
    let lengths = lengths(segment, clause.part);
    let table = state.table(clause.kind, clause.part);
    each_block(postings, |docs, frequencies| see(docs, frequencies, lengths, table));
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

/// The same for documents that have points already.
#[inline]
fn add_found(docs: &[u32], frequencies: &[u32], lengths: &[u8], table: &Table, weight: u32, accumulators: &mut [u32]) {
    for (&doc, &frequency) in docs.iter().zip(frequencies) {
        let doc = doc as usize;
        if accumulators[doc] > 0 {
            let more = points(weight, table.get(frequency, lengths[doc]));
            accumulators[doc] = accumulators[doc].wrapping_add(more);
        }
    }
}

/// Keeps the best points of a group.
#[inline]
fn keep(
    docs: &[u32],
    frequencies: &[u32],
    (lengths, table, weight): (&[u8], &Table, u32),
    best: &mut [u32],
    touched: &mut Vec<u32>,
) {
    for (&doc, &frequency) in docs.iter().zip(frequencies) {
        let at = doc as usize;
        let points = points(weight, table.get(frequency, lengths[at]));
        if best[at] == 0 {
            touched.push(doc);
        }
        best[at] = best[at].max(points);
    }
}

/// Gives the points of works to the documents that they belong to.
fn fold(segment: &Segment, shares: &[u32; WORKS], accumulators: &mut [u32]) {
    for family in &segment.families {
        let works = family.first as usize..family.owner as usize;
        let mut best = [0; WORKS];
        let works = &mut accumulators[works];
        // Without a branch for those that have none: there is no telling which have.
        for &points in &*works {
            best_of(&mut best, points);
        }
        works.fill(0);
        accumulators[family.owner as usize] += summed(&best, shares);
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
