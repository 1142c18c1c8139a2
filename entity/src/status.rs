//! Whether a record of the registry is shown.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::code::coded;

/// Whether a record of the registry is shown.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Status {
    /// Being written; seen by administrators alone.
    Draft,
    /// Shown to everyone.
    Published,
    /// Taken back; kept, no longer shown.
    Withdrawn,
}

coded!(Status);
