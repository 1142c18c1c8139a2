//! Commission slips (佣金约定).

use async_graphql::{Context, Description, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use qiao_entity::{Millis, introduction, slip_milestone, step::Side as Stands};

use super::{
    Side,
    agreement::Person,
    code::{MoveReason, SlipBase, SlipEvent, SlipKind, SlipPayee, SlipPayer, SlipStatus},
    introduction::{acted, tells},
};
use crate::{
    context::asking,
    domain::introduction::{introduced_side, slip as domain},
    scalar::Money,
};

/// A version of the commission terms of an introduction (佣金约定). Its terms never change; a new version holds once both sides
/// have signed it.
#[derive(Clone, Debug, Description)]
pub(crate) struct Slip {
    /// The terms, with their signatures.
    pub(crate) slip: domain::Slip,
    /// Of which introduction.
    pub(crate) introduction: introduction::Model,
}

/// When a part of the commission falls due.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct SlipMilestone {
    /// On what.
    event: SlipEvent,
    /// Its share of the commission in basis points; all together make 10000.
    share: i32,
    /// What else there is to say about it.
    note: Option<String>,
}

impl From<&slip_milestone::Model> for SlipMilestone {
    fn from(row: &slip_milestone::Model) -> Self {
        Self {
            event: row.event.into(),
            share: row.share,
            note: row.note.clone(),
        }
    }
}

/// A side's signature under a version of the terms.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct SlipSignature {
    /// The side.
    side: Side,
    /// When it signed; offering is signing.
    at: DateTime<Utc>,
    /// Who signed; null where the requester may not know yet.
    person: Option<Person>,
}

impl Slip {
    async fn signature(
        &self,
        ctx: &Context<'_>,
        side: Stands,
        at: Option<Millis>,
        by: Option<&String>,
    ) -> Result<Option<SlipSignature>> {
        let Some(at) = at else { return Ok(None) };
        let is_told = tells(ctx, &self.introduction, side).await?;
        let person = match by.filter(|_| is_told) {
            Some(by) => acted(ctx, by).await?,
            None => None,
        };
        Ok(Some(SlipSignature {
            side: side.into(),
            at: *at,
            person,
        }))
    }
}

#[Object(use_type_description)]
impl Slip {
    /// The version: 1, 2, 3 … of one introduction.
    async fn number(&self) -> i32 {
        self.slip.row.number
    }

    /// How it stands.
    async fn status(&self) -> SlipStatus {
        self.slip.status.into()
    }

    /// Whether it is the version that holds now: the one that both sides signed last.
    async fn is_in_force(&self) -> bool {
        self.slip.in_force
    }

    /// When it was offered.
    async fn offered_at(&self) -> DateTime<Utc> {
        *self.slip.row.offered_at
    }

    /// Which side offered it, and signed it by that.
    async fn offered_side(&self) -> Side {
        self.slip.row.offered_side.into()
    }

    /// How the commission is reckoned.
    async fn kind(&self) -> SlipKind {
        self.slip.row.kind.into()
    }

    /// The rate in basis points: 500 is 5 %.
    async fn rate(&self) -> Option<i32> {
        self.slip.row.rate
    }

    /// Of what the rate is taken.
    async fn base(&self) -> Option<SlipBase> {
        self.slip.row.base.map(Into::into)
    }

    /// The fixed amount.
    async fn amount(&self) -> Option<Money> {
        Money::of(self.slip.row.amount, self.slip.row.currency.as_ref())
    }

    /// Who pays.
    async fn payer(&self) -> Option<SlipPayer> {
        self.slip.row.payer.map(Into::into)
    }

    /// Who earns it.
    async fn payee(&self) -> Option<SlipPayee> {
        self.slip.row.payee.map(Into::into)
    }

    /// When which part falls due.
    async fn milestones(&self) -> Vec<SlipMilestone> {
        self.slip.milestones.iter().map(SlipMilestone::from).collect()
    }

    /// What else is agreed.
    async fn note(&self) -> Option<&str> {
        self.slip.row.note.as_deref()
    }

    /// The terms in the one written form from which the digest is taken.
    async fn written(&self) -> String {
        domain::written(&self.slip.row, &self.slip.milestones)
    }

    /// The BLAKE3 digest of the written form, in hexadecimal: who signs names it.
    async fn digest(&self) -> &str {
        &self.slip.row.digest
    }

    /// The signature of the need's side; null when it has not signed.
    async fn enterprise_signature(&self, ctx: &Context<'_>) -> Result<Option<SlipSignature>> {
        let row = &self.slip.row;
        let by = row.need_signed_by.as_ref();
        self.signature(ctx, Stands::Enterprise, row.need_signed_at, by).await
    }

    /// The signature of the side that is introduced; null when it has not signed.
    async fn introduced_signature(&self, ctx: &Context<'_>) -> Result<Option<SlipSignature>> {
        let (row, side) = (&self.slip.row, introduced_side(&self.introduction));
        let by = row.supply_signed_by.as_ref();
        self.signature(ctx, side, row.supply_signed_at, by).await
    }

    /// When it lapses if nobody answers it; null once it was answered or replaced.
    async fn lapses_at(&self, ctx: &Context<'_>) -> Option<DateTime<Utc>> {
        let is_open = matches!(self.slip.status, domain::Status::Offered | domain::Status::Lapsed);
        is_open.then(|| domain::lapses_at(&self.slip.row, asking(ctx).app.config.introductions))
    }

    /// When the other side was reminded of it.
    async fn reminded_at(&self) -> Option<DateTime<Utc>> {
        self.slip.row.nudged_at.map(|at| *at)
    }

    /// When the other side said no.
    async fn declined_at(&self) -> Option<DateTime<Utc>> {
        self.slip.row.declined_at.map(|at| *at)
    }

    /// Which side said no.
    async fn declined_side(&self) -> Option<Side> {
        self.slip.row.declined_side.map(Into::into)
    }

    /// Why it said no.
    async fn reason(&self) -> Option<MoveReason> {
        self.slip.row.reason.map(Into::into)
    }

    /// A sentence about it.
    async fn sentence(&self) -> Option<&str> {
        self.slip.row.sentence.as_deref()
    }
}
