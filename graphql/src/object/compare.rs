//! Candidates of a need side by side.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{Context, Description, ID, Object, Result};
use futures_util::future::try_join_all;
use qiao_entity::noun::Noun;

use super::{
    candidate::{Highlight, highlights},
    reason::{MatchBy, Reason},
    record::Readable,
    why_not::NoCandidateCause,
};
use crate::{
    context::asking,
    domain::matching::{self, COMPARED_MOST, Compared, Subject, subjects_of},
    fault::Misuse,
    node::{self, Node},
};

/// Where a record stands among the candidates of a need, beside others.
#[derive(Description)]
pub(crate) struct ComparedCandidate {
    node: Node,
    subject: Arc<Subject>,
    found: Compared,
}

#[Object(use_type_description)]
impl ComparedCandidate {
    /// The record.
    async fn node(&self) -> &Node {
        &self.node
    }

    /// Its place among all candidates of its noun, from 1; null when it is none of them.
    async fn rank(&self) -> Option<i32> {
        self.found.rank.map(|rank| i32::try_from(rank).unwrap_or(i32::MAX))
    }

    /// How many candidates of its noun there are.
    async fn total_count(&self) -> i32 {
        i32::try_from(self.found.total).unwrap_or(i32::MAX)
    }

    /// Why it is no candidate; null when it is one.
    async fn cause(&self) -> Option<NoCandidateCause> {
        self.found.cause.map(Into::into)
    }

    /// How well it suits; null when it has nothing in common with the need. Scores compare within one noun only.
    async fn score(&self) -> Option<f64> {
        self.found.points.map(|points| f64::from(points) / 1_000.0)
    }

    /// What its score is made of, the strongest first.
    async fn reasons(&self) -> Vec<Reason> {
        self.found.reasons.iter().cloned().map(Reason).collect()
    }

    /// The pieces of its texts in which words of the need were found.
    async fn highlights(&self, ctx: &Context<'_>) -> Vec<Highlight> {
        let asking = asking(ctx);
        highlights(&asking.app, &self.subject, &self.node.texts(asking))
    }
}

/// These records beside each other, each in its id's place.
pub(crate) async fn compare(
    ctx: &Context<'_>,
    need: i64,
    ids: &[ID],
    by: MatchBy,
) -> Result<Vec<Option<ComparedCandidate>>> {
    let asking = asking(ctx);
    if ids.len() > COMPARED_MOST {
        let names = vec![("argument", "ids".to_owned()), ("most", COMPARED_MOST.to_string())];
        return Err(Misuse::new("filter-too-many", names).into());
    }
    let records = ids.iter().map(node::given).collect::<Result<Vec<_>, _>>()?;
    let nodes = records.iter().map(|(noun, id)| node::find(ctx, *noun, *id));
    let nodes = try_join_all(nodes).await?;
    let is_there = |(node, (noun, _)): &(&Option<Node>, &(Noun, i64))| node.is_some() && *noun != Noun::Need;
    let there = nodes.iter().zip(&records).filter(is_there);
    let there: Vec<(Noun, i64)> = there.map(|(_, record)| *record).collect();
    let mut subjects = subjects_of(&asking.app, &asking.requester, Noun::Need, &[need]).await?;
    let Some(subject) = subjects.remove(&need) else {
        return Ok(nodes.into_iter().map(|_| None).collect());
    };
    let found = matching::compare(&asking.app, &subject, &there, by.into()).await?;
    let found: HashMap<(Noun, i64), Compared> = found.into_iter().map(|found| (found.record, found)).collect();
    let beside = nodes.into_iter().zip(records).map(|(node, record)| {
        Some(ComparedCandidate {
            node: node?,
            subject: subject.clone(),
            found: found.get(&record)?.clone(),
        })
    });
    Ok(beside.collect())
}
