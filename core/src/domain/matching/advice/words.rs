//! What a matcher understands of a text: its words, and what each counts.

use std::collections::HashMap;

use qiao_index::{Kind, Query, Snapshot};

use super::Drafted;
use crate::{app::App, error::Error};

/// Most words that are told.
const MOST: usize = 30;
/// Nobody can tell by fewer texts which words are common.
const LEAST_TEXTS: u64 = 50;
/// A word that more than one in so many needs and achievements have says nothing of what is meant.
const COMMON: u64 = 10;
/// Who is looked for with a need's words.
pub(super) const SOUGHT: [Kind; 3] = [Kind::Manager, Kind::Achievement, Kind::Organization];

/// A word of a text, as matching takes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The word, as it stands in the text.
    pub term: String,
    /// The most points that it gives a candidate, with what is part of it.
    pub points: u32,
    /// The share of all words' points, 0–1.
    pub share: f64,
    /// Whether so many needs and achievements have it that it says nothing.
    pub is_common: bool,
}

/// The words of a need that is drafted, what counts most first.
pub async fn words(app: &App, drafted: &Drafted) -> Result<Vec<Said>, Error> {
    let (snapshot, _) = app.search.snapshot()?;
    let permit = app.search.permit().await?;
    let subject = drafted.subject.clone();
    let weigh = move || {
        let mut words = weighed(&snapshot, &subject.query)?;
        words.truncate(MOST);
        drop(permit);
        Ok(words)
    };
    tokio::task::spawn_blocking(weigh).await.map_err(Error::internal)?
}

/// All words of a query. Parts of a word, which are matched too, count with the word.
pub(super) fn weighed(snapshot: &Snapshot, query: &Query) -> Result<Vec<Said>, Error> {
    let strengths = snapshot.strengths(query, &SOUGHT)?;
    let mut by_word: HashMap<&str, u32> = HashMap::new();
    for (term, strength) in query.terms().iter().zip(&strengths) {
        let points = by_word
            .entry(term.within.as_deref().unwrap_or(&term.typed))
            .or_default();
        *points = points.saturating_add(*strength);
    }
    let mut said: Vec<Said> = Vec::new();
    for term in query.words() {
        // A word that is typed in two ways is told in the first one; two words that are typed alike are one.
        let Some(points) = by_word.remove(term.typed.as_str()) else {
            continue;
        };
        said.push(Said {
            term: term.typed.clone(),
            points,
            share: 0.0,
            is_common: is_common(snapshot, &term.token)?,
        });
    }
    let sum: u64 = said.iter().map(|word| u64::from(word.points)).sum();
    for word in &mut said {
        word.share = f64::from(word.points) / f64::from(u32::try_from(sum.max(1)).unwrap_or(u32::MAX));
    }
    said.sort_by_key(|word| std::cmp::Reverse(word.points));
    Ok(said)
}

/// Whether a word is so common among the texts on technology that it says nothing.
fn is_common(snapshot: &Snapshot, token: &str) -> Result<bool, Error> {
    let (mut having, mut all) = (0, 0);
    for kind in [Kind::Need, Kind::Achievement] {
        all += snapshot.documents(kind);
        having += snapshot.documents_with(kind, token)?;
    }
    Ok(all >= LEAST_TEXTS && having * COMMON > all)
}
