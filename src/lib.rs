//! Qiao 桥: where an enterprise's technology need meets the manager, the achievement and the institution that can solve it.
//!
//! The map: `cli` parses commands and builds an [`app::App`]; `graphql` and `web` translate between clients and `domain`;
//! `domain` holds the rules, one noun per folder; `indexer` carries the change log into the search index; `eval` measures
//! matching on judged sets. Rows live in the `entity` package, their tables in `migration`, search in `index`.

pub mod app;
pub mod auth;
pub mod bell;
mod calendar;
pub mod cli;
pub mod client;
pub mod clock;
pub mod config;
pub mod database;
pub mod domain;
pub mod error;
pub mod eval;
#[cfg(any(fuzzing, test))]
#[doc(hidden)]
pub mod fuzzing;
pub mod graphql;
pub mod import;
pub mod indexer;
pub mod server;
pub mod story;
mod surveyor;
pub mod web;
