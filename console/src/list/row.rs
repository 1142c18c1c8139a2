//! A record of any noun, as a row of a list.

use super::{
    achievement::AchievementRow, card::Card, cell::Cell, manager::ManagerRow, need::NeedRow,
    organization::OrganizationRow,
};
use crate::{api::Language, code::Noun, piece::Prose, schema, visit::Visit};

/// A record.
#[derive(cynic::InlineFragments, Clone, Debug)]
#[cynic(graphql_type = "Node")]
pub(crate) enum Row {
    /// A need.
    Need(NeedRow),
    /// A manager.
    Manager(ManagerRow),
    /// An organization.
    Organization(OrganizationRow),
    /// An achievement.
    Achievement(AchievementRow),
    /// What this console does not know.
    #[cynic(fallback)]
    Other,
}

impl Row {
    /// What it is.
    pub(crate) fn noun(&self) -> Option<Noun> {
        match self {
            Self::Need(_) => Some(Noun::Need),
            Self::Manager(_) => Some(Noun::Manager),
            Self::Organization(_) => Some(Noun::Organization),
            Self::Achievement(_) => Some(Noun::Achievement),
            Self::Other => None,
        }
    }

    /// Its card.
    pub(crate) fn card(&self, visit: &Visit) -> Card {
        match self {
            Self::Need(need) => need.card(visit),
            Self::Manager(manager) => manager.card(visit),
            Self::Organization(organization) => organization.card(visit),
            Self::Achievement(achievement) => achievement.card(visit),
            Self::Other => Card::default(),
        }
    }

    /// Its cells, one for each column of its noun.
    pub(crate) fn cells(&self, visit: &Visit) -> Vec<Cell> {
        match self {
            Self::Need(need) => need.cells(visit),
            Self::Manager(manager) => manager.cells(visit),
            Self::Organization(organization) => organization.cells(visit),
            Self::Achievement(achievement) => achievement.cells(visit),
            Self::Other => Vec::new(),
        }
    }
}

/// An entry of a reference list by its name.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "TechnologyField")]
pub(crate) struct FieldName {
    /// The name.
    pub(crate) name: Prose,
}

/// An industry by its name.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Industry")]
pub(crate) struct IndustryName {
    /// The name.
    pub(crate) name: Prose,
}

/// A region by its name.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Region")]
pub(crate) struct UpperRegion {
    /// Its code.
    pub(crate) code: String,
    /// Its name.
    pub(crate) name: Prose,
}

/// A region with what it lies in.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Region")]
pub(crate) struct Region {
    /// Its name.
    pub(crate) name: Prose,
    /// What it lies in.
    pub(crate) parent: Option<UpperRegion>,
}

impl Region {
    /// Province and city, or a country.
    pub(crate) fn show(&self, visit: &Visit) -> String {
        let name = self.name.show();
        match (
            self.parent.as_ref().filter(|upper| upper.code != "CN"),
            visit.language(),
        ) {
            (None, _) => name.to_owned(),
            (Some(upper), Language::Zh) => format!("{} {name}", upper.name.show()),
            (Some(upper), Language::En) => format!("{name}, {}", upper.name.show()),
        }
    }
}

/// An organization with its place.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Organization")]
pub(crate) struct Owner {
    /// Its name.
    pub(crate) name: Prose,
    /// Where it is.
    pub(crate) region: Option<Region>,
}

/// The names of fields.
pub(crate) fn fields(fields: &[FieldName]) -> Vec<String> {
    fields.iter().map(|field| field.name.show().to_owned()).collect()
}
