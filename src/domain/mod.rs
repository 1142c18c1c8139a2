//! The rules, one noun per folder. Every function that reads or writes records is told first who asks.

pub mod access;
pub mod account;
pub mod achievement;
pub mod affiliation;
pub mod agreement;
pub mod assignment;
pub mod audit;
pub mod credential;
pub mod disclosure;
pub mod facet;
pub mod index_state;
pub mod indicator;
pub mod link;
pub mod manager;
pub mod matching;
pub mod narrow;
pub mod need;
pub mod network;
pub mod note;
pub mod organization;
pub mod page;
pub mod post_key;
pub mod problem;
pub mod prose;
pub mod record;
pub mod reference;
pub mod scope;
pub mod shortlist;
pub mod statistics;
pub mod store;
#[cfg(test)]
pub(crate) mod testing;
pub mod translation;
pub mod write;
