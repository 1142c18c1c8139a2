//! The statement of one party over all contracts: what it is due, was paid and has open, by currency and account.

use std::collections::HashMap;

use chrono::NaiveDate;
use qiao_entity::{
    posting::{self, LedgerAccount, PostingSide},
    settlement::{Column, Entity, EntryKind, Model},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};

use crate::{app::App, auth::Requester, error::Error};

/// Most lines of a statement; the sums are those of all of them.
pub const MOST_LINES: usize = 5_000;

/// Whose statement it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// An organization's, for its members.
    Organization(i64),
    /// A manager's, for the manager.
    Manager(i64),
}

impl Whose {
    /// Whether the requester reads it: the party itself, and administrators.
    #[must_use]
    pub fn is_read_by(self, requester: &Requester) -> bool {
        requester.is_administrator()
            || match self {
                Self::Organization(id) => requester.organizations().contains(&id),
                Self::Manager(id) => requester.reads_profile() == Some(id),
            }
    }

    /// The lines on its accounts. What was paid out altogether is no party's.
    fn lines(self) -> Select<posting::Entity> {
        let own = match self {
            Self::Organization(id) => posting::Column::OrganizationId.eq(id),
            Self::Manager(id) => posting::Column::ManagerId.eq(id),
        };
        posting::Entity::find()
            .filter(own)
            .filter(posting::Column::Account.ne(LedgerAccount::Cash))
    }
}

/// From which day to which, both included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
}

/// A line of a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct PartyLine {
    /// The entry that it is part of.
    pub entry: Model,
    /// The line itself.
    pub posting: posting::Model,
    /// What it added; negative where it took away.
    pub amount: i64,
    /// What was open then.
    pub balance: i64,
}

/// What a party is due, was paid and has open on one account in one currency.
#[derive(Clone, Debug, PartialEq)]
pub struct PartyAccount {
    /// The account.
    pub account: LedgerAccount,
    /// ISO 4217 code.
    pub currency: String,
    /// What was open before the period.
    pub opening: i64,
    /// What fell due within it, less what was taken back; of the payer what it brought, as a negative number.
    pub due: i64,
    /// What was paid within it, less what was taken back.
    pub paid: i64,
    /// What is open at its end: what was before, what fell due, less what was paid.
    pub closing: i64,
    /// The lines within the period, the first one first.
    pub lines: Vec<PartyLine>,
    /// How many earlier lines of the period are summed up and not shown.
    pub left_out: usize,
}

/// The statement of a party: by currency, then by account. The requester must be one who reads it. Three statements.
pub async fn of_party(app: &App, whose: Whose, period: Period) -> Result<Vec<PartyAccount>, Error> {
    let numbers = || {
        whose
            .lines()
            .select_only()
            .column(posting::Column::SettlementId)
            .into_query()
    };
    let entries = Entity::find()
        .filter(Column::Id.in_subquery(numbers()))
        .all(&app.db)
        .await?;
    let taken_back = Entity::find()
        .select_only()
        .column(Column::ReversesId)
        .filter(Column::Id.in_subquery(numbers()))
        .filter(Column::ReversesId.is_not_null())
        .into_query();
    let payments: Vec<i64> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Id.in_subquery(taken_back))
        .filter(Column::Kind.eq(EntryKind::Payment))
        .into_tuple()
        .all(&app.db)
        .await?;
    let postings = whose.lines().order_by_asc(posting::Column::Id).all(&app.db).await?;
    let entries: HashMap<i64, Model> = entries.into_iter().map(|row| (row.id, row)).collect();
    Ok(accounts(&entries, &payments, postings, period))
}

/// The accounts that follow from a party's lines; `payments` are the numbers of payments that were taken back.
fn accounts(
    entries: &HashMap<i64, Model>,
    payments: &[i64],
    postings: Vec<posting::Model>,
    period: Period,
) -> Vec<PartyAccount> {
    let mut lines: Vec<(&Model, posting::Model)> = postings
        .into_iter()
        .filter_map(|row| Some((entries.get(&row.settlement_id)?, row)))
        .collect();
    // By the day of the event; of one day in the order in which they were written.
    lines.sort_by_key(|(entry, row)| (entry.event_on, entry.id, row.position));
    let mut found: Vec<PartyAccount> = Vec::new();
    for (entry, row) in lines {
        if period.until.is_some_and(|until| entry.event_on > until) {
            continue;
        }
        let known = found
            .iter()
            .position(|known| (known.account, &known.currency) == (row.account, &row.currency));
        let place = known.unwrap_or_else(|| {
            found.push(PartyAccount {
                account: row.account,
                currency: row.currency.clone(),
                opening: 0,
                due: 0,
                paid: 0,
                closing: 0,
                lines: Vec::new(),
                left_out: 0,
            });
            found.len() - 1
        });
        let account = &mut found[place];
        let amount = match row.side {
            PostingSide::Credit => row.amount,
            PostingSide::Debit => -row.amount,
        };
        account.closing += amount;
        if period.from.is_some_and(|from| entry.event_on < from) {
            account.opening += amount;
            continue;
        }
        let pays = entry.kind == EntryKind::Payment || entry.reverses_id.is_some_and(|id| payments.contains(&id));
        if pays {
            account.paid -= amount;
        } else {
            account.due += amount;
        }
        account.lines.push(PartyLine {
            entry: entry.clone(),
            posting: row,
            amount,
            balance: account.closing,
        });
    }
    found.sort_by(|one, other| (&one.currency, one.account).cmp(&(&other.currency, other.account)));
    for account in &mut found {
        account.left_out = account.lines.len().saturating_sub(MOST_LINES);
        account.lines.drain(..account.left_out);
    }
    found
}
