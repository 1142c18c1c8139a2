//! What is matched: the query terms of a record, as the requester may read it, or of a pasted text.

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use qiao_entity::{achievement, manager, need, noun::Noun, organization};
use qiao_index::{Emphasis, Part, Query};

use super::texts::{self, Texts};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        need::{self as needs, may_read},
        record::by_ids,
    },
    error::Error,
};

/// Prepared query terms.
#[derive(Debug)]
pub struct Subject {
    /// Differs between any two subjects of this process: what was found for one is kept under it.
    pub(super) stamp: u64,
    /// Who is never a candidate: the record that is matched, and the organization that posted it. Empty for a pasted text.
    pub(super) without: Vec<(Noun, i64)>,
    pub(super) query: Query,
}

impl Subject {
    fn new(without: Vec<(Noun, i64)>, query: Query) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self {
            stamp: NEXT.fetch_add(1, Ordering::Relaxed),
            without,
            query,
        }
    }

    /// Whether there is nothing to match by: no text, or none with a word in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.query.is_empty()
    }
}

/// The subject of a pasted text; the title counts more.
#[must_use]
pub fn subject_of_text(app: &App, title: Option<&str>, text: &str) -> Arc<Subject> {
    let texts = [(Emphasis::Title, title.unwrap_or_default()), (Emphasis::Body, text)];
    Arc::new(Subject::new(Vec::new(), Query::new(&app.search.analyzer, &texts)))
}

/// The subjects of these records as the requester may read them: from memory, or one statement beside the rows.
pub async fn subjects_of(
    app: &App,
    requester: Requester,
    noun: Noun,
    ids: &[i64],
) -> Result<HashMap<i64, Arc<Subject>>, Error> {
    let cache = app.rows.subjects(noun, requester);
    let generation = cache.generation();
    let mut found = HashMap::with_capacity(ids.len());
    let mut missing = Vec::new();
    for id in ids {
        match cache.get(*id) {
            Some(subject) => drop(found.insert(*id, subject)),
            None => missing.push(*id),
        }
    }
    if missing.is_empty() {
        return Ok(found);
    }
    let mut posters = HashMap::new();
    let texts = match noun {
        Noun::Need => {
            let rows = rows::<need::Model>(app, requester, &missing).await?;
            // Where the poster is not to be known it stays in: who is missing would tell it.
            let known = rows
                .iter()
                .filter(|row| may_read(row, needs::Part::Organization, requester));
            posters.extend(known.map(|row| (row.id, (Noun::Organization, row.organization_id))));
            texts::of_needs(&app.db, &rows).await?
        }
        Noun::Manager => texts::of_managers(&app.db, &rows::<manager::Model>(app, requester, &missing).await?).await?,
        Noun::Organization => {
            texts::of_organizations(&app.db, &rows::<organization::Model>(app, requester, &missing).await?).await?
        }
        Noun::Achievement => {
            texts::of_achievements(&app.db, &rows::<achievement::Model>(app, requester, &missing).await?).await?
        }
    };
    for texts in texts {
        let id = texts.id;
        let without = std::iter::once((noun, id)).chain(posters.remove(&id)).collect();
        let subject = Arc::new(Subject::new(without, query(app, requester, &texts)));
        cache.keep(id, subject.clone(), generation);
        found.insert(id, subject);
    }
    Ok(found)
}

async fn rows<R>(app: &App, requester: Requester, ids: &[i64]) -> Result<Vec<R>, Error>
where
    R: crate::domain::record::Record,
    <R::Entity as sea_orm::EntityTrait>::PrimaryKey:
        sea_orm::PrimaryKeyToColumn<Column = <R::Entity as sea_orm::EntityTrait>::Column>,
{
    Ok(by_ids::<R>(app, requester, ids).await?.into_values().collect())
}

/// The query of what a record says, without what the requester may not read. Names of people and organizations do not
/// describe a need for technology, so they are left out.
fn query(app: &App, requester: Requester, texts: &Texts) -> Query {
    let lines = texts.lines.iter().filter(|line| requester.may_read(line.level));
    let lines: Vec<(Emphasis, &str)> = lines
        .filter_map(|line| {
            let emphasis = match line.part {
                Part::Title => Emphasis::Title,
                Part::Body => Emphasis::Body,
                Part::Topic => Emphasis::Topic,
                Part::Name => return None,
            };
            Some((emphasis, line.text.as_str()))
        })
        .collect();
    Query::new(&app.search.analyzer, &lines)
}
