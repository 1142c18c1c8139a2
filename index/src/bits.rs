//! Sets of the documents of a segment, one bit each.

/// Documents per word.
pub(crate) const WORD: usize = u64::BITS as usize;

/// A set of documents of a segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    /// The empty set for documents `0..size`.
    pub(crate) fn none(size: usize) -> Self {
        Self(vec![0; size.div_ceil(WORD)])
    }

    /// All documents `0..size`.
    pub(crate) fn all(size: usize) -> Self {
        let mut words = vec![u64::MAX; size.div_ceil(WORD)];
        if let Some(last) = words.last_mut()
            && !size.is_multiple_of(WORD)
        {
            *last = (1 << (size % WORD)) - 1;
        }
        Self(words)
    }

    pub(crate) fn insert(&mut self, doc: u32) {
        let doc = doc as usize;
        self.0[doc / WORD] |= 1 << (doc % WORD);
    }

    pub(crate) fn remove(&mut self, doc: u32) {
        let doc = doc as usize;
        self.0[doc / WORD] &= !(1 << (doc % WORD));
    }

    pub(crate) fn contains(&self, doc: u32) -> bool {
        let doc = doc as usize;
        self.0[doc / WORD] & (1 << (doc % WORD)) != 0
    }

    pub(crate) fn keep(&mut self, other: &Self) {
        for (word, mask) in self.0.iter_mut().zip(&other.0) {
            *word &= mask;
        }
    }

    pub(crate) fn add(&mut self, other: &Self) {
        for (word, more) in self.0.iter_mut().zip(&other.0) {
            *word |= more;
        }
    }

    pub(crate) fn words(&self) -> &[u64] {
        &self.0
    }

    pub(crate) fn words_mut(&mut self) -> &mut [u64] {
        &mut self.0
    }
}
