//! Counts by value of an axis over the documents that matched.

use std::collections::BTreeMap;

use tantivy::schema::IndexRecordOption;

use crate::bits::Bits;
use crate::segment::Segment;
use crate::terms::each_block;
use crate::{Axis, IndexError};

/// The values of an axis among the matching documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// The axis.
    pub axis: Axis,
    /// Values and how many matching documents have them: the most frequent first, then by value.
    pub counts: Vec<(String, u64)>,
}

/// Adds the counts of one segment, given the seats of the documents that matched.
pub(crate) fn count(
    segment: &Segment,
    axis: Axis,
    matching: &Bits,
    counts: &mut BTreeMap<String, u64>,
) -> Result<(), IndexError> {
    let code = axis.code();
    let mut terms = segment.labels.terms().range().ge(code).into_stream()?;
    while terms.advance() {
        let Some(value) = terms.key().strip_prefix(code.as_bytes()) else {
            break;
        };
        let postings = segment
            .labels
            .read_block_postings_from_terminfo(terms.value(), IndexRecordOption::Basic)?;
        let mut count = 0;
        each_block(postings, |docs, _| {
            let matching = docs.iter().filter(|&&doc| matching.contains(segment.seats.of(doc)));
            count += matching.count() as u64;
        });
        if count > 0 {
            *counts.entry(String::from_utf8_lossy(value).into_owned()).or_default() += count;
        }
    }
    Ok(())
}

/// The most frequent value first.
pub(crate) fn ranked(axis: Axis, counts: BTreeMap<String, u64>) -> Facet {
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    Facet { axis, counts }
}
