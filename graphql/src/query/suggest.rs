//! Suggestions while somebody types.

use async_graphql::{Context, Object, Result};

use crate::{
    context::asking,
    domain::matching::{SUGGESTED_MOST, TEXT_MOST, suggest, suggest_fields},
    fault::Misuse,
    object::{
        TechnologyField,
        code::{Noun, codes},
        suggestion::{Suggestions, suggestions},
    },
};

/// Suggestions of each sort where it is not said how many.
const USUAL: i32 = 10;

#[derive(Default)]
pub(crate) struct SuggestQuery;

#[Object]
impl SuggestQuery {
    /// What may be meant by what is typed so far: records by name (Chinese, traditional or English, by pinyin in full, in
    /// initials or both, by an alias or an abbreviation, with small typos), and technology fields. The best first.
    async fn suggest(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is typed so far.")] text: String,
        #[graphql(desc = "Only records of these nouns; all when it is left out.")] nouns: Option<Vec<Noun>>,
        #[graphql(desc = "The first so many of each sort, at most 20; 10 when it is left out.")] first: Option<i32>,
    ) -> Result<Suggestions> {
        let first = first.unwrap_or(USUAL);
        let most = usize::try_from(first).ok().filter(|first| *first <= SUGGESTED_MOST);
        let Some(most) = most else {
            let names = vec![
                ("argument", "first".to_owned()),
                ("most", SUGGESTED_MOST.to_string()),
                ("given", first.to_string()),
            ];
            return Err(Misuse::new("page-size", names).into());
        };
        let given = text.chars().count();
        if given > TEXT_MOST {
            let names = vec![("given", given.to_string()), ("most", TEXT_MOST.to_string())];
            return Err(Misuse::new("text-too-long", names).into());
        }
        let asking = asking(ctx);
        let nouns: Vec<qiao_entity::noun::Noun> = codes(nouns.unwrap_or_default());
        let ahead = ctx.look_ahead();
        let found = if ahead.field("records").exists() {
            suggest(&asking.app, &nouns, &text, most).await?
        } else {
            Vec::new()
        };
        let fields = if ahead.field("fields").exists() {
            suggest_fields(&text, most)
        } else {
            Vec::new()
        };
        Ok(Suggestions {
            records: suggestions(asking, &text, found).await?,
            fields: fields.into_iter().map(TechnologyField::from).collect(),
        })
    }
}
