//! The statement of a party over all contracts.

use async_graphql::{Context, Description, ID, Object, Result};
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::NaiveDate;

use super::SETTLEMENT;
use crate::{
    context::asking,
    document,
    domain::settlement::{self as domain, PartyLine, Period, Whose},
    error::Error,
    node,
    object::{
        Contract, ContractFile, Manager, Organization,
        code::{EntryKind, FileFormat, LedgerAccount, SettlementEvent},
        contract::CONTRACT,
        saturating,
    },
    scalar::Money,
};

/// What a party is due, was paid and has open over all contracts (往来对账单): for the party itself, and for administrators.
#[derive(Clone, Debug, Description)]
pub(crate) struct PartyStatement {
    pub(crate) whose: Whose,
    pub(crate) period: Period,
    pub(crate) accounts: Vec<domain::PartyAccount>,
}

/// What a party is due, was paid and has open on one account in one currency.
#[derive(Clone, Debug, Description)]
pub(crate) struct PartyAccount(domain::PartyAccount);

/// A line of a party's statement.
#[derive(Clone, Debug, Description)]
pub(crate) struct PartyEntry(PartyLine);

#[Object(use_type_description)]
impl PartyStatement {
    /// The organization whose statement it is.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        let Whose::Organization(id) = self.whose else {
            return Ok(None);
        };
        Ok(asking(ctx).load.organizations.one(id).await?.map(Organization))
    }

    /// The manager whose statement it is.
    async fn manager(&self, ctx: &Context<'_>) -> Result<Option<Manager>> {
        let Whose::Manager(id) = self.whose else {
            return Ok(None);
        };
        Ok(asking(ctx).load.managers.one(id).await?.map(Manager))
    }

    /// The first day that it is about; from the beginning when it is null.
    async fn from(&self) -> Option<NaiveDate> {
        self.period.from
    }

    /// The last day that it is about; to the end when it is null.
    async fn until(&self) -> Option<NaiveDate> {
        self.period.until
    }

    /// By currency, then by account.
    async fn accounts(&self) -> Vec<PartyAccount> {
        self.accounts.iter().cloned().map(PartyAccount).collect()
    }

    /// The same as a table, in the language of `Accept-Language`; null when there is none in this format.
    #[expect(clippy::unused_async, reason = "the engine awaits it")]
    async fn download(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "In which format: CSV or XLSX.")] format: FileFormat,
    ) -> Result<Option<ContractFile>> {
        let sheet = document::party_sheet(&self.accounts, asking(ctx).language);
        let (bytes, ending) = match format {
            FileFormat::Csv => (sheet.csv(), "csv"),
            FileFormat::Xlsx => (sheet.xlsx(), "xlsx"),
            FileFormat::Docx => return Ok(None),
        };
        let whose = match self.whose {
            Whose::Organization(id) => format!("organization_{id}"),
            Whose::Manager(id) => format!("manager_{id}"),
        };
        Ok(Some(ContractFile {
            name: format!("{whose}-statement.{ending}"),
            media_type: format.media_type().to_owned(),
            content: STANDARD.encode(bytes.map_err(Error::internal)?),
        }))
    }
}

#[Object(use_type_description)]
impl PartyAccount {
    /// The account.
    async fn account(&self) -> LedgerAccount {
        self.0.account.into()
    }

    /// The currency of all its amounts, by its ISO 4217 code.
    async fn currency(&self) -> &str {
        &self.0.currency
    }

    /// What was open before the period.
    async fn opening(&self) -> Money {
        Money::exactly(self.0.opening, &self.0.currency)
    }

    /// What fell due within it, less what was taken back; of the payer what it brought, as a negative number.
    async fn due(&self) -> Money {
        Money::exactly(self.0.due, &self.0.currency)
    }

    /// What was paid within it, less what was taken back.
    async fn paid(&self) -> Money {
        Money::exactly(self.0.paid, &self.0.currency)
    }

    /// What is open at its end.
    async fn closing(&self) -> Money {
        Money::exactly(self.0.closing, &self.0.currency)
    }

    /// The lines within the period, the first one first; of very many the last 5,000.
    async fn lines(&self) -> Vec<PartyEntry> {
        self.0.lines.iter().cloned().map(PartyEntry).collect()
    }

    /// How many earlier lines of the period are summed up and not shown.
    async fn left_out(&self) -> i32 {
        saturating(i64::try_from(self.0.left_out).unwrap_or(i64::MAX))
    }
}

#[Object(use_type_description)]
impl PartyEntry {
    /// The id of the contract whose ledger it stands in.
    async fn contract_id(&self) -> ID {
        node::tagged(CONTRACT, self.0.entry.contract_id)
    }

    /// The contract; null where the requester is no party of it.
    async fn contract(&self, ctx: &Context<'_>) -> Result<Option<Contract>> {
        Ok(asking(ctx)
            .load
            .contracts
            .one(self.0.entry.contract_id)
            .await?
            .map(Contract))
    }

    /// The id of the entry.
    async fn settlement(&self) -> ID {
        node::tagged(SETTLEMENT, self.0.entry.id)
    }

    /// What the entry is.
    async fn kind(&self) -> EntryKind {
        self.0.entry.kind.into()
    }

    /// On what event.
    async fn event(&self) -> SettlementEvent {
        self.0.entry.event.into()
    }

    /// The day of the event.
    async fn on(&self) -> NaiveDate {
        self.0.entry.event_on
    }

    /// The day on which it is due.
    async fn due_on(&self) -> NaiveDate {
        self.0.posting.due_on
    }

    /// What it added; negative where it took away.
    async fn amount(&self) -> Money {
        Money::exactly(self.0.amount, &self.0.posting.currency)
    }

    /// What was open then.
    async fn balance(&self) -> Money {
        Money::exactly(self.0.balance, &self.0.posting.currency)
    }
}
