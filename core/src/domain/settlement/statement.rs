//! Statements: what each holder of an account is due, was paid, and has open.

use qiao_entity::{
    posting::{self, LedgerAccount, PostingSide},
    settlement::{Column, Entity, EntryKind, Model},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use super::{
    journal::Line,
    list::{line_of, lines_in},
};
use crate::{domain::contract::Change, error::Error};

/// Whose account it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The account.
    pub account: LedgerAccount,
    /// The holder's name.
    pub holder: String,
    /// The organization that it is.
    pub organization: Option<i64>,
    /// The manager that it is.
    pub manager: Option<i64>,
}

impl Account {
    fn of(line: &Line) -> Self {
        Self {
            account: line.account,
            holder: line.holder.clone(),
            organization: line.organization,
            manager: line.manager,
        }
    }
}

/// A line of a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The entry of the ledger.
    pub entry: Model,
    /// The line of it.
    pub posting: posting::Model,
    /// Credits less debits, this one included.
    pub balance: i64,
}

/// What one holder of an account is due, was paid, and has open: of incomes that were shared out, less what was taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Whose it is.
    pub account: Account,
    /// Its lines, the first one first.
    pub entries: Vec<Entry>,
    /// What it is due; of the payer, what it brought, as a negative number.
    pub due: i64,
    /// What it was paid of it.
    pub paid: i64,
    /// What is open.
    pub open: i64,
}

/// The statements of a contract's ledger, one for each holder of an account in the order in which they first stand in it. What was paid out
/// altogether is no holder's.
#[must_use]
pub fn statements(entries: &[Model], postings: &[posting::Model]) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    for entry in entries {
        let is_payment = entry.kind == EntryKind::Payment || takes_back_payment(entries, entry);
        for posting in postings.iter().filter(|row| row.settlement_id == entry.id) {
            let account = Account::of(&line_of(posting));
            if account.account == LedgerAccount::Cash {
                continue;
            }
            let place = found.iter().position(|known| known.account == account);
            let place = place.unwrap_or_else(|| {
                found.push(Statement {
                    account,
                    entries: Vec::new(),
                    due: 0,
                    paid: 0,
                    open: 0,
                });
                found.len() - 1
            });
            let statement = &mut found[place];
            let credit = match posting.side {
                PostingSide::Credit => posting.amount,
                PostingSide::Debit => -posting.amount,
            };
            if is_payment {
                statement.paid -= credit;
            } else {
                statement.due += credit;
            }
            statement.open += credit;
            statement.entries.push(Entry {
                entry: entry.clone(),
                posting: posting.clone(),
                balance: statement.open,
            });
        }
    }
    found
}

/// Whether an entry takes back a payment.
fn takes_back_payment(entries: &[Model], entry: &Model) -> bool {
    let Some(id) = entry.reverses_id else { return false };
    entries
        .iter()
        .any(|other| other.id == id && other.kind == EntryKind::Payment)
}

/// What is open of one share of a settlement.
pub(super) async fn open_of(change: &Change, id: i64, share: &Line) -> Result<i64, Error> {
    let txn = change.write.txn();
    let payments = Entity::find().filter(Column::PaysId.eq(id)).all(txn).await?;
    let numbers: Vec<i64> = payments.iter().map(|row| row.id).collect();
    let back = Entity::find()
        .filter(Condition::all().add(Column::ReversesId.is_in(numbers.iter().copied())))
        .all(txn)
        .await?;
    let all: Vec<i64> = numbers.into_iter().chain(back.into_iter().map(|row| row.id)).collect();
    let moved = lines_in(txn, &all).await?;
    let account = Account::of(share);
    let mine = moved.iter().map(line_of).filter(|line| Account::of(line) == account);
    let paid: i64 = mine
        .map(|line| match line.side {
            PostingSide::Debit => line.amount,
            PostingSide::Credit => -line.amount,
        })
        .sum();
    // What the holder pays as commission is not paid out to it.
    let entry = lines_in(txn, &[id]).await?;
    let owed = entry.iter().map(line_of).filter(|line| line.side == PostingSide::Debit);
    let owed: i64 = owed
        .filter(|line| Account::of(line) == account)
        .map(|line| line.amount)
        .sum();
    Ok(share.amount - owed - paid)
}
