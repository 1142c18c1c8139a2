//! What is matched, beyond its words.

use qiao_entity::noun::Noun;

use super::{facts::Facts, measure::Label};

/// The facts of what is matched, as far as the requester may read them: what a need asks for, what the others offer.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// What is matched; none is a text, of which nothing is known.
    pub(super) noun: Option<Noun>,
    /// Its facts, laid out as the index keeps those of the candidates.
    pub(super) facts: Vec<u8>,
    /// What its indicators are called, in their order.
    pub(super) labels: Vec<Label>,
}

impl Wish {
    /// That of a record.
    #[must_use]
    pub fn of(noun: Noun, facts: &Facts, labels: Vec<Label>) -> Self {
        Self {
            noun: Some(noun),
            facts: facts.encode(),
            labels,
        }
    }
}
