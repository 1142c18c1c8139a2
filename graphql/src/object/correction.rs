//! Corrections: how the words of a search box were read.

use async_graphql::SimpleObject;

use crate::domain::matching::Spelling;

/// A word of a search box that was also read as another one.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct Correction {
    /// As it was typed.
    typed: String,
    /// The word or name of the index as which it was also searched.
    used: String,
}

impl Correction {
    /// How a word was read.
    pub(super) fn of(spelling: &Spelling) -> Self {
        Self {
            typed: spelling.typed.clone(),
            used: spelling.used.clone(),
        }
    }
}
