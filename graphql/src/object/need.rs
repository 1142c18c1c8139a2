//! Needs.

use async_graphql::{Context, Description, Enum, ID, Object, Result, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};
use qiao_entity::{need::Model, need_label::Sort, noun::Noun};

use super::{
    Engagement, Evaluation, Governed, Indicator, Industry, Introduction, NearDuplicate, NeedMove, Organization,
    Proposed, Prose, Region, TechnologyField, Translation,
    advice::{NeedAdvice, advice_on},
    best_match::BestMatch,
    code::{
        IpExclusivity, IpOwnership, Language, Level, NeedKind, NeedStatus, OrganizationKind, PartnerSize, Payment,
        TransferMode, TranslationAct, codes,
    },
    compare::{ComparedCandidate, compare},
    comparison::{TranslationComparison, comparison},
    matches::NeedMatches,
    near_duplicates,
    note::Noted,
    reason::MatchBy,
    saturating,
    shortlist::{Shortlist, shortlist},
    why_not::{WhyNot, WhyNotFilter, why_not},
};
use crate::{
    context::asking,
    domain::{
        need::{Part, may_read, names_movers, reads, reads_moves},
        record::Record,
        translation::acts,
    },
    node,
    page::Listed,
    scalar::Money,
};

/// A technology need (技术需求): what an enterprise cannot solve by itself.
#[derive(Clone, Debug, Description)]
pub(crate) struct Need(pub(crate) Model);

impl Listed for Need {
    const NAME: &'static str = "Need";
}

/// A part of a need that has a level of disclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::domain::need::Part")]
pub(crate) enum NeedPart {
    /// `organization`, `author` and `source`: who posted it.
    Organization,
    /// `description` and `translations`.
    Description,
    /// `indicators`.
    Indicators,
    /// `budgetMin` and `budgetMax`.
    Budget,
    /// `decisionOwner`.
    DecisionOwner,
}

/// Who may read which part of a need.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct NeedLevels {
    /// Who posted it.
    organization: Level,
    /// The description and its translations.
    description: Level,
    /// The indicators.
    indicators: Level,
    /// The budget.
    budget: Level,
    /// Who decides.
    decision_owner: Level,
}

impl Need {
    /// Whether this part is given to the requester, which is then noted.
    pub(crate) fn shows(&self, ctx: &Context<'_>, part: Part) -> bool {
        reads(&self.0, part, &asking(ctx).requester)
    }
}

#[Object(use_type_description)]
impl Need {
    /// The record's id: unique over all records, and always the same.
    pub(crate) async fn id(&self) -> ID {
        node::id(Noun::Need, self.0.id)
    }

    /// The key under which an import or a client knows the record; null for everyone but the organization that posted it and administrators: it may name who stays unnamed.
    async fn external_key(&self, ctx: &Context<'_>) -> Option<&str> {
        let key = self.0.external_key.as_deref();
        key.filter(|_| self.0.disclosed().tells_key(&asking(ctx).requester))
    }

    /// The parts that are null here because the requester may not read them, whether or not they say anything.
    async fn withheld(&self, ctx: &Context<'_>) -> Vec<NeedPart> {
        let parts = Part::ALL
            .into_iter()
            .filter(|part| !may_read(&self.0, *part, &asking(ctx).requester));
        parts.map(NeedPart::from).collect()
    }

    /// Who may read which part.
    async fn levels(&self) -> NeedLevels {
        NeedLevels {
            organization: self.0.organization_level.into(),
            description: self.0.description_level.into(),
            indicators: self.0.indicators_level.into(),
            budget: self.0.budget_level.into(),
            decision_owner: self.0.decision_owner_level.into(),
        }
    }

