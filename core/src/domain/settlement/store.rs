//! Writing the ledger: incomes, payments, reversals. Nothing that was written is ever changed.

use chrono::NaiveDate;
use qiao_entity::{
    contract::{ActiveModel as ContractActive, Model as Contract},
    need::Payment,
    need_move::Reason,
    posting::{self, LedgerAccount, PostingSide},
    settlement::{ActiveModel, Column, Entity, EntryKind, Model, SettlementEvent},
    step::Subject,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use super::{
    calculate::MOST,
    journal::{Line, is_balanced, reversed},
    list::{line_of, lines_in},
    plan::{self, Agreed, Given, Plan},
    slip,
    statement::open_of,
};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::{self, Step},
        contract::{Act, Change},
        problem::{Answer, Checks, Problem, Refusal, Trouble, Written},
    },
    error::Error,
};

/// Entries of one contract's ledger.
const MOST_ENTRIES: usize = 1_000;

/// Something to be paid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paid {
    /// The place of the share among the lines of the settlement.
    pub position: i32,
    /// How much, in minor units.
    pub amount: i64,
    /// When; today when it is left out.
    pub on: Option<NaiveDate>,
    /// A sentence about it.
    pub note: Option<String>,
}

/// Shares an income of a contract out, and writes it into the ledger.
pub async fn settle(
    app: &App,
    requester: &Requester,
    contract: i64,
    version: i64,
    given: Given,
) -> Result<Answer<Model>, Error> {
    let change = match Change::begin(app, requester, contract, version, Act::Settle).await? {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let agreed = agreed(&change).await?;
    let usual = plan::holders(change.write.txn(), &change.whole, agreed.slip.as_ref()).await?;
    let given = checked(&change, requester, given).await?;
    let given = match given {
        Ok(given) => given,
        Err(problems) => return Ok(Err(Refusal::Invalid(problems))),
    };
    let plan = match plan::plan(&change.whole.row, &given, &usual, &agreed, app.clock.today()) {
        Ok(plan) => plan,
        Err(problems) => return Ok(Err(Refusal::Invalid(problems))),
    };
    if let Some(problem) = beyond(&change, &plan).await? {
        return Ok(Err(Refusal::Invalid(vec![problem])));
    }
    let Plan {
        rule,
        event_on,
        due_on,
        calculation,
        holders,
        lines,
        income,
        less,
    } = plan;
    let input = json!({ "income": income, "holders": holders, "dueOn": due_on });
    let next = ActiveModel {
        kind: Set(EntryKind::Settlement),
        rule_code: Set(Some(rule.code.clone())),
        rule_version: Set(Some(rule.version.clone())),
        event: Set(given.event),
        event_on: Set(event_on),
        gross: Set(calculation.gross),
        cost: Set(calculation.cost),
        net: Set(calculation.net),
        input: Set(input.to_string()),
        steps: Set(serde_json::to_string(&calculation.steps).map_err(Error::internal)?),
        note: Set(given.note.filter(|note| !note.trim().is_empty())),
        // Why the commission, or something of it, was left out.
        reason: Set(less.as_ref().map(|no| no.reason)),
        sentence: Set(less.as_ref().map(|no| no.sentence.clone())),
        ..Default::default()
    };
    write(change, requester, Act::Settle, next, lines, due_on, less.as_ref()).await
}

/// The commission terms of a contract, and what was taken by them before.
async fn agreed(change: &Change) -> Result<Agreed, Error> {
    let Some(introduction) = change.whole.engagement.introduction_id else {
        return Ok(Agreed::default());
    };
    let txn = change.write.txn();
    let slip = slip::in_force(txn, &[introduction]).await?.remove(&introduction);
    let entries = Entity::find()
        .filter(Column::ContractId.eq(change.whole.row.id))
        .order_by_asc(Column::Id)
        .all(txn)
        .await?;
    let ids: Vec<i64> = entries.iter().map(|row| row.id).collect();
    let postings = lines_in(txn, &ids).await?;
    Ok(Agreed {
        slip,
        before: slip::taken_before(&entries, &postings),
    })
}

/// Notes that something of a share was paid.
pub async fn pay(app: &App, requester: &Requester, id: i64, version: i64, paid: &Paid) -> Result<Answer<Model>, Error> {
    let (change, entry) = match of_entry(app, requester, id, version, Act::Pay).await? {
        Ok(found) => found,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if entry.kind != EntryKind::Settlement {
        return Ok(Err(chain::wrong_status(entry.kind.code())));
    }
    if is_reversed(&change, id).await? {
        return Ok(Err(chain::wrong_status("REVERSED".to_owned())));
    }
    let today = app.clock.today();
    let on = paid.on.unwrap_or(today);
    let postings = lines_in(change.write.txn(), &[id]).await?;
    let share = postings
        .iter()
        .find(|row| row.position == paid.position && row.side == PostingSide::Credit);
    let Some(share) = share else {
        let given = paid.position.to_string();
        return Ok(Err(Refusal::of("position", Trouble::NoRecord { given })));
    };
    let share = line_of(share);
    let open = open_of(&change, id, &share).await?;
    let mut checks = Checks::default();
    checks.range("amount", Some(paid.amount), 1, open.max(1));
    if open < 1 {
        checks.add("amount", Trouble::NotNeeded);
    }
    checks.range("on", Some(on), entry.event_on, today);
    checks.text("note", paid.note.as_deref(), 500);
    let problems = checks.problems();
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let debit = Line {
        side: PostingSide::Debit,
        amount: paid.amount,
        ..share
    };
    let credit = Line {
        account: LedgerAccount::Cash,
        side: PostingSide::Credit,
        ..debit.clone()
    };
    let next = ActiveModel {
        kind: Set(EntryKind::Payment),
        pays_id: Set(Some(id)),
        event: Set(SettlementEvent::Payment),
        event_on: Set(on),
        gross: Set(0),
        cost: Set(0),
        net: Set(0),
        input: Set(json!({ "position": paid.position, "amount": paid.amount }).to_string()),
        steps: Set("[]".to_owned()),
        note: Set(paid.note.clone().filter(|note| !note.trim().is_empty())),
        ..Default::default()
    };
    write(change, requester, Act::Pay, next, vec![debit, credit], on, None).await
}

/// Takes an entry back by one that mirrors it, for a coded reason and with a sentence that everyone concerned reads. What was paid of a
/// settlement is taken back first.
pub async fn reverse(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    (reason, sentence): (Reason, &str),
) -> Result<Answer<Model>, Error> {
    let (change, entry) = match of_entry(app, requester, id, version, Act::Reverse).await? {
        Ok(found) => found,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let no = match chain::no(reason, sentence) {
        Ok(no) => no,
        Err(problems) => return Ok(Err(Refusal::Invalid(problems))),
    };
    if entry.kind == EntryKind::Reversal {
        return Ok(Err(chain::wrong_status(entry.kind.code())));
    }
    if is_reversed(&change, id).await? {
        return Ok(Err(chain::wrong_status("REVERSED".to_owned())));
    }
    let payments = Entity::find()
        .filter(Column::PaysId.eq(id))
        .all(change.write.txn())
        .await?;
    for payment in payments {
        if !is_reversed(&change, payment.id).await? {
            return Ok(Err(chain::wrong_status("PAID".to_owned())));
        }
    }
    let postings = lines_in(change.write.txn(), &[id]).await?;
    let due_on = app.clock.today();
    let next = ActiveModel {
        kind: Set(EntryKind::Reversal),
        reverses_id: Set(Some(id)),
        event: Set(SettlementEvent::Correction),
        event_on: Set(due_on),
        gross: Set(-entry.gross),
        cost: Set(-entry.cost),
        net: Set(-entry.net),
        input: Set("{}".to_owned()),
        steps: Set("[]".to_owned()),
        reason: Set(Some(no.reason)),
        sentence: Set(Some(no.sentence.clone())),
        ..Default::default()
    };
    let lines = reversed(postings.iter().map(line_of).collect());
    write(change, requester, Act::Reverse, next, lines, due_on, Some(&no)).await
}

/// Begins a write about an entry, through its contract.
async fn of_entry(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    act: Act,
) -> Result<Result<(Change, Model), Refusal>, Error> {
    if !requester.may_write() {
        return Err(Error::forbidden());
    }
    // An entry never changes: it may be read before the contract is locked.
    let Some(entry) = Entity::find_by_id(id).one(&app.db).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    let change = Change::begin(app, requester, entry.contract_id, version, act).await?;
    Ok(change.map(|change| (change, entry)))
}

async fn is_reversed(change: &Change, id: i64) -> Result<bool, Error> {
    let by = Entity::find().filter(Column::ReversesId.eq(id));
    Ok(by.one(change.write.txn()).await?.is_some())
}

/// What was given, with records that it names and that are not there taken for a problem.
async fn checked(
    change: &Change,
    requester: &Requester,
    mut given: Given,
) -> Result<Result<Given, Vec<Problem>>, Error> {
    use qiao_entity::{manager, organization};

    use crate::domain::store::unseen;
    let txn = change.write.txn();
    let organizations: Vec<i64> = given.holders.iter().filter_map(|holder| holder.organization).collect();
    let managers: Vec<i64> = given.holders.iter().filter_map(|holder| holder.manager).collect();
    let named: Vec<i64> = change
        .whole
        .parties
        .iter()
        .filter_map(|row| row.organization_id)
        .collect();
    let team: Vec<i64> = change.whole.team.iter().map(|row| row.manager_id).collect();
    let mut organizations = unseen::<organization::Model>(txn, requester, &organizations).await?;
    organizations.retain(|id| !named.contains(id));
    let mut managers = unseen::<manager::Model>(txn, requester, &managers).await?;
    managers.retain(|id| !team.contains(id));
    let mut problems = Vec::new();
    for (place, holder) in given.holders.iter_mut().enumerate() {
        holder.name = holder.name.trim().to_owned();
        for (field, id, unknown) in [
            ("organization", holder.organization, &organizations),
            ("manager", holder.manager, &managers),
        ] {
            if let Some(id) = id.filter(|id| unknown.contains(id)) {
                problems.push(Problem {
                    path: vec!["holders".to_owned(), place.to_string(), field.to_owned()],
                    trouble: Trouble::NoRecord { given: id.to_string() },
                });
            }
        }
    }
    Ok(if problems.is_empty() { Ok(given) } else { Err(problems) })
}

/// The problem of an income beyond what the contract is worth, where it is worth a fixed sum.
async fn beyond(change: &Change, plan: &Plan) -> Result<Option<Problem>, Error> {
    let contract: &Contract = &change.whole.row;
    let entries = Entity::find()
        .filter(Column::ContractId.eq(contract.id))
        .all(change.write.txn())
        .await?;
    if entries.len() >= MOST_ENTRIES {
        let (most, is) = (MOST_ENTRIES, entries.len());
        return Ok(Some(Problem {
            path: vec!["id".to_owned()],
            trouble: Trouble::TooMany { most, is },
        }));
    }
    let fixed = matches!(contract.payment, Some(Payment::LumpSum | Payment::Instalments));
    let most = if fixed { contract.amount.unwrap_or(MOST) } else { MOST };
    let settled: i64 = entries.iter().map(|entry| entry.gross).sum();
    let left = most.saturating_sub(settled);
    Ok((plan.calculation.gross > left).then(|| Problem {
        path: vec!["gross".to_owned()],
        trouble: Trouble::OutOfRange {
            least: "1".to_owned(),
            most: left.to_string(),
        },
    }))
}

/// Writes an entry with its lines, whose debits and credits must be equal.
async fn write(
    change: Change,
    requester: &Requester,
    act: Act,
    next: ActiveModel,
    lines: Vec<Line>,
    due_on: NaiveDate,
    no: Option<&chain::No>,
) -> Result<Answer<Model>, Error> {
    if lines.is_empty() || !is_balanced(&lines) {
        return Err(Error::internal("an entry whose debits and credits differ"));
    }
    let contract = &change.whole.row;
    let currency = contract.currency.clone();
    let next = ActiveModel {
        contract_id: Set(contract.id),
        currency: Set(currency.clone()),
        at: Set(change.write.now()),
        actor: Set(requester.actor()),
        ..next
    };
    let entry = Entity::insert(next).exec_with_returning(change.write.txn()).await?;
    let rows = lines.into_iter().zip(0..).map(|(line, position)| posting::ActiveModel {
        settlement_id: Set(entry.id),
        position: Set(position),
        account: Set(line.account),
        holder: Set(line.holder),
        organization_id: Set(line.organization),
        manager_id: Set(line.manager),
        side: Set(line.side),
        amount: Set(line.amount),
        currency: Set(currency.clone()),
        due_on: Set(due_on),
        ..Default::default()
    });
    posting::Entity::insert_many(rows)
        .exec_without_returning(change.write.txn())
        .await?;
    let step = Step {
        subject: Subject::Settlement,
        id: entry.id,
        need: contract.need_id,
        act: act.code(),
        from: None,
        to: "POSTED",
        side: change.side,
        no,
    };
    chain::record(&change.write, requester, step).await?;
    let done = change.finish(ContractActive::default()).await?;
    Ok(done.map(|written| Written {
        record: entry,
        position: written.position,
    }))
}
