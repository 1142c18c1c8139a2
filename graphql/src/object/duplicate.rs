//! Near-duplicates of a need.

use std::sync::Arc;

use async_graphql::{Context, Description, Object, Result};
use qiao_entity::noun::Noun;

use super::Need;
use crate::{
    context::asking,
    domain::matching::{Duplicate, Subject, duplicates, subjects_of},
};

/// A need that says nearly the same as another one.
#[derive(Clone, Debug, Description)]
pub(crate) struct NearDuplicate(Duplicate);

#[Object(use_type_description)]
impl NearDuplicate {
    /// The share of distinct words that both have among those that either has, 0–1.
    async fn similarity(&self) -> f64 {
        self.0.similarity
    }

    /// The other need.
    async fn need(&self, ctx: &Context<'_>) -> Result<Option<Need>> {
        Ok(asking(ctx).load.needs.one(self.0.need).await?.map(Need))
    }
}

/// The open needs that say nearly the same as this one, the most similar first.
pub(crate) async fn near_duplicates(ctx: &Context<'_>, id: i64) -> Result<Vec<NearDuplicate>> {
    let asking = asking(ctx);
    let mut subjects = subjects_of(&asking.app, &asking.requester, Noun::Need, &[id]).await?;
    let Some(subject) = subjects.remove(&id) else {
        return Ok(Vec::new());
    };
    near_duplicates_of(ctx, &subject, Some(id)).await
}

/// The open needs that say nearly the same as a subject, the most similar first, without one of them.
pub(crate) async fn near_duplicates_of(
    ctx: &Context<'_>,
    subject: &Arc<Subject>,
    except: Option<i64>,
) -> Result<Vec<NearDuplicate>> {
    let asking = asking(ctx);
    let near = duplicates(&asking.app, &asking.requester, subject, except).await?;
    Ok(near.into_iter().map(NearDuplicate).collect())
}
