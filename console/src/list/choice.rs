//! What a list's form offers to choose, with how many have it.

use crate::{code::Code, piece::FacetCount, visit::Visit};

/// A value that can be chosen.
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) text: String,
    pub(crate) count: i32,
    pub(crate) is_chosen: bool,
}

/// The values of a code that were counted, those chosen that the address names under `parameter`.
pub(crate) fn choices<C: Code>(visit: &Visit, parameter: &str, counts: &[FacetCount]) -> Vec<Choice> {
    let choices = counts.iter().map(|count| Choice {
        text: visit.label_of(C::NAME, &count.value),
        is_chosen: visit.address().get(parameter) == Some(count.value.as_str()),
        value: count.value.clone(),
        count: count.count,
    });
    choices.collect()
}
