//! Achievements out of rows.

use qiao_entity::{
    achievement::{Empowerment, FirstOfKind},
    status::Status,
};

use super::{Content, FromRow, References, Row};
use crate::{
    domain::achievement::{Draft, Levels},
    import::row::Given,
};

impl FromRow for Draft {
    fn from_row(row: &Row, old: Option<&Self>, references: &References) -> Option<Self> {
        let organization = match row.text("organization", None) {
            Some(key) => references.number(Content::Organizations, &key),
            None => old?.organization,
        };
        let managers = if row.cell("managers") == Given::Absent {
            old.map(|old| old.managers.clone()).unwrap_or_default()
        } else {
            let keys = row.list("managers", None);
            keys.iter()
                .map(|key| references.number(Content::Managers, key))
                .collect()
        };
        let levels = old.map(|old| old.levels).unwrap_or_default();
        let least = Levels::default();
        Some(Self {
            external_key: row.text("key", old.and_then(|old| old.external_key.as_ref())),
            organization,
            managers,
            status: row
                .one("status", old.map(|old| old.status))
                .unwrap_or(Status::Published),
            name: row.prose("name", old.map(|old| &old.name)),
            summary: row.prose("summary", old.map(|old| &old.summary)),
            description: row.prose("description", old.map(|old| &old.description)),
            indicators: row.indicators(old.map(|old| &old.indicators)),
            fields: row.list("fields", old.map(|old| &old.fields)),
            forms: row.many("forms", old.map(|old| old.forms.clone())),
            modes: row.many("modes", old.map(|old| old.modes.clone())),
            keywords: row.list("keywords", old.map(|old| &old.keywords)),
            finders: row.list("finders", old.map(|old| &old.finders)),
            trl: row.whole("trl", old.and_then(|old| old.trl)),
            level: row.one("level", old.and_then(|old| old.level)),
            ip_rights: row.rights(old.map(|old| &old.ip_rights)),
            ownership: row.one("ownership", old.and_then(|old| old.ownership)),
            use_right: row.one("use_right", old.and_then(|old| old.use_right)),
            disposal_right: row.one("disposal_right", old.and_then(|old| old.disposal_right)),
            income_right: row.one("income_right", old.and_then(|old| old.income_right)),
            rights_settled: row.flag("rights_settled", old.is_some_and(|old| old.rights_settled)),
            empowerment: row
                .one("empowerment", old.map(|old| old.empowerment))
                .unwrap_or(Empowerment::None),
            first_of_kind: row
                .one("first_of_kind", old.map(|old| old.first_of_kind))
                .unwrap_or(FirstOfKind::None),
            levels: Levels {
                description: row
                    .one("levels.description", Some(levels.description))
                    .unwrap_or(least.description),
                indicators: row
                    .one("levels.indicators", Some(levels.indicators))
                    .unwrap_or(least.indicators),
            },
        })
    }
}
