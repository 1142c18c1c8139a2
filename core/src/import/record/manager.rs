//! Managers out of rows.

use qiao_entity::status::Status;

use super::{FromRow, References, Row};
use crate::domain::manager::{Draft, Levels};

impl FromRow for Draft {
    fn from_row(row: &Row, old: Option<&Self>, _: &References) -> Option<Self> {
        let least = Levels::default();
        let levels = old.map_or(least, |old| old.levels);
        let level = |code, old, least| row.one(code, Some(old)).unwrap_or(least);
        Some(Self {
            external_key: row.text("key", old.and_then(|old| old.external_key.as_ref())),
            kind: row.one("kind", old.map(|old| old.kind))?,
            status: row
                .one("status", old.map(|old| old.status))
                .unwrap_or(Status::Published),
            name: row.prose("name", old.map(|old| &old.name)),
            region: row.text("region", old.and_then(|old| old.region.as_ref())),
            fields: row.list("fields", old.map(|old| &old.fields)),
            activities: row.many("activities", old.map(|old| old.activities.clone())),
            competences: row.many("competences", old.map(|old| old.competences.clone())),
            languages: row.list("languages", old.map(|old| &old.languages)),
            headline: row.prose("headline", old.map(|old| &old.headline)),
            biography: row.prose("biography", old.map(|old| &old.biography)),
            works: row.works(old.map(|old| &old.works)),
            capacity: row.whole("capacity", old.map(|old| old.capacity)).unwrap_or(0),
            load: row.whole("load", old.map(|old| old.load)).unwrap_or(0),
            contact: row.text("contact", old.and_then(|old| old.contact.as_ref())),
            levels: Levels {
                contact: level("levels.contact", levels.contact, least.contact),
                biography: level("levels.biography", levels.biography, least.biography),
                works: level("levels.works", levels.works, least.works),
                load: level("levels.load", levels.load, least.load),
            },
        })
    }
}
