//! Hits, cursors and the keyset window over them.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use crate::Kind;

/// A document that a search found. The order is the order of the results: points descending, then
/// kind and id ascending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hit {
    /// Which noun.
    pub kind: Kind,
    /// The row's id.
    pub id: i64,
    /// The score in thousandths: whole numbers, so that sums are exact in any order.
    pub points: u32,
}

impl Ord for Hit {
    fn cmp(&self, other: &Self) -> Ordering {
        (Reverse(self.points), self.kind, self.id).cmp(&(Reverse(other.points), other.kind, other.id))
    }
}

impl PartialOrd for Hit {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A place in the results, before or after which a page begins: the hit at which another page
/// ended. It need not exist any more.
pub type Cursor = Hit;

/// Which page of the results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    size: usize,
    backward: bool,
    after: Option<Cursor>,
    before: Option<Cursor>,
}

impl Window {
    /// The first `size` hits.
    #[must_use]
    pub const fn first(size: usize) -> Self {
        Self {
            size,
            backward: false,
            after: None,
            before: None,
        }
    }

    /// The last `size` hits, in the same order as ever.
    #[must_use]
    pub const fn last(size: usize) -> Self {
        Self {
            size,
            backward: true,
            after: None,
            before: None,
        }
    }

    /// Only hits that come after this one.
    #[must_use]
    pub const fn after(mut self, cursor: Cursor) -> Self {
        self.after = Some(cursor);
        self
    }

    /// Only hits that come before this one.
    #[must_use]
    pub const fn before(mut self, cursor: Cursor) -> Self {
        self.before = Some(cursor);
        self
    }
}

/// Collects a window: keeps the best (or, backward, the worst) `size + 1` hits seen, the one more
/// to know whether there are others.
pub(crate) struct Page {
    window: Window,
    best: BinaryHeap<Hit>,
    worst: BinaryHeap<Reverse<Hit>>,
}

impl Page {
    pub(crate) const fn new(window: Window) -> Self {
        Self {
            window,
            best: BinaryHeap::new(),
            worst: BinaryHeap::new(),
        }
    }

    /// A hit needs at least this many points to be kept; it only grows.
    pub(crate) fn threshold(&self) -> u32 {
        if self.window.size == 0 {
            return u32::MAX;
        }
        // What comes before a cursor has as many points as it at least.
        let least = self.window.before.map_or(1, |cursor| cursor.points.max(1));
        if !self.window.backward && self.best.len() > self.window.size {
            self.best.peek().map_or(least, |hit| hit.points.max(least))
        } else {
            least
        }
    }

    pub(crate) fn see(&mut self, hit: Hit) {
        let Window {
            size,
            backward,
            after,
            before,
        } = self.window;
        if size == 0 || after.is_some_and(|cursor| hit <= cursor) || before.is_some_and(|cursor| hit >= cursor) {
            return;
        }
        if backward {
            if self.worst.len() <= size {
                self.worst.push(Reverse(hit));
            } else if let Some(mut least) = self.worst.peek_mut()
                && hit > least.0
            {
                *least = Reverse(hit);
            }
        } else if self.best.len() <= size {
            self.best.push(hit);
        } else if let Some(mut last) = self.best.peek_mut()
            && hit < *last
        {
            *last = hit;
        }
    }

    /// The hits in order, and whether there are more in the direction of the window.
    pub(crate) fn finish(self) -> (Vec<Hit>, bool) {
        let mut hits: Vec<Hit> = if self.window.backward {
            self.worst.into_iter().map(|Reverse(hit)| hit).collect()
        } else {
            self.best.into_vec()
        };
        hits.sort_unstable();
        let more = hits.len() > self.window.size;
        if more && self.window.backward {
            hits.remove(0);
        } else {
            hits.truncate(self.window.size);
        }
        (hits, more)
    }
}
