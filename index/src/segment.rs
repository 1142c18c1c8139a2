//! What the scorer needs of a segment, read once: a segment never changes, only its deletions do.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::fieldnorm::FieldNormReader;
use tantivy::index::InvertedIndexReader;
use tantivy::postings::TermInfo;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet as _, SegmentReader};

use crate::bits::Bits;
use crate::bytes::Bytes;
use crate::document::PARTS;
use crate::model::SIZE;
use crate::page::Hit;
use crate::schema::{FACTS, Fields, ID, KIND, OF_WORK, TOPIC, UNTIL};
use crate::seats::Seats;
use crate::terms::{Terms, each_block};
use crate::{IndexError, Kind, Part};

/// Sets of documents by label that a segment remembers; at 100,000 documents one has 12 KiB.
const REMEMBERED: usize = 512;
/// Postings that are decoded at once.
const BLOCK: usize = 128;
/// Terms whose documents a segment with deletions remembers the number of.
const REMEMBERED_TERMS: usize = 50_000;

/// A segment without its deletions.
pub(crate) struct Segment {
    pub(crate) size: usize,
    pub(crate) seats: Seats,
    /// The kind of each document, of a work that of its owner.
    every_kind: Vec<Kind>,
    /// By seat the kind of each document.
    pub(crate) kinds: Vec<Kind>,
    /// By seat the id of each document.
    ids: Vec<i64>,
    /// By seat the last day of each document, if any document has one; `i64::MAX` for those that have none.
    pub(crate) until: Option<Vec<i64>>,
    /// By part, for each document: the code of its length in its own kind's field.
    pub(crate) norms: [Vec<u8>; PARTS],
    /// What it holds, deleted documents included.
    pub(crate) sums: Sums,
    /// Terms by kind and part.
    terms: Vec<[Terms; PARTS]>,
    pub(crate) labels: Arc<InvertedIndexReader>,
    /// What a fit judges, by seat.
    pub(crate) facts: Bytes,
    /// Directions by seat; zeros where there is none.
    pub(crate) topics: Vec<[i8; SIZE]>,
    remembered: Mutex<HashMap<String, Arc<Bits>>>,
}

impl Segment {
    pub(crate) fn read(reader: &SegmentReader, fields: &Fields) -> Result<Self, IndexError> {
        let size = reader.max_doc();
        let columns = reader.fast_fields();
        let kind_column = columns.u64(KIND)?.first_or_default_col(0);
        let id_column = columns.i64(ID)?.first_or_default_col(0);
        let until_column = columns
            .column_opt::<i64>(UNTIL)?
            .filter(|column| column.values.num_vals() > 0);
        let mut every_kind = Vec::with_capacity(size as usize);
        let mut seats = Seats::default();
        for doc in 0..size {
            let at = usize::try_from(kind_column.get_val(doc)).unwrap_or(usize::MAX);
            let kind = *Kind::ALL
                .get(at)
                .or_else(|| Kind::ALL.get(at.wrapping_sub(OF_WORK)))
                .ok_or_else(|| IndexError::Corrupt("unknown kind".to_owned()))?;
            every_kind.push(kind);
            seats.push(at >= OF_WORK);
        }
        let until = until_column.map(|column| {
            let owners = seats.owners().iter();
            owners.map(|&doc| column.first(doc).unwrap_or(i64::MAX)).collect()
        });
        let mut norms = [(); PARTS].map(|()| vec![0; size as usize]);
        let mut terms = Vec::with_capacity(Kind::ALL.len());
        for kind in Kind::ALL {
            let mut parts = Vec::with_capacity(Part::ALL.len());
            for part in Part::ALL {
                let field = fields.text(kind, part);
                let inverted = reader.inverted_index(field)?;
                if let Some(lengths) = reader.fieldnorms_readers().get_field(field)? {
                    copy_norms(&lengths, kind, &every_kind, &mut norms[part.at()]);
                }
                parts.push(Terms::new(inverted));
            }
            let parts = <[_; PARTS]>::try_from(parts).map_err(|_| IndexError::Corrupt("parts".to_owned()))?;
            terms.push(parts);
        }
        let mut sums = Sums::default();
        for (doc, kind) in (0..).zip(&every_kind) {
            let lengths = std::array::from_fn(|part| norms[part][doc as usize]);
            sums.add(*kind, seats.is_work(doc), lengths);
        }
        let owners = || seats.owners().iter().copied();
        let mut topics = vec![[0; SIZE]; owners().count()];
        let directions = Bytes::read(reader, TOPIC, owners())?;
        for (seat, topic) in (0..).zip(&mut topics) {
            if let Ok(direction) = <&[u8; SIZE]>::try_from(directions.get(seat)) {
                *topic = direction.map(u8::cast_signed);
            }
        }
        Ok(Self {
            size: size as usize,
            ids: owners().map(|doc| id_column.get_val(doc)).collect(),
            kinds: owners().map(|doc| every_kind[doc as usize]).collect(),
            facts: Bytes::read(reader, FACTS, owners())?,
            every_kind,
            seats,
            until,
            norms,
            sums,
            terms,
            labels: reader.inverted_index(fields.label)?,
            topics,
            remembered: Mutex::default(),
        })
    }

