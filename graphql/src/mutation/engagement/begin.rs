//! Beginning an engagement.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject, Union};
use chrono::NaiveDate;
use qiao_entity::noun::Noun;

use crate::{
    context::asking,
    domain::{
        engagement::{self as domain, Beginning},
        problem::shown,
    },
    mutation::{
        answer::{Became, Invalid, NotFound, became, stale_message},
        given::Given,
    },
    node,
    object::{Engagement, Need, saturating},
    scalar::FreshnessToken,
};

/// An engagement to be begun.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct BeginEngagementInput {
    /// The need.
    need: ID,
    /// The version of the need that the client saw.
    version: i32,
    /// The accepted introduction that it grows out of, such as `introduction_5`.
    introduction: Option<ID>,
    /// The proposal that it grows out of, such as `proposal_5`.
    proposal: Option<ID>,
    /// The manager who is to lead; who was introduced when it is left out. Who accepted the introduction is in the team at once, any other is
    /// asked.
    lead: Option<ID>,
    /// What the lead is there for: up to 500 characters.
    #[graphql(default)]
    duty: String,
    /// The first day of the lead's term.
    term_from: Option<NaiveDate>,
    /// The last day of the lead's term.
    term_until: Option<NaiveDate>,
    /// What comes next: up to 500 characters.
    next_step: Option<String>,
    /// By when.
    next_step_due: Option<NaiveDate>,
}

/// The engagement has begun.
#[derive(SimpleObject)]
pub(crate) struct EngagementBegun {
    /// The engagement as stored.
    engagement: Engagement,
    /// To be given as `atLeast` to reads that must see this.
    freshness: FreshnessToken,
}

/// Somebody else changed the need since the version that the client saw. Nothing was changed.
#[derive(SimpleObject)]
pub(crate) struct StaleNeedOfEngagement {
    /// The version that the need has now.
    current_version: i32,
    /// What the need says now.
    need: Option<Need>,
    /// The same in words, in the language of `Accept-Language`.
    message: String,
}

/// What became of the beginning of an engagement.
#[expect(clippy::large_enum_variant, reason = "made once for an answer")]
#[derive(Union)]
pub(crate) enum BeginEngagementPayload {
    /// It was done.
    Begun(EngagementBegun),
    /// The input has problems.
    Invalid(Invalid<Engagement>),
    /// Somebody else changed the need.
    Stale(StaleNeedOfEngagement),
    /// There is no such need.
    NotFound(NotFound),
}

#[derive(Default)]
pub(crate) struct BeginMutation;

#[Object]
impl BeginMutation {
    /// Begins an engagement: out of an accepted introduction, out of a proposal, or directly with a manager, in which case it says that
    /// there are no commission terms. For editors of the organization that posted the need, and administrators.
    async fn begin_engagement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The engagement to be begun.")] input: BeginEngagementInput,
    ) -> Result<BeginEngagementPayload> {
        let asking = asking(ctx);
        let mut given = Given::default();
        let mut origin = |name: &'static str, id: Option<&ID>| {
            let id = id?;
            given.tagged(&[name], id);
            // An id of nothing names a record that is not there.
            Some(node::number_of(name, id).unwrap_or(0))
        };
        let introduction = origin("introduction", input.introduction.as_ref());
        let proposal = origin("proposal", input.proposal.as_ref());
        let need = match node::parse(&input.need) {
            Some((Noun::Need, number)) => number,
            _ => 0,
        };
        let beginning = Beginning {
            need,
            version: input.version.into(),
            introduction,
            proposal,
            lead: input.lead.map(|id| given.number(&["lead"], &id, Noun::Manager)),
            duty: input.duty,
            term_from: input.term_from,
            term_until: input.term_until,
            next_step: input.next_step,
            next_step_due: input.next_step_due,
        };
        let answer = domain::begin(&asking.app, &asking.requester, &beginning).await?;
        Ok(match became(ctx, &given, answer) {
            Became::Done(row, freshness) => {
                asking.load.engagements.know([(row.id, row.clone())]);
                BeginEngagementPayload::Begun(EngagementBegun {
                    engagement: Engagement(row),
                    freshness,
                })
            }
            Became::Invalid(invalid) => BeginEngagementPayload::Invalid(invalid),
            Became::Stale(version) => BeginEngagementPayload::Stale(StaleNeedOfEngagement {
                current_version: saturating(version),
                need: asking.load.needs.one(need).await?.map(Need),
                message: stale_message(ctx, version),
            }),
            Became::NotFound => BeginEngagementPayload::NotFound(NotFound::new(ctx, &ID(shown(&input.need)))),
        })
    }
}
