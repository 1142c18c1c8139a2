//! What would improve a need, told while it is drafted: nothing of a draft is stored.

mod answer;
mod effect;
mod hint;
mod hints;
mod words;

use std::sync::Arc;

pub use answer::{answers, landed};
pub use hint::{Advice, Hint};
pub use hints::hints;
use qiao_entity::{level::Level, need, noun::Noun, organization};
pub use words::{Said, words};

use super::{
    Subject,
    fit::{Wish, fact::gathered},
    subject::query_of,
    texts::{self, Texts},
};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        disclosure::Disclosed,
        need::{Draft, drafts, may_write},
        record::{Record, by_ids},
    },
    error::Error,
};

/// A need that is drafted: what it says so far, and as what it is matched.
#[derive(Clone, Debug)]
pub struct Drafted {
    draft: Draft,
    texts: Texts,
    without: Vec<(Noun, i64)>,
    /// As what it is matched: its writer reads all of it.
    pub subject: Arc<Subject>,
    /// Its number, if it is stored.
    pub need: Option<i64>,
}

impl Drafted {
    /// A draft that is not stored. Where its organization is one that the requester may not know of, nothing is known of it.
    pub async fn of_draft(app: &App, requester: &Requester, draft: Draft) -> Result<Self, Error> {
        let mut posters = by_ids::<organization::Model>(app, requester, &[draft.organization]).await?;
        let poster = posters.remove(&draft.organization);
        let texts = texts::of_draft(&draft, poster.as_ref());
        let without = vec![(Noun::Organization, draft.organization)];
        Ok(Self::new(app, draft, texts, without, None))
    }

    /// A stored need; none for those who may not write it, or not read all of it.
    pub async fn of_need(app: &App, requester: &Requester, row: &need::Model) -> Result<Option<Self>, Error> {
        let disclosed = row.disclosed();
        if !may_write(requester, row.organization_id) || !reads_all(row, disclosed, requester) {
            return Ok(None);
        }
        let rows = std::slice::from_ref(row);
        let (Some(draft), Some(texts)) = (
            drafts(&app.db, rows).await?.pop(),
            texts::of_needs(&app.db, rows).await?.pop(),
        ) else {
            return Ok(None);
        };
        let without = vec![(Noun::Need, row.id), (Noun::Organization, row.organization_id)];
        Ok(Some(Self::new(app, draft, texts, without, Some(row.id))))
    }

    fn new(app: &App, draft: Draft, texts: Texts, without: Vec<(Noun, i64)>, need: Option<i64>) -> Self {
        let subject = Arc::new(subject(app, &texts, &without));
        Self {
            draft,
            texts,
            without,
            subject,
            need,
        }
    }
}

/// The subject of texts of which everything is read.
fn subject(app: &App, texts: &Texts, without: &[(Noun, i64)]) -> Subject {
    let (facts, labels) = gathered(&texts.facts, Level::Agreement);
    let query = query_of(&app.search.analyzer, Level::Agreement, texts);
    Subject::new(without.to_vec(), query, Wish::of(Noun::Need, &facts, labels))
}

/// Whether the requester reads all of a need now: its words and what they count are told.
fn reads_all(row: &need::Model, disclosed: Disclosed, requester: &Requester) -> bool {
    let secret = [row.description_level, row.indicators_level].contains(&Level::Agreement);
    disclosed.may_read(requester, Level::Agreement)
        && (!secret || disclosed.reads(requester, Level::Agreement, "MATCHING"))
}
