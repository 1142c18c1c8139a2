//! Who may read what of an organization.

use qiao_entity::{level::Level, organization::Model};

use crate::{auth::Requester, domain::record::Record};

/// The parts of an organization that have a level of disclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// How to reach it.
    Contact,
    /// What it does.
    Profile,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 2] = [Self::Contact, Self::Profile];

    /// Its code in the access log.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Contact => "CONTACT",
            Self::Profile => "PROFILE",
        }
    }

    /// Who may read it of this organization.
    #[must_use]
    pub fn level(self, organization: &Model) -> Level {
        match self {
            Self::Contact => organization.contact_level,
            Self::Profile => organization.profile_level,
        }
    }
}

/// Whether the requester may read this part of an organization that it may know of.
#[must_use]
pub fn may_read(organization: &Model, part: Part, requester: &Requester) -> bool {
    if part == Part::Contact {
        return organization
            .disclosed()
            .may_read_name(requester, part.level(organization));
    }
    organization.disclosed().may_read(requester, part.level(organization))
}

/// As [`may_read`], for a part that is given out now.
#[must_use]
pub fn reads(organization: &Model, part: Part, requester: &Requester) -> bool {
    let (disclosed, level) = (organization.disclosed(), part.level(organization));
    if part == Part::Contact {
        return disclosed.reads_name(requester, level, part.code());
    }
    disclosed.reads(requester, level, part.code())
}
