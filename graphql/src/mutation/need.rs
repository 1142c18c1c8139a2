//! Posting and updating needs.

use async_graphql::{Context, Description, ID, InputObject, Object, Result, Union};
use chrono::NaiveDate;
use qiao_entity::noun::Noun;

use super::{
    answer::{Became, Invalid, became, changes},
    given::Given,
};
use crate::{
    context::asking,
    domain::need as domain,
    error::Error,
    object::{
        IndicatorInput, NearDuplicate, Need, ProseInput,
        code::{
            IpExclusivity, IpOwnership, Language, Level, NeedKind, OrganizationKind, PartnerSize, Payment,
            TransferMode, codes,
        },
        near_duplicates,
    },
    scalar::{FreshnessToken, Int64},
};

/// Who may read which part of a need.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct NeedLevelsInput {
    /// Who posted it.
    #[graphql(default_with = "Level::Public")]
    organization: Level,
    /// The description and its translations.
    #[graphql(default_with = "Level::Public")]
    description: Level,
    /// The indicators.
    #[graphql(default_with = "Level::Public")]
    indicators: Level,
    /// The budget.
    #[graphql(default_with = "Level::Public")]
    budget: Level,
    /// Who decides.
    #[graphql(default_with = "Level::Agreement")]
    decision_owner: Level,
}

impl From<NeedLevelsInput> for domain::Levels {
    fn from(input: NeedLevelsInput) -> Self {
        Self {
            organization: input.organization.into(),
            description: input.description.into(),
            indicators: input.indicators.into(),
            budget: input.budget.into(),
            decision_owner: input.decision_owner.into(),
        }
    }
}

/// What a need shall say.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct NeedInput {
    /// The key under which the giver knows the record; no two needs have the same.
    external_key: Option<String>,
    /// The organization that posts it.
    organization: ID,
    /// What kind of help it asks for.
    kind: NeedKind,
    /// The language of the original text.
    #[graphql(default_with = "Language::Zh")]
    language: Language,
    /// The title: up to 256 characters.
    #[graphql(default)]
    title: ProseInput,
    /// The summary: up to 500 characters.
    #[graphql(default)]
    summary: ProseInput,
    /// Why, requirements, use, what was tried already and why it failed: up to 4,000 characters.
    #[graphql(default)]
    description: ProseInput,
    /// What is measured: up to 50 indicators. A published need has one at least, or says why not.
    #[graphql(default)]
    indicators: Vec<IndicatorInput>,
    /// Why nothing is measured.
    no_indicators_reason: Option<String>,
    /// Codes of 1 to 5 technology fields.
    #[graphql(default)]
    fields: Vec<String>,
    /// Codes of 1 to 5 industries.
    #[graphql(default)]
    industries: Vec<String>,
    /// 1 to 3 transfer modes wanted.
    #[graphql(default)]
    modes: Vec<TransferMode>,
    /// The lowest technology readiness level wanted, 1–9.
    trl_from: Option<i32>,
    /// The highest technology readiness level wanted, 1–9.
    trl_to: Option<i32>,
    /// Who shall own the intellectual property of the result.
    ip_ownership: Option<IpOwnership>,
    /// How exclusive the right shall be.
    ip_exclusivity: Option<IpExclusivity>,
    /// Where the right shall hold: the code of a region.
    ip_territory: Option<String>,
    /// The least budget, in minor units of the currency.
    budget_min: Option<Int64>,
    /// The greatest budget, in minor units of the currency.
    budget_max: Option<Int64>,
    /// The currency of the budget, by its ISO 4217 code.
    currency: Option<String>,
    /// How payment is wanted.
    payment: Option<Payment>,
    /// When a solution is needed. A published need says so.
    deadline: Option<NaiveDate>,
    /// The last day on which it takes part in matching: at most, and unless given, 365 days from its publication.
    valid_until: Option<NaiveDate>,
    /// Kinds of partner wanted.
    #[graphql(default)]
    partner_kinds: Vec<OrganizationKind>,
    /// The size of partner wanted.
    partner_size: Option<PartnerSize>,
    /// Where the partner should be: the code of a region.
    partner_region: Option<String>,
    /// Who may read which part; when left out, everyone reads all but who decides.
    levels: Option<NeedLevelsInput>,
    /// Who decides at the enterprise.
    decision_owner: Option<String>,
    /// Who wrote it.
    author: Option<String>,
    /// Where it comes from.
    source: Option<String>,
}

impl NeedInput {
    /// The draft that the input makes, to be looked at and not to be posted.
    pub(crate) fn unposted(self) -> domain::Draft {
        self.draft(&mut Given::within("need"))
    }

