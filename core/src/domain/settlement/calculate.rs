//! The calculator: from an income to what each account gets, step by step, exact to the minor unit.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{
    rule::{Part, Rule, Share},
    split::{WHOLE, at_least, split_above},
};
use crate::domain::problem::{Checks, Problem, Trouble};

/// The greatest income, in minor units: some trillions of yuan, so that every product is exact.
pub const MOST: i64 = 1_000_000_000_000_000;
/// Most costs of one income.
pub const MOST_COSTS: usize = 20;

/// What an income cost before anything is shared out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// What for.
    pub label: String,
    /// How much, in minor units.
    pub amount: i64,
}

/// What the parties agreed for one share of a rule: basis points of its pool, or a fixed amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// Of what it is taken.
    pub of: Part,
    /// To whom it goes.
    pub to: Part,
    /// In basis points.
    pub basis_points: Option<i64>,
    /// A fixed amount in minor units.
    pub amount: Option<i64>,
}

/// An income to be shared out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Income {
    /// The whole, in minor units.
    pub gross: i64,
    /// What it cost.
    pub costs: Vec<Cost>,
    /// What was agreed; the rule's own ratios for the rest.
    pub shares: Vec<Agreed>,
    /// The commission that is taken beside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commission: Option<Commission>,
}

/// The version of the commission terms by which something is taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The introduction whose terms they are.
    pub introduction: i64,
    /// Which version.
    pub number: i32,
    /// The digest that both sides signed.
    pub digest: String,
}

/// A commission (佣金) that is taken of an income, as the terms that both sides signed say. It lies beside the shares of the rule:
/// whoever pays it pays it of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commission {
    /// By which terms.
    pub terms: Terms,
    /// Of what it is taken, in minor units.
    pub base: i64,
    /// In basis points; none for a fixed amount, or where less was taken.
    pub basis_points: Option<i64>,
    /// What the demand side pays of it.
    pub enterprise: i64,
    /// What the supply side pays of it.
    pub supplier: i64,
}

/// One step of a calculation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Of what it was taken, and how much that was.
    pub of: Part,
    /// How much that was, in minor units.
    pub pool: i64,
    /// To whom it went.
    pub to: Part,
    /// In basis points; none for what was left and for a fixed amount.
    pub basis_points: Option<i64>,
    /// Whether a fixed amount was agreed.
    pub fixed: bool,
    /// How much came of it, in minor units.
    pub amount: i64,
    /// What is prescribed at least, in basis points.
    pub least: Option<i64>,
    /// The source of what is prescribed.
    pub source: Option<String>,
    /// By how much rounding moved it, in ten-thousandths of a minor unit.
    pub rounded: i64,
    /// The terms by which a commission is taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<Terms>,
}

/// What came of a calculation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calculation {
    /// The income.
    pub gross: i64,
    /// What it cost.
    pub cost: i64,
    /// What was shared out.
    pub net: i64,
    /// Each share, in the order of the rule.
    pub steps: Vec<Step>,
}

impl Calculation {
    /// What an account's part got altogether.
    #[must_use]
    pub fn of(&self, part: Part) -> i64 {
        let mine = self.steps.iter().filter(|step| step.to == part);
        mine.map(|step| step.amount).sum()
    }
}

/// Shares an income out by a rule.
///
/// # Errors
///
/// All problems of what was given.
pub fn calculate(rule: &Rule, income: &Income) -> Result<Calculation, Vec<Problem>> {
    let mut checks = Checks::default();
    check(rule, income, &mut checks);
    let problems = checks.problems();
    if !problems.is_empty() {
        return Err(problems);
    }
    let cost = income.costs.iter().map(|cost| cost.amount).sum::<i64>();
    let net = income.gross - cost;
    let mut pools = HashMap::from([(Part::Net, net)]);
    let mut steps = Vec::new();
    let mut done = Vec::new();
    for share in &rule.shares {
        if done.contains(&share.of) {
            continue;
        }
        done.push(share.of);
        let pool = pools.get(&share.of).copied().unwrap_or(0);
        let shared = of_pool(rule, income, share.of, pool)?;
        for step in &shared {
            *pools.entry(step.to).or_default() += step.amount;
        }
        steps.extend(shared);
    }
    steps.extend(income.commission.iter().flat_map(paid));
    Ok(Calculation {
        gross: income.gross,
        cost,
        net,
        steps,
    })
}

/// The steps of a commission: one for each side that pays of it.
fn paid(commission: &Commission) -> impl Iterator<Item = Step> {
    let both = [
        (Part::Enterprise, commission.enterprise),
        (Part::Supplier, commission.supplier),
    ];
    both.into_iter()
        .filter(|(_, amount)| *amount > 0)
        .map(|(of, amount)| Step {
            of,
            pool: commission.base,
            to: Part::Commission,
            basis_points: commission.basis_points,
            fixed: commission.basis_points.is_none(),
            amount,
            least: None,
            source: None,
            rounded: 0,
            terms: Some(commission.terms.clone()),
        })
}

