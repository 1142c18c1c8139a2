//! The disclosure ladder: how far a requester reads one record. Every field with a level is decided here.

use qiao_entity::{account_role::Role, level::Level, membership::MemberRole, noun::Noun};

use super::access;
use crate::auth::{Requester, Rights};

/// Whose a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// An organization's: its members read everything of it.
    Organization(i64),
    /// A person's of the registry of managers.
    Manager(i64),
}

impl Owner {
    /// Whether the requester stands on the owner's side.
    #[must_use]
    pub fn is(self, requester: &Requester) -> bool {
        match self {
            Self::Organization(id) => requester.is_member(id, MemberRole::Reader),
            Self::Manager(id) => requester.manager() == Some(id),
        }
    }
}

/// A record, as far as disclosure is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disclosed {
    /// What it is.
    pub noun: Noun,
    /// Its number.
    pub id: i64,
    /// Whose it is.
    pub owner: Owner,
}

impl Disclosed {
    /// The highest level of the record's fields that the requester reads (domain reference, section 5).
    #[must_use]
    pub fn clearance(self, requester: &Requester) -> Level {
        let Some(rights) = requester.rights() else {
            return if requester.is_administrator() {
                Level::Agreement
            } else {
                Level::Public
            };
        };
        let inside = rights.scopes.confidential && (self.owner.is(requester) || self.is_kept_by(rights));
        if requester.is_administrator() || inside || requester.has_agreement(self.noun, self.id) {
            Level::Agreement
        } else if rights.only_reads_totals() {
            Level::Public
        } else {
            Level::Registered
        }
    }

    /// Whether the requester keeps the registry that the record stands in. Whoever may replace a record reads all of it:
    /// what it could not read it would remove.
    fn is_kept_by(self, rights: &Rights) -> bool {
        matches!(self.noun, Noun::Manager | Noun::Organization) && rights.has(Role::Registrar)
    }

    /// Whether the requester may read the key under which its giver knows the record. It may name who stays unnamed, so it
    /// is for the owner's side and those who keep the record; whoever only writes must be able to leave it as it is.
    #[must_use]
    pub fn tells_key(self, requester: &Requester) -> bool {
        let inside = requester.rights().is_some_and(|rights| {
            (rights.scopes.confidential || rights.scopes.write) && (self.is_kept_by(rights) || self.owner.is(requester))
        });
        requester.is_administrator() || inside
    }

    /// Whether the requester decides for the owner who else reads the record, and sees who did.
    #[must_use]
    pub fn governed_by(self, requester: &Requester) -> bool {
        if requester.is_administrator() {
            return true;
        }
        let confidential = requester.rights().is_some_and(|rights| rights.scopes.confidential);
        confidential
            && match self.owner {
                Owner::Organization(id) => requester.is_member(id, MemberRole::Owner),
                Owner::Manager(id) => requester.manager() == Some(id),
            }
    }

    /// Whether the requester may read a field of this level.
    #[must_use]
    pub fn may_read(self, requester: &Requester, level: Level) -> bool {
        level <= self.clearance(requester)
    }

    /// As [`Self::may_read`], for a field that names somebody: who posted a need, how to reach a manager or an organization. Both
    /// sides of an introduction read it once they have signed a commission slip.
    #[must_use]
    pub fn may_read_name(self, requester: &Requester, level: Level) -> bool {
        self.may_read(requester, level) || requester.is_told_names(self.noun, self.id)
    }

    /// As [`Self::may_read_name`], for a field whose text is given out now.
    #[must_use]
    pub fn reads_name(self, requester: &Requester, level: Level, part: &'static str) -> bool {
        self.may_read_name(requester, level) && (level < Level::Agreement || access::note(self.noun, self.id, part))
    }

    /// As [`Self::may_read`], for a field whose text is given out now: what stands under agreement is noted for the
    /// access log, and not given out where no such note can be taken.
    #[must_use]
    pub fn reads(self, requester: &Requester, level: Level, part: &'static str) -> bool {
        self.may_read(requester, level) && (level < Level::Agreement || access::note(self.noun, self.id, part))
    }
}

/// The levels that the requester reads of every record, whosever it is.
#[must_use]
pub fn levels_of_all(requester: &Requester) -> Vec<Level> {
    let mut levels = vec![Level::Public];
    if requester.rights().is_some_and(|rights| !rights.only_reads_totals()) {
        levels.push(Level::Registered);
    }
    levels
}

/// The records of a noun in which names are told to the requester because of a commission slip.
#[must_use]
pub fn told_names(requester: &Requester, noun: Noun) -> Vec<i64> {
    let Some(rights) = requester.rights().filter(|rights| rights.scopes.confidential) else {
        return Vec::new();
    };
    let records = rights.revealed.iter().filter(|(is, _)| *is == noun);
    records.map(|(_, id)| *id).collect()
}

/// The records of a noun with whose owners the requester has a live agreement.
#[must_use]
pub fn agreed(requester: &Requester, noun: Noun) -> Vec<i64> {
    let Some(rights) = requester.rights().filter(|rights| rights.scopes.confidential) else {
        return Vec::new();
    };
    let records = rights.agreements.iter().filter(|(is, _)| *is == noun);
    records.map(|(_, id)| *id).collect()
}
