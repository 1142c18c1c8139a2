//! The rules, one noun per folder. Every function that reads or writes records is told first who asks.

pub mod facet;
pub mod indicator;
pub mod link;
pub mod narrow;
pub mod need;
pub mod organization;
pub mod page;
pub mod post_key;
pub mod problem;
pub mod prose;
pub mod record;
pub mod reference;
pub mod store;
pub mod write;
