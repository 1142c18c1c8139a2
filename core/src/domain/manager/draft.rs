//! A manager as given: typed, unchecked.

use qiao_entity::{
    level::Level,
    manager::{Activity, Competence, ManagerKind},
    representative_work::WorkKind,
    status::Status,
};

use crate::domain::{
    link,
    organization::{LONGEST_CONTACT, MOST_FIELDS},
    problem::{Checks, Problem, Trouble},
    prose::Prose,
    reference::{REGIONS_LIST, TECHNOLOGY_FIELDS, is_language},
};

/// Most representative works of one manager.
pub const MOST_WORKS: usize = 20;
/// Most working languages of one manager.
pub const MOST_LANGUAGES: usize = 10;
/// Most engagements at once.
pub const MOST_LOAD: i32 = 1_000;

/// Who may read which part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Levels {
    /// How to reach the manager.
    pub contact: Level,
    /// The profile text.
    pub biography: Level,
    /// The representative works.
    pub works: Level,
    /// Capacity and load.
    pub load: Level,
}

impl Default for Levels {
    fn default() -> Self {
        Self {
            contact: Level::Registered,
            biography: Level::Public,
            works: Level::Public,
            load: Level::Public,
        }
    }
}

/// What a manager's profile shall say.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Draft {
    /// The key under which the giver knows the manager.
    pub external_key: Option<String>,
    /// Which of the three kinds.
    pub kind: ManagerKind,
    /// Whether the profile is shown.
    pub status: Status,
    /// The name.
    pub name: Prose,
    /// Where the manager works.
    pub region: Option<String>,
    /// Technology fields.
    pub fields: Vec<String>,
    /// Service activities.
    pub activities: Vec<Activity>,
    /// Competences.
    pub competences: Vec<Competence>,
    /// Working languages, ISO 639-1.
    pub languages: Vec<String>,
    /// One line about the manager.
    pub headline: Prose,
    /// The profile text.
    pub biography: Prose,
    /// Representative works.
    pub works: Vec<Work>,
    /// How many engagements at once.
    pub capacity: i32,
    /// How many engagements now.
    pub load: i32,
    /// How to reach the manager.
    pub contact: Option<String>,
    /// Who may read what.
    pub levels: Levels,
}

/// What a representative work (代表作) shall say.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Work {
    /// What kind of work.
    pub kind: WorkKind,
    /// The title.
    pub title: Prose,
    /// What was done.
    pub summary: Prose,
    /// The year.
    pub year: Option<i32>,
}

impl Draft {
    /// Everything that is wrong with the draft by itself. A load beyond the capacity is no problem: managers are overloaded.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let mut checks = Checks::default();
        checks.text("externalKey", self.external_key.as_deref(), 256);
        checks.prose("name", &self.name, 256, true);
        checks.code("region", self.region.as_deref(), |code| REGIONS_LIST.has(code));
        checks.codes(
            "fields",
            &self.fields,
            |code| TECHNOLOGY_FIELDS.has(code),
            MOST_FIELDS,
            false,
        );
        checks.list(
            "activities",
            &link::values(&self.activities),
            Activity::all().len(),
            false,
        );
        checks.list(
            "competences",
            &link::values(&self.competences),
            Competence::all().len(),
            false,
        );
        checks.codes("languages", &self.languages, is_language, MOST_LANGUAGES, false);
        checks.prose("headline", &self.headline, 256, false);
        checks.prose("biography", &self.biography, 4_000, false);
        checks.range("capacity", Some(self.capacity), 0, MOST_LOAD);
        checks.range("load", Some(self.load), 0, MOST_LOAD);
        checks.text("contact", self.contact.as_deref(), LONGEST_CONTACT);
        if self.works.len() > MOST_WORKS {
            checks.add(
                "works",
                Trouble::TooMany {
                    most: MOST_WORKS,
                    is: self.works.len(),
                },
            );
        }
        checks.each("works", &self.works, |checks, work| {
            checks.prose("title", &work.title, 256, true);
            checks.prose("summary", &work.summary, 2_000, false);
            checks.range("year", work.year, 1949, 2100);
        });
        checks.problems()
    }
}
