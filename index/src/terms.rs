//! The terms of a part of a segment. What queries asked for is remembered: the next one asks for much of it again, and a
//! segment never changes.

use std::mem;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rustc_hash::FxHashMap;
use tantivy::index::InvertedIndexReader;
use tantivy::postings::{BlockSegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;

use crate::IndexError;
use crate::plan::MOST;
use crate::seats::Seats;

/// Seats of a window: what is added up for them stays in the processor's cache. A place within one has 16 bits.
pub(crate) const WINDOW: usize = 1 << 16;

/// What a term costs in memory beside its postings, in postings, or so.
const OVERHEAD: usize = 48;

/// A part remembers so much in any case, in postings.
const LEAST: usize = 1 << 18;

/// Postings as plain numbers, ready to be added up.
pub(crate) struct List {
    /// Place in the window, frequency and code of the length: 16, 8 and 8 bits.
    postings: Box<[u32]>,
    /// Where each window's postings end.
    ends: Box<[u32]>,
}

impl List {
    fn read(postings: BlockSegmentPostings, seats: &Seats, lengths: &[u8]) -> Self {
        let mut list = Vec::with_capacity(postings.doc_freq() as usize);
        let mut ends = Vec::new();
        let mut end = WINDOW;
        each_block(postings, |docs, frequencies| {
            for (&doc, &frequency) in docs.iter().zip(frequencies) {
                let seat = seats.of(doc);
                while seat as usize >= end {
                    ends.push(count(&list));
                    end += WINDOW;
                }
                list.push(seat << 16 | frequency.min(MOST) << 8 | u32::from(lengths[doc as usize]));
            }
        });
        ends.push(count(&list));
        Self {
            postings: list.into(),
            ends: ends.into(),
        }
    }

    /// The postings of a window.
    #[inline]
    pub(crate) fn window(&self, window: usize) -> &[u32] {
        let end = |window: usize| self.ends.get(window).map_or(self.postings.len(), |&end| end as usize);
        &self.postings[window.checked_sub(1).map_or(0, end)..end(window)]
    }
}

fn count(list: &[u32]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

/// A term that a part has.
pub(crate) struct Known {
    pub(crate) info: TermInfo,
    list: OnceLock<List>,
}

impl Known {
    fn size(&self) -> usize {
        OVERHEAD + self.list.get().map_or(0, |list| list.postings.len())
    }
}

/// What is remembered, by token; `None` of a term that the part has not.
#[derive(Default)]
struct Remembered {
    young: FxHashMap<Box<str>, Option<Arc<Known>>>,
    /// What was not asked for since this was young: gone with the next turn.
    old: FxHashMap<Box<str>, Option<Arc<Known>>>,
    /// The size of the young.
    size: usize,
}

impl Remembered {
    fn grow(&mut self, by: usize, most: usize) {
        self.size += by;
        if self.size > most {
            self.old = mem::take(&mut self.young);
            self.size = 0;
        }
    }
}

/// The terms of a part.
pub(crate) struct Terms {
    pub(crate) inverted: Arc<InvertedIndexReader>,
    remembered: Mutex<Remembered>,
    /// The size at which the young become old.
    most: usize,
}

impl Terms {
    pub(crate) fn new(inverted: Arc<InvertedIndexReader>) -> Self {
        // At most half of all postings, young and old.
        let tokens = usize::try_from(inverted.total_num_tokens()).unwrap_or(usize::MAX);
        Self {
            inverted,
            remembered: Mutex::default(),
            most: (tokens / 4).max(LEAST),
        }
    }

    /// A term, if the part has it.
    pub(crate) fn get(&self, token: &str) -> Result<Option<Arc<Known>>, IndexError> {
        {
            let mut remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(known) = remembered.young.get(token) {
                return Ok(known.clone());
            }
            if let Some((token, known)) = remembered.old.remove_entry(token) {
                remembered.young.insert(token, known.clone());
                remembered.grow(known.as_ref().map_or(OVERHEAD, |known| known.size()), self.most);
                return Ok(known);
            }
        }
        let known = self.inverted.terms().get(token.as_bytes())?.map(|info| {
            Arc::new(Known {
                info,
                list: OnceLock::new(),
            })
        });
        let mut remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        remembered.young.insert(token.into(), known.clone());
        remembered.grow(OVERHEAD, self.most);
        Ok(known)
    }

    /// The postings of a term, given the codes of the lengths of the part by document.
    pub(crate) fn list<'a>(&self, known: &'a Known, seats: &Seats, lengths: &[u8]) -> Result<&'a List, IndexError> {
        if let Some(list) = known.list.get() {
            return Ok(list);
        }
        let postings = self.postings(known)?;
        let list = known.list.get_or_init(|| List::read(postings, seats, lengths));
        let mut remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        remembered.grow(list.postings.len(), self.most);
        Ok(list)
    }

    /// The postings of a term as they stand in the index.
    pub(crate) fn postings(&self, known: &Known) -> Result<BlockSegmentPostings, IndexError> {
        let inverted = &self.inverted;
        Ok(inverted.read_block_postings_from_terminfo(&known.info, IndexRecordOption::WithFreqs)?)
    }
}

/// Calls `see` with the documents and the frequencies of one block of postings after another.
pub(crate) fn each_block(mut postings: BlockSegmentPostings, mut see: impl FnMut(&[u32], &[u32])) {
    while !postings.docs().is_empty() {
        see(postings.docs(), postings.freqs());
        postings.advance();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Analyzer, Document, Emphasis, Filter, Hit, Index, Kind, Model, Part, Query, Wants, Window};

    #[test]
    fn what_nobody_asks_for_is_forgotten() {
        let mut remembered = Remembered::default();
        for at in 0..10 {
            remembered.young.insert(at.to_string().into(), None);
            remembered.grow(10, 25);
            assert!(remembered.young.len() + remembered.old.len() <= 5);
        }
        assert!(remembered.old.contains_key("8") && !remembered.old.contains_key("1"));
    }

    #[test]
    fn documents_of_every_window_are_found_again_and_again() {
        let dir = tempfile::tempdir().expect("a folder");
        let index = Index::create(dir.path(), &Analyzer::shipped(), &Model::default()).expect("an index");
        let mut writer = index.writer(1).expect("a writer");
        let last = i64::try_from(WINDOW).expect("small") + 1_000;
        for id in 0..=last {
            let mut document = Document::new(Kind::Manager, id).text(Part::Title, "轴承");
            if id % 1_000 == 500 {
                document = document.text(Part::Body, "电池");
            }
            if id % 1_000 == 36 {
                document = document.text(Part::Work, "水泵").text(Part::Work, "电池 电池");
            }
            writer.put(&document).expect("put");
        }
        writer.commit(1).expect("committed");
        let query = Query::new(&Analyzer::shipped(), &[(Emphasis::Body, "电池")]);
        let search = || {
            let found = index
                .snapshot()
                .search(&query, &Filter::default(), &Window::first(200), Wants::default());
            found.expect("searched").hits
        };
        let hits = search();
        let found = |such: fn(i64) -> bool| -> Vec<Hit> { hits.iter().filter(|hit| such(hit.id)).copied().collect() };
        let (own, works) = (found(|id| id % 1_000 == 500), found(|id| id % 1_000 == 36));
        assert_eq!((own.len(), works.len(), hits.len()), (67, 67, 134));
        for alike in [own, works] {
            assert!(alike.iter().all(|hit| hit.points > 0 && hit.points == alike[0].points));
        }
        assert_eq!(search(), hits);
    }
}
