//! A record by its name, whatever it is.

use crate::{code::Noun, piece::Prose, schema};

/// A record: what it is called and where its page is.
#[derive(cynic::InlineFragments, Clone, Debug)]
#[cynic(graphql_type = "Node")]
pub(crate) enum Record {
    /// A need.
    Need(Need),
    /// An achievement.
    Achievement(Achievement),
    /// A manager.
    Manager(Manager),
    /// An organization.
    Organization(Organization),
    /// Something that this console does not know.
    #[cynic(fallback)]
    Other,
}

/// A need.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct Need {
    pub(crate) id: cynic::Id,
    pub(crate) title: Prose,
}

/// An achievement.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct Achievement {
    pub(crate) id: cynic::Id,
    pub(crate) name: Prose,
}

/// A manager.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct Manager {
    pub(crate) id: cynic::Id,
    pub(crate) name: Prose,
}

/// An organization.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct Organization {
    pub(crate) id: cynic::Id,
    pub(crate) name: Prose,
}

impl Record {
    /// What it is called.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Need(need) => need.title.show(),
            Self::Achievement(achievement) => achievement.name.show(),
            Self::Manager(manager) => manager.name.show(),
            Self::Organization(organization) => organization.name.show(),
            Self::Other => "",
        }
    }

    /// Its id.
    pub(crate) fn id(&self) -> &str {
        match self {
            Self::Need(need) => need.id.inner(),
            Self::Achievement(achievement) => achievement.id.inner(),
            Self::Manager(manager) => manager.id.inner(),
            Self::Organization(organization) => organization.id.inner(),
            Self::Other => "",
        }
    }

    /// What kind of record it is.
    pub(crate) fn noun(&self) -> &'static Noun {
        match self {
            Self::Need(_) | Self::Other => &Noun::Need,
            Self::Achievement(_) => &Noun::Achievement,
            Self::Manager(_) => &Noun::Manager,
            Self::Organization(_) => &Noun::Organization,
        }
    }

    /// Where its page is.
    pub(crate) fn address(&self) -> String {
        address(self.id())
    }
}

/// Where the page of a record is whose id is given.
pub(crate) fn address(id: &str) -> String {
    match id.split('_').next() {
        Some("need") => format!("/needs/{id}"),
        Some("manager") => format!("/managers/{id}"),
        Some("organization") => format!("/organizations/{id}"),
        Some("achievement") => format!("/achievements/{id}"),
        _ => String::new(),
    }
}
