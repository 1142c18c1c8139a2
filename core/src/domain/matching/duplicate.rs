//! Near-duplicates: needs that say nearly the same.

use std::{collections::HashSet, sync::Arc};

use qiao_entity::noun::Noun;

use super::{By, Filter, Subject, Wants, find, subjects_of};
use crate::{app::App, auth::Requester, domain::page::Request, error::Error};

/// Needs that share this part of their words or more are shown as near-duplicates.
const LEAST: f64 = 0.45;
/// How many of the best hits are looked at, and shown at most.
const LOOKED_AT: usize = 20;
const SHOWN: usize = 5;

/// A need that says nearly the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Duplicate {
    /// The need's number.
    pub need: i64,
    /// The share of distinct words that both have among those that either has (Jaccard), 0–1.
    pub similarity: f64,
}

/// Open needs that say nearly the same as a subject, the most similar first.
pub async fn duplicates(
    app: &App,
    requester: &Requester,
    subject: &Arc<Subject>,
    except: Option<i64>,
) -> Result<Vec<Duplicate>, Error> {
    let page = Request {
        size: LOOKED_AT,
        ..Request::default()
    };
    let wants = Wants {
        by: By::Text,
        ..Wants::default()
    };
    let found = find(app, subject, &[Noun::Need], &Filter::default(), &page, wants).await?;
    let ids: Vec<i64> = found
        .page
        .rows
        .iter()
        .map(|(_, candidate)| candidate.id)
        .filter(|id| Some(*id) != except)
        .collect();
    let others = subjects_of(app, requester, Noun::Need, &ids).await?;
    let own = words(subject);
    let mut near: Vec<Duplicate> = others
        .into_iter()
        .map(|(need, other)| Duplicate {
            need,
            similarity: jaccard(&own, &words(&other)),
        })
        .filter(|duplicate| duplicate.similarity >= LEAST)
        .collect();
    near.sort_by(|a, b| b.similarity.total_cmp(&a.similarity).then(a.need.cmp(&b.need)));
    near.truncate(SHOWN);
    Ok(near)
}

fn words(subject: &Subject) -> HashSet<&str> {
    subject.query.words().map(|term| term.token.as_str()).collect()
}

/// |A ∩ B| / |A ∪ B| (Jaccard 1901); nothing is like nothing.
fn jaccard(a: &HashSet<&str>, b: &HashSet<&str>) -> f64 {
    let both = a.intersection(b).count();
    let either = a.len() + b.len() - both;
    if either == 0 { 0.0 } else { count(both) / count(either) }
}

fn count(words: usize) -> f64 {
    f64::from(u32::try_from(words).unwrap_or(u32::MAX))
}
