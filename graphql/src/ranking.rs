//! Rankings: candidates for a record or for a text, read together with the rows that they name.

mod filter;

use std::{collections::HashMap, sync::Arc};

use async_graphql::Context;
pub(crate) use filter::{
    AchievementCandidateFilter, ManagerCandidateFilter, NeedCandidateFilter, OrganizationCandidateFilter, SearchFilter,
};
use futures_util::future::try_join_all;
use qiao_entity::noun::Noun;

use super::{
    context::{Asking, asking},
    cursor::Spot,
    loader::Shared,
    node::Node,
    object::{
        Achievement, Manager, Need, Organization,
        candidate::{CandidateFacets, Match, Ranking},
        reason::MatchBy,
        record::Readable,
    },
    page::{Connection, Listed, Window},
    scalar::FreshnessToken,
};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        matching::{self, Candidate, Filter, Found, Place, Subject, Wants},
        page::{Page, Request},
    },
    error::Error,
};

/// A page of candidates of a record, as resolvers ask for it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Question {
    noun: Noun,
    id: i64,
    wanted: Vec<Noun>,
    filter: Filter,
    page: (Option<Place>, Option<Place>, usize, bool),
    wants: Wants,
}

/// What was found, for what.
#[derive(Clone)]
pub(crate) struct Ranked {
    subject: Arc<Subject>,
    found: Arc<Found>,
}

/// The answers to questions about many records at once: one statement reads what all of them say.
pub(crate) async fn answers(
    app: App,
    requester: &Requester,
    questions: Vec<Question>,
) -> Result<HashMap<Question, Ranked>, Error> {
    let mut by_noun: HashMap<Noun, Vec<i64>> = HashMap::new();
    for question in &questions {
        by_noun.entry(question.noun).or_default().push(question.id);
    }
    let mut subjects = HashMap::new();
    for (noun, ids) in by_noun {
        let found = matching::subjects_of(&app, requester, noun, &ids).await?;
        subjects.extend(found.into_iter().map(|(id, subject)| ((noun, id), subject)));
    }
    let searches = questions.into_iter().filter_map(|question| {
        let subject = subjects.get(&(question.noun, question.id))?.clone();
        let app = &app;
        Some(async move {
            let (after, before, size, from_end) = question.page;
            let page = Request {
                after,
                before,
                size,
                from_end,
            };
            let (wanted, filter, wants) = (&question.wanted, &question.filter, question.wants.clone());
            let found = matching::find(app, &subject, wanted, filter, &page, wants).await?;
            Ok::<_, Error>((question, Ranked { subject, found }))
        })
    });
    Ok(try_join_all(searches).await?.into_iter().collect())
}

/// What is matched.
pub(crate) enum Of<'a> {
    /// A record.
    Record(Noun, i64),
    /// A text, with the name of its rankings.
    Text(&'a Arc<Subject>, &'a str),
}

/// A type of node that is ranked.
pub(crate) trait Ranks: Listed + Readable + Sized {
    /// The nouns that are looked for.
    const NOUNS: &'static [Noun];

    /// The nodes of these candidates that the requester may know of, each in its candidate's place.
    fn nodes(asking: &Asking, candidates: &[&Candidate]) -> impl Future<Output = Shared<Vec<Option<Self>>>> + Send;
}

/// One page of a ranking.
pub(crate) async fn ranking<N: Ranks>(
    ctx: &Context<'_>,
    of: Of<'_>,
    nouns: &[Noun],
    filter: Filter,
    by: MatchBy,
    window: &Window,
    at_least: Option<FreshnessToken>,
) -> async_graphql::Result<Connection<N, Ranking, Match>> {
    let asking = asking(ctx);
    if let Some(FreshnessToken(position)) = at_least {
        matching::at_least(&asking.app, position).await?;
    }
    let how = if by == MatchBy::Text { " by text" } else { "" };
    let list = match of {
        Of::Record(noun, id) => format!("{}s of {} {id}{how}", N::NAME, noun.code()),
        Of::Text(_, name) => format!("{}s of {name}{how}", N::NAME),
    };
    let page = window.of::<Place>(&list)?;
    let wants = wants(ctx, by);
    let record = match of {
        Of::Record(noun, id) => Some((noun, id)),
        Of::Text(..) => None,
    };
    let Ranked { subject, found } = match of {
        Of::Text(subject, _) => Ranked {
            subject: subject.clone(),
            found: matching::find(&asking.app, subject, nouns, &filter, &page, wants).await?,
        },
        Of::Record(noun, id) => {
            let question = Question {
                noun,
                id,
                wanted: nouns.to_vec(),
                filter,
                page: (page.after, page.before, page.size, page.from_end),
                wants,
            };
            let answer = asking.load.rankings.one(question).await?;
            answer.ok_or_else(|| Error::internal("a record that is shown has nothing to be matched by"))?
        }
    };
    let candidates: Vec<&Candidate> = found.page.rows.iter().map(|(_, candidate)| candidate).collect();
    let nodes = N::nodes(asking, &candidates).await?;
    let shows_texts = ctx.look_ahead().field("edges").field("highlights").exists();
    let rows = found.page.rows.iter().zip(nodes);
    // What was hidden since it was indexed is left out.
    let rows = rows.filter_map(|((place, candidate), node)| Some((*place, (candidate.clone(), node?))));
    let page = Page {
        rows: rows.collect(),
        has_next: found.page.has_next,
        has_previous: found.page.has_previous,
    };
    let edge = |(candidate, node): (Candidate, N)| {
        let texts = if shows_texts { node.texts(asking) } else { Vec::new() };
        (node, Match::new(candidate, subject.clone(), texts, record))
    };
    Ok(Connection::new(
        page,
        &list,
        edge,
        Ranking::new(found.clone(), subject.clone()),
    ))
}

