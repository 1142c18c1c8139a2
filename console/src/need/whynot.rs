//! Why is X not here? A name or an id is typed; the answer says where X stands, what it lacks and what would lift it.

use cynic::{Id, QueryBuilder};

use super::filter::{Asked, WhyNotFilter};
use crate::{
    candidate::{self, AnyFace, Bar, Face, Faced, Reason, Row},
    code::{CandidateCondition, MatchBy, NoCandidateCause, Noun, ReasonKind},
    fault::Fault,
    schema,
    visit::Visit,
};

/// What is missing is a list of up to twenty; so many of it stand open.
const FIRST: usize = 8;

#[derive(cynic::QueryVariables)]
struct Typed {
    text: String,
    nouns: Option<Vec<Noun>>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Typed")]
struct Guess {
    #[arguments(text: $text, nouns: $nouns, first: 8)]
    suggest: Suggestions,
}

#[derive(cynic::QueryFragment)]
struct Suggestions {
    records: Vec<Suggestion>,
}

#[derive(cynic::QueryFragment)]
struct Suggestion {
    noun: Noun,
    text: String,
    node: super::ask::AnyId,
}

#[derive(cynic::QueryVariables)]
struct About {
    id: Id,
    who: Id,
    filter: WhyNotFilter,
    by: MatchBy,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "About")]
struct Question {
    #[arguments(id: $id)]
    need: Option<NeedOf>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Need", variables = "About")]
struct NeedOf {
    #[arguments(id: $who, filter: $filter, by: $by)]
    why_not: Option<WhyNot>,
}

#[derive(cynic::QueryFragment)]
struct WhyNot {
    node: AnyFace,
    rank: Option<i32>,
    total_count: i32,
    cause: Option<NoCandidateCause>,
    excluded_by: Vec<CandidateCondition>,
    score: Option<f64>,
    reasons: Vec<Reason>,
    last_score: Option<f64>,
    gap: Option<f64>,
    missing: Vec<Missing>,
    change: Option<Change>,
    sentence: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "MissingPart")]
struct Missing {
    kind: Option<ReasonKind>,
    points: i32,
    sentence: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "BestChange")]
struct Change {
    sentence: String,
}

/// What came of the question.
pub(super) enum Found {
    /// Nothing was asked.
    Unasked,
    /// Nobody is called so.
    Nobody,
    /// Several are: name, what it is, and the address of the answer.
    Several(Vec<(String, String, String)>),
    /// The answer.
    One(Box<Answer>),
}

/// Where a record stands and why.
pub(super) struct Answer {
    pub(super) face: Face,
    pub(super) rank: Option<i32>,
    pub(super) total: i32,
    pub(super) cause: Option<String>,
    pub(super) excluded: Vec<String>,
    pub(super) score: Option<String>,
    pub(super) last_score: Option<String>,
    pub(super) gap: Option<String>,
    pub(super) bar: Bar,
    pub(super) rows: Vec<Row>,
    /// What counts most, and the rest.
    pub(super) missing: Vec<Lack>,
    pub(super) more: Vec<Lack>,
    pub(super) change: Option<String>,
    pub(super) sentence: String,
}

/// Something that those before have and this record does not.
pub(super) struct Lack {
    pub(super) kind: String,
    pub(super) class: &'static str,
    pub(super) letter: String,
    pub(super) sentence: String,
    pub(super) points: String,
}

/// Answers the question that stands in the address: `who` is a name or an id.
pub(super) async fn find(visit: &Visit, need: &str, asked: &Asked) -> Result<Found, Fault> {
    let Some(who) = visit.address().get("who").map(str::trim).filter(|who| !who.is_empty()) else {
        return Ok(Found::Unasked);
    };
    if is_id(who) {
        return about(visit, need, who, asked).await;
    }
    let nouns = vec![Noun::Manager, Noun::Achievement, Noun::Organization];
    let text = who.chars().take(100).collect();
    let guess: Guess = visit
        .ask(Guess::build(Typed {
            text,
            nouns: Some(nouns),
        }))
        .await?;
    let records = guess.suggest.records;
    let mut exact = records.iter().filter(|record| record.text.eq_ignore_ascii_case(who));
    let only = match (records.as_slice(), exact.next(), exact.next()) {
        ([], ..) => return Ok(Found::Nobody),
        ([only], ..) | (_, Some(only), None) => Some(only),
        _ => None,
    };
    if let Some(only) = only {
        return about(visit, need, only.node.id.inner(), asked).await;
    }
    let choices = records.iter().map(|record| {
        let to = format!("{}#why-not", visit.address().with("who", record.node.id.inner()));
        (record.text.clone(), visit.label(&record.noun), to)
    });
    Ok(Found::Several(choices.collect()))
}

fn is_id(text: &str) -> bool {
    let number = ["manager_", "achievement_", "organization_"]
        .iter()
        .find_map(|noun| text.strip_prefix(noun));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

async fn about(visit: &Visit, need: &str, who: &str, asked: &Asked) -> Result<Found, Fault> {
    let question: Question = visit
        .ask(Question::build(About {
            id: Id::new(need),
            who: Id::new(who),
            filter: asked.whyever(),
            by: asked.by,
        }))
        .await?;
    let Some(answer) = question.need.and_then(|need| need.why_not) else {
        return Ok(Found::Nobody);
    };
    let best = answer
        .score
        .unwrap_or_default()
        .max(answer.last_score.unwrap_or_default());
    let missing = answer.missing.iter().map(|lack| {
        let key = candidate::Key::of(visit, lack.kind.unwrap_or(ReasonKind::Word));
        Lack {
            kind: key.text,
            class: key.class,
            letter: key.letter,
            sentence: lack.sentence.clone(),
            points: candidate::points(lack.points),
        }
    });
    let mut missing: Vec<_> = missing.collect();
    let more = missing.split_off(missing.len().min(FIRST));
    Ok(Found::One(Box::new(Answer {
        face: answer.node.face(visit),
        rank: answer.rank,
        total: answer.total_count,
        cause: answer.cause.as_ref().map(|cause| visit.label(cause)),
        excluded: answer
            .excluded_by
            .iter()
            .map(|condition| visit.label(condition))
            .collect(),
        score: answer.score.map(candidate::show),
        last_score: answer.last_score.map(candidate::show),
        gap: answer.gap.map(candidate::show),
        bar: Bar::of(visit, &answer.reasons, best),
        rows: candidate::rows(visit, &answer.reasons),
        missing,
        more,
        change: answer.change.map(|change| change.sentence),
        sentence: answer.sentence,
    })))
}
