//! What is matched: the query terms of a record, as the requester may read it, or of a pasted text.

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use qiao_entity::{achievement, level::Level, manager, need, noun::Noun, organization};
use qiao_index::{Analyzer, Emphasis, Part, Query, Spelling};

use super::{
    fit::{Wish, fact::gathered},
    texts::{self, Texts},
};
use crate::{
    app::App,
    auth::Requester,
    domain::record::{Record, by_ids},
    error::Error,
};

/// Prepared query terms, and what is asked for or offered beyond them.
#[derive(Debug)]
pub struct Subject {
    /// Differs between any two subjects of this process: what was found for one is kept under it.
    pub(super) stamp: u64,
    /// Who is never a candidate: the record that is matched, and the organization that posted it. Empty for a pasted text.
    pub(super) without: Vec<(Noun, i64)>,
    /// Whether it is that of a stored record.
    stored: bool,
    pub(super) query: Query,
    /// What words of a search box were read as, beside what they are.
    pub corrections: Vec<Spelling>,
    /// What it asks for or offers, beyond its words.
    pub(super) wish: Arc<Wish>,
}

impl Subject {
    pub(super) fn new(without: Vec<(Noun, i64)>, query: Query, wish: Wish) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self {
            stamp: NEXT.fetch_add(1, Ordering::Relaxed),
            without,
            stored: false,
            query,
            corrections: Vec::new(),
            wish: Arc::new(wish),
        }
    }

    /// Whether there is nothing to match by: no text, or none with a word in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.query.is_empty()
    }

    /// Whether what is found for it is worth keeping. A text that is not stored is a new subject each time: keeping what was
    /// found for it would only push others out.
    pub(super) fn is_kept(&self) -> bool {
        self.stored
    }

    /// The organization that posted a need, where that may be known.
    #[must_use]
    pub fn poster(&self) -> Option<i64> {
        let posters = self.without.iter().filter(|(noun, _)| *noun == Noun::Organization);
        posters.map(|(_, id)| *id).next()
    }
}

/// The subject of a pasted text; the title counts more.
#[must_use]
pub fn subject_of_text(app: &App, title: Option<&str>, text: &str) -> Arc<Subject> {
    let texts = [(Emphasis::Title, title.unwrap_or_default()), (Emphasis::Body, text)];
    Arc::new(Subject::new(
        Vec::new(),
        Query::new(&app.search.analyzer, &texts),
        Wish::default(),
    ))
}

/// The subject of what is typed into a search box: names in pinyin and words with typos mean also what they were read as.
pub async fn subject_of_typed(app: &App, text: &str) -> Result<Arc<Subject>, Error> {
    let (snapshot, _) = app.search.snapshot()?;
    let permit = app.search.permit().await?;
    let (analyzer, text) = (app.search.analyzer.clone(), text.to_owned());
    let read = move || {
        let corrections = snapshot.spellings(&analyzer, &text)?;
        let used: Vec<&str> = corrections.iter().map(|correction| correction.used.as_str()).collect();
        // On lines of their own, so that no phrase is found across two.
        let texts = [(Emphasis::Title, text.as_str()), (Emphasis::Title, &used.join("\n\n"))];
        let query = Query::new(&analyzer, &texts);
        drop(permit);
        Ok::<_, Error>(Subject {
            corrections,
            ..Subject::new(Vec::new(), query, Wish::default())
        })
    };
    let subject = tokio::task::spawn_blocking(read).await.map_err(Error::internal)??;
    Ok(Arc::new(subject))
}

/// The subjects of these records as the requester may read them: from memory, or one statement beside the rows.
pub async fn subjects_of(
    app: &App,
    requester: &Requester,
    noun: Noun,
    ids: &[i64],
) -> Result<HashMap<i64, Arc<Subject>>, Error> {
    match noun {
        Noun::Need => of_rows::<need::Model>(app, requester, noun, ids).await,
        Noun::Manager => of_rows::<manager::Model>(app, requester, noun, ids).await,
        Noun::Organization => of_rows::<organization::Model>(app, requester, noun, ids).await,
        Noun::Achievement => of_rows::<achievement::Model>(app, requester, noun, ids).await,
    }
}

