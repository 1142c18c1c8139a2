//! Shortlists (候选清单) of needs.

use std::sync::Arc;

use async_graphql::{Context, Description, Object, Result};
use chrono::{DateTime, Utc};
use futures_util::future::try_join_all;
use qiao_entity::shortlist_entry::Model;

use super::agreement::Person;
use crate::{
    context::asking,
    domain::shortlist as domain,
    node::{self, Node},
    page::Listed,
};

/// The candidates that the requester keeps for a need (候选清单), in order. The members of the organization that posted the need share
/// one list; each matchmaker and each administrator keeps one of its own, which nobody else reads.
#[derive(Clone, Debug, Description)]
pub(crate) struct Shortlist(pub(crate) Arc<domain::Shortlist>);

impl Listed for Shortlist {
    const NAME: &'static str = "Shortlist";
}

impl Shortlist {
    /// The candidates that the requester may still know of.
    async fn shown(&self, ctx: &Context<'_>) -> Result<Vec<ShortlistEntry>> {
        let nodes = self.0.entries.iter();
        let nodes = nodes.map(|entry| node::find(ctx, entry.noun, entry.row_id));
        let nodes = try_join_all(nodes).await?;
        let entries = self.0.entries.iter().zip(nodes);
        let entries = entries.filter_map(|(row, node)| {
            Some(ShortlistEntry {
                row: row.clone(),
                node: node?,
            })
        });
        Ok(entries.collect())
    }
}

#[Object(use_type_description)]
impl Shortlist {
    /// Whether it is the list that the members of the organization share; the requester's own otherwise.
    async fn is_organizations(&self) -> bool {
        self.0.is_organizations
    }

    /// Whether the requester may change it: readers among the members may not.
    async fn may_change(&self) -> bool {
        self.0.may_change
    }

    /// Its candidates, in order, at most 50. One that the requester may not know of any more is left out, and keeps its place.
    async fn entries(&self, ctx: &Context<'_>) -> Result<Vec<ShortlistEntry>> {
        self.shown(ctx).await
    }

    /// How many candidates it has, those left out of `entries` included.
    async fn total_count(&self) -> i32 {
        i32::try_from(self.0.entries.len()).unwrap_or(i32::MAX)
    }

    /// How many candidates are left out of `entries`, because the requester may not know of them any more.
    async fn hidden_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let hidden = self.0.entries.len() - self.shown(ctx).await?.len();
        Ok(i32::try_from(hidden).unwrap_or(i32::MAX))
    }
}

/// A candidate on a shortlist.
#[derive(Description)]
pub(crate) struct ShortlistEntry {
    row: Model,
    node: Node,
}

#[Object(use_type_description)]
impl ShortlistEntry {
    /// The candidate: a manager, an achievement or an organization.
    async fn node(&self) -> &Node {
        &self.node
    }

    /// Who put it there; null when it was no person's account.
    async fn added_by(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        let number = self.row.added_by.strip_prefix("account_");
        match number.and_then(|number| number.parse().ok()) {
            Some(account) => Ok(Some(Person::of(ctx, account).await?)),
            None => Ok(None),
        }
    }

    /// When it was put there.
    async fn added_at(&self) -> DateTime<Utc> {
        *self.row.added_at
    }
}

/// The list that the requester keeps for a need; none where it may keep none.
pub(crate) async fn shortlist(ctx: &Context<'_>, need: i64) -> Result<Option<Shortlist>> {
    Ok(asking(ctx).load.shortlists.one(need).await?.map(Shortlist))
}
