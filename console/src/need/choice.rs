//! What candidates can be filtered by: the values that they have.

use super::filter::Asked;
use crate::{code::Code, piece::FacetCount, visit::Visit};

/// A value that can be chosen.
pub(super) struct Choice {
    /// The value.
    pub(super) value: String,
    /// What it is called, and how many have it.
    pub(super) text: String,
    /// Whether it is chosen.
    pub(super) is_chosen: bool,
}

/// The kinds that candidates have.
pub(super) fn kinds<C: Code>(visit: &Visit, facets: &[FacetCount], asked: &Asked) -> Vec<Choice> {
    let known = facets.iter().filter_map(|facet| Some((C::parse(&facet.value)?, facet)));
    let choices = known.map(|(kind, facet)| Choice {
        text: format!("{} ({})", visit.label(&kind), facet.count),
        is_chosen: asked.kind.as_deref() == Some(&facet.value),
        value: facet.value.clone(),
    });
    choices.collect()
}

/// Choices in the order of their codes, so that what lies in another one stands below it, a step in.
pub(super) fn tree(facets: &[FacetCount], chosen: Option<&str>, kind: char) -> Vec<Choice> {
    let mut facets: Vec<_> = facets.iter().collect();
    facets.sort_by(|one, other| one.value.cmp(&other.value));
    let choices = facets.into_iter().map(|facet| {
        let is_below = match kind {
            '.' => facet.value.contains('.'),
            _ => facet.value.len() == 6 && !facet.value.ends_with("0000"),
        };
        let name = facet.name.as_ref().map_or(facet.value.as_str(), |name| name.show());
        Choice {
            text: format!("{}{name} ({})", if is_below { "\u{2003}" } else { "" }, facet.count),
            is_chosen: chosen == Some(&facet.value),
            value: facet.value.clone(),
        }
    });
    choices.collect()
}
