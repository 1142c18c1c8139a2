//! Qiao 桥: where an enterprise's technology need meets the manager, the achievement and the institution that can solve it.
//!
//! The map: `cli` parses commands and builds an [`app::App`]; `server` and `web` carry what clients send; `story` tells the
//! demo's stories; `eval` measures matching on judged sets. What Qiao knows and decides stands in the package `core`, what
//! programs ask for in `graphql`, what people see in `console`; rows in `entity`, their tables in `migration`, search in `index`.

pub mod cli;
pub mod eval;
pub mod server;
pub mod story;
pub mod web;

pub use qiao_core::{app, auth, bell, client, clock, config, database, domain, error, import, indexer, message};
pub use qiao_graphql as graphql;
