//! Commission slips (佣金约定), as far as a settlement honours them: what was agreed before names were told.

use std::collections::HashMap;

use qiao_entity::{
    account,
    contract::Model as Contract,
    contract_party::PartyRole,
    introduction, manager,
    need_move::Reason,
    posting::{self, LedgerAccount},
    settlement::Model as Entry,
    slip::{Column, Entity, Model, SlipBase, SlipKind, SlipPayee, SlipPayer},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{
    calculate::{Commission, Income, MOST, Terms},
    journal::Holder,
    split::WHOLE,
    statements,
};
use crate::{
    domain::{
        chain::{self, No},
        contract::Whole,
        problem::{Checks, Problem, Trouble},
    },
    error::Error,
};

/// The slip in force of each of these introductions: the last version that both sides signed; one statement. Who may read its terms is the
/// caller's to know.
pub async fn in_force(db: &impl ConnectionTrait, introductions: &[i64]) -> Result<HashMap<i64, Model>, Error> {
    let rows = Entity::find()
        .filter(Column::IntroductionId.is_in(introductions.iter().copied()))
        .filter(Column::NeedSignedAt.is_not_null())
        .filter(Column::SupplySignedAt.is_not_null())
        .order_by_asc(Column::Number)
        .all(db)
        .await?;
    // The later version replaces the one before.
    Ok(rows.into_iter().map(|row| (row.introduction_id, row)).collect())
}

/// What is said of the commission when an income is settled; by default all of it is taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// How much is taken, in minor units; all that the terms give when it is left out.
    pub amount: Option<i64>,
    /// Why less is taken than they give.
    pub reason: Option<Reason>,
    /// Why, in a sentence that all parties read.
    pub sentence: Option<String>,
}

/// What the terms give of an income.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Of what, in minor units.
    pub base: i64,
    /// How much, in minor units, rounded down.
    pub amount: i64,
}

/// What a slip gives of an income, of which so much was taken before by a fixed amount; none where it cannot be reckoned, because its
/// currency is another or the contract does not say what is for technology.
#[must_use]
pub fn claim(slip: &Model, contract: &Contract, income: &Income, before: i64) -> Option<Claim> {
    let gross = i128::from(income.gross);
    let cost: i128 = income.costs.iter().map(|cost| i128::from(cost.amount)).sum();
    let base = match slip.kind {
        SlipKind::None => return Some(Claim { base: 0, amount: 0 }),
        SlipKind::Amount => {
            let amount = slip
                .amount
                .filter(|_| slip.currency.as_ref() == Some(&contract.currency))?;
            return Some(Claim {
                base: amount,
                amount: (amount - before).max(0),
            });
        }
        SlipKind::Rate => match slip.base? {
            SlipBase::ContractAmount | SlipBase::PaymentsReceived => gross,
            SlipBase::NetIncome => gross - cost,
            SlipBase::TechnologyAmount => {
                let whole = contract.amount.filter(|amount| *amount > 0)?;
                gross * i128::from(contract.technology_amount?) / i128::from(whole)
            }
        },
    };
    let amount = base * i128::from(slip.rate?) / i128::from(WHOLE);
    Some(Claim {
        base: i64::try_from(base.max(0)).ok()?,
        amount: i64::try_from(amount.max(0)).ok()?,
    })
}

/// What the commission account of a ledger got so far, less what was taken back.
#[must_use]
pub fn taken_before(entries: &[Entry], postings: &[posting::Model]) -> i64 {
    let found = statements(entries, postings).into_iter();
    let own = found.filter(|statement| statement.account.account == LedgerAccount::Commission);
    own.map(|statement| statement.due).sum()
}

/// The commission that is taken of an income, and why it is less than the terms give.
///
/// # Errors
///
/// The problems of what was said of it.
pub fn taken(
    slip: Option<&Model>,
    contract: &Contract,
    income: &Income,
    before: i64,
    said: &Said,
) -> Result<(Option<Commission>, Option<No>), Vec<Problem>> {
    let mut checks = Checks::default();
    let Some(slip) = slip else {
        if *said != Said::default() {
            checks.add("amount", Trouble::NotWanted);
        }
        return within(checks.problems()).map(|()| (None, None));
    };
    let claim = claim(slip, contract, income, before);
    let most = claim.map_or(MOST, |claim| claim.amount);
    checks.range("amount", said.amount, 0, most);
    let Some(amount) = said.amount.or(claim.map(|claim| claim.amount)) else {
        // Nobody but the parties can say what it is: so they must.
        checks.add("amount", Trouble::Required);
        return within(checks.problems()).map(|()| (None, None));
    };
    let is_less = amount < claim.map_or(1, |claim| claim.amount);
    let why = match (said.reason, said.sentence.as_deref()) {
        (Some(reason), sentence) if is_less => match chain::no(reason, sentence.unwrap_or_default()) {
            Ok(no) => Some(no),
            Err(problems) => return within(problems).map(|()| (None, None)),
        },
        (None, _) if is_less => {
            checks.add("reason", Trouble::Required);
            None
        }
        (None, None) => None,
        _ => {
            checks.add("reason", Trouble::NotWanted);
            None
        }
    };
    within(checks.problems())?;
    let supplier = match slip.payer {
        Some(SlipPayer::Supplier) => amount,
        Some(SlipPayer::Both) => amount / 2,
        _ => 0,
    };
    let whole = claim.is_some_and(|claim| claim.amount == amount);
    let commission = Commission {
        terms: Terms {
            introduction: slip.introduction_id,
            number: slip.number,
            digest: slip.digest.clone(),
        },
        base: claim.map_or(amount, |claim| claim.base),
        basis_points: slip.rate.filter(|_| whole).map(i64::from),
        enterprise: amount - supplier,
        supplier,
    };
    Ok((Some(commission).filter(|_| amount > 0), why))
}

/// The problems, where they lie.
fn within(problems: Vec<Problem>) -> Result<(), Vec<Problem>> {
    if problems.is_empty() {
        return Ok(());
    }
    let inside = |mut problem: Problem| {
        problem.path.insert(0, "commission".to_owned());
        problem
    };
    Err(problems.into_iter().map(inside).collect())
}

/// Who earns the commission: the manager who was introduced, or whoever introduced; an intermediary of the contract stands for the
/// latter.
pub async fn holder(db: &impl ConnectionTrait, whole: &Whole, slip: &Model) -> Result<Option<Holder>, Error> {
    let of = |name: String, organization, manager| Holder {
        account: LedgerAccount::Commission,
        name,
        organization,
        manager,
        weight: 1,
    };
    let Some(row) = introduction::Entity::find_by_id(slip.introduction_id).one(db).await? else {
        return Ok(None);
    };
    if slip.payee == Some(SlipPayee::Manager) {
        let Some(id) = row.manager_id else { return Ok(None) };
        let row = manager::Entity::find_by_id(id).one(db).await?;
        let name = row.and_then(|row| row.name_zh.or(row.name_en));
        return Ok(name.map(|name| of(name, None, Some(id))));
    }
    let named = whole.parties.iter().find(|row| row.role == PartyRole::Intermediary);
    if let Some(row) = named {
        return Ok(Some(of(row.name.clone(), row.organization_id, row.manager_id)));
    }
    let Some(id) = row.actor.strip_prefix("account_").and_then(|id| id.parse::<i64>().ok()) else {
        return Ok(None);
    };
    let row = account::Entity::find_by_id(id).one(db).await?;
    Ok(row.map(|row| of(row.name, None, None)))
}
