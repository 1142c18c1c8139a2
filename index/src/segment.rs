//! What the scorer needs of a segment, read once: a segment never changes, only its deletions do.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::SegmentReader;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::index::InvertedIndexReader;
use tantivy::postings::BlockSegmentPostings;
use tantivy::schema::IndexRecordOption;

use crate::bits::Bits;
use crate::page::Hit;
use crate::schema::{Fields, ID, KIND, UNTIL};
use crate::{IndexError, Kind, Part};

/// Sets of documents by label that a segment remembers; at 100,000 documents one has 12 KiB.
const REMEMBERED: usize = 512;

/// A segment without its deletions.
pub(crate) struct Segment {
    pub(crate) size: usize,
    kinds: Vec<Kind>,
    ids: Vec<i64>,
    /// Last day of each document, if any document has one; `i64::MAX` for those that have none.
    pub(crate) until: Option<Vec<i64>>,
    /// By part, for each document: the code of its length in its own kind's field.
    pub(crate) norms: [Vec<u8>; 4],
    /// Documents by kind, deleted ones included.
    pub(crate) count: [u32; 4],
    /// Tokens and documents with tokens, by kind and part, deleted ones included.
    pub(crate) tokens: [[u64; 4]; 4],
    pub(crate) filled: [[u32; 4]; 4],
    /// Inverted indexes by kind and part.
    pub(crate) texts: Vec<[Arc<InvertedIndexReader>; 4]>,
    pub(crate) labels: Arc<InvertedIndexReader>,
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
        let mut count = [0; 4];
        let mut kinds = Vec::with_capacity(size as usize);
        for doc in 0..size {
            let at = usize::try_from(kind_column.get_val(doc)).unwrap_or(usize::MAX);
            let kind = *Kind::ALL
                .get(at)
                .ok_or_else(|| IndexError::Corrupt("unknown kind".to_owned()))?;
            count[kind.at()] += 1;
            kinds.push(kind);
        }
        let until = until_column.map(|column| (0..size).map(|doc| column.first(doc).unwrap_or(i64::MAX)).collect());
        let mut norms = [(); 4].map(|()| vec![0; size as usize]);
        let mut tokens = [[0; 4]; 4];
        let mut filled = [[0; 4]; 4];
        let mut texts = Vec::with_capacity(Kind::ALL.len());
        for kind in Kind::ALL {
            let mut parts = Vec::with_capacity(Part::ALL.len());
            for part in Part::ALL {
                let field = fields.text(kind, part);
                let inverted = reader.inverted_index(field)?;
                tokens[kind.at()][part.at()] = inverted.total_num_tokens();
                if let Some(lengths) = reader.fieldnorms_readers().get_field(field)? {
                    filled[kind.at()][part.at()] = copy_norms(&lengths, kind, &kinds, &mut norms[part.at()]);
                }
                parts.push(inverted);
            }
            let parts = <[_; 4]>::try_from(parts).map_err(|_| IndexError::Corrupt("parts".to_owned()))?;
            texts.push(parts);
        }
        Ok(Self {
            size: size as usize,
            ids: (0..size).map(|doc| id_column.get_val(doc)).collect(),
            kinds,
            until,
            norms,
            count,
            tokens,
            filled,
            texts,
            labels: reader.inverted_index(fields.label)?,
            remembered: Mutex::default(),
        })
    }

    pub(crate) fn hit(&self, doc: u32, points: u32) -> Hit {
        Hit {
            kind: self.kinds[doc as usize],
            id: self.ids[doc as usize],
            points,
        }
    }

    pub(crate) fn kind(&self, doc: u32) -> Kind {
        self.kinds[doc as usize]
    }

    pub(crate) fn text(&self, kind: Kind, part: Part) -> &InvertedIndexReader {
        &self.texts[kind.at()][part.at()]
    }

    /// The documents that have a label, given as it stands in the index.
    pub(crate) fn labelled(&self, label: &str) -> Result<Arc<Bits>, IndexError> {
        let mut remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bits) = remembered.get(label) {
            return Ok(Arc::clone(bits));
        }
        let mut bits = Bits::none(self.size);
        if let Some(info) = self.labels.terms().get(label.as_bytes())? {
            let postings = self
                .labels
                .read_block_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
            each_block(postings, |docs, _| {
                for &doc in docs {
                    bits.insert(doc);
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

/// Copies the lengths of a kind's documents; returns how many are not empty.
fn copy_norms(lengths: &FieldNormReader, kind: Kind, kinds: &[Kind], norms: &mut [u8]) -> u32 {
    let mut filled = 0;
    for (doc, (norm, _)) in (0..)
        .zip(norms.iter_mut().zip(kinds))
        .filter(|(_, (_, own))| **own == kind)
    {
        *norm = lengths.fieldnorm_id(doc);
        filled += u32::from(*norm > 0);
    }
    filled
}

/// Calls `see` with the documents and the frequencies of one block of postings after another.
pub(crate) fn each_block(mut postings: BlockSegmentPostings, mut see: impl FnMut(&[u32], &[u32])) {
    while !postings.docs().is_empty() {
        see(postings.docs(), postings.freqs());
        postings.advance();
    }
}

/// A segment with its deletions at one moment.
pub(crate) struct View {
    pub(crate) segment: Arc<Segment>,
    /// The documents that are not deleted; `None`: none is.
    pub(crate) alive: Option<Bits>,
    /// Documents by kind, without the deleted ones.
    pub(crate) count: [u64; 4],
}

impl View {
    pub(crate) fn new(segment: Arc<Segment>, reader: &SegmentReader) -> Self {
        let mut count = segment.count.map(u64::from);
        let alive = reader.alive_bitset().map(|alive| {
            let mut bits = Bits::none(segment.size);
            count = [0; 4];
            for doc in alive.iter_alive() {
                bits.insert(doc);
                count[segment.kind(doc).at()] += 1;
            }
            bits
        });
        Self { segment, alive, count }
    }

    pub(crate) fn is_alive(&self, doc: u32) -> bool {
        self.alive.as_ref().is_none_or(|alive| alive.contains(doc))
    }
}
