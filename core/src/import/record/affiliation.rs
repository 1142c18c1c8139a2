//! Affiliations out of rows.

use super::{Content, References, Row};
use crate::domain::affiliation::Draft;

/// The affiliation of a row; `stored` gives the one that is there already, told by its organization, post and first day.
pub(crate) fn draft(row: &Row, references: &References, stored: impl FnOnce(&Draft) -> Option<Draft>) -> Option<Draft> {
    let number = |code, to| Some(references.number(to, &row.text(code, None)?));
    let mode = row.one("mode", None);
    let mut draft = Draft {
        manager: number("manager", Content::Managers)?,
        organization: number("organization", Content::Organizations)?,
        post: row.prose("post", None),
        mode: mode.unwrap_or(qiao_entity::affiliation::AffiliationMode::FullTime),
        from: row.day("from", None),
        to: None,
    };
    let old = stored(&draft);
    draft.mode = mode.or(old.as_ref().map(|old| old.mode))?;
    draft.to = row.day("to", old.and_then(|old| old.to));
    Some(draft)
}
