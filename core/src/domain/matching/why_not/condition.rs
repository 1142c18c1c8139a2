//! The conditions of a filter, one by one.

use super::super::Filter;

/// A condition of a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The kind, or the form of an achievement.
    Kind,
    /// The technology field.
    Field,
    /// The region.
    Region,
    /// The working language.
    Language,
    /// The transfer mode.
    Mode,
    /// The service activity.
    Activity,
    /// The level of an achievement.
    Level,
    /// The status.
    Status,
    /// The tag of an organization.
    Tag,
    /// The organization to which it belongs.
    Organization,
    /// That one more engagement can be taken on.
    FreeCapacity,
}

impl Condition {
    /// Every condition.
    pub const ALL: [Self; 11] = [
        Self::Kind,
        Self::Field,
        Self::Region,
        Self::Language,
        Self::Mode,
        Self::Activity,
        Self::Level,
        Self::Status,
        Self::Tag,
        Self::Organization,
        Self::FreeCapacity,
    ];

    /// The filter with this condition alone; none where it does not ask for it. Every filter has a status: without one given
    /// it means what is open.
    pub(super) fn alone(self, filter: &Filter) -> Option<Filter> {
        let only = Filter::default();
        let given = |list: &[String]| !list.is_empty();
        let (asks, only) = match self {
            Self::Kind => (
                given(&filter.kinds),
                Filter {
                    kinds: filter.kinds.clone(),
                    ..only
                },
            ),
            Self::Field => (
                given(&filter.fields),
                Filter {
                    fields: filter.fields.clone(),
                    ..only
                },
            ),
            Self::Region => (
                given(&filter.regions),
                Filter {
                    regions: filter.regions.clone(),
                    ..only
                },
            ),
            Self::Language => (
                given(&filter.languages),
                Filter {
                    languages: filter.languages.clone(),
                    ..only
                },
            ),
            Self::Mode => (
                given(&filter.modes),
                Filter {
                    modes: filter.modes.clone(),
                    ..only
                },
            ),
            Self::Activity => (
                given(&filter.activities),
                Filter {
                    activities: filter.activities.clone(),
                    ..only
                },
            ),
            Self::Level => (
                given(&filter.levels),
                Filter {
                    levels: filter.levels.clone(),
                    ..only
                },
            ),
            Self::Status => (
                true,
                Filter {
                    statuses: filter.statuses.clone(),
                    ..only
                },
            ),
            Self::Tag => (
                given(&filter.tags),
                Filter {
                    tags: filter.tags.clone(),
                    ..only
                },
            ),
            Self::Organization => (
                filter.organization.is_some(),
                Filter {
                    organization: filter.organization,
                    ..only
                },
            ),
            Self::FreeCapacity => (
                filter.free_capacity,
                Filter {
                    free_capacity: filter.free_capacity,
                    ..only
                },
            ),
        };
        asks.then_some(only)
    }

    /// The filter without this condition.
    pub(super) fn dropped(self, filter: &Filter) -> Filter {
        let mut filter = filter.clone();
        match self {
            Self::Kind => filter.kinds.clear(),
            Self::Field => filter.fields.clear(),
            Self::Region => filter.regions.clear(),
            Self::Language => filter.languages.clear(),
            Self::Mode => filter.modes.clear(),
            Self::Activity => filter.activities.clear(),
            Self::Level => filter.levels.clear(),
            Self::Status => filter.statuses.clear(),
            Self::Tag => filter.tags.clear(),
            Self::Organization => filter.organization = None,
            Self::FreeCapacity => filter.free_capacity = false,
        }
        filter
    }
}
