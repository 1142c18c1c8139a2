//! The indexer: carries the change log into the search index. The database is the truth; the index is a copy that may be
//! thrown away and is built anew when it is missing, damaged or of another version.

mod document;
mod follow;
mod health;
mod learn;
mod news;
mod rebuild;
mod run;
mod search;
#[cfg(test)]
mod tests;

pub use health::{Health, Held, State};
pub use learn::text_of;
pub use news::{Changes, News};
pub use rebuild::{last_position, newest_in};
pub use run::Indexer;
pub use search::Search;
