//! Advice on a need while it is drafted.

use async_graphql::{Context, Object, Result};

use crate::{
    context::asking,
    domain::matching::TEXT_MOST,
    fault::Misuse,
    mutation::{NeedInput, problem::Problem},
    object::advice::NeedAdvice,
};

#[derive(Default)]
pub(crate) struct AdviceQuery;

#[Object]
impl AdviceQuery {
    /// What would improve a need while it is drafted, what is like it already, and who would be its candidates. Whatever
    /// a form has so far can be sent; nothing of it is stored.
    async fn need_advice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The need as it is so far: up to 20,000 characters in all texts together.")] input: NeedInput,
    ) -> Result<NeedAdvice> {
        let draft = input.unposted();
        let indicators = draft.indicators.iter().map(|indicator| &indicator.name);
        let texts = [&draft.title, &draft.summary, &draft.description]
            .into_iter()
            .chain(indicators);
        let lengths = texts
            .flat_map(|text| [&text.zh, &text.en])
            .flatten()
            .map(|text| text.chars().count());
        let given: usize = lengths.sum();
        if given > TEXT_MOST {
            let names = vec![("given", given.to_string()), ("most", TEXT_MOST.to_string())];
            return Err(Misuse::new("text-too-long", names).into());
        }
        NeedAdvice::of_draft(ctx, draft).await
    }

    /// What is wrong with a need by itself, as `postNeed` would say; nothing of it is stored. What only stored records
    /// tell, such as whether its organization is there, is said when it is posted.
    async fn need_problems(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The need as it is so far.")] input: NeedInput,
        #[graphql(
            default,
            desc = "Whether all is asked for that a need must say before others may read it."
        )]
        publish: bool,
    ) -> Vec<Problem> {
        let asking = asking(ctx);
        let found = input.unposted().problems(publish, asking.app.clock.today(), None);
        let told = found.into_iter().map(|problem| Problem::told(problem, asking.language));
        told.collect()
    }
}
