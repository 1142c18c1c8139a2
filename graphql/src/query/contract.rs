//! Contracts: one by id, the requester's own; the clauses and the rules; the calculator.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::NaiveDate;

use crate::{
    context::asking,
    domain::{
        contract as domain,
        problem::Problem as Found,
        settlement::{
            self,
            calculate::{Agreed, Calculation, Cost, Income},
            journal::Holder,
            plan::{self, Given},
            rule, slip,
        },
    },
    mutation::problem::Problem,
    node,
    object::{
        CONTRACT, Contract, ContractTotals, PartyStatement, SETTLEMENT, Settlement, SettlementRule, SettlementStep,
        clause::ListedClause,
        code::{ContractStatus, LedgerAccount, MoveReason, SettlementEvent, SettlementPart, codes},
        usual_holders,
    },
    page::{Connection, Window},
    scalar::{Int64, Money},
};

/// What an income cost before anything is shared out.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct CostInput {
    /// What for: up to 128 characters.
    label: String,
    /// How much, in minor units.
    amount: Int64,
}

/// What the parties agreed for one share of a rule: basis points of what is shared out, or a fixed amount.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ShareInput {
    /// Of what it is taken.
    of: SettlementPart,
    /// To whom it goes.
    to: SettlementPart,
    /// In basis points: 10000 is the whole.
    basis_points: Option<i32>,
    /// A fixed amount, in minor units.
    amount: Option<Int64>,
}

/// Who holds an account.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct HolderInput {
    /// The account.
    account: LedgerAccount,
    /// The holder's name.
    name: String,
    /// The organization of the registry that it is.
    organization: Option<ID>,
    /// The manager of the registry that it is.
    manager: Option<ID>,
    /// How much of the account's share is this holder's beside the others': 1 when it is left out.
    weight: Option<i32>,
}

/// What is said of the commission that was agreed before names were told. All of it is taken, unless it is said why not.
#[derive(Clone, Debug, Default, InputObject)]
pub(crate) struct CommissionInput {
    /// How much is taken, in minor units; all that the terms give when it is left out, and 0 to leave it out.
    amount: Option<Int64>,
    /// Why less is taken than the terms give.
    reason: Option<MoveReason>,
    /// Why, in a sentence that all parties of the contract read: up to 500 characters.
    sentence: Option<String>,
}

/// An income to be shared out.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct IncomeInput {
    /// The code of the rule.
    rule: String,
    /// The whole, in minor units.
    gross: Int64,
    /// What it cost.
    costs: Option<Vec<CostInput>>,
    /// What was agreed; where nothing is said, the rule's own ratios.
    shares: Option<Vec<ShareInput>>,
    /// On what event; the receipt of a payment when it is left out.
    event: Option<SettlementEvent>,
    /// The day of the event; today when it is left out.
    event_on: Option<NaiveDate>,
    /// The day on which the shares are due; that of the event when it is left out.
    due_on: Option<NaiveDate>,
    /// Who holds the accounts; where nobody is named, the parties of the contract.
    holders: Option<Vec<HolderInput>>,
    /// What is said of the commission; where nothing is said, all is taken that the terms in force give.
    commission: Option<CommissionInput>,
    /// A sentence about it: up to 500 characters.
    note: Option<String>,
}

impl From<IncomeInput> for Given {
    fn from(input: IncomeInput) -> Self {
        // An id of nothing names a record that nobody knows of.
        let number = |name: &str, id: Option<ID>| id.map(|id| node::number_of(name, &id).unwrap_or(0));
        let cost = |cost: CostInput| Cost {
            label: cost.label,
            amount: cost.amount.0,
        };
        let share = |share: ShareInput| Agreed {
            of: share.of.into(),
            to: share.to.into(),
            basis_points: share.basis_points.map(i64::from),
            amount: share.amount.map(|amount| amount.0),
        };
        let holder = |holder: HolderInput| Holder {
            account: holder.account.into(),
            name: holder.name,
            organization: number("organization", holder.organization),
            manager: number("manager", holder.manager),
            weight: holder.weight.map_or(1, |weight| u32::try_from(weight).unwrap_or(0)),
        };
        Self {
            rule: input.rule,
            event: input
                .event
                .map_or(qiao_entity::settlement::SettlementEvent::Receipt, Into::into),
            event_on: input.event_on,
            due_on: input.due_on,
            income: Income {
                gross: input.gross.0,
                costs: input.costs.unwrap_or_default().into_iter().map(cost).collect(),
                shares: input.shares.unwrap_or_default().into_iter().map(share).collect(),
                commission: None,
            },
            commission: input.commission.map_or_else(slip::Said::default, |said| slip::Said {
                amount: said.amount.map(|amount| amount.0),
                reason: said.reason.map(Into::into),
                sentence: said.sentence,
            }),
            holders: input.holders.unwrap_or_default().into_iter().map(holder).collect(),
            note: input.note,
        }
    }
}