    /// The document in a seat as a hit.
    pub(crate) fn hit(&self, seat: u32, points: u32) -> Hit {
        Hit {
            kind: self.kinds[seat as usize],
            id: self.ids[seat as usize],
            points,
        }
    }

    /// Whether it is a work, which is no hit by itself.
    pub(crate) fn is_work(&self, doc: u32) -> bool {
        self.seats.is_work(doc)
    }

    pub(crate) fn kind(&self, doc: u32) -> Kind {
        self.every_kind[doc as usize]
    }

    pub(crate) fn text(&self, kind: Kind, part: Part) -> &InvertedIndexReader {
        &self.terms(kind, part).inverted
    }

    pub(crate) fn terms(&self, kind: Kind, part: Part) -> &Terms {
        &self.terms[kind.at()][part.at()]
    }

    /// The seats of the documents that have a label, given as it stands in the index.
    pub(crate) fn labelled(&self, label: &str) -> Result<Arc<Bits>, IndexError> {
        let mut remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bits) = remembered.get(label) {
            return Ok(Arc::clone(bits));
        }
        let mut bits = Bits::none(self.seats.owners().len());
        if let Some(info) = self.labels.terms().get(label.as_bytes())? {
            let postings = self
                .labels
                .read_block_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
            each_block(postings, |docs, _| {
                for &doc in docs {
                    bits.insert(self.seats.of(doc));
                }
            });
        }
        let bits = Arc::new(bits);
        if remembered.len() >= REMEMBERED {
            remembered.clear();
        }
        remembered.insert(label.to_owned(), Arc::clone(&bits));
        Ok(bits)
    }
}

/// How many documents there are, and how long they are.
///
/// Lengths are summed as the scorer knows them, by their codes: the index's own sums count deleted documents until a
/// merge, so that scores would tell of texts that are gone, and of when the index happened to merge.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sums {
    /// Documents by kind.
    pub(crate) count: [u32; 4],
    /// Works by the kind of their owner.
    pub(crate) works: [u32; 4],
    /// Tokens by kind and part.
    pub(crate) tokens: [[u64; PARTS]; 4],
    /// Documents with tokens by kind and part.
    pub(crate) filled: [[u32; PARTS]; 4],
}

impl Sums {
    /// How many documents have, or could have, a text of this part.
    pub(crate) fn documents(&self, kind: Kind, part: Part) -> u32 {
        let counts = if part == Part::Work { &self.works } else { &self.count };
        counts[kind.at()]
    }

    fn add(&mut self, kind: Kind, work: bool, lengths: [u8; PARTS]) {
        let at = kind.at();
        self.count[at] += u32::from(!work);
        self.works[at] += u32::from(work);
        for (part, code) in lengths.into_iter().enumerate() {
            self.tokens[at][part] += u64::from(FieldNormReader::id_to_fieldnorm(code));
            self.filled[at][part] += u32::from(code > 0);
        }
    }

    fn remove(&mut self, kind: Kind, work: bool, lengths: [u8; PARTS]) {
        let at = kind.at();
        self.count[at] -= u32::from(!work);
        self.works[at] -= u32::from(work);
        for (part, code) in lengths.into_iter().enumerate() {
            self.tokens[at][part] -= u64::from(FieldNormReader::id_to_fieldnorm(code));
            self.filled[at][part] -= u32::from(code > 0);
        }
    }
}

/// Copies the lengths of a kind's documents.
fn copy_norms(lengths: &FieldNormReader, kind: Kind, kinds: &[Kind], norms: &mut [u8]) {
    for (doc, (norm, _)) in (0..)
        .zip(norms.iter_mut().zip(kinds))
        .filter(|(_, (_, own))| **own == kind)
    {
        *norm = lengths.fieldnorm_id(doc);
    }
}

