//! Technology contracts (技术合同).

pub(crate) mod clause;
mod file;
mod party;

use async_graphql::{Context, Description, ID, Object, Result, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};
use clause::{ClauseItem, ContractClause};
pub(crate) use file::ContractFile;
pub(in crate::object) use party::person;
use party::{ContractParty, ContractSignature};
use qiao_entity::{contract::Model, step::Side as StoredSide};

use super::{
    Need, Organization, Statement, Step,
    code::{ContractAct, ContractFileKind, ContractKind, ContractStatus, FileFormat, Payment, TransferMode},
    saturating,
    settlement::{CommissionSlip, Settlement},
};
use crate::{
    context::asking,
    domain::{
        contract as domain,
        settlement::{self, statements},
    },
    node,
    page::Listed,
    scalar::{Int64, Money},
};

/// What the ids of contracts begin with.
pub(crate) const CONTRACT: &str = "contract";

/// A technology contract (技术合同): what it says, who signed it, its number in the register, its settlements. Its parties read all of it,
/// and administrators; for everyone else there is none.
#[derive(Clone, Debug, Description)]
pub(crate) struct Contract(pub(crate) Model);

impl Listed for Contract {
    const NAME: &'static str = "Contract";
}

/// What is said of a whole list of contracts.
pub(crate) struct ContractTotals(pub(crate) domain::Filter);

/// What is said of a whole list of contracts.
#[Object]
impl ContractTotals {
    /// How many contracts, on all pages together.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let asking = asking(ctx);
        Ok(saturating(
            domain::count(&asking.app, &asking.requester, &self.0).await?,
        ))
    }
}

/// How far the clauses of a contract are written.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct Checklist {
    /// The version of the list.
    version: String,
    /// Every clause of the list with how it stands.
    items: Vec<ClauseItem>,
    /// How many are filled.
    filled: i32,
    /// How many are missing.
    missing: i32,
}

impl Contract {
    /// What it says.
    pub(super) async fn draft(&self, ctx: &Context<'_>) -> Result<domain::Draft> {
        let load = &asking(ctx).load;
        let whole = load.contract_wholes.one(self.0.id).await?;
        let clauses = load.contract_clauses.one(self.0.id).await?.unwrap_or_default();
        let parties = whole.as_ref().map_or(&[][..], |whole| &whole.parties);
        Ok(domain::Draft::of(&self.0, parties, &clauses))
    }

    /// The entries of its ledger with their lines.
    async fn ledger(
        &self,
        ctx: &Context<'_>,
    ) -> Result<(Vec<qiao_entity::settlement::Model>, Vec<qiao_entity::posting::Model>)> {
        let load = &asking(ctx).load;
        let entries = load.contract_entries.one(self.0.id).await?.unwrap_or_default();
        let ids: Vec<i64> = entries.iter().map(|entry| entry.id).collect();
        let postings = load.postings.many(&ids).await?;
        Ok((entries, postings.into_iter().flatten().flatten().collect()))
    }

    fn money(&self, amount: Option<i64>) -> Option<Money> {
        Money::of(amount, Some(&self.0.currency))
    }
}

#[Object(use_type_description)]
impl Contract {
    /// The contract's id.
    async fn id(&self) -> ID {
        node::tagged(CONTRACT, self.0.id)
    }

    /// The id of the engagement that it ends.
    async fn engagement_id(&self) -> ID {
        node::tagged("engagement", self.0.engagement_id)
    }

    /// The need that it answers; null where the requester may not know of it any more.
    async fn need(&self, ctx: &Context<'_>) -> Result<Option<Need>> {
        Ok(asking(ctx).load.needs.one(self.0.need_id).await?.map(Need))
    }

