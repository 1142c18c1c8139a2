//! Conditions that a hit must meet, as a set of documents per segment.

use crate::bits::{Bits, WORD};
use crate::schema::{Fields, axis_term};
use crate::segment::View;
use crate::snapshot::State;
use crate::{Axis, IndexError, Kind};

/// Which documents may be hits. The default lets everything through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only these kinds; empty: all.
    pub kinds: Vec<Kind>,
    /// For each axis, one of the values. A condition without values lets nothing through.
    pub all_of: Vec<(Axis, Vec<String>)>,
    /// Today, in days since 1970-01-01: documents whose last day is over are left out.
    pub on: Option<i64>,
    /// Documents to leave out, such as the need itself.
    pub without: Vec<(Kind, i64)>,
}

impl Filter {
    /// Only documents of these kinds.
    #[must_use]
    pub fn kinds(kinds: impl IntoIterator<Item = Kind>) -> Self {
        Self {
            kinds: kinds.into_iter().collect(),
            ..Self::default()
        }
    }

    /// Only documents with one of these values on the axis.
    #[must_use]
    pub fn any_of<V: Into<String>>(mut self, axis: Axis, values: impl IntoIterator<Item = V>) -> Self {
        self.all_of.push((axis, values.into_iter().map(Into::into).collect()));
        self
    }

    /// Only documents that are still shown on this day.
    #[must_use]
    pub const fn on(mut self, day: i64) -> Self {
        self.on = Some(day);
        self
    }

    /// Without this document.
    #[must_use]
    pub fn without(mut self, kind: Kind, id: i64) -> Self {
        self.without.push((kind, id));
        self
    }

    pub(crate) fn admits(&self, kind: Kind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }

    /// The seats of the documents of a segment that pass, whatever their kind: the scorer leaves other kinds out.
    pub(crate) fn bits(&self, state: &State, fields: &Fields, at: usize) -> Result<Bits, IndexError> {
        let View { segment, open, .. } = &*state.views[at];
        let size = segment.seats.owners().len();
        let mut bits = open.clone().unwrap_or_else(|| Bits::all(size));
        for (axis, values) in &self.all_of {
            if let [value] = values.as_slice() {
                bits.keep(&*segment.labelled(&axis_term(*axis, value))?);
            } else {
                let mut any = Bits::none(size);
                for value in values {
                    any.add(&*segment.labelled(&axis_term(*axis, value))?);
                }
                bits.keep(&any);
            }
        }
        if let (Some(day), Some(until)) = (self.on, &segment.until) {
            for (word, days) in bits.words_mut().iter_mut().zip(until.chunks(WORD)) {
                *word &= days
                    .iter()
                    .rev()
                    .fold(0, |mask, &last| mask << 1 | u64::from(last >= day));
            }
        }
        for &(kind, id) in &self.without {
            state.find(fields, at, kind, id, |doc| bits.remove(segment.seats.of(doc)))?;
        }
        Ok(bits)
    }
}