/// A segment with its deletions at one moment.
pub(crate) struct View {
    pub(crate) segment: Arc<Segment>,
    /// The documents that are not deleted; `None`: none is.
    alive: Option<Bits>,
    /// The others, in order.
    dead: Vec<u32>,
    /// The seats of those of them that can be hits.
    pub(crate) open: Option<Bits>,
    /// What it holds, without the deleted documents.
    pub(crate) sums: Sums,
    /// How many documents have a term, counted without the deleted ones, by where the term's postings begin.
    frequencies: Mutex<HashMap<(Kind, Part, usize), u32>>,
}

impl View {
    pub(crate) fn new(segment: Arc<Segment>, reader: &SegmentReader) -> Self {
        let mut sums = segment.sums;
        let (mut open, mut dead) = (None, Vec::new());
        let alive = reader.alive_bitset().map(|alive| {
            let mut bits = Bits::none(segment.size);
            let open = open.insert(Bits::none(segment.seats.owners().len()));
            for doc in alive.iter_alive() {
                bits.insert(doc);
                if !segment.is_work(doc) {
                    open.insert(segment.seats.of(doc));
                }
            }
            for doc in 0..reader.max_doc() {
                if !bits.contains(doc) {
                    dead.push(doc);
                    let lengths = std::array::from_fn(|part| segment.norms[part][doc as usize]);
                    sums.remove(segment.kind(doc), segment.is_work(doc), lengths);
                }
            }
            bits
        });
        Self {
            segment,
            alive,
            dead,
            open,
            sums,
            frequencies: Mutex::default(),
        }
    }

    /// How many documents have a term, without the deleted ones.
    pub(crate) fn frequency(&self, kind: Kind, part: Part, term: &TermInfo) -> Result<u32, IndexError> {
        let Some(alive) = &self.alive else {
            return Ok(term.doc_freq);
        };
        let key = (kind, part, term.postings_range.start);
        let known = self
            .frequencies
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&key)
            .copied();
        if let Some(frequency) = known {
            return Ok(frequency);
        }
        let text = self.segment.text(kind, part);
        let frequency = if self.dead.len() * BLOCK < term.doc_freq as usize {
            // A few deletions are sooner looked up than all postings are read.
            let mut postings = text.read_postings_from_terminfo(term, IndexRecordOption::Basic)?;
            let mut gone = 0;
            for &doc in &self.dead {
                if postings.doc() < doc {
                    postings.seek(doc);
                }
                gone += u32::from(postings.doc() == doc);
            }
            term.doc_freq - gone
        } else {
            let postings = text.read_block_postings_from_terminfo(term, IndexRecordOption::Basic)?;
            let mut frequency = 0;
            each_block(postings, |docs, _| {
                frequency += docs.iter().map(|doc| u32::from(alive.contains(*doc))).sum::<u32>();
            });
            frequency
        };
        let mut frequencies = self.frequencies.lock().unwrap_or_else(PoisonError::into_inner);
        if frequencies.len() >= REMEMBERED_TERMS {
            frequencies.clear();
        }
        frequencies.insert(key, frequency);
        Ok(frequency)
    }

    pub(crate) fn is_alive(&self, doc: u32) -> bool {
        self.alive.as_ref().is_none_or(|alive| alive.contains(doc))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Analyzer, Document, Index, Model};

    #[test]
    fn a_few_deletions_are_counted_without_reading_all_postings() {
        let dir = tempfile::tempdir().expect("a folder");
        let index = Index::create(dir.path(), &Analyzer::shipped(), &Model::default()).expect("an index");
        let mut writer = index.writer(1).expect("a writer");
        for id in 0..2_000 {
            let title = if id % 2 == 0 { "轴承" } else { "电池" };
            let document = Document::new(Kind::Manager, id).text(Part::Title, title);
            writer.put(&document).expect("put");
        }
        writer.commit(1).expect("committed");
        for gone in [0, 1, 998, 999, 1_998] {
            writer.remove(Kind::Manager, gone).expect("removed");
        }
        writer.commit(2).expect("committed");
        let state = index.snapshot().state;
        let frequency = |token| {
            let of_view = |view: &Arc<View>| {
                let terms = view.segment.terms(Kind::Manager, Part::Title);
                let known = terms.get(token).expect("read")?;
                assert!(view.dead.len() * BLOCK < known.info.doc_freq as usize);
                Some(view.frequency(Kind::Manager, Part::Title, &known.info).expect("read"))
            };
            state.views.iter().filter_map(of_view).sum::<u32>()
        };
        assert_eq!((frequency("轴承"), frequency("电池")), (997, 998));
    }
}