fn check(rule: &Rule, income: &Income, checks: &mut Checks) {
    if let Some(commission) = &income.commission {
        checks.range("commission", Some(commission.enterprise), 0, MOST);
        checks.range("commission", Some(commission.supplier), 0, MOST);
    }
    checks.range("gross", Some(income.gross), 1, MOST);
    if income.costs.len() > MOST_COSTS {
        let (most, is) = (MOST_COSTS, income.costs.len());
        checks.add("costs", Trouble::TooMany { most, is });
    }
    checks.each("costs", &income.costs, |checks, cost| {
        if cost.label.trim().is_empty() {
            checks.add("label", Trouble::Required);
        }
        checks.text("label", Some(&cost.label), 128);
        checks.range("amount", Some(cost.amount), 1, MOST);
    });
    let cost: i128 = income.costs.iter().map(|cost| i128::from(cost.amount)).sum();
    if cost > i128::from(income.gross) {
        let most = income.gross.to_string();
        checks.add(
            "costs",
            Trouble::OutOfRange {
                least: "0".to_owned(),
                most,
            },
        );
    }
    let mut seen = Vec::new();
    checks.each("shares", &income.shares, |checks, agreed| {
        let known = rule
            .shares
            .iter()
            .find(|share| (share.of, share.to) == (agreed.of, agreed.to) && !share.rest);
        let Some(known) = known else {
            let given = format!("{:?}", agreed.to).to_uppercase();
            checks.add("to", Trouble::Unknown { given });
            return;
        };
        if seen.contains(&(agreed.of, agreed.to)) {
            let given = format!("{:?}", agreed.to).to_uppercase();
            checks.add("to", Trouble::Repeated { given });
        }
        seen.push((agreed.of, agreed.to));
        match (agreed.basis_points, agreed.amount) {
            (Some(_), Some(_)) => checks.add("amount", Trouble::NotWanted),
            (None, None) => checks.add("basisPoints", Trouble::Required),
            (points, amount) => {
                checks.range("basisPoints", points, known.least.unwrap_or(0), WHOLE);
                checks.range("amount", amount, 0, MOST);
            }
        }
    });
}

/// What was agreed for a share: basis points or a fixed amount.
fn terms(income: &Income, share: &Share) -> (i64, Option<i64>) {
    let agreed = income
        .shares
        .iter()
        .find(|agreed| (agreed.of, agreed.to) == (share.of, share.to));
    match agreed {
        Some(agreed) => (agreed.basis_points.unwrap_or(0), agreed.amount),
        None => (share.usual, None),
    }
}

/// Shares one pool out: fixed amounts first, then ratios of the whole pool; what is left goes to the share that takes the rest.
fn of_pool(rule: &Rule, income: &Income, of: Part, pool: i64) -> Result<Vec<Step>, Vec<Problem>> {
    let shares: Vec<&Share> = rule.shares_of(of).collect();
    let agreed: Vec<(i64, Option<i64>)> = shares
        .iter()
        .map(|share| if share.rest { (0, None) } else { terms(income, share) })
        .collect();
    let too_much = || {
        vec![Problem {
            path: vec!["shares".to_owned()],
            trouble: Trouble::OutOfRange {
                least: "0".to_owned(),
                most: pool.to_string(),
            },
        }]
    };
    let fixed: i128 = agreed.iter().filter_map(|(_, amount)| *amount).map(i128::from).sum();
    let points: i64 = agreed.iter().map(|(points, _)| points).sum();
    let (whole, exact) = (i128::from(WHOLE), i128::from(pool));
    let rest = whole * (exact - fixed) - i128::from(points) * exact;
    if rest < 0 {
        return Err(too_much());
    }
    // In ten-thousandths of a minor unit: exact, and together just what the fixed amounts leave.
    let weights: Vec<i128> = shares
        .iter()
        .zip(&agreed)
        .map(|(share, (points, _))| if share.rest { rest } else { i128::from(*points) * exact })
        .collect();
    let floor = |share: &Share| share.least.map_or(0, |least| at_least(pool, least));
    let floors: Vec<i64> = shares
        .iter()
        .zip(&agreed)
        .map(|(share, (_, amount))| if amount.is_some() { 0 } else { floor(share) })
        .collect();
    let below = shares
        .iter()
        .zip(&agreed)
        .any(|(share, (_, amount))| amount.is_some_and(|amount| amount < floor(share)));
    if below {
        return Err(too_much_below(&shares, &agreed, pool));
    }
    let left = i64::try_from(exact - fixed).unwrap_or(0);
    let parts = if left == 0 {
        vec![0; shares.len()]
    } else {
        let weights: Vec<u128> = weights.iter().map(|weight| weight.unsigned_abs()).collect();
        split_above(left, &weights, &floors).ok_or_else(too_much)?
    };
    Ok(shares
        .iter()
        .zip(&agreed)
        .zip(parts.iter().zip(&weights))
        .map(|((share, (points, amount)), (part, weight))| Step {
            of,
            pool,
            to: share.to,
            basis_points: (!share.rest && amount.is_none()).then_some(*points),
            fixed: amount.is_some(),
            amount: amount.unwrap_or(*part),
            least: share.least,
            source: share.source.clone(),
            rounded: match amount {
                Some(_) => 0,
                None => i64::try_from(i128::from(*part) * whole - weight).unwrap_or(0),
            },
            terms: None,
        })
        .collect())
}

/// The problem of a fixed amount that is less than what is prescribed.
fn too_much_below(shares: &[&Share], agreed: &[(i64, Option<i64>)], pool: i64) -> Vec<Problem> {
    let least = shares
        .iter()
        .zip(agreed)
        .filter(|(_, (_, amount))| amount.is_some())
        .filter_map(|(share, _)| share.least)
        .map(|least| at_least(pool, least))
        .max();
    vec![Problem {
        path: vec!["shares".to_owned()],
        trouble: Trouble::OutOfRange {
            least: least.unwrap_or(0).to_string(),
            most: pool.to_string(),
        },
    }]
}
