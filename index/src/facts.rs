//! The facts of a segment's documents, read once: the scorer asks for many of them.

use tantivy::SegmentReader;

use crate::IndexError;
use crate::schema::FACTS;

/// Facts by document, one after another.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    bytes: Vec<u8>,
    /// Where the facts of each document end.
    ends: Vec<u32>,
}

impl Facts {
    pub(crate) fn read(reader: &SegmentReader) -> Result<Self, IndexError> {
        let Some(column) = reader.fast_fields().bytes(FACTS)? else {
            return Ok(Self::default());
        };
        let mut facts = Self::default();
        let mut one = Vec::new();
        for doc in 0..reader.max_doc() {
            if let Some(ord) = column.term_ords(doc).next() {
                column.ord_to_bytes(ord, &mut one)?;
                facts.bytes.extend_from_slice(&one);
            }
            let end = u32::try_from(facts.bytes.len()).map_err(|_| IndexError::Corrupt("facts".to_owned()))?;
            facts.ends.push(end);
        }
        Ok(facts)
    }

    /// The facts of a document; empty where it has none.
    pub(crate) fn get(&self, doc: u32) -> &[u8] {
        let at = doc as usize;
        let Some(&end) = self.ends.get(at) else { return &[] };
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.bytes[start as usize..end as usize]
    }
}