async fn of_rows<R: Spoken>(
    app: &App,
    requester: &Requester,
    noun: Noun,
    ids: &[i64],
) -> Result<HashMap<i64, Arc<Subject>>, Error> {
    let generations = Level::all()
        .into_iter()
        .map(|level| app.rows.subjects(noun, level).generation());
    let generations: Vec<u64> = generations.collect();
    let mut found = HashMap::with_capacity(ids.len());
    let mut missing = Vec::new();
    for (id, row) in by_ids::<R>(app, requester, ids).await? {
        let clearance = clearance(&row, requester);
        match app.rows.subjects(noun, clearance).get(id) {
            Some(subject) => drop(found.insert(id, subject)),
            None => missing.push((row, clearance)),
        }
    }
    if missing.is_empty() {
        return Ok(found);
    }
    let clearances: HashMap<i64, Level> = missing.iter().map(|(row, level)| (row.id(), *level)).collect();
    let mut posters: HashMap<i64, (Noun, i64)> = missing
        .iter()
        .filter_map(|(row, level)| Some((row.id(), row.poster(*level)?)))
        .collect();
    let rows: Vec<R> = missing.into_iter().map(|(row, _)| row).collect();
    for texts in R::texts(app, &rows).await? {
        let (id, clearance) = (texts.id, clearances[&texts.id]);
        let without = std::iter::once((noun, id)).chain(posters.remove(&id)).collect();
        let (facts, labels) = gathered(&texts.facts, clearance);
        let wish = Wish::of(noun, &facts, labels);
        let subject = Arc::new(Subject {
            stored: true,
            ..Subject::new(without, query(app, clearance, &texts), wish)
        });
        app.rows
            .subjects(noun, clearance)
            .keep(id, subject.clone(), generations[clearance as usize]);
        found.insert(id, subject);
    }
    Ok(found)
}

/// How far a record is read to find what suits it. Reasons show words of it, so that this is a read for the access log.
fn clearance<R: Spoken>(row: &R, requester: &Requester) -> Level {
    let disclosed = row.disclosed();
    let most = disclosed.clearance(requester);
    if !row.has_secrets() || disclosed.reads(requester, most, "MATCHING") {
        most
    } else {
        Level::Registered
    }
}

/// A row whose texts can be matched.
trait Spoken: Record {
    /// What these rows say; one statement.
    async fn texts(app: &App, rows: &[Self]) -> Result<Vec<Texts>, Error>;

    /// Whether a text of it stands under agreement, or what reasons tell of it beyond words.
    fn has_secrets(&self) -> bool;

    /// Who posted it, where that may be known: where it may not it stays a candidate, since who is missing would tell it.
    fn poster(&self, _clearance: Level) -> Option<(Noun, i64)> {
        None
    }
}

impl Spoken for need::Model {
    async fn texts(app: &App, rows: &[Self]) -> Result<Vec<Texts>, Error> {
        texts::of_needs(&app.db, rows).await
    }

    fn has_secrets(&self) -> bool {
        [self.description_level, self.indicators_level, self.organization_level].contains(&Level::Agreement)
    }

    fn poster(&self, clearance: Level) -> Option<(Noun, i64)> {
        (self.organization_level <= clearance).then_some((Noun::Organization, self.organization_id))
    }
}

impl Spoken for achievement::Model {
    async fn texts(app: &App, rows: &[Self]) -> Result<Vec<Texts>, Error> {
        texts::of_achievements(&app.db, rows).await
    }

    fn has_secrets(&self) -> bool {
        [self.description_level, self.indicators_level].contains(&Level::Agreement)
    }
}

impl Spoken for manager::Model {
    async fn texts(app: &App, rows: &[Self]) -> Result<Vec<Texts>, Error> {
        texts::of_managers(&app.db, rows).await
    }

    fn has_secrets(&self) -> bool {
        [self.biography_level, self.works_level].contains(&Level::Agreement)
    }
}

impl Spoken for organization::Model {
    async fn texts(app: &App, rows: &[Self]) -> Result<Vec<Texts>, Error> {
        texts::of_organizations(&app.db, rows).await
    }

    fn has_secrets(&self) -> bool {
        self.profile_level == Level::Agreement
    }
}

/// The query of what a record says up to a level. Names of people and organizations do not describe a need for technology,
/// so they are left out.
fn query(app: &App, clearance: Level, texts: &Texts) -> Query {
    query_of(&app.search.analyzer, clearance, texts)
}

/// The same for those who have no service at hand.
pub(super) fn query_of(analyzer: &Analyzer, clearance: Level, texts: &Texts) -> Query {
    let lines = texts.lines.iter().filter(|line| line.level <= clearance);
    let lines: Vec<(Emphasis, &str)> = lines
        .filter_map(|line| {
            let emphasis = match line.part {
                Part::Title => Emphasis::Title,
                Part::Body => Emphasis::Body,
                Part::Topic => Emphasis::Topic,
                // Works are among the prose.
                Part::Name | Part::Work => return None,
            };
            Some((emphasis, line.text.as_str()))
        })
        .collect();
    Query::new(analyzer, &lines)
}
