//! Looking through the segments of an index.

use std::cell::Cell;
use std::collections::BinaryHeap;
use std::sync::Arc;

use tantivy::columnar::Column;
use tantivy::index::InvertedIndexReader;
use tantivy::postings::TermInfo;
use tantivy::schema::IndexRecordOption;
use tantivy_fst::Automaton;

use super::key::{Sort, prefix};
use super::typed::{Look, Step};
use super::walk::Behind;
use crate::bits::{Bits, WORD};
use crate::schema::SIZE;
use crate::terms::each_block;
use crate::{Filter, IndexError, Kind, Snapshot};

/// Most terms that one way to look goes through, in all segments together. Who types on finds the others.
const MOST: usize = 2_048;
/// Of each segment at least.
const LEAST: usize = 128;
/// Most steps along terms that one step of looking takes, in all segments together: some milliseconds.
pub(super) const STEPS: u32 = 100_000;
/// Of terms that are only near, what is looked at is so much less: they are suggested where little else is.
const NEAR: usize = 4;

/// A segment as it is looked through.
struct Part {
    names: Arc<InvertedIndexReader>,
    sizes: Column<u64>,
    admitted: Bits,
}

/// Looks for records that pass a filter.
pub(super) struct Search<'a> {
    snapshot: &'a Snapshot,
    kinds: Vec<Kind>,
    parts: Vec<Part>,
}

impl<'a> Search<'a> {
    pub(super) fn new(snapshot: &'a Snapshot, filter: &Filter) -> Result<Self, IndexError> {
        let Snapshot { state, fields } = snapshot;
        let mut parts = Vec::with_capacity(state.views.len());
        for (at, reader) in state.searcher.segment_readers().iter().enumerate() {
            parts.push(Part {
                names: reader.inverted_index(fields.names)?,
                sizes: reader.fast_fields().u64(SIZE)?,
                admitted: filter.bits(state, fields, at)?,
            });
        }
        let kinds = Kind::ALL
            .into_iter()
            .filter(|&kind| filter.admits(kind) && snapshot.documents(kind) > 0);
        Ok(Self {
            snapshot,
            kinds: kinds.collect(),
            parts,
        })
    }

    /// The best records that a step finds: the shorter names first, then by kind and id.
    pub(super) fn best(&mut self, step: &Step, count: usize) -> Result<Vec<(Kind, i64)>, IndexError> {
        let mut best: BinaryHeap<(u64, Kind, i64)> = BinaryHeap::new();
        let most = (MOST / self.parts.len().max(1)).max(LEAST);
        let share = STEPS / u32::try_from(self.parts.len().max(1)).unwrap_or(STEPS);
        for (view, part) in self.snapshot.state.views.iter().zip(&self.parts) {
            let segment = &view.segment;
            let steps = Cell::new(share);
            let mut found: Option<Bits> = None;
            for ways in &step.all_of {
                let mut any = Bits::none(segment.seats.owners().len());
                for look in ways {
                    for &kind in self.kinds.iter().filter(|&&kind| look.suits(kind)) {
                        part.look(look, kind, (most, &steps), &mut |doc| any.insert(segment.seats.of(doc)))?;
                    }
                }
                match &mut found {
                    Some(found) => found.keep(&any),
                    None => found = Some(any),
                }
            }
            let Some(mut found) = found else { continue };
            found.keep(&part.admitted);
            for (at, &word) in found.words().iter().enumerate() {
                let mut left = word;
                while left != 0 {
                    let within = left.trailing_zeros() as usize;
                    left &= left - 1;
                    let seat = u32::try_from(at * WORD + within).unwrap_or(u32::MAX);
                    let doc = segment.seats.owners()[seat as usize];
                    let hit = segment.hit(seat, 0);
                    let rank = (part.sizes.first(doc).unwrap_or(u64::MAX), hit.kind, hit.id);
                    if best.len() < count {
                        best.push(rank);
                    } else if let Some(mut last) = best.peek_mut()
                        && rank < *last
                    {
                        *last = rank;
                    }
                }
            }
        }
        let best = best.into_sorted_vec();
        Ok(best.into_iter().map(|(_, kind, id)| (kind, id)).collect())
    }
}

impl Part {
    /// Calls `see` with the documents that are found so.
    fn look(
        &self,
        look: &Look,
        kind: Kind,
        (most, steps): (usize, &Cell<u32>),
        see: &mut impl FnMut(u32),
    ) -> Result<(), IndexError> {
        match look {
            Look::Term(sort, text) => {
                let term = prefix(kind, *sort) + text;
                match self.names.terms().get(term.as_bytes())? {
                    Some(info) => self.add(&info, see),
                    None => Ok(()),
                }
            }
            Look::Begin(sort, text) => {
                let begin = prefix(kind, *sort) + text;
                let mut terms = self.names.terms().range().ge(&begin).into_stream()?;
                let mut left = most;
                while left > 0 && terms.advance() && terms.key().starts_with(begin.as_bytes()) {
                    self.add(terms.value(), see)?;
                    left -= 1;
                }
                Ok(())
            }
            Look::Pinyin(sort, walk) => self.walk(walk, &prefix(kind, *sort), (most, steps), see),
            Look::Short(walk) => self.walk(walk, &prefix(kind, Sort::Whole), (most, steps), see),
            Look::Near(sort, walk) => self.walk(walk, &prefix(kind, *sort), (most / NEAR, steps), see),
        }
    }

    fn walk<A>(
        &self,
        walk: &A,
        prefix: &str,
        most: (usize, &Cell<u32>),
        see: &mut impl FnMut(u32),
    ) -> Result<(), IndexError>
    where
        A: Automaton,
        A::State: Clone,
    {
        each_term(&self.names, walk, prefix, most, |_, info| self.add(info, see))
    }

    fn add(&self, info: &TermInfo, see: &mut impl FnMut(u32)) -> Result<(), IndexError> {
        let postings = self
            .names
            .read_block_postings_from_terminfo(info, IndexRecordOption::Basic)?;
        each_block(postings, |docs, _| docs.iter().for_each(|&doc| see(doc)));
        Ok(())
    }
}

/// Calls `see` with the terms behind a prefix that an automaton accepts, at most so many, found in at most so many steps.
pub(super) fn each_term<A>(
    terms: &InvertedIndexReader,
    walk: &A,
    prefix: &str,
    (most, steps): (usize, &Cell<u32>),
    mut see: impl FnMut(&[u8], &TermInfo) -> Result<(), IndexError>,
) -> Result<(), IndexError>
where
    A: Automaton,
    A::State: Clone,
{
    let behind = Behind {
        prefix: prefix.as_bytes(),
        inner: walk,
        steps,
    };
    let mut terms = terms.terms().search(behind).into_stream()?;
    for _ in 0..most {
        if !terms.advance() {
            break;
        }
        see(&terms.key()[prefix.len()..], terms.value())?;
    }
    Ok(())
}
