//! Settlements (结算): entries of the ledger, their lines, statements.

mod party;
mod rule;
mod slip;
mod statement;
mod step;

use async_graphql::{Context, Description, ID, Object, Result};
use chrono::{DateTime, NaiveDate, Utc};
pub(crate) use party::PartyStatement;
use qiao_entity::{posting, settlement::Model};
pub(crate) use rule::SettlementRule;
pub(crate) use slip::CommissionSlip;
pub(crate) use statement::Statement;
pub(crate) use step::SettlementStep;

use super::{
    Contract, Manager, Organization,
    agreement::Person,
    code::{EntryKind, LedgerAccount, MoveReason, PostingSide, SettlementEvent},
    contract::person,
};
use crate::{
    context::asking,
    domain::settlement::{self as domain, calculate::Step as Reckoned},
    node,
    page::Listed,
    scalar::Money,
};

/// What the ids of entries begin with.
pub(crate) const SETTLEMENT: &str = "settlement";

/// An entry of a contract's ledger: an income that was shared out, a payment, or a reversal. Entries are never changed or removed.
#[derive(Clone, Debug, Description)]
pub(crate) struct Settlement(pub(crate) Model);

impl Listed for Settlement {
    const NAME: &'static str = "Settlement";
}

#[Object(use_type_description)]
impl Settlement {
    /// The entry's id.
    async fn id(&self) -> ID {
        node::tagged(SETTLEMENT, self.0.id)
    }

    /// The contract whose ledger it stands in.
    async fn contract(&self, ctx: &Context<'_>) -> Result<Option<Contract>> {
        Ok(asking(ctx).load.contracts.one(self.0.contract_id).await?.map(Contract))
    }

    /// What it is.
    async fn kind(&self) -> EntryKind {
        self.0.kind.into()
    }

    /// The id of the entry that it takes back.
    async fn reverses(&self) -> Option<ID> {
        self.0.reverses_id.map(|id| node::tagged(SETTLEMENT, id))
    }

    /// The id of the entry of which it pays something.
    async fn pays(&self) -> Option<ID> {
        self.0.pays_id.map(|id| node::tagged(SETTLEMENT, id))
    }

    /// The id of the entry that takes it back.
    async fn reversed_by(&self, ctx: &Context<'_>) -> Result<Option<ID>> {
        let entries = asking(ctx).load.contract_entries.one(self.0.contract_id).await?;
        let entries = entries.unwrap_or_default();
        let by = entries.iter().find(|entry| entry.reverses_id == Some(self.0.id));
        Ok(by.map(|entry| node::tagged(SETTLEMENT, entry.id)))
    }

    /// The rule by which it was shared out, in the version that was used.
    async fn rule(&self) -> Option<SettlementRule> {
        let code = self.0.rule_code.as_deref()?;
        domain::rule::find(code, self.0.rule_version.as_deref()).map(SettlementRule)
    }

    /// On what event.
    async fn event(&self) -> SettlementEvent {
        self.0.event.into()
    }

    /// The day of the event.
    async fn event_on(&self) -> NaiveDate {
        self.0.event_on
    }

    /// The income; of a reversal, what it takes back, as a negative number.
    async fn gross(&self) -> Money {
        Money::exactly(self.0.gross, &self.0.currency)
    }

    /// What it cost.
    async fn cost(&self) -> Money {
        Money::exactly(self.0.cost, &self.0.currency)
    }

    /// What was shared out: gross less cost.
    async fn net(&self) -> Money {
        Money::exactly(self.0.net, &self.0.currency)
    }

    /// Each step of the calculation, as it was reckoned.
    async fn steps(&self) -> Vec<SettlementStep> {
        // What is stored was written by this service; what it cannot read it does not show.
        let steps: Vec<Reckoned> = serde_json::from_str(&self.0.steps).unwrap_or_default();
        let step = |step| SettlementStep::new(step, &self.0.currency);
        steps.into_iter().map(step).collect()
    }

    /// Its lines: debits and credits are equal, to the minor unit.
    async fn postings(&self, ctx: &Context<'_>) -> Result<Vec<Posting>> {
        let rows = asking(ctx).load.postings.one(self.0.id).await?;
        Ok(rows.unwrap_or_default().into_iter().map(Posting).collect())
    }

    /// A sentence about it.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// The coded reason of a reversal, or why less was taken as commission than the terms give.
    async fn reason(&self) -> Option<MoveReason> {
        self.0.reason.map(Into::into)
    }

    /// The sentence of a reversal, or about a commission of which less was taken.
    async fn sentence(&self) -> Option<&str> {
        self.0.sentence.as_deref()
    }

    /// When it was written.
    async fn at(&self) -> DateTime<Utc> {
        *self.0.at
    }

    /// Who wrote it; null where it was no person.
    async fn person(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        person(ctx, &self.0.actor).await
    }
}

/// A line of an entry.
#[derive(Clone, Debug, Description)]
pub(crate) struct Posting(pub(crate) posting::Model);

#[Object(use_type_description)]
impl Posting {
    /// Its place in the entry, from 0.
    async fn position(&self) -> i32 {
        self.0.position
    }

    /// The account.
    async fn account(&self) -> LedgerAccount {
        self.0.account.into()
    }

    /// Whose account, by name.
    async fn holder(&self) -> &str {
        &self.0.holder
    }

    /// Whose account, if it is an organization of the registry.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        let Some(id) = self.0.organization_id else {
            return Ok(None);
        };
        Ok(asking(ctx).load.organizations.one(id).await?.map(Organization))
    }

    /// Whose account, if it is a manager of the registry.
    async fn manager(&self, ctx: &Context<'_>) -> Result<Option<Manager>> {
        let Some(id) = self.0.manager_id else { return Ok(None) };
        Ok(asking(ctx).load.managers.one(id).await?.map(Manager))
    }

    /// Debit or credit.
    async fn side(&self) -> PostingSide {
        self.0.side.into()
    }

    /// How much.
    async fn amount(&self) -> Money {
        Money::exactly(self.0.amount, &self.0.currency)
    }

    /// The day on which it is due.
    async fn due_on(&self) -> NaiveDate {
        self.0.due_on
    }
}
