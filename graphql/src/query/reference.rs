//! Reference lists.

use async_graphql::Object;

use crate::object::{Industry, Region, TechnologyField};

#[derive(Default)]
pub(crate) struct ReferenceQuery;

#[Object]
impl ReferenceQuery {
    /// The technology fields (技术领域): those of the upper level, or those of the codes given.
    async fn technology_fields(
        &self,
        #[graphql(desc = "Only these; unknown ones are left out.")] codes: Option<Vec<String>>,
    ) -> Vec<TechnologyField> {
        codes.map_or_else(TechnologyField::top, |codes| TechnologyField::of(&codes))
    }

    /// The regions: those that lie in no other, or those of the codes given.
    async fn regions(
        &self,
        #[graphql(desc = "Only these; unknown ones are left out.")] codes: Option<Vec<String>>,
    ) -> Vec<Region> {
        codes.map_or_else(Region::top, |codes| {
            codes.iter().filter_map(|code| Region::of(Some(code))).collect()
        })
    }

    /// The industries of GB/T 4754: the sections, or the entries of the codes given.
    async fn industries(
        &self,
        #[graphql(desc = "Only these; unknown ones are left out.")] codes: Option<Vec<String>>,
    ) -> Vec<Industry> {
        codes.map_or_else(Industry::top, |codes| Industry::of(&codes))
    }
}
