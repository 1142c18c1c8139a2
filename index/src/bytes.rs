//! Bytes that belong to the documents of a segment that can be hits, read once: the scorer asks for many of them.

use tantivy::SegmentReader;

use crate::IndexError;

/// Bytes by seat.
#[derive(Debug, Default)]
pub(crate) struct Bytes {
    /// The different values, one after another, in the order of the documents: the scorer goes through them in this order.
    values: Vec<u8>,
    /// Where each value ends.
    ends: Vec<u32>,
    /// For each seat its value, counted from one; zero: it has none.
    places: Vec<u32>,
}

impl Bytes {
    /// Reads a column of bytes for some documents, in their order.
    pub(crate) fn read(
        reader: &SegmentReader,
        name: &str,
        documents: impl Iterator<Item = u32>,
    ) -> Result<Self, IndexError> {
        let Some(column) = reader.fast_fields().bytes(name)? else {
            return Ok(Self::default());
        };
        let mut sorted = Vec::new();
        let mut ends = vec![0];
        let mut stream = column.dictionary().stream()?;
        while stream.advance() {
            sorted.extend_from_slice(stream.key());
            ends.push(sorted.len());
        }
        let mut bytes = Self::default();
        let mut places = vec![0; ends.len()];
        for doc in documents {
            let Some(ord) = column.term_ords(doc).next().and_then(|ord| usize::try_from(ord).ok()) else {
                bytes.places.push(0);
                continue;
            };
            if places[ord] == 0 {
                bytes.values.extend_from_slice(&sorted[ends[ord]..ends[ord + 1]]);
                let end = u32::try_from(bytes.values.len()).map_err(|_| IndexError::Corrupt(name.to_owned()))?;
                bytes.ends.push(end);
                places[ord] = u32::try_from(bytes.ends.len()).map_err(|_| IndexError::Corrupt(name.to_owned()))?;
            }
            bytes.places.push(places[ord]);
        }
        Ok(bytes)
    }

    /// The bytes of the document in a seat; empty where it has none.
    #[inline]
    pub(crate) fn get(&self, seat: u32) -> &[u8] {
        let place = self.places.get(seat as usize).copied().unwrap_or(0) as usize;
        let Some(at) = place.checked_sub(1) else { return &[] };
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.values[start as usize..self.ends[at] as usize]
    }
}
