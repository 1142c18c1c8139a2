//! The ledger of a contract: incomes are shared out, shares paid, entries taken back.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject, Union};
use chrono::NaiveDate;
use qiao_entity::settlement::Model;

use super::{
    answer::{Became, Invalid, NotFound, became},
    contract::{StaleContract, number},
    given::Given,
};
use crate::{
    context::asking,
    domain::{problem::Answer, settlement as domain},
    node,
    object::{SETTLEMENT, Settlement, code::MoveReason},
    query::IncomeInput,
    scalar::Int64,
};

/// An income to be shared out and written into the ledger of a contract.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SettleInput {
    /// The contract.
    contract: ID,
    /// The version of it that the client saw.
    version: i32,
    /// The income.
    income: IncomeInput,
}

/// A payment of a share.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct PayShareInput {
    /// The entry in which the share stands.
    settlement: ID,
    /// The version of the contract that the client saw.
    version: i32,
    /// The place of the share among the lines of the entry.
    position: i32,
    /// How much, in minor units: at most what is open.
    amount: Int64,
    /// When; today when it is left out.
    on: Option<NaiveDate>,
    /// A sentence about it: up to 500 characters.
    note: Option<String>,
}

/// An entry to be taken back.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ReverseSettlementInput {
    /// The entry.
    settlement: ID,
    /// The version of the contract that the client saw.
    version: i32,
    /// Why.
    reason: MoveReason,
    /// Why, in a sentence that everyone concerned reads: up to 500 characters.
    sentence: String,
}

/// The entry stands in the ledger.
#[derive(SimpleObject)]
pub(crate) struct SettlementPosted {
    /// The entry as stored.
    settlement: Settlement,
}

/// What became of an entry.
#[derive(Union)]
pub(crate) enum SettlementPayload {
    /// It was written.
    Posted(SettlementPosted),
    /// The input has problems.
    Invalid(Invalid<Settlement>),
    /// Somebody else changed the contract or its ledger.
    Stale(StaleContract),
    /// There is no such contract, or no such entry.
    NotFound(NotFound),
}

impl SettlementPayload {
    async fn of(ctx: &Context<'_>, id: &ID, given: &Given, contract: i64, answer: Answer<Model>) -> Result<Self> {
        Ok(match became(ctx, given, answer) {
            Became::Done(row, _) => Self::Posted(SettlementPosted {
                settlement: Settlement(row),
            }),
            Became::Invalid(invalid) => Self::Invalid(invalid),
            Became::Stale(version) => Self::Stale(StaleContract::of(ctx, contract, version).await?),
            Became::NotFound => Self::NotFound(NotFound::new(ctx, id)),
        })
    }

    /// The answer about an entry.
    async fn of_entry(ctx: &Context<'_>, id: &ID, answer: Answer<Model>) -> Result<Self> {
        let entry = node::number_of(SETTLEMENT, id).unwrap_or(0);
        let contract = match asking(ctx).load.settlements.one(entry).await? {
            Some(entry) => entry.contract_id,
            None => 0,
        };
        Self::of(ctx, id, &Given::default(), contract, answer).await
    }
}

#[derive(Default)]
pub(crate) struct SettlementMutation;

#[Object]
impl SettlementMutation {
    /// Shares an income of a contract out by a rule, and writes it into the ledger: for organizations that are its parties. It is never
    /// changed; a mistake is taken back.
    async fn settle(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The income to be shared out.")] input: SettleInput,
    ) -> Result<SettlementPayload> {
        let asking = asking(ctx);
        let (contract, version) = (number(&input.contract), input.version.into());
        let given = input.income.into();
        let answer = domain::settle(&asking.app, &asking.requester, contract, version, given).await?;
        SettlementPayload::of(ctx, &input.contract, &Given::within("income"), contract, answer).await
    }

    /// Notes that something of a share was paid: for organizations that are parties of the contract.
    async fn pay_share(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The payment.")] input: PayShareInput,
    ) -> Result<SettlementPayload> {
        let asking = asking(ctx);
        let entry = node::number_of(SETTLEMENT, &input.settlement).unwrap_or(0);
        let paid = domain::Paid {
            position: input.position,
            amount: input.amount.0,
            on: input.on,
            note: input.note,
        };
        let answer = domain::pay(&asking.app, &asking.requester, entry, input.version.into(), &paid).await?;
        SettlementPayload::of_entry(ctx, &input.settlement, answer).await
    }

    /// Takes an entry back by one that mirrors it, for a reason and with a sentence: for organizations that are parties of the contract.
    async fn reverse_settlement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The entry to be taken back.")] input: ReverseSettlementInput,
    ) -> Result<SettlementPayload> {
        let asking = asking(ctx);
        let entry = node::number_of(SETTLEMENT, &input.settlement).unwrap_or(0);
        let no = (input.reason.into(), input.sentence.as_str());
        let answer = domain::reverse(&asking.app, &asking.requester, entry, input.version.into(), no).await?;
        SettlementPayload::of_entry(ctx, &input.settlement, answer).await
    }
}