/// What the query selects of a ranking, beside its nodes.
fn wants(ctx: &Context<'_>, by: MatchBy) -> Wants {
    let ahead = ctx.look_ahead();
    let facets = ahead.field("facets");
    let axes = CandidateFacets::AXES.into_iter();
    Wants {
        by: by.into(),
        total: ahead.field("totalCount").exists(),
        facets: axes
            .filter(|(name, _)| facets.field(name).exists())
            .map(|(_, axis)| axis)
            .collect(),
        reasons: ahead.field("edges").field("reasons").exists(),
    }
}

/// The rows of these candidates out of a loader, as nodes.
macro_rules! ranks {
    ($node:ident, $noun:ident, $loader:ident) => {
        impl Ranks for $node {
            const NOUNS: &'static [Noun] = &[Noun::$noun];

            async fn nodes(asking: &Asking, candidates: &[&Candidate]) -> Shared<Vec<Option<Self>>> {
                let ids: Vec<i64> = candidates.iter().map(|candidate| candidate.id).collect();
                let rows = asking.load.$loader.many(&ids).await?;
                Ok(rows.into_iter().map(|row| row.map($node)).collect())
            }
        }
    };
}

ranks!(Need, Need, needs);
ranks!(Manager, Manager, managers);
ranks!(Organization, Organization, organizations);
ranks!(Achievement, Achievement, achievements);

impl Ranks for Node {
    const NOUNS: &'static [Noun] = &[];

    async fn nodes(asking: &Asking, candidates: &[&Candidate]) -> Shared<Vec<Option<Self>>> {
        let load = &asking.load;
        let of = |noun: Noun| -> Vec<i64> {
            let of_noun = candidates.iter().filter(|candidate| candidate.noun == noun);
            of_noun.map(|candidate| candidate.id).collect()
        };
        let numbers = (
            of(Noun::Need),
            of(Noun::Manager),
            of(Noun::Organization),
            of(Noun::Achievement),
        );
        let (needs, managers, organizations, achievements) = tokio::try_join!(
            load.needs.many(&numbers.0),
            load.managers.many(&numbers.1),
            load.organizations.many(&numbers.2),
            load.achievements.many(&numbers.3),
        )?;
        let mut needs = needs.into_iter().map(|row| row.map(|row| Self::Need(Need(row))));
        let mut managers = managers
            .into_iter()
            .map(|row| row.map(|row| Self::Manager(Manager(row))));
        let mut organizations = organizations
            .into_iter()
            .map(|row| row.map(|row| Self::Organization(Organization(row))));
        let mut achievements = achievements
            .into_iter()
            .map(|row| row.map(|row| Self::Achievement(Achievement(row))));
        let nodes = candidates.iter().map(|candidate| {
            let next = match candidate.noun {
                Noun::Need => needs.next(),
                Noun::Manager => managers.next(),
                Noun::Organization => organizations.next(),
                Noun::Achievement => achievements.next(),
            };
            next.flatten()
        });
        Ok(nodes.collect())
    }
}

impl Spot for Place {
    fn text(&self) -> String {
        format!("{} {} {}", self.points, self.noun.code(), self.id)
    }

    fn of_text(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let place = Self {
            points: parts.next()?.parse().ok()?,
            noun: parts.next()?.parse().ok()?,
            id: parts.next()?.parse().ok()?,
        };
        parts.next().is_none().then_some(place)
    }
}