    /// The enterprise whose need it is.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        let row = asking(ctx).load.organizations.one(self.0.organization_id).await?;
        Ok(row.map(Organization))
    }

    /// How it stands.
    async fn status(&self) -> ContractStatus {
        self.0.status.into()
    }

    /// Its type, one of the five of the Civil Code.
    async fn kind(&self) -> ContractKind {
        self.0.kind.into()
    }

    /// The transfer mode, one of the six.
    async fn mode(&self) -> TransferMode {
        self.0.mode.into()
    }

    /// The name of the project.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// What it is about: content, scope and requirements.
    async fn subject(&self) -> Option<&str> {
        self.0.subject.as_deref()
    }

    /// The currency of all its amounts, by its ISO 4217 code.
    async fn currency(&self) -> &str {
        &self.0.currency
    }

    /// The whole amount (合同成交额).
    async fn amount(&self) -> Option<Money> {
        self.money(self.0.amount)
    }

    /// What of it is for technology (技术交易额).
    async fn technology_amount(&self) -> Option<Money> {
        self.money(self.0.technology_amount)
    }

    /// How it is paid.
    async fn payment(&self) -> Option<Payment> {
        self.0.payment.map(Into::into)
    }

    /// Whether it concerns patents, which it must then name.
    async fn involves_patents(&self) -> bool {
        self.0.involves_patents
    }

    /// The day on which it was signed, or shall be.
    async fn signed_on(&self) -> Option<NaiveDate> {
        self.0.signed_on
    }

    /// Where it was signed, or shall be.
    async fn signed_at_place(&self) -> Option<&str> {
        self.0.signed_at_place.as_deref()
    }

    /// The first day on which it holds.
    async fn valid_from(&self) -> Option<NaiveDate> {
        self.0.valid_from
    }

    /// The last day on which it holds.
    async fn valid_until(&self) -> Option<NaiveDate> {
        self.0.valid_until
    }

    /// Its number in the register of technology contracts (合同登记编号).
    async fn register_number(&self) -> Option<&str> {
        self.0.register_number.as_deref()
    }

    /// Who registered it (登记机构).
    async fn registry(&self) -> Option<&str> {
        self.0.registry.as_deref()
    }

    /// The day on which it was registered.
    async fn registered_on(&self) -> Option<NaiveDate> {
        self.0.registered_on
    }

    /// Its parties, in order.
    async fn parties(&self, ctx: &Context<'_>) -> Result<Vec<ContractParty>> {
        let whole = asking(ctx).load.contract_wholes.one(self.0.id).await?;
        let rows = whole.map(|whole| whole.parties.clone()).unwrap_or_default();
        Ok(rows.into_iter().map(ContractParty).collect())
    }

    /// Its clauses, as far as they are written.
    async fn clauses(&self, ctx: &Context<'_>) -> Result<Vec<ContractClause>> {
        let rows = asking(ctx).load.contract_clauses.one(self.0.id).await?;
        Ok(rows.unwrap_or_default().into_iter().map(ContractClause).collect())
    }

    /// The clauses that the Civil Code lists (articles 845 and 846): what is filled, and what is missing.
    async fn checklist(&self, ctx: &Context<'_>) -> Result<Checklist> {
        let items: Vec<ClauseItem> = domain::clause::checklist(&self.draft(ctx).await?)
            .into_iter()
            .map(ClauseItem)
            .collect();
        let count = |state| items.iter().filter(|item| item.0.state == state).count();
        let whole = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
        Ok(Checklist {
            version: domain::clause::version().to_owned(),
            filled: whole(count(domain::clause::State::Filled)),
            missing: whole(count(domain::clause::State::Missing)),
            items,
        })
    }

    /// The BLAKE3 digest of everything that it says: what is signed.
    async fn digest(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(self.draft(ctx).await?.digest())
    }

    /// The signatures under it, the first one first; those under words that were changed since included.
    async fn signatures(&self, ctx: &Context<'_>) -> Result<Vec<ContractSignature>> {
        let draft = self.draft(ctx).await?;
        let rows = asking(ctx).load.contract_signatures.one(self.0.id).await?;
        let rows = rows.unwrap_or_default();
        let digest = domain::signed_words(&draft, &rows);
        Ok(rows
            .into_iter()
            .map(|row| ContractSignature {
                holds: row.digest == digest,
                row,
            })
            .collect())
    }

    /// Whether commission terms (佣金约定) were signed by both sides before: a deal that had them cannot hide it.
    async fn had_slip(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.slip_row(ctx).await?.is_some())
    }

    /// The commission terms in force, for the sides that signed them, and for administrators.
    pub(crate) async fn slip(&self, ctx: &Context<'_>) -> Result<Option<CommissionSlip>> {
        let asking = asking(ctx);
        let Some(slip) = self.slip_row(ctx).await? else {
            return Ok(None);
        };
        let Some(whole) = asking.load.contract_wholes.one(self.0.id).await? else {
            return Ok(None);
        };
        let reads = domain::standing(&whole, &asking.requester).reads;
        // The supply side signed it only where it was introduced itself.
        let is_signer = |side: &StoredSide| match side {
            StoredSide::Enterprise | StoredSide::Manager | StoredSide::Operator => true,
            StoredSide::Supplier => slip.offered_side == StoredSide::Supplier,
            _ => false,
        };
        Ok(reads.iter().any(is_signer).then_some(CommissionSlip(slip)))
    }

    /// The entries of its ledger, the first one first: incomes that were shared out, payments, reversals.
    async fn settlements(&self, ctx: &Context<'_>) -> Result<Vec<Settlement>> {
        let rows = asking(ctx).load.contract_entries.one(self.0.id).await?;
        Ok(rows.unwrap_or_default().into_iter().map(Settlement).collect())
    }

    /// What was settled of it so far, less what was taken back.
    async fn settled(&self, ctx: &Context<'_>) -> Result<Money> {
        let rows = asking(ctx).load.contract_entries.one(self.0.id).await?;
        let sum = rows.unwrap_or_default().iter().map(|entry| entry.gross).sum();
        Ok(Money::exactly(sum, &self.0.currency))
    }

    /// What each holder of an account is due, was paid, and has open.
    async fn statements(&self, ctx: &Context<'_>) -> Result<Vec<Statement>> {
        let (entries, postings) = self.ledger(ctx).await?;
        let found = statements(&entries, &postings).into_iter();
        Ok(found
            .map(|statement| Statement::new(statement, &self.0.currency))
            .collect())
    }

    /// All debits of its ledger together; all credits are the same, to the minor unit.
    async fn turnover(&self, ctx: &Context<'_>) -> Result<Int64> {
        let (_, postings) = self.ledger(ctx).await?;
        let debits = postings
            .iter()
            .filter(|row| row.side == qiao_entity::posting::PostingSide::Debit);
        Ok(Int64(debits.map(|row| row.amount).sum()))
    }

    /// A document of it, in the language of `Accept-Language`; null when there is none in this format.
    async fn download(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which document.")] kind: ContractFileKind,
        #[graphql(desc = "In which format.")] format: FileFormat,
    ) -> Result<Option<ContractFile>> {
        file::of(ctx, self, kind, format).await
    }

    /// What was done with it, the first thing first.
    async fn steps(&self, ctx: &Context<'_>) -> Result<Vec<Step>> {
        let rows = asking(ctx).load.contract_steps.one(self.0.id).await?;
        // Who makes a contract together knows each other.
        let steps = rows.unwrap_or_default().into_iter();
        Ok(steps.map(|row| Step { row, told: true }).collect())
    }

    /// What the requester may do with it now.
    async fn may(&self, ctx: &Context<'_>) -> Result<Vec<ContractAct>> {
        let asking = asking(ctx);
        let whole = asking.load.contract_wholes.one(self.0.id).await?;
        let acts = whole.map(|whole| domain::acts(&whole, &asking.requester));
        Ok(acts.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// When it was first drafted.
    async fn created_at(&self) -> DateTime<Utc> {
        *self.0.created_at
    }

    /// When it was last changed.
    async fn updated_at(&self) -> DateTime<Utc> {
        *self.0.updated_at
    }

    /// Goes up with every change of it and of its ledger; a change names the version that it saw.
    async fn version(&self) -> i32 {
        saturating(self.0.version)
    }
}

impl Contract {
    /// The commission terms in force, and what was taken by them before: for whoever settles, which all parties then read.
    pub(crate) async fn agreed(&self, ctx: &Context<'_>) -> Result<settlement::plan::Agreed> {
        let slip = self.slip_row(ctx).await?;
        let before = match &slip {
            Some(_) => {
                let (entries, postings) = self.ledger(ctx).await?;
                settlement::slip::taken_before(&entries, &postings)
            }
            None => 0,
        };
        Ok(settlement::plan::Agreed { slip, before })
    }

    async fn slip_row(&self, ctx: &Context<'_>) -> Result<Option<qiao_entity::slip::Model>> {
        let load = &asking(ctx).load;
        let whole = load.contract_wholes.one(self.0.id).await?;
        match whole.and_then(|whole| whole.engagement.introduction_id) {
            Some(introduction) => Ok(load.slips_in_force.one(introduction).await?),
            None => Ok(None),
        }
    }
}

/// The holders of the accounts as the contract itself names them, where its number is one that the requester may read.
pub(crate) async fn usual_holders(
    ctx: &Context<'_>,
    contract: &Model,
    slip: Option<&qiao_entity::slip::Model>,
) -> Result<Vec<settlement::journal::Holder>> {
    let asking = asking(ctx);
    match asking.load.contract_wholes.one(contract.id).await? {
        Some(whole) => Ok(settlement::plan::holders(&asking.app.db, &whole, slip).await?),
        None => Ok(Vec::new()),
    }
}