/// A line that would be written into the ledger.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct PlannedLine {
    /// The account.
    account: LedgerAccount,
    /// Whose, by name.
    holder: String,
    /// What is debited.
    debit: Option<Money>,
    /// What is credited.
    credit: Option<Money>,
}

/// What would come of sharing an income out. Nothing is stored.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct SettlementPlan {
    /// The rule, in its last version; null when there is none of this code.
    rule: Option<SettlementRule>,
    /// What keeps it from being done.
    problems: Vec<Problem>,
    /// The income.
    gross: Money,
    /// What it cost; null while there are problems.
    cost: Option<Money>,
    /// What is shared out.
    net: Option<Money>,
    /// Each step of the calculation.
    steps: Vec<SettlementStep>,
    /// The lines that would be written into the ledger of the contract; none without one.
    lines: Vec<PlannedLine>,
    /// What the commission terms in force give of this income, less what was taken by them before where they name a fixed amount; null
    /// where there are none, or it cannot be reckoned.
    claim: Option<Money>,
    /// What is taken as commission: all that the terms give, unless it is said why not.
    commission: Option<Money>,
}

#[derive(Default)]
pub(crate) struct ContractQuery;

#[Object]
impl ContractQuery {
    /// A technology contract by its id, for its parties and administrators; null for everyone else.
    async fn contract(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id, such as `contract_42`.")] id: ID,
    ) -> Result<Option<Contract>> {
        let Some(number) = node::number_of(CONTRACT, &id) else {
            return Ok(None);
        };
        Ok(asking(ctx).load.contracts.one(number).await?.map(Contract))
    }