    /// The organization that posted it; null where the requester may not know.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        if !self.shows(ctx, Part::Organization) {
            return Ok(None);
        }
        let row = asking(ctx).load.organizations.one(self.0.organization_id).await?;
        Ok(row.map(Organization))
    }

    /// What kind of help it asks for.
    async fn kind(&self) -> NeedKind {
        self.0.kind.into()
    }

    /// Where it stands in its life.
    async fn status(&self) -> NeedStatus {
        self.0.status.into()
    }

    /// The language of the original text.
    async fn language(&self) -> Language {
        self.0.language.into()
    }

    /// The title.
    async fn title(&self) -> Prose {
        Prose::new(self.0.title_zh.as_ref(), self.0.title_en.as_ref())
    }

    /// The summary.
    async fn summary(&self) -> Option<Prose> {
        Prose::filled(self.0.summary_zh.as_ref(), self.0.summary_en.as_ref())
    }

    /// Why, requirements, use, what was tried already and why it failed; null where the requester may not read it.
    async fn description(&self, ctx: &Context<'_>) -> Option<Prose> {
        let text = Prose::filled(self.0.description_zh.as_ref(), self.0.description_en.as_ref());
        text.filter(|_| self.shows(ctx, Part::Description))
    }

    /// The technical rewritings (翻译稿), the first version first; null where the requester may not read them.
    async fn translations(&self, ctx: &Context<'_>) -> Result<Option<Vec<Translation>>> {
        if !self.shows(ctx, Part::Description) {
            return Ok(None);
        }
        let rows = asking(ctx).load.need_translations.one(self.0.id).await?;
        Ok(Some(rows.unwrap_or_default().into_iter().map(Translation).collect()))
    }

    /// Two versions of its text side by side: 0 is the enterprise's own words, others are numbers of translations. Null where there is no
    /// translation, and where the requester may not read them.
    async fn translation_comparison(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The version before.", default = 0)] from: i32,
        #[graphql(desc = "The version after; the latest when it is left out.")] to: Option<i32>,
    ) -> Result<Option<TranslationComparison>> {
        if !self.shows(ctx, Part::Description) {
            return Ok(None);
        }
        comparison(ctx, &self.0, from, to).await
    }

    /// What the requester may do with the latest translation now.
    async fn translation_acts(&self, ctx: &Context<'_>) -> Result<Vec<TranslationAct>> {
        let asking = asking(ctx);
        if !may_read(&self.0, Part::Description, &asking.requester) {
            return Ok(Vec::new());
        }
        let rows = asking.load.need_translations.one(self.0.id).await?.unwrap_or_default();
        let acts = rows.last().map(|row| acts(&asking.requester, &self.0, row));
        Ok(acts.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// The engagements (对接项目) in which it is worked on and the requester takes part, the first one first.
    async fn engagements(&self, ctx: &Context<'_>) -> Result<Vec<Engagement>> {
        let rows = asking(ctx).load.need_engagements.one(self.0.id).await?;
        Ok(rows.unwrap_or_default().into_iter().map(Engagement).collect())
    }

    /// What is measured; null where the requester may not read it.
    async fn indicators(&self, ctx: &Context<'_>) -> Result<Option<Vec<Indicator>>> {
        if !self.shows(ctx, Part::Indicators) {
            return Ok(None);
        }
        let rows = asking(ctx).load.need_indicators.one(self.0.id).await?;
        Ok(Some(rows.unwrap_or_default().into_iter().map(Indicator).collect()))
    }

    /// Why nothing is measured; null where the requester may not read indicators.
    async fn no_indicators_reason(&self, ctx: &Context<'_>) -> Option<&str> {
        let reason = self.0.no_indicators_reason.as_deref();
        reason.filter(|_| self.shows(ctx, Part::Indicators))
    }

    /// Technology fields.
    async fn fields(&self, ctx: &Context<'_>) -> Result<Vec<TechnologyField>> {
        let codes = asking(ctx).load.need_fields.one(self.0.id).await?;
        Ok(TechnologyField::of(&codes.unwrap_or_default()))
    }

    /// Industries.
    async fn industries(&self, ctx: &Context<'_>) -> Result<Vec<Industry>> {
        let codes = asking(ctx).load.need_industries.one(self.0.id).await?;
        Ok(Industry::of(&codes.unwrap_or_default()))
    }

    /// Transfer modes wanted.
    async fn modes(&self, ctx: &Context<'_>) -> Result<Vec<TransferMode>> {
        let labels = asking(ctx).load.need_labels.one(self.0.id).await?.unwrap_or_default();
        Ok(codes(labels.coded::<qiao_entity::need::TransferMode>(Sort::Mode)))
    }

    /// The lowest technology readiness level wanted, 1–9.
    async fn trl_from(&self) -> Option<i32> {
        self.0.trl_from
    }

    /// The highest technology readiness level wanted, 1–9.
    async fn trl_to(&self) -> Option<i32> {
        self.0.trl_to
    }

    /// Who shall own the intellectual property of the result.
    async fn ip_ownership(&self) -> Option<IpOwnership> {
        self.0.ip_ownership.map(Into::into)
    }

    /// How exclusive the right shall be.
    async fn ip_exclusivity(&self) -> Option<IpExclusivity> {
        self.0.ip_exclusivity.map(Into::into)
    }

    /// Where the right shall hold.
    async fn ip_territory(&self) -> Option<Region> {
        Region::of(self.0.ip_territory_code.as_ref())
    }

    /// The least budget; null where the requester may not read it.
    async fn budget_min(&self, ctx: &Context<'_>) -> Option<Money> {
        let money = Money::of(self.0.budget_min, self.0.currency.as_ref());
        money.filter(|_| self.shows(ctx, Part::Budget))
    }

    /// The greatest budget; null where the requester may not read it.
    async fn budget_max(&self, ctx: &Context<'_>) -> Option<Money> {
        let money = Money::of(self.0.budget_max, self.0.currency.as_ref());
        money.filter(|_| self.shows(ctx, Part::Budget))
    }

    /// How payment is wanted.
    async fn payment(&self) -> Option<Payment> {
        self.0.payment.map(Into::into)
    }

    /// When a solution is needed.
    async fn deadline(&self) -> Option<NaiveDate> {
        self.0.deadline
    }

    /// The last day on which it takes part in matching.
    async fn valid_until(&self) -> Option<NaiveDate> {
        self.0.valid_until
    }

    /// Whether its one renewal was used.
    async fn renewed(&self) -> bool {
        self.0.renewed
    }

    /// Kinds of partner wanted.
    async fn partner_kinds(&self, ctx: &Context<'_>) -> Result<Vec<OrganizationKind>> {
        let labels = asking(ctx).load.need_labels.one(self.0.id).await?.unwrap_or_default();
        Ok(codes(labels.coded::<qiao_entity::organization::OrganizationKind>(
            Sort::PartnerKind,
        )))
    }

    /// The size of partner wanted.
    async fn partner_size(&self) -> Option<PartnerSize> {
        self.0.partner_size.map(Into::into)
    }

    /// Where the partner should be.
    async fn partner_region(&self) -> Option<Region> {
        Region::of(self.0.partner_region_code.as_ref())
    }

    /// Who decides at the enterprise; null where the requester may not know.
    async fn decision_owner(&self, ctx: &Context<'_>) -> Option<&str> {
        let owner = self.0.decision_owner.as_deref();
        owner.filter(|_| self.shows(ctx, Part::DecisionOwner))
    }

    /// Who wrote it; null where the requester may not know who posted it.
    async fn author(&self, ctx: &Context<'_>) -> Option<&str> {
        let author = self.0.author.as_deref();
        author.filter(|_| self.shows(ctx, Part::Organization))
    }

    /// Where it comes from; null where the requester may not know who posted it.
    async fn source(&self, ctx: &Context<'_>) -> Option<&str> {
        let source = self.0.source.as_deref();
        source.filter(|_| self.shows(ctx, Part::Organization))
    }

    /// The evaluations of its proposals in which the requester has a part, the newest first: all for who posted it.
    async fn evaluations(&self, ctx: &Context<'_>) -> Result<Vec<Evaluation>> {
        let load = &asking(ctx).load;
        let ids = load.need_evaluations.one(self.0.id).await?.unwrap_or_default();
        let rooms = load.evaluations.many(&ids).await?;
        Ok(rooms
            .into_iter()
            .flatten()
            .filter_map(|room| Evaluation::seen(ctx, room))
            .collect())
    }

    /// Its moves from status to status, the first one first.
    async fn moves(&self, ctx: &Context<'_>) -> Result<Vec<NeedMove>> {
        let moves = asking(ctx).load.need_moves.one(self.0.id).await?;
        let requester = &asking(ctx).requester;
        let told = reads_moves(&self.0, requester);
        let named = told && names_movers(&self.0, requester);
        let moves = moves.unwrap_or_default().into_iter();
        Ok(moves.map(|row| NeedMove { row, told, named }).collect())
    }

    /// The open needs that say nearly the same, the most similar first: at most 5.
    async fn near_duplicates(&self, ctx: &Context<'_>) -> Result<Vec<NearDuplicate>> {
        near_duplicates(ctx, self.0.id).await
    }

    /// What would improve it, and what is like it already; null for those who may not write it.
    async fn advice(&self, ctx: &Context<'_>) -> Result<Option<NeedAdvice>> {
        advice_on(ctx, self).await
    }

    /// Why a manager, an achievement or an organization is not among the first candidates: its place, what it lacks, and the one
    /// change that would lift it most. Null when there is no such record that you may know of.
    async fn why_not(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The record, such as `manager_42`.")] id: ID,
        #[graphql(desc = "The filter of the candidates.")] filter: Option<WhyNotFilter>,
        #[graphql(desc = "What they are ranked by.", default)] by: MatchBy,
    ) -> Result<Option<WhyNot>> {
        why_not(ctx, self.0.id, &id, filter, by).await
    }

    /// Up to four managers, achievements or organizations side by side, each in its id's place: where it stands among the candidates of
    /// its noun, and why. Null for what is no such record that you may know of.
    async fn compare(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The records, such as `manager_42`; at most four.")] ids: Vec<ID>,
        #[graphql(desc = "What they are ranked by.", default)] by: MatchBy,
    ) -> Result<Vec<Option<ComparedCandidate>>> {
        compare(ctx, self.0.id, &ids, by).await
    }

    /// Its best candidates as they were reckoned last, for lists: without a search. Null where it is not open, or was not looked at yet.
    async fn best_match(&self, ctx: &Context<'_>) -> Result<Option<BestMatch>> {
        Ok(asking(ctx).load.best_matches.one(self.0.id).await?.map(BestMatch))
    }

    /// The candidates that the requester keeps for it; null for those who keep no list: for members of the organization that posted it,
    /// matchmakers and administrators.
    async fn shortlist(&self, ctx: &Context<'_>) -> Result<Option<Shortlist>> {
        shortlist(ctx, self.0.id).await
    }

    /// The introductions to it to which the requester is a party, the newest first.
    async fn introductions(&self, ctx: &Context<'_>) -> Result<Vec<Introduction>> {
        let load = &asking(ctx).load;
        let rows = load.need_introductions.one(self.0.id).await?.unwrap_or_default();
        load.introductions.know(rows.iter().map(|row| (row.id, row.clone())));
        Ok(rows.into_iter().map(Introduction).collect())
    }

    #[expect(clippy::unused_async, reason = "the engine awaits it")]
    #[graphql(flatten)]
    async fn matches(&self) -> NeedMatches {
        NeedMatches(self.0.id)
    }

    #[expect(clippy::unused_async, reason = "the engine awaits it")]
    #[graphql(flatten)]
    async fn governed(&self) -> Governed {
        Governed(self.0.disclosed())
    }

    #[expect(clippy::unused_async, reason = "the engine awaits it")]
    #[graphql(flatten)]
    async fn proposed(&self) -> Proposed {
        Proposed(self.0.clone())
    }

    #[expect(clippy::unused_async, reason = "the engine awaits it")]
    #[graphql(flatten)]
    async fn noted(&self) -> Noted {
        Noted(self.0.disclosed())
    }

    /// When it was published.
    async fn published_at(&self) -> Option<DateTime<Utc>> {
        self.0.published_at.map(|at| *at)
    }

    /// When it was withdrawn, closed, or expired.
    async fn closed_at(&self) -> Option<DateTime<Utc>> {
        self.0.closed_at.map(|at| *at)
    }

    /// When it was first stored.
    async fn created_at(&self) -> DateTime<Utc> {
        *self.0.created_at
    }

    /// When it was last changed.
    async fn updated_at(&self) -> DateTime<Utc> {
        *self.0.updated_at
    }

    /// Goes up with every change; an update names the version that it saw.
    async fn version(&self) -> i32 {
        saturating(self.0.version)
    }
}
