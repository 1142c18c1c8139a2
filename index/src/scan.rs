//! Reads points out: which documents come to the page.

use crate::bits::{Bits, WORD};
use crate::late::Late;
use crate::page::Page;
use crate::score::Matching;
use crate::segment::Segment;

/// So many documents are shown to the page together, or a block's more.
const BATCH: usize = 64;

/// Reads the accumulators out, 64 documents at a time. Where points beyond words matter, those with the most words come first:
/// after them the page is so good that few others have to be looked at.
pub(crate) fn scan(segment: &Segment, admitted: &Bits, accumulators: &[u32], matching: Matching<'_>) {
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
        let every_least = u32::from(batch.late.alone == 0);
        if admitted == 0 || most < if every { every_least } else { batch.least } {
            continue;
        }
        if every {
            let mut matched = admitted & mask(points, |points| points > 0);
            if batch.late.alone > 0 {
                matched |= batch.late.near(segment, at, admitted & !matched);
            }
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
            least: Self::least(late, page),
            page,
        }
    }

    /// With fewer points for words no document comes to the page.
    fn least(late: &Late<'_>, page: &Page) -> u32 {
        let threshold = page.threshold();
        if threshold <= late.alone {
            0
        } else {
            threshold.saturating_sub(late.most).max(1)
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
        self.least = Self::least(self.late, self.page);
    }
}
