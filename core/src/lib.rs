//! What Qiao knows and decides, without a face: `domain` holds the rules, one noun per folder; `app` is the running service
//! that holds the database, the search index and every knob of `config`; `indexer` carries the change log into the index;
//! `import` reads tables of records; `message` says all of it in Chinese and in English.

pub mod app;
pub mod auth;
pub mod bell;
mod calendar;
pub mod client;
pub mod clock;
pub mod config;
pub mod database;
pub mod domain;
pub mod error;
#[cfg(any(fuzzing, test))]
#[doc(hidden)]
pub mod fuzzing;
pub mod import;
pub mod indexer;
pub mod message;
mod surveyor;
