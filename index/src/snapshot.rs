//! A consistent state of the index, and what can be asked of it.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, Searcher, TERMINATED};

use crate::bits::Bits;
use crate::document::PARTS;
use crate::explain::{self, Reason};
use crate::facet::{self, Facet};
use crate::late::Late;
use crate::page::{Hit, Page, Window};
use crate::plan::{Plan, Table};
use crate::schema::Fields;
use crate::score::{self, Matching};
use crate::segment::View;
use crate::{Axis, Filter, IndexError, Kind, Model, Part, Query, Weights};

/// What a search shall count besides finding the hits; each costs time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wants<'a> {
    /// How many documents match.
    pub total: bool,
    /// Counts by value on these axes, over all matching documents.
    pub facets: &'a [Axis],
}

/// The answer to a search.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits {
    /// The window's hits, in order.
    pub hits: Vec<Hit>,
    /// Whether there are more beyond the window: after a `first` one, before a `last` one.
    pub more: bool,
    /// How many documents match, if wanted.
    pub total: Option<u64>,
    /// In the order wanted.
    pub facets: Vec<Facet>,
}

/// What a snapshot holds.
pub(crate) struct State {
    /// Keeps the files of the segments.
    pub(crate) searcher: Searcher,
    /// In the order of the searcher's segments.
    pub(crate) views: Vec<Arc<View>>,
    pub(crate) weights: Arc<Weights>,
    pub(crate) model: Arc<Model>,
    pub(crate) position: i64,
    pub(crate) generation: u64,
    pub(crate) tables: [[OnceLock<Table>; PARTS]; 4],
}

impl State {
    /// Calls `see` with the document of this kind and id in a segment, if it is there and not deleted.
    pub(crate) fn find(
        &self,
        fields: &Fields,
        at: usize,
        kind: Kind,
        id: i64,
        mut see: impl FnMut(u32),
    ) -> Result<(), IndexError> {
        let Some(reader) = self.searcher.segment_readers().get(at) else {
            return Ok(());
        };
        let key = fields.key(kind, id);
        let keys = reader.inverted_index(key.field())?;
        if let Some(mut postings) = keys.read_postings(&key, IndexRecordOption::Basic)? {
            while postings.doc() != TERMINATED {
                let view = &self.views[at];
                if view.is_alive(postings.doc()) && !view.segment.is_work(postings.doc()) {
                    see(postings.doc());
                }
                postings.advance();
            }
        }
        Ok(())
    }

    pub(crate) fn holds(&self, fields: &Fields, kind: Kind, id: i64) -> Result<usize, IndexError> {
        let mut count = 0;
        for at in 0..self.views.len() {
            self.find(fields, at, kind, id, |_| count += 1)?;
        }
        Ok(count)
    }

    pub(crate) fn documents(&self, kind: Kind) -> u64 {
        self.views
            .iter()
            .map(|view| u64::from(view.sums.count[kind.at()]))
            .sum()
    }

    pub(crate) fn table(&self, kind: Kind, part: Part) -> &Table {
        self.tables[kind.at()][part.at()].get_or_init(|| {
            let sums = || self.views.iter().map(|view| &view.sums);
            let tokens = sums().map(|sums| sums.tokens[kind.at()][part.at()]).sum();
            let filled = sums().map(|sums| sums.filled[kind.at()][part.at()]).sum();
            Table::new(&self.weights, part, tokens, filled)
        })
    }
}

/// A consistent state of the index. Cheap to clone; it stays what it is while the index goes on.
#[derive(Clone)]
pub struct Snapshot {
    pub(crate) state: Arc<State>,
    pub(crate) fields: Arc<Fields>,
}

impl fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Snapshot")
            .field("position", &self.position())
            .field("generation", &self.generation())
            .finish_non_exhaustive()
    }
}

impl Snapshot {
    /// The position of the change log that the content corresponds to; 0 before the first commit.
    #[must_use]
    pub fn position(&self) -> i64 {
        self.state.position
    }

    /// Grows with each commit since the index was opened.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.state.generation
    }

    /// How many documents its model was learned from.
    #[must_use]
    pub fn learned_from(&self) -> u64 {
        self.state.model.documents()
    }

    /// How many documents of a kind there are.
    #[must_use]
    pub fn documents(&self, kind: Kind) -> u64 {
        self.state.documents(kind)
    }

    /// How many documents there are of this kind with this id: 0 or 1, or there is a defect.
    pub fn holds(&self, kind: Kind, id: i64) -> Result<usize, IndexError> {
        self.state.holds(&self.fields, kind, id)
    }

    /// The same state under other weights.
    #[must_use]
    pub fn with_weights(&self, weights: Weights) -> Self {
        let state = &self.state;
        let state = State {
            searcher: state.searcher.clone(),
            views: state.views.clone(),
            weights: Arc::new(weights),
            model: Arc::clone(&state.model),
            position: state.position,
            generation: state.generation,
            tables: Default::default(),
        };
        Self {
            state: Arc::new(state),
            fields: Arc::clone(&self.fields),
        }
    }

    /// The hits of a query: documents that pass the filter and contain at least one of its terms. An
    /// empty query has none.
    pub fn search(
        &self,
        query: &Query,
        filter: &Filter,
        window: &Window,
        wants: Wants<'_>,
    ) -> Result<Hits, IndexError> {
        let plan = Plan::new(&self.state, query, |kind| filter.admits(kind))?;
        let mut page = Page::new(*window);
        let mut total = 0;
        let mut counts: Vec<BTreeMap<String, u64>> = vec![BTreeMap::new(); wants.facets.len()];
        for (at, view) in self.state.views.iter().enumerate() {
            let segment = &*view.segment;
            let mut set = (!wants.facets.is_empty()).then(|| Bits::none(segment.seats.owners().len()));
            let matching = Matching {
                page: &mut page,
                late: Late::new(&self.state, &plan, query),
                total: wants.total.then_some(&mut total),
                set: set.as_mut(),
            };
            score::score(&self.state, &self.fields, at, &plan, filter, matching)?;
            if let Some(set) = set {
                for (&axis, counts) in wants.facets.iter().zip(&mut counts) {
                    facet::count(segment, axis, &set, counts)?;
                }
            }
        }
        let (hits, more) = page.finish();
        let facets = wants
            .facets
            .iter()
            .zip(counts)
            .map(|(&axis, counts)| facet::ranked(axis, counts));
        Ok(Hits {
            hits,
            more,
            total: wants.total.then_some(total),
            facets: facets.collect(),
        })
    }

    /// The facts of a document; `None` where it is not there.
    pub fn facts(&self, kind: Kind, id: i64) -> Result<Option<Vec<u8>>, IndexError> {
        let mut found = None;
        for (at, view) in self.state.views.iter().enumerate() {
            self.state.find(&self.fields, at, kind, id, |doc| {
                let segment = &view.segment;
                found = Some(segment.facts.get(segment.seats.of(doc)).to_vec());
            })?;
        }
        Ok(found)
    }

    /// Why the hits of a query have their points: for each hit the words, whose points together with
    /// those of the query's [`Fit`](crate::Fit) make up the hit's exactly,
    /// the strongest first. Hits that this snapshot does not hold get none.
    pub fn explain(&self, query: &Query, hits: &[Hit]) -> Result<Vec<Vec<Reason>>, IndexError> {
        explain::explain(&self.state, &self.fields, query, hits)
    }
}
