//! How an entry stands, reckoned from what later entries say about it.

use qiao_entity::point::{Model, Outcome, PointKind};

/// How an entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its points with all corrections.
    pub points: i64,
    /// Whether an appeal waits for its outcome.
    pub appealed: bool,
    /// How often somebody appealed.
    pub appeals: usize,
    /// Goes up by one with every entry about it; a change names the version that it saw.
    pub version: i64,
}

impl Standing {
    /// How an entry stands after all that was written about it.
    #[must_use]
    pub fn of(entry: &Model, about: &[Model]) -> Self {
        let mut standing = Self {
            points: entry.amount,
            appealed: false,
            appeals: 0,
            version: 1,
        };
        for row in about {
            standing.take(row.kind, row.amount, row.outcome);
        }
        standing
    }

    /// Takes in what was written next.
    pub(super) fn take(&mut self, kind: PointKind, amount: i64, outcome: Option<Outcome>) {
        self.version += 1;
        match kind {
            PointKind::Entry => {}
            PointKind::Correction => self.points += amount,
            PointKind::Appeal => {
                self.appealed = true;
                self.appeals += 1;
            }
            PointKind::Outcome => self.appealed = outcome.is_none(),
        }
    }
}
