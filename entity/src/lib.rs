//! Rows: one table per file, no rules.
//!
//! Times are milliseconds since 1970 in UTC, the same on both databases; days are calendar days.

pub mod access;
pub mod account;
pub mod account_role;
pub mod achievement;
pub mod achievement_field;
pub mod achievement_label;
pub mod achievement_manager;
pub mod affiliation;
pub mod agreement;
pub mod api_token;
pub mod audit;
pub mod best_match;
pub mod change;
mod code;
pub mod credential;
pub mod identity;
pub mod import_run;
pub mod indicator;
pub mod industry;
pub mod ip_right;
pub mod language;
pub mod level;
pub mod manager;
pub mod manager_field;
pub mod manager_label;
pub mod membership;
pub mod need;
pub mod need_field;
pub mod need_industry;
pub mod need_label;
pub mod need_move;
pub mod note;
pub mod noun;
pub mod oidc_login;
pub mod organization;
pub mod organization_field;
pub mod organization_label;
pub mod post_key;
pub mod region;
pub mod representative_work;
pub mod reset_token;
pub mod session;
pub mod shortlist_entry;
pub mod status;
pub mod technology_field;
pub mod translation;

/// A moment, stored as milliseconds since 1970-01-01T00:00:00Z.
pub type Millis = sea_orm::prelude::ChronoUnixTimestampMillis;
