//! Organizations out of rows.

use qiao_entity::status::Status;

use super::{FromRow, References, Row};
use crate::domain::organization::{Draft, Levels};

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
            aliases: row.list("aliases", old.map(|old| &old.aliases)),
            legal_nature: row.one("legal_nature", old.and_then(|old| old.legal_nature)),
            region: row.text("region", old.and_then(|old| old.region.as_ref())),
            website: row.text("website", old.and_then(|old| old.website.as_ref())),
            profile: row.prose("profile", old.map(|old| &old.profile)),
            fields: row.list("fields", old.map(|old| &old.fields)),
            tags: row.list("tags", old.map(|old| &old.tags)),
            contact: row.text("contact", old.and_then(|old| old.contact.as_ref())),
            levels: Levels {
                contact: level("levels.contact", levels.contact, least.contact),
                profile: level("levels.profile", levels.profile, least.profile),
            },
        })
    }
}
