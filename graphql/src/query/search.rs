//! Searching over everything.

use async_graphql::{Context, Object, Result};

use super::matching::named;
use crate::{
    context::asking,
    domain::matching::{at_least as fresh, subject_of_text, subject_of_typed},
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
    /// Searches the texts of all records: published ones and open needs, best first. Names are found by pinyin and words in
    /// spite of small typos; `corrections` says what was read so.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn search(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to search for: up to 20,000 characters.")] text: String,
        #[graphql(desc = "Only records of these nouns; all when it is left out.")] nouns: Option<Vec<Noun>>,
        #[graphql(desc = "Which records.")] filter: Option<SearchFilter>,
        #[graphql(desc = "Search only for the words as they are typed, without corrections.")] as_typed: Option<bool>,
        #[graphql(desc = "Wait for an index at least as fresh as this.")] at_least: Option<FreshnessToken>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Candidates<Node>> {
        let app = &asking(ctx).app;
        let as_typed = as_typed.unwrap_or_default();
        let name = named(if as_typed { "as typed" } else { "" }, &text)?;
        if let Some(FreshnessToken(position)) = at_least {
            fresh(app, position).await?;
        }
        let subject = if as_typed {
            subject_of_text(app, Some(&text), "")
        } else {
            subject_of_typed(app, &text).await?
        };
        let (of_filter, mut filter) = filter.unwrap_or_default().domain()?;
        let window = Window {
            first,
            after,
            last,
            before,
        };
        let mut nouns: Vec<qiao_entity::noun::Noun> = codes(nouns.unwrap_or_default());
        nouns.sort_unstable();
        nouns.dedup();
        for noun in of_filter {
            if nouns.is_empty() || nouns.contains(&noun) {
                nouns = vec![noun];
            } else {
                // A condition that a noun knows nothing of lets none of its records through; none belongs to this organization.
                filter.organization = Some(0);
            }
        }
        // What is typed into a box says nothing but words.
        let of = Of::Text(&subject, &name);
        ranking(ctx, of, &nouns, filter, MatchBy::Text, &window, at_least).await
    }
}
