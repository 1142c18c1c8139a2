//! Searching over everything.

use async_graphql::{Context, Object, Result};

use super::matching::subject;
use crate::graphql::{
    context::asking,
    node::Node,
    object::{
        code::{Noun, codes},
        matches::Candidates,
        reason::MatchBy,
    },
    page::Window,
    ranking::{Of, SearchFilter, ranking},
    scalar::FreshnessToken,
};

#[derive(Default)]
pub(crate) struct SearchQuery;

#[Object]
impl SearchQuery {
    /// Searches the texts of all records: published ones and open needs, best first.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn search(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to search for: up to 20,000 characters.")] text: String,
        #[graphql(desc = "Only records of these nouns; all when it is left out.")] nouns: Option<Vec<Noun>>,
        #[graphql(desc = "Which records.")] filter: Option<SearchFilter>,
        #[graphql(desc = "Wait for an index at least as fresh as this.")] at_least: Option<FreshnessToken>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Candidates<Node>> {
        let (subject, name) = subject(&asking(ctx).app, None, &text)?;
        let filter = filter.unwrap_or_default().domain()?;
        let window = Window {
            first,
            after,
            last,
            before,
        };
        let mut nouns: Vec<qiao_entity::noun::Noun> = codes(nouns.unwrap_or_default());
        nouns.sort_unstable();
        nouns.dedup();
        // What is typed into a box says nothing but words.
        let of = Of::Text(&subject, &name);
        ranking(ctx, of, &nouns, filter, MatchBy::Text, &window, at_least).await
    }
}
