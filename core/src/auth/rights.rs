//! What an account may do, as it was when the request came.

use std::{
    collections::{BTreeMap, HashSet},
    fmt,
};

use qiao_entity::{account_role::Role, membership::MemberRole, noun::Noun};

/// Through what an account asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Via {
    /// A browser's session of this number.
    Session(i64),
    /// An API token of this number.
    Token(i64),
}

impl fmt::Display for Via {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Session(number) => write!(f, "session_{number}"),
            Self::Token(number) => write!(f, "token_{number}"),
        }
    }
}

/// Where a matchmaker works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// In a region and what lies in it.
    Region(String),
    /// For an association: an organization.
    Association(i64),
}

/// What the door lets through: a session everything, a token what it was made for. Reading what is public or open to
/// registered accounts is always in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scopes {
    /// Drafts, and what stands under agreement.
    pub confidential: bool,
    /// Writing records.
    pub write: bool,
    /// Managing accounts, members, tokens and agreements.
    pub manage: bool,
}

impl Scopes {
    /// Everything that the account may.
    pub const ALL: Self = Self {
        confidential: true,
        write: true,
        manage: true,
    };

    /// As stored: 1 confidential, 2 writing, 4 managing.
    #[must_use]
    pub fn bits(self) -> i32 {
        i32::from(self.confidential) | i32::from(self.write) << 1 | i32::from(self.manage) << 2
    }

    /// The codes of what it lets through.
    #[must_use]
    pub fn codes(self) -> Vec<&'static str> {
        let all = [
            (self.confidential, "CONFIDENTIAL"),
            (self.write, "WRITE"),
            (self.manage, "MANAGE"),
        ];
        all.into_iter().filter_map(|(is, code)| is.then_some(code)).collect()
    }

    /// From what is stored.
    #[must_use]
    pub fn of_bits(bits: i32) -> Self {
        Self {
            confidential: bits & 1 != 0,
            write: bits & 2 != 0,
            manage: bits & 4 != 0,
        }
    }
}

/// What an account may do, as it was when the request came.
#[derive(Clone, Debug, PartialEq)]
pub struct Rights {
    /// The account; none when an organization asks by a token of it.
    pub account: Option<i64>,
    /// Through what it asks.
    pub via: Via,
    /// What the door lets through.
    pub scopes: Scopes,
    /// Roles beside memberships.
    pub roles: Vec<Role>,
    /// Where a matchmaker works.
    pub matchmaking: Vec<Scope>,
    /// What the account is in which organization.
    pub memberships: BTreeMap<i64, MemberRole>,
    /// The profile in the registry of managers that is this person.
    pub manager: Option<i64>,
    /// Records with whose owners a live agreement was made.
    pub agreements: HashSet<(Noun, i64)>,
    /// Records whose names are told because both sides of a running introduction signed a commission slip.
    pub revealed: HashSet<(Noun, i64)>,
}

impl Rights {
    /// Whether the account has a role.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether it is an account of a dashboard and nothing else: it reads what everyone reads.
    #[must_use]
    pub fn only_reads_totals(&self) -> bool {
        self.roles == [Role::Dashboard] && self.memberships.is_empty() && self.manager.is_none()
    }

    /// The same for all rights that show the same, whoever holds them.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        fn sorted(records: &HashSet<(Noun, i64)>) -> Vec<(usize, i64)> {
            let mut sorted: Vec<_> = records.iter().map(|(noun, id)| (*noun as usize, *id)).collect();
            sorted.sort_unstable();
            sorted
        }
        let Self {
            account: _,
            via: _,
            scopes,
            roles,
            matchmaking,
            memberships,
            manager,
            agreements,
            revealed,
        } = self;
        let records = (sorted(agreements), sorted(revealed));
        let said = format!("{scopes:?}{roles:?}{matchmaking:?}{memberships:?}{manager:?}{records:?}");
        *blake3::hash(said.as_bytes()).as_bytes()
    }

    /// The name under which what it does is recorded.
    pub(super) fn actor(&self) -> String {
        match (self.account, self.memberships.keys().next()) {
            (Some(account), _) => format!("account_{account}"),
            (None, Some(organization)) => format!("organization_{organization}"),
            (None, None) => self.via.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_are_stored_as_bits() {
        for bits in 0..8 {
            assert_eq!(Scopes::of_bits(bits).bits(), bits);
        }
        assert_eq!(Scopes::of_bits(7), Scopes::ALL);
    }
}