    /// An entry of a contract's ledger by its id, for the contract's parties and administrators; null for everyone else.
    async fn settlement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id, such as `settlement_42`.")] id: ID,
    ) -> Result<Option<Settlement>> {
        let Some(number) = node::number_of(SETTLEMENT, &id) else {
            return Ok(None);
        };
        Ok(asking(ctx).load.settlements.one(number).await?.map(Settlement))
    }

    /// The statement of an organization or a manager over all contracts: what it is due, was paid and has open, by currency and account. For
    /// the party itself and for administrators; null for everyone else.
    async fn party_statement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The organization or the manager.")] party: ID,
        #[graphql(desc = "The first day of the period: of the events, not of when they were written.")] from: Option<
            NaiveDate,
        >,
        #[graphql(desc = "The last day of the period.")] until: Option<NaiveDate>,
    ) -> Result<Option<PartyStatement>> {
        let asking = asking(ctx);
        let organization = node::number_of("organization", &party).map(settlement::Whose::Organization);
        let whose = organization.or_else(|| node::number_of("manager", &party).map(settlement::Whose::Manager));
        let Some(whose) = whose.filter(|whose| whose.is_read_by(&asking.requester)) else {
            return Ok(None);
        };
        let period = settlement::Period { from, until };
        let accounts = settlement::of_party(&asking.app, whose, period).await?;
        Ok(Some(PartyStatement {
            whose,
            period,
            accounts,
        }))
    }

    /// The clauses that the Civil Code lists for technology contracts (articles 845 and 846), in order.
    async fn contract_clauses(&self) -> Vec<ListedClause> {
        domain::clause::list().iter().map(ListedClause).collect()
    }

    /// The rules by which incomes may be shared out, each in its last version.
    async fn settlement_rules(&self) -> Vec<SettlementRule> {
        rule::current().map(SettlementRule).collect()
    }

    /// What would come of sharing an income out, step by step. Nothing is stored; who names a contract must be its party.
    async fn settlement_plan(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The income.")] income: IncomeInput,
        #[graphql(desc = "The contract into whose ledger it would be written.")] contract: Option<ID>,
        #[graphql(desc = "The currency where no contract says it: CNY when it is left out.")] currency: Option<String>,
    ) -> Result<Option<SettlementPlan>> {
        let given = Given::from(income);
        let Some(id) = contract else {
            let currency = currency.unwrap_or_else(|| "CNY".to_owned());
            return Ok(Some(told(
                ctx,
                &given,
                &currency,
                plan::reckon(&given.rule, &given.income).map(|(_, done)| done),
            )));
        };
        let asking = asking(ctx);
        let row = match node::number_of(CONTRACT, &id) {
            Some(number) => asking.load.contracts.one(number).await?,
            None => None,
        };
        let Some(row) = row else { return Ok(None) };
        let contract = Contract(row);
        let agreed = contract.agreed(ctx).await?;
        let row = &contract.0;
        let usual = usual_holders(ctx, row, agreed.slip.as_ref()).await?;
        let planned = plan::plan(row, &given, &usual, &agreed, asking.app.clock.today());
        let commission = planned.as_ref().ok().filter(|_| agreed.slip.is_some());
        let commission = commission.map(|plan| plan.calculation.of(rule::Part::Commission));
        let lines = planned.as_ref().map_or_else(|_| Vec::new(), |plan| plan.lines.clone());
        let mut said = told(ctx, &given, &row.currency, planned.map(|plan| plan.calculation));
        said.lines = lines
            .into_iter()
            .map(|line| {
                let amount = Some(Money::exactly(line.amount, &row.currency));
                let is_debit = line.side == qiao_entity::posting::PostingSide::Debit;
                PlannedLine {
                    account: line.account.into(),
                    holder: line.holder,
                    debit: amount.clone().filter(|_| is_debit),
                    credit: amount.filter(|_| !is_debit),
                }
            })
            .collect();
        if let Some(terms) = &agreed.slip {
            let claim = slip::claim(terms, row, &given.income, agreed.before);
            said.claim = Money::of(claim.map(|claim| claim.amount), Some(&row.currency));
        }
        said.commission = Money::of(commission, Some(&row.currency));
        Ok(Some(said))
    }
}

fn told(ctx: &Context<'_>, given: &Given, currency: &str, done: Result<Calculation, Vec<Found>>) -> SettlementPlan {
    let money = |amount| Money::exactly(amount, currency);
    let mut said = SettlementPlan {
        rule: rule::find(&given.rule, None).map(SettlementRule),
        problems: Vec::new(),
        gross: money(given.income.gross),
        cost: None,
        net: None,
        steps: Vec::new(),
        lines: Vec::new(),
        claim: None,
        commission: None,
    };
    match done {
        Ok(done) => {
            said.cost = Some(money(done.cost));
            said.net = Some(money(done.net));
            said.steps = done
                .steps
                .into_iter()
                .map(|step| SettlementStep::new(step, currency))
                .collect();
        }
        Err(problems) => {
            let language = asking(ctx).language;
            said.problems = problems
                .into_iter()
                .map(|problem| Problem::told(problem, language))
                .collect();
        }
    }
    said
}

/// The contracts of which the requester is a party.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ViewerContracts;

#[Object]
impl ViewerContracts {
    /// The technology contracts of which the requester is a party, the newest first; administrators see all.
    async fn contracts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those that stand so.")] statuses: Option<Vec<ContractStatus>>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Contract, ContractTotals>> {
        let asking = asking(ctx);
        let place = "viewer contracts";
        let request = Window {
            first,
            after,
            last,
            before,
        }
        .of(place)?;
        let filter = domain::Filter {
            statuses: codes(statuses.unwrap_or_default()),
        };
        let page = domain::page(&asking.app, &asking.requester, &filter, &request).await?;
        Ok(Connection::of_rows(page, place, Contract, ContractTotals(filter)))
    }
}
