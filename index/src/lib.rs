//! The search engine of Qiao: text in, ranked and explained ids out.
//!
//! - [`Analyzer`] cleans a text ([`text`]) and cuts it into [`Token`]s that point into the original.
//! - [`Index`] is one folder on disk; [`Writer`] puts and removes [`Document`]s and commits them
//!   together with the position of the change log that they came from.
//! - [`Snapshot`] is a consistent state of the index: it answers a [`Query`] under a [`Filter`],
//!   page by page ([`Window`]), and explains each [`Hit`] to the last point ([`Reason`]).
//! - [`Snapshot::suggest`] names records while a name is typed, and [`Snapshot::spellings`] finds out what was meant.
//! - [`highlight()`] marks the words of a query in a text.
//!
//! This package knows tantivy and jieba; it knows no database and no GraphQL, and everything in it
//! is blocking work.

mod analyzer;
mod bits;
mod bytes;
mod document;
mod error;
mod explain;
mod facet;
mod filter;
mod fit;
mod gram;
mod highlight;
mod index;
mod late;
mod model;
mod page;
mod plan;
mod query;
mod rank;
mod scan;
mod schema;
mod score;
mod seats;
mod segment;
mod snapshot;
mod suggest;
mod terms;
pub mod text;
mod weights;
mod writer;

pub use analyzer::{Analyzer, MAX_TOKEN, Token, checksum};
pub use document::{Axis, Document, Kind, Label, Part};
pub use error::IndexError;
pub use explain::{Reason, Why};
pub use facet::Facet;
pub use filter::Filter;
pub use fit::Fit;
pub use highlight::{Fragment, highlight};
pub use index::Index;
pub use model::{Bilingual, Learner, Model, Pair, cedict, glossary, shipped, shipped_version};
pub use page::{Cursor, Hit, Window};
pub use query::{Emphasis, MAX_TERMS, Query, Term};
pub use snapshot::{Hits, Snapshot, Wants};
pub use suggest::{How, MAX_SUGGESTIONS, Spelling, Suggestion, suggest_of};
pub use weights::Weights;
pub use writer::Writer;
