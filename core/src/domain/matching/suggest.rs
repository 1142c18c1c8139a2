//! Suggestions: records and technology fields that may be meant by what is typed so far.

use std::sync::Arc;

use qiao_entity::{need::NeedStatus, noun::Noun};
pub use qiao_index::How;
use qiao_index::{Axis, Kind, suggest_of};

use super::{kind, noun};
use crate::{
    app::App,
    domain::{
        need::OPEN,
        reference::{Entry, TECHNOLOGY_FIELDS},
    },
    error::Error,
};

/// Most suggestions of each sort.
pub const SUGGESTED_MOST: usize = 20;

/// Records of some nouns (none named: all four) whose names suit what is typed, the best first, with how they do. It is not
/// told who asks: the index holds only what everyone may know of. Of needs only those that look for partners.
pub async fn suggest(app: &App, nouns: &[Noun], typed: &str, most: usize) -> Result<Vec<(Noun, i64, How)>, Error> {
    let (snapshot, _) = app.search.snapshot()?;
    let filter = qiao_index::Filter::kinds(nouns.iter().map(|noun| kind(*noun)))
        .on(i64::from(app.clock.today().to_epoch_days()))
        .any_of(Axis::Status, OPEN.map(NeedStatus::code));
    let permit = app.search.permit().await?;
    let typed = typed.to_owned();
    let look = move || {
        let found = snapshot.suggest(&typed, &filter, most.min(SUGGESTED_MOST));
        drop(permit);
        found
    };
    let found = tokio::task::spawn_blocking(look).await.map_err(Error::internal)??;
    Ok(found
        .into_iter()
        .map(|found| (noun(found.kind), found.id, found.how))
        .collect())
}

/// The technology fields whose names suit what is typed, the best first.
#[must_use]
pub fn suggest_fields(typed: &str, most: usize) -> Vec<Arc<Entry>> {
    let entries = TECHNOLOGY_FIELDS.entries();
    let names = entries.iter().enumerate().flat_map(|(number, entry)| {
        let others = entry.synonyms_zh.iter().chain(&entry.synonyms_en);
        let names = [&entry.name_zh, &entry.name_en].into_iter().chain(others);
        names.map(move |name| (number, name.as_str()))
    });
    // They are named like organizations: with words within, and shortened.
    let found = suggest_of(Kind::Organization, typed, names).into_iter();
    found
        .take(most.min(SUGGESTED_MOST))
        .map(|(number, _)| entries[number].clone())
        .collect()
}

/// Which of the names that a record shows suits what is typed as the index says, if one does; otherwise it was found by
/// another name.
#[must_use]
pub fn shown_name(of: Noun, typed: &str, names: &[&str], how: How) -> Option<usize> {
    let names = names.iter().enumerate().map(|(number, name)| (number, *name));
    let best = suggest_of(kind(of), typed, names).into_iter().next();
    best.filter(|(_, shown)| *shown <= how).map(|(number, _)| number)
}
