//! What is to be written into the ledger: an income with its rule, checked and reckoned, and who holds the accounts.

use std::collections::HashSet;

use chrono::NaiveDate;
use qiao_entity::{
    contract::Model, contract_party as party, contract_party::PartyRole, engagement_member::TeamRole, manager,
    posting::LedgerAccount, settlement::SettlementEvent, slip::Model as Slip,
};
use sea_orm::{ConnectionTrait, EntityTrait};

use super::{
    calculate::{Calculation, Income, calculate},
    journal::{self, Holder, Line, lines},
    rule::{self, Rule},
    slip,
};
use crate::{
    domain::{
        chain::No,
        contract::Whole,
        problem::{Checks, Problem, Trouble, shown},
    },
    error::Error,
};

/// Most holders that are named for one income.
pub const MOST_HOLDERS: usize = 50;
/// What a share weighs at most beside the others of its account.
const MOST_WEIGHT: u32 = 1_000_000;

/// An income to be settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The rule by which it is shared out.
    pub rule: String,
    /// On what event.
    pub event: SettlementEvent,
    /// The day of the event; today when it is left out.
    pub event_on: Option<NaiveDate>,
    /// The day on which the shares are due; that of the event when it is left out.
    pub due_on: Option<NaiveDate>,
    /// The income.
    pub income: Income,
    /// Who holds the accounts; those that are not named are held by the parties of the contract.
    pub holders: Vec<Holder>,
    /// What is said of the commission.
    pub commission: slip::Said,
    /// A sentence about it.
    pub note: Option<String>,
}

/// An income as it would be written into the ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The rule.
    pub rule: &'static Rule,
    /// The day of the event.
    pub event_on: NaiveDate,
    /// The day on which the shares are due.
    pub due_on: NaiveDate,
    /// The steps.
    pub calculation: Calculation,
    /// Who holds the accounts.
    pub holders: Vec<Holder>,
    /// The lines of the entry.
    pub lines: Vec<Line>,
    /// The income with the commission that is taken of it.
    pub income: Income,
    /// Why less is taken than the terms give.
    pub less: Option<No>,
}

/// The commission terms of a contract, and what was taken by them before.
#[derive(Clone, Debug, Default)]
pub struct Agreed {
    /// The terms in force.
    pub slip: Option<Slip>,
    /// What was taken by them before, in minor units.
    pub before: i64,
}

/// Shares an income out by the newest version of its rule.
///
/// # Errors
///
/// All problems of what was given.
pub fn reckon(rule: &str, income: &Income) -> Result<(&'static Rule, Calculation), Vec<Problem>> {
    let Some(known) = rule::find(rule, None) else {
        let trouble = Trouble::Unknown { given: shown(rule) };
        let path = vec!["rule".to_owned()];
        return Err(vec![Problem { path, trouble }]);
    };
    Ok((known, calculate(known, income)?))
}

/// Who holds the accounts of a contract's ledger, as far as the contract says it: the buyer pays, the seller is the supply side, the
/// intermediary the agency, the managers that it names or else the lead of the team; and who earns by the commission terms.
pub async fn holders(db: &impl ConnectionTrait, whole: &Whole, slip: Option<&Slip>) -> Result<Vec<Holder>, Error> {
    use LedgerAccount::{Agency, Cost, Enterprise, Manager, Payer, Supplier};
    let of = |account, row: &party::Model| Holder {
        account,
        name: row.name.clone(),
        organization: row.organization_id,
        manager: row.manager_id,
        weight: 1,
    };
    let mut found = Vec::new();
    for row in &whole.parties {
        let accounts: &[LedgerAccount] = match row.role {
            PartyRole::Buyer => &[Payer, Enterprise],
            PartyRole::Seller => &[Cost, Supplier],
            PartyRole::Intermediary if row.manager_id.is_some() => &[Manager],
            PartyRole::Intermediary => &[Agency],
        };
        for account in accounts {
            // What comes in is one payer's, what is paid back one seller's; the others share.
            let alone = matches!(account, Payer | Cost);
            if !(alone && found.iter().any(|holder: &Holder| holder.account == *account)) {
                found.push(of(*account, row));
            }
        }
    }
    let lead = whole.team.iter().find(|row| row.role == TeamRole::Lead);
    if let Some(lead) = lead.filter(|_| !found.iter().any(|holder| holder.account == Manager)) {
        let row = manager::Entity::find_by_id(lead.manager_id).one(db).await?;
        let name = row.and_then(|row| row.name_zh.or(row.name_en));
        if let Some(name) = name {
            found.push(Holder {
                account: Manager,
                name,
                organization: None,
                manager: Some(lead.manager_id),
                weight: 1,
            });
        }
    }
    if let Some(slip) = slip {
        found.extend(slip::holder(db, whole, slip).await?);
    }
    Ok(found)
}

