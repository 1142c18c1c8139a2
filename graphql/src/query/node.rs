//! Records by id.

use async_graphql::{Context, ID, Object, Result};
use futures_util::future::try_join_all;

use crate::{
    fault::Misuse,
    node::{self, Node},
};

/// Most ids of one request for `nodes`.
const MOST: usize = 100;

#[derive(Default)]
pub(crate) struct NodeQuery;

#[Object]
impl NodeQuery {
    /// The record of an id; null when there is none that the requester may know of.
    async fn node(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id, such as `need_42`.")] id: ID,
    ) -> Result<Option<Node>> {
        let (noun, number) = node::given(&id)?;
        Ok(node::find(ctx, noun, number).await?)
    }

    /// The records of up to 100 ids, each in its id's place; null where there is none that the requester may know of.
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The ids, at most 100.")] ids: Vec<ID>,
    ) -> Result<Vec<Option<Node>>> {
        if ids.len() > MOST {
            let names = vec![("argument", "ids".to_owned()), ("most", MOST.to_string())];
            return Err(Misuse::new("filter-too-many", names).into());
        }
        let ids = ids.iter().map(node::given).collect::<Result<Vec<_>, _>>()?;
        let found = ids.into_iter().map(|(noun, number)| node::find(ctx, noun, number));
        Ok(try_join_all(found).await?)
    }
}
