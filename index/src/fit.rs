//! What suits beyond words.

use crate::Kind;

/// What suits beyond words, judged document by document from its facts. It is asked for many documents
/// of one search, so that it has to be fast, and for some of them again, so that it has to be pure.
pub trait Fit: Send + Sync {
    /// No document gets more points than this.
    fn most(&self) -> u32;

    /// The points of a document, in thousandths like [`Hit::points`](crate::Hit::points); `facts` are
    /// those that it was put with, empty where there were none.
    fn points(&self, kind: Kind, id: i64, facts: &[u8]) -> u32;
}