/// Reckons what would be written into the ledger of a contract, on a day. `usual` are the holders that the contract itself names.
/// The commission that was agreed is taken, unless it is said why not.
///
/// # Errors
///
/// All problems of what was given.
pub fn plan(
    contract: &Model,
    given: &Given,
    usual: &[Holder],
    agreed: &Agreed,
    today: NaiveDate,
) -> Result<Plan, Vec<Problem>> {
    let mut checks = Checks::default();
    let event_on = given.event_on.unwrap_or(today);
    let due_on = given.due_on.unwrap_or(event_on);
    checks.range("eventOn", Some(event_on), contract.signed_on.unwrap_or(today), today);
    checks.ordered("dueOn", Some(event_on), Some(due_on));
    if matches!(given.event, SettlementEvent::Payment | SettlementEvent::Correction) {
        let of = given.event.code();
        checks.add("event", Trouble::Unknown { given: of });
    }
    checks.text("note", given.note.as_deref(), 500);
    check_holders(given, &mut checks);
    let mut problems = checks.problems();
    let mut income = given.income.clone();
    let mut less = None;
    match slip::taken(
        agreed.slip.as_ref(),
        contract,
        &income,
        agreed.before,
        &given.commission,
    ) {
        Ok((commission, why)) => (income.commission, less) = (commission, why),
        Err(more) => problems.extend(more),
    }
    let (rule, calculation) = match reckon(&given.rule, &income) {
        Ok(reckoned) => reckoned,
        Err(more) => {
            problems.extend(more);
            return Err(problems);
        }
    };
    let named: HashSet<LedgerAccount> = given.holders.iter().map(|holder| holder.account).collect();
    let rest = usual.iter().filter(|holder| !named.contains(&holder.account)).cloned();
    let holders: Vec<Holder> = given.holders.iter().cloned().chain(rest).collect();
    for account in journal::wanted(&calculation) {
        if !holders.iter().any(|holder| holder.account == account) {
            problems.push(Problem {
                path: vec!["holders".to_owned(), account.code()],
                trouble: Trouble::Required,
            });
        }
    }
    let lines = lines(&calculation, &holders);
    match lines {
        Some(lines) if problems.is_empty() => Ok(Plan {
            rule,
            event_on,
            due_on,
            calculation,
            holders,
            lines,
            income,
            less,
        }),
        _ if problems.is_empty() => Err(vec![Problem {
            path: vec!["holders".to_owned()],
            trouble: Trouble::Required,
        }]),
        _ => Err(problems),
    }
}

fn check_holders(given: &Given, checks: &mut Checks) {
    if given.holders.len() > MOST_HOLDERS {
        let (most, is) = (MOST_HOLDERS, given.holders.len());
        checks.add("holders", Trouble::TooMany { most, is });
    }
    let mut seen = HashSet::new();
    checks.each("holders", &given.holders, |checks, holder| {
        if holder.name.trim().is_empty() {
            checks.add("name", Trouble::Required);
        }
        checks.text("name", Some(&holder.name), 256);
        checks.range("weight", Some(holder.weight), 1, MOST_WEIGHT);
        if holder.account == LedgerAccount::Cash {
            let of = holder.account.code();
            checks.add("account", Trouble::Unknown { given: of });
        }
        if !seen.insert((holder.account, holder.name.trim().to_owned())) {
            let given = shown(&holder.name);
            checks.add("name", Trouble::Repeated { given });
        }
    });
}
