//! Filters of rankings.

use async_graphql::{ID, InputObject, OneofObject};
use qiao_entity::noun::Noun;

use crate::{
    domain::matching::Filter,
    fault::Misuse,
    object::code::{
        AchievementForm, AchievementLevel, Activity, ManagerKind, NeedKind, NeedStatus, OrganizationKind, TransferMode,
    },
    query::filter,
};

/// The codes of API values, as the index knows them.
macro_rules! coded {
    ($given:expr, $kind:ty) => {
        $given
            .unwrap_or_default()
            .into_iter()
            .map(|value| <$kind>::from(value).code())
            .collect()
    };
}

/// Which managers may be candidates: all conditions given must hold, each by one of its values.
#[derive(Clone, Debug, Default, InputObject)]
pub(crate) struct ManagerCandidateFilter {
    /// One of these kinds.
    kinds: Option<Vec<ManagerKind>>,
    /// In one of these technology fields or below them.
    fields: Option<Vec<String>>,
    /// In one of these regions or inside them.
    regions: Option<Vec<String>>,
    /// Who works in one of these languages (ISO 639-1).
    languages: Option<Vec<String>>,
    /// With one of these service activities.
    activities: Option<Vec<Activity>>,
    /// Who works or worked for this organization.
    organization: Option<ID>,
    /// Only those who can take on another engagement.
    #[graphql(default = false)]
    free_capacity: bool,
}

impl ManagerCandidateFilter {
    /// The filter as the domain knows it.
    pub(crate) fn domain(self) -> Result<Filter, Misuse> {
        Ok(Filter {
            kinds: coded!(self.kinds, qiao_entity::manager::ManagerKind),
            fields: filter::fields(self.fields)?,
            regions: filter::regions(self.regions)?,
            languages: filter::languages(self.languages)?,
            activities: coded!(self.activities, qiao_entity::manager::Activity),
            organization: filter::record(self.organization, Noun::Organization)?,
            free_capacity: self.free_capacity,
            ..Filter::default()
        })
    }
}

/// Which achievements may be candidates: all conditions given must hold, each by one of its values.
#[derive(Clone, Debug, Default, InputObject)]
pub(crate) struct AchievementCandidateFilter {
    /// In one of these forms.
    forms: Option<Vec<AchievementForm>>,
    /// In one of these technology fields or below them.
    fields: Option<Vec<String>>,
    /// Whose owner is in one of these regions or inside them.
    regions: Option<Vec<String>>,
    /// Offered in one of these transfer modes.
    modes: Option<Vec<TransferMode>>,
    /// Of one of these evaluated levels.
    levels: Option<Vec<AchievementLevel>>,
    /// Owned by this organization.
    organization: Option<ID>,
}

impl AchievementCandidateFilter {
    /// The filter as the domain knows it.
    pub(crate) fn domain(self) -> Result<Filter, Misuse> {
        Ok(Filter {
            kinds: coded!(self.forms, qiao_entity::achievement::AchievementForm),
            fields: filter::fields(self.fields)?,
            regions: filter::regions(self.regions)?,
            modes: coded!(self.modes, qiao_entity::need::TransferMode),
            levels: coded!(self.levels, qiao_entity::achievement::AchievementLevel),
            organization: filter::record(self.organization, Noun::Organization)?,
            ..Filter::default()
        })
    }
}

/// Which organizations may be candidates: all conditions given must hold, each by one of its values.
#[derive(Clone, Debug, Default, InputObject)]
pub(crate) struct OrganizationCandidateFilter {
    /// One of these kinds.
    kinds: Option<Vec<OrganizationKind>>,
    /// In one of these technology fields or below them.
    fields: Option<Vec<String>>,
    /// In one of these regions or inside them.
    regions: Option<Vec<String>>,
    /// With one of these tags.
    tags: Option<Vec<String>>,
}

impl OrganizationCandidateFilter {
    /// The filter as the domain knows it.
    pub(crate) fn domain(self) -> Result<Filter, Misuse> {
        Ok(Filter {
            kinds: coded!(self.kinds, qiao_entity::organization::OrganizationKind),
            fields: filter::fields(self.fields)?,
            regions: filter::regions(self.regions)?,
            tags: filter::words("tags", self.tags)?,
            ..Filter::default()
        })
    }
}

