//! Double entry: every entry's debits and credits are equal, to the minor unit.

use qiao_entity::posting::{LedgerAccount, PostingSide};
use serde::{Deserialize, Serialize};

use super::{calculate::Calculation, rule::Part, split::split};

/// Whose account it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Holder {
    /// The account.
    pub account: LedgerAccount,
    /// The holder's name.
    pub name: String,
    /// The organization of the registry that it is.
    pub organization: Option<i64>,
    /// The manager of the registry that it is.
    pub manager: Option<i64>,
    /// How much of the account's share is this holder's, beside the others'.
    pub weight: u32,
}

/// One line of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The account.
    pub account: LedgerAccount,
    /// Whose, by name.
    pub holder: String,
    /// Whose, if it is an organization of the registry.
    pub organization: Option<i64>,
    /// Whose, if it is a manager of the registry.
    pub manager: Option<i64>,
    /// Debit or credit.
    pub side: PostingSide,
    /// How much, in minor units: more than nothing.
    pub amount: i64,
}

impl Line {
    fn of(holder: &Holder, side: PostingSide, amount: i64) -> Self {
        Self {
            account: holder.account,
            holder: holder.name.clone(),
            organization: holder.organization,
            manager: holder.manager,
            side,
            amount,
        }
    }
}

/// The accounts that need a holder so that a calculation can be written down: that get something, or pay a commission.
#[must_use]
pub fn wanted(calculation: &Calculation) -> Vec<LedgerAccount> {
    let paying = calculation.steps.iter().filter(|step| step.to == Part::Commission);
    let paying = paying.filter_map(|step| pays(step.of));
    let mut wanted: Vec<LedgerAccount> = accounts(calculation).map(|(account, _)| account).collect();
    for account in paying {
        if !wanted.contains(&account) {
            wanted.push(account);
        }
    }
    wanted
}

/// The accounts that a calculation gives something to.
pub fn accounts(calculation: &Calculation) -> impl Iterator<Item = (LedgerAccount, i64)> {
    Part::ALL
        .into_iter()
        .filter_map(|part| Some((part.account()?, calculation.of(part))))
        .filter(|(_, amount)| *amount > 0)
}

/// Whose account pays a side's part of a commission: the demand side's is the payer of the income.
fn pays(of: Part) -> Option<LedgerAccount> {
    match of {
        Part::Enterprise => Some(LedgerAccount::Payer),
        other => other.account(),
    }
}

/// The lines of an income that is shared out: the payer brings it, costs are paid back, each holder gets its share. Of several
/// holders of one account each gets a part by its weight. A commission is debited to whoever pays it.
///
/// `None` when an account that gets something has no holder.
#[must_use]
pub fn lines(calculation: &Calculation, holders: &[Holder]) -> Option<Vec<Line>> {
    let of = |account| holders.iter().filter(move |holder| holder.account == account);
    let mut lines = vec![Line::of(
        of(LedgerAccount::Payer).next()?,
        PostingSide::Debit,
        calculation.gross,
    )];
    if calculation.cost > 0 {
        lines.push(Line::of(
            of(LedgerAccount::Cost).next()?,
            PostingSide::Credit,
            calculation.cost,
        ));
    }
    let among = |account, amount, side| {
        let mine: Vec<&Holder> = of(account).collect();
        let weights: Vec<u128> = mine.iter().map(|holder| u128::from(holder.weight)).collect();
        let parts = split(amount, &weights)?;
        let shared = mine.into_iter().zip(parts).filter(|(_, part)| *part > 0);
        Some(
            shared
                .map(move |(holder, part)| Line::of(holder, side, part))
                .collect::<Vec<_>>(),
        )
    };
    for step in calculation.steps.iter().filter(|step| step.to == Part::Commission) {
        lines.extend(among(pays(step.of)?, step.amount, PostingSide::Debit)?);
    }
    for (account, amount) in accounts(calculation) {
        lines.extend(among(account, amount, PostingSide::Credit)?);
    }
    Some(lines)
}

/// The lines that take an entry back.
#[must_use]
pub fn reversed(lines: Vec<Line>) -> Vec<Line> {
    let turn = |line: Line| Line {
        side: match line.side {
            PostingSide::Debit => PostingSide::Credit,
            PostingSide::Credit => PostingSide::Debit,
        },
        ..line
    };
    lines.into_iter().map(turn).collect()
}

/// Debits less credits.
pub fn balance<'a>(lines: impl IntoIterator<Item = (&'a PostingSide, i64)>) -> i128 {
    lines
        .into_iter()
        .map(|(side, amount)| match side {
            PostingSide::Debit => i128::from(amount),
            PostingSide::Credit => -i128::from(amount),
        })
        .sum()
}

/// Whether debits and credits are equal.
#[must_use]
pub fn is_balanced(lines: &[Line]) -> bool {
    balance(lines.iter().map(|line| (&line.side, line.amount))) == 0
}
