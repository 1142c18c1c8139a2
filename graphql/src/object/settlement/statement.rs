//! Statements of the holders of accounts.

use async_graphql::{Context, Description, ID, Object, Result, SimpleObject};
use chrono::NaiveDate;

use crate::{
    context::asking,
    domain::settlement as domain,
    node,
    object::{
        Manager, Organization,
        code::{EntryKind, LedgerAccount, SettlementEvent},
        settlement::SETTLEMENT,
    },
    scalar::Money,
};

/// What one holder of an account is due, was paid, and has open.
#[derive(Clone, Debug, Description)]
pub(crate) struct Statement {
    statement: domain::Statement,
    currency: String,
}

impl Statement {
    /// A statement in a currency.
    pub(crate) fn new(statement: domain::Statement, currency: &str) -> Self {
        Self {
            statement,
            currency: currency.to_owned(),
        }
    }
}

/// A line of a statement.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct StatementLine {
    /// The id of the entry.
    settlement: ID,
    /// What the entry is.
    kind: EntryKind,
    /// On what event.
    event: SettlementEvent,
    /// The day of the event.
    on: NaiveDate,
    /// The day on which it is due.
    due_on: NaiveDate,
    /// What it added; negative where it took away.
    amount: Money,
    /// What was open then.
    balance: Money,
}

#[Object(use_type_description)]
impl Statement {
    /// The account.
    async fn account(&self) -> LedgerAccount {
        self.statement.account.account.into()
    }

    /// Whose account, by name.
    async fn holder(&self) -> &str {
        &self.statement.account.holder
    }

    /// Whose account, if it is an organization of the registry.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        let Some(id) = self.statement.account.organization else {
            return Ok(None);
        };
        Ok(asking(ctx).load.organizations.one(id).await?.map(Organization))
    }

    /// Whose account, if it is a manager of the registry.
    async fn manager(&self, ctx: &Context<'_>) -> Result<Option<Manager>> {
        let Some(id) = self.statement.account.manager else {
            return Ok(None);
        };
        Ok(asking(ctx).load.managers.one(id).await?.map(Manager))
    }

    /// What it is due; of the payer, what it brought, as a negative number.
    async fn due(&self) -> Money {
        Money::exactly(self.statement.due, &self.currency)
    }

    /// What it was paid of it.
    async fn paid(&self) -> Money {
        Money::exactly(self.statement.paid, &self.currency)
    }

    /// What is open.
    async fn open(&self) -> Money {
        Money::exactly(self.statement.open, &self.currency)
    }

    /// Its lines, the first one first.
    async fn lines(&self) -> Vec<StatementLine> {
        let line = |line: &domain::Entry| {
            let sign = match line.posting.side {
                qiao_entity::posting::PostingSide::Credit => 1,
                qiao_entity::posting::PostingSide::Debit => -1,
            };
            StatementLine {
                settlement: node::tagged(SETTLEMENT, line.entry.id),
                kind: line.entry.kind.into(),
                event: line.entry.event.into(),
                on: line.entry.event_on,
                due_on: line.posting.due_on,
                amount: Money::exactly(sign * line.posting.amount, &self.currency),
                balance: Money::exactly(line.balance, &self.currency),
            }
        };
        self.statement.entries.iter().map(line).collect()
    }
}