/// Which open needs may be candidates: all conditions given must hold, each by one of its values.
#[derive(Clone, Debug, Default, InputObject)]
pub(crate) struct NeedCandidateFilter {
    /// One of these kinds.
    kinds: Option<Vec<NeedKind>>,
    /// In one of these technology fields or below them.
    fields: Option<Vec<String>>,
    /// Posted from one of these regions or inside them, as far as that is public.
    regions: Option<Vec<String>>,
    /// With one of these transfer modes.
    modes: Option<Vec<TransferMode>>,
    /// Posted by this organization, as far as that is public.
    organization: Option<ID>,
}

impl NeedCandidateFilter {
    /// The filter as the domain knows it.
    pub(crate) fn domain(self) -> Result<Filter, Misuse> {
        Ok(Filter {
            kinds: coded!(self.kinds, qiao_entity::need::NeedKind),
            fields: filter::fields(self.fields)?,
            regions: filter::regions(self.regions)?,
            modes: coded!(self.modes, qiao_entity::need::TransferMode),
            organization: filter::record(self.organization, Noun::Organization)?,
            ..Filter::default()
        })
    }
}

/// Records of one noun and of some of its kinds.
#[derive(Clone, Debug, OneofObject)]
pub(crate) enum KindFilter {
    /// Needs of one of these kinds.
    Needs(Vec<NeedKind>),
    /// Managers of one of these kinds.
    Managers(Vec<ManagerKind>),
    /// Achievements in one of these forms.
    Achievements(Vec<AchievementForm>),
    /// Organizations of one of these kinds.
    Organizations(Vec<OrganizationKind>),
}

impl KindFilter {
    /// The noun, and the codes of the kinds. A kind of two nouns may have one code: so there is never more than one noun.
    fn domain(self) -> (Noun, Vec<String>) {
        match self {
            Self::Needs(kinds) => (Noun::Need, coded!(Some(kinds), qiao_entity::need::NeedKind)),
            Self::Managers(kinds) => (Noun::Manager, coded!(Some(kinds), qiao_entity::manager::ManagerKind)),
            Self::Achievements(forms) => (
                Noun::Achievement,
                coded!(Some(forms), qiao_entity::achievement::AchievementForm),
            ),
            Self::Organizations(kinds) => (
                Noun::Organization,
                coded!(Some(kinds), qiao_entity::organization::OrganizationKind),
            ),
        }
    }
}

/// Which records a search may find: all conditions given must hold, each by one of its values. A condition that a noun
/// knows nothing of lets none of its records through.
#[derive(Clone, Debug, Default, InputObject)]
pub(crate) struct SearchFilter {
    /// Only records of one noun and of some of its kinds.
    kind: Option<KindFilter>,
    /// Only needs of one of these statuses. Without it needs are found that look for partners; what is not shown to everyone
    /// is never found.
    need_statuses: Option<Vec<NeedStatus>>,
    /// In one of these technology fields or below them.
    fields: Option<Vec<String>>,
    /// In one of these regions or inside them.
    regions: Option<Vec<String>>,
    /// With one of these transfer modes.
    modes: Option<Vec<TransferMode>>,
    /// Managers who work in one of these languages (ISO 639-1).
    languages: Option<Vec<String>>,
    /// Organizations with one of these tags.
    tags: Option<Vec<String>>,
    /// Belonging to this organization, as far as that is public.
    organization: Option<ID>,
}

impl SearchFilter {
    /// The filter as the domain knows it, and the noun to which its kinds and statuses belong.
    pub(crate) fn domain(self) -> Result<(Vec<Noun>, Filter), Misuse> {
        let (mut nouns, kinds) = match self.kind.map(KindFilter::domain) {
            Some((noun, kinds)) => (vec![noun], kinds),
            None => (Vec::new(), Vec::new()),
        };
        let statuses: Vec<String> = coded!(self.need_statuses, qiao_entity::need::NeedStatus);
        if !statuses.is_empty() {
            nouns.push(Noun::Need);
        }
        let filter = Filter {
            kinds,
            statuses,
            fields: filter::fields(self.fields)?,
            regions: filter::regions(self.regions)?,
            modes: coded!(self.modes, qiao_entity::need::TransferMode),
            languages: filter::languages(self.languages)?,
            tags: filter::words("tags", self.tags)?,
            organization: filter::record(self.organization, Noun::Organization)?,
            ..Filter::default()
        };
        Ok((nouns, filter))
    }
}
