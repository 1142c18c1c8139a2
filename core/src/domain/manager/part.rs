//! Who may read what of a manager's profile.

use qiao_entity::{level::Level, manager::Model};

use crate::{auth::Requester, domain::record::Record};

/// The parts of a manager's profile that have a level of disclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// How to reach the manager.
    Contact,
    /// The profile text.
    Biography,
    /// The representative works.
    Works,
    /// Capacity and load.
    Load,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 4] = [Self::Contact, Self::Biography, Self::Works, Self::Load];

    /// Its code in the access log.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Contact => "CONTACT",
            Self::Biography => "BIOGRAPHY",
            Self::Works => "WORKS",
            Self::Load => "LOAD",
        }
    }

    /// Who may read it of this manager.
    #[must_use]
    pub fn level(self, manager: &Model) -> Level {
        match self {
            Self::Contact => manager.contact_level,
            Self::Biography => manager.biography_level,
            Self::Works => manager.works_level,
            Self::Load => manager.load_level,
        }
    }
}

/// Whether the requester may read this part of a manager that it may know of.
#[must_use]
pub fn may_read(manager: &Model, part: Part, requester: &Requester) -> bool {
    if part == Part::Contact {
        return manager.disclosed().may_read_name(requester, part.level(manager));
    }
    manager.disclosed().may_read(requester, part.level(manager))
}

/// As [`may_read`], for a part that is given out now.
#[must_use]
pub fn reads(manager: &Model, part: Part, requester: &Requester) -> bool {
    if part == Part::Contact {
        return manager
            .disclosed()
            .reads_name(requester, part.level(manager), part.code());
    }
    manager.disclosed().reads(requester, part.level(manager), part.code())
}
