//! Affiliations of a manager.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject, Union};
use chrono::NaiveDate;
use qiao_entity::noun::Noun;

use super::{
    answer::{Became, Invalid, NotFound, became},
    given::Given,
    manager::StaleManager,
};
use crate::{
    context::asking,
    domain::affiliation as domain,
    object::{Affiliation, ProseInput, code::AffiliationMode},
    page::Listed,
    scalar::FreshnessToken,
};

/// An affiliation (任职) of a manager.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AffiliationInput {
    /// The organization.
    organization: ID,
    /// The post: up to 256 characters.
    #[graphql(default)]
    post: ProseInput,
    /// How the post is held.
    mode: AffiliationMode,
    /// The first day.
    from: Option<NaiveDate>,
    /// The last day; left out while it lasts.
    to: Option<NaiveDate>,
}

/// All affiliations that a manager shall have. They replace those that there are.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SetAffiliationsInput {
    /// The manager.
    manager: ID,
    /// The version of the manager that the client saw; when it is left out, a change by somebody else is overwritten.
    version: Option<i32>,
    /// The affiliations: up to 50.
    affiliations: Vec<AffiliationInput>,
}

/// The affiliations were replaced.
#[derive(SimpleObject)]
pub(crate) struct AffiliationsSet {
    /// The affiliations as stored.
    affiliations: Vec<Affiliation>,
    /// To be given as `atLeast` to reads that must see this.
    freshness: FreshnessToken,
}

/// What became of affiliations.
#[derive(Union)]
#[expect(clippy::large_enum_variant, reason = "made once for an answer")]
pub(crate) enum SetAffiliationsPayload {
    /// It was done.
    Set(AffiliationsSet),
    /// The input has problems.
    Invalid(Invalid<Affiliation>),
    /// Somebody else changed the manager.
    Stale(StaleManager),
    /// There is no such manager.
    NotFound(NotFound),
}

impl Listed for Affiliation {
    const NAME: &'static str = "Affiliations";
}

#[derive(Default)]
pub(crate) struct AffiliationMutation;

#[Object]
impl AffiliationMutation {
    /// Puts affiliations in place of all that a manager has.
    async fn set_affiliations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The affiliations that the manager shall have.")] input: SetAffiliationsInput,
    ) -> Result<SetAffiliationsPayload> {
        let asking = asking(ctx);
        let mut given = Given::default();
        let manager = given.number(&["manager"], &input.manager, Noun::Manager);
        let drafts: Vec<_> = input
            .affiliations
            .into_iter()
            .enumerate()
            .map(|(at, input)| domain::Draft {
                manager,
                organization: given.number(
                    &["affiliations", &at.to_string(), "organization"],
                    &input.organization,
                    Noun::Organization,
                ),
                post: input.post.into(),
                mode: input.mode.into(),
                from: input.from,
                to: input.to,
            })
            .collect();
        let answer = domain::replace_of_manager(
            &asking.app,
            &asking.requester,
            manager,
            input.version.map(Into::into),
            &drafts,
        )
        .await?;
        match became(ctx, &given, answer) {
            Became::Done(rows, freshness) => Ok(SetAffiliationsPayload::Set(AffiliationsSet {
                affiliations: rows.into_iter().map(Affiliation).collect(),
                freshness,
            })),
            Became::Invalid(invalid) => Ok(SetAffiliationsPayload::Invalid(invalid)),
            Became::NotFound => Ok(SetAffiliationsPayload::NotFound(NotFound::new(ctx, &input.manager))),
            Became::Stale(version) => Ok(SetAffiliationsPayload::Stale(
                StaleManager::now(ctx, manager, version).await?,
            )),
        }
    }
}
