//! Where the documents of a segment sit. The index numbers works and what they belong to together, in the order in which they
//! came; the scorer counts each by themselves, so that what can be a hit is close together.

use std::ops::Range;

/// The places of the documents.
#[derive(Debug, Default)]
pub(crate) struct Seats {
    /// For each document its place: of a work among the works, of others among these.
    places: Vec<u32>,
    /// The documents that are no works.
    owners: Vec<u32>,
    /// For each of them where its works end.
    ends: Vec<u32>,
}

impl Seats {
    /// Seats the next document. Works come before what they belong to.
    pub(crate) fn push(&mut self, work: bool) {
        let [doc, owner] = [self.places.len(), self.owners.len()].map(|count| u32::try_from(count).unwrap_or(u32::MAX));
        if work {
            self.places.push(doc - owner);
        } else {
            self.places.push(owner);
            self.owners.push(doc);
            self.ends.push(doc - owner);
        }
    }

    /// The documents that are no works, by seat.
    pub(crate) fn owners(&self) -> &[u32] {
        &self.owners
    }

    /// How many works there are.
    pub(crate) fn works(&self) -> usize {
        self.places.len() - self.owners.len()
    }

    /// For each document that is no work, in order, where its works end; they begin where those before them end.
    pub(crate) fn ends(&self) -> &[u32] {
        &self.ends
    }

    /// The place of a document among its like.
    #[inline]
    pub(crate) fn of(&self, doc: u32) -> u32 {
        self.places[doc as usize]
    }

    /// Whether a document is a work.
    pub(crate) fn is_work(&self, doc: u32) -> bool {
        self.owners.get(self.of(doc) as usize) != Some(&doc)
    }

    /// The works of a document, and the document itself.
    pub(crate) fn family(&self, doc: u32) -> Range<u32> {
        let seat = self.of(doc) as usize;
        let first = seat.checked_sub(1).map_or(0, |before| self.ends[before]);
        doc - (self.ends[seat] - first)..doc + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn works_belong_to_the_document_after_them() {
        let mut seats = Seats::default();
        for work in [false, true, true, false, false, true, false] {
            seats.push(work);
        }
        assert_eq!((seats.owners(), seats.works()), (&[0, 3, 4, 6][..], 3));
        assert_eq!([0, 1, 2, 3, 4, 5, 6].map(|doc| seats.of(doc)), [0, 0, 1, 1, 2, 2, 3]);
        assert_eq!(
            [0, 1, 3, 4, 5].map(|doc| seats.is_work(doc)),
            [false, true, false, false, true]
        );
        assert_eq!([0, 3, 4, 6].map(|doc| seats.family(doc)), [0..1, 1..4, 4..5, 5..7]);
        assert_eq!(seats.ends(), [0, 2, 2, 3]);
    }
}
