//! An organization as it is given: typed, unchecked.

use qiao_entity::{
    level::Level,
    organization::{LegalNature, OrganizationKind},
    status::Status,
};

use crate::domain::{
    problem::{Checks, Problem, Trouble},
    prose::Prose,
    reference::{REGIONS_LIST, TECHNOLOGY_FIELDS},
};

/// Most technology fields of one record.
pub const MOST_FIELDS: usize = 5;
/// Most aliases, and most tags.
pub const MOST_WORDS: usize = 20;

/// Most characters of a contact.
pub const LONGEST_CONTACT: usize = 500;

/// Who may read which part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Levels {
    /// How to reach it.
    pub contact: Level,
    /// What it does.
    pub profile: Level,
}

impl Default for Levels {
    fn default() -> Self {
        Self {
            contact: Level::Registered,
            profile: Level::Public,
        }
    }
}

/// What an organization shall be.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Draft {
    /// The key under which the giver knows it.
    pub external_key: Option<String>,
    /// What kind of body.
    pub kind: OrganizationKind,
    /// Whether it is shown.
    pub status: Status,
    /// The full name.
    pub name: Prose,
    /// Other names and abbreviations.
    pub aliases: Vec<String>,
    /// Its legal nature.
    pub legal_nature: Option<LegalNature>,
    /// Where it is.
    pub region: Option<String>,
    /// Its public web address.
    pub website: Option<String>,
    /// What it does.
    pub profile: Prose,
    /// Its technology fields.
    pub fields: Vec<String>,
    /// Free tags.
    pub tags: Vec<String>,
    /// How to reach it.
    pub contact: Option<String>,
    /// Who may read what.
    pub levels: Levels,
}

impl Draft {
    /// Everything that is wrong with the draft by itself.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let mut checks = Checks::default();
        checks.text("externalKey", self.external_key.as_deref(), 256);
        checks.prose("name", &self.name, 256, true);
        checks.words("aliases", &self.aliases, MOST_WORDS, 256);
        checks.code("region", self.region.as_deref(), |code| REGIONS_LIST.has(code));
        checks.text("website", self.website.as_deref(), 512);
        if let Some(website) = &self.website
            && !(website.starts_with("https://") || website.starts_with("http://"))
        {
            checks.add(
                "website",
                Trouble::Malformed {
                    example: "https://example.org".to_owned(),
                },
            );
        }
        checks.prose("profile", &self.profile, 4_000, false);
        checks.codes(
            "fields",
            &self.fields,
            |code| TECHNOLOGY_FIELDS.has(code),
            MOST_FIELDS,
            false,
        );
        checks.words("tags", &self.tags, MOST_WORDS, 64);
        checks.text("contact", self.contact.as_deref(), LONGEST_CONTACT);
        checks.problems()
    }
}