    /// The draft that the input makes.
    fn draft(self, given: &mut Given) -> domain::Draft {
        domain::Draft {
            external_key: self.external_key,
            organization: given.number(&["organization"], &self.organization, Noun::Organization),
            kind: self.kind.into(),
            language: self.language.into(),
            title: self.title.into(),
            summary: self.summary.into(),
            description: self.description.into(),
            indicators: self.indicators.into_iter().map(Into::into).collect(),
            no_indicators_reason: crate::domain::prose::filled(self.no_indicators_reason),
            fields: self.fields,
            industries: self.industries,
            modes: codes(self.modes),
            trl_from: self.trl_from,
            trl_to: self.trl_to,
            ip_ownership: self.ip_ownership.map(Into::into),
            ip_exclusivity: self.ip_exclusivity.map(Into::into),
            ip_territory: self.ip_territory,
            budget_min: self.budget_min.map(|amount| amount.0),
            budget_max: self.budget_max.map(|amount| amount.0),
            currency: self.currency,
            payment: self.payment.map(Into::into),
            deadline: self.deadline,
            valid_until: self.valid_until,
            partner_kinds: codes(self.partner_kinds),
            partner_size: self.partner_size.map(Into::into),
            partner_region: self.partner_region,
            levels: self.levels.map(Into::into).unwrap_or_default(),
            decision_owner: self.decision_owner,
            author: self.author,
            source: self.source,
        }
    }
}

/// A need to be posted.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct PostNeedInput {
    /// What it shall say.
    need: NeedInput,
    /// Whether it is published at once; otherwise it is stored as a draft, which may be incomplete.
    #[graphql(default = true)]
    publish: bool,
    /// A key of the client's choice: the same post with the same key makes one need, however often it is sent.
    key: Option<String>,
}

/// What a need shall say from now on. It replaces all that it said: what is left out is removed.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct UpdateNeedInput {
    /// The need.
    id: ID,
    /// The version of it that the client saw.
    version: i32,
    /// What it shall say.
    need: NeedInput,
}

/// The need was stored, or had been stored with the same key already.
#[derive(Description)]
pub(crate) struct NeedPosted {
    row: qiao_entity::need::Model,
    freshness: FreshnessToken,
}

#[Object(use_type_description)]
impl NeedPosted {
    /// The need as stored.
    async fn need(&self) -> Need {
        Need(self.row.clone())
    }

    /// To be given as `atLeast` to reads that must see this.
    async fn freshness(&self) -> FreshnessToken {
        self.freshness
    }

    /// Open needs that said nearly the same already, the most similar first: at most 5.
    async fn near_duplicates(&self, ctx: &Context<'_>) -> Result<Vec<NearDuplicate>> {
        near_duplicates(ctx, self.row.id).await
    }
}

/// What became of a post: it was done, or the input has problems.
#[expect(clippy::large_enum_variant, reason = "made once for an answer")]
#[derive(Union)]
pub(crate) enum PostNeedPayload {
    /// It was done.
    Posted(NeedPosted),
    /// The input has problems.
    Invalid(Invalid<Need>),
}

changes! {
    Need, need, needs, qiao_entity::need::Model,
    /// The need was changed.
    NeedChanged,
    /// Somebody else changed the need since the version that the client saw. Nothing was changed.
    StaleNeed,
    /// The need as stored.
    record,
    /// What became of an update.
    UpdateNeedPayload,
    /// What became of a publication.
    PublishNeedPayload,
    /// What became of a submission.
    SubmitNeedPayload,
    /// What became of giving a need back.
    ReturnNeedPayload,
    /// What became of a withdrawal.
    WithdrawNeedPayload,
    /// What became of a renewal.
    RenewNeedPayload,
}

#[derive(Default)]
pub(crate) struct NeedMutation;

#[Object]
impl NeedMutation {
    /// Posts a need.
    async fn post_need(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The need to be posted.")] input: PostNeedInput,
    ) -> Result<PostNeedPayload> {
        let asking = asking(ctx);
        let mut given = Given::within("need");
        let draft = input.need.draft(&mut given);
        let key = input.key.as_deref();
        let answer = domain::post(&asking.app, &asking.requester, draft, input.publish, key).await?;
        match became(ctx, &given, answer) {
            Became::Done(row, freshness) => Ok(PostNeedPayload::Posted(NeedPosted { row, freshness })),
            Became::Invalid(invalid) => Ok(PostNeedPayload::Invalid(invalid)),
            Became::Stale(_) | Became::NotFound => Err(Error::internal("a post was answered as an update is").into()),
        }
    }

    /// Replaces what a need says, if nobody else changed it since the version that the client saw.
    async fn update_need(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What the need shall say.")] input: UpdateNeedInput,
    ) -> Result<UpdateNeedPayload> {
        let asking = asking(ctx);
        let mut given = Given::within("need");
        let number = given.number(&["id"], &input.id, Noun::Need);
        let draft = input.need.draft(&mut given);
        let answer = domain::update(&asking.app, &asking.requester, number, input.version.into(), draft).await?;
        UpdateNeedPayload::of(ctx, &input.id, number, &given, answer).await
    }
}
