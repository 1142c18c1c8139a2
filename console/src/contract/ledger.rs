//! `/contracts/ID/ledger`: the entries of a contract with their lines; shares are paid, entries taken back.

use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};
use cynic::QueryBuilder;
use poem::{Response, handler, web::Path};

use super::{
    act::{day, version},
    exact,
    piece::{NeedName, Person, Summary},
    reckoned::Step,
    show::{reasons, status},
    unit,
};
use crate::{
    chain::{Chain, Here},
    change::{Change, Outcome, change},
    code::{Code, ContractAct, EntryKind, LedgerAccount, MoveReason, PostingSide, SettlementEvent},
    fault::Fault,
    fields::Fields,
    piece::{Money, Prose},
    problem::Problems,
    schema::{self, Whole},
    visit::Visit,
};

/// What `payShare` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct PayShareInput {
    settlement: cynic::Id,
    version: i32,
    position: i32,
    amount: Whole,
    on: Option<NaiveDate>,
    note: Option<String>,
}
change!($ "payShare" PayShareInput -> "SettlementPayload" { "SettlementPosted" | "InvalidSettlement" });
/// What `reverseSettlement` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct ReverseSettlementInput {
    settlement: cynic::Id,
    version: i32,
    reason: MoveReason,
    sentence: String,
}
change!($ "reverseSettlement" ReverseSettlementInput -> "SettlementPayload" { "SettlementPosted" | "InvalidSettlement" });

#[derive(cynic::QueryVariables)]
struct Wanted {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Wanted")]
struct Asked {
    #[arguments(id: $id)]
    contract: Option<Contract>,
}

#[derive(cynic::QueryFragment)]
struct Contract {
    id: cynic::Id,
    need: Option<NeedName>,
    title: String,
    currency: String,
    version: i32,
    may: Vec<ContractAct>,
    settled: Money,
    statements: Vec<Summary>,
    settlements: Vec<Entry>,
}

impl Contract {
    fn allows(&self, act: &str) -> bool {
        self.may.iter().any(|may| may.value() == act)
    }
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Settlement")]
struct Entry {
    id: cynic::Id,
    kind: EntryKind,
    event: SettlementEvent,
    event_on: NaiveDate,
    rule: Option<Rule>,
    gross: Money,
    steps: Vec<Step>,
    postings: Vec<Posting>,
    reversed_by: Option<cynic::Id>,
    reverses: Option<cynic::Id>,
    pays: Option<cynic::Id>,
    note: Option<String>,
    reason: Option<MoveReason>,
    sentence: Option<String>,
    at: DateTime<Utc>,
    person: Option<Person>,
}

impl Entry {
    fn is_settlement(&self) -> bool {
        self.kind == EntryKind::Settlement
    }

    fn is_reversal(&self) -> bool {
        self.kind == EntryKind::Reversal
    }

    /// The class of its badge.
    fn mark(&self) -> &'static str {
        match self.kind {
            EntryKind::Settlement => "good",
            EntryKind::Payment => "info",
            EntryKind::Reversal => "bad",
        }
    }

    /// The lines whose shares can be paid: place and name.
    fn shares(&self, visit: &Visit) -> Vec<(String, String)> {
        let lines = self.postings.iter().filter(|line| line.is_credit());
        let named = |line: &Posting| {
            let text = format!(
                "{} · {} · {}",
                line.holder,
                visit.label(&line.account),
                exact(&line.amount)
            );
            (line.position.to_string(), text)
        };
        lines.map(named).collect()
    }
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "SettlementRule")]
struct Rule {
    version: String,
    name: Prose,
}

#[derive(cynic::QueryFragment)]
struct Posting {
    position: i32,
    account: LedgerAccount,
    holder: String,
    side: PostingSide,
    amount: Money,
    due_on: NaiveDate,
}

impl Posting {
    fn is_credit(&self) -> bool {
        self.side == PostingSide::Credit
    }
}

#[derive(Template)]
#[template(path = "contract/ledger.html")]
struct Page<'a> {
    visit: &'a Visit,
    contract: Contract,
    reasons: Vec<(&'static str, String)>,
    typed: Fields,
    problems: Problems,
    is_stale: bool,
    chain: Option<Chain>,
}

impl Page<'_> {
    /// The contract's page.
    fn base(&self) -> String {
        format!("/contracts/{}", self.contract.id.inner())
    }

    /// What was typed into a form of an entry, if it was that one.
    fn of(&self, entry: &Entry, name: &str) -> &str {
        if self.typed.get("settlement") == entry.id.inner() {
            self.typed.get(name)
        } else {
            ""
        }
    }
}

impl Page<'_> {
    /// What is wrong with a field of an entry's form.
    fn wrong(&self, entry: &Entry, name: &str) -> Vec<&str> {
        if self.typed.get("settlement") == entry.id.inner() {
            self.problems.at(name)
        } else {
            Vec::new()
        }
    }

    /// Whether the form with a field was sent for an entry.
    fn opens(&self, entry: &Entry, name: &str) -> bool {
        self.typed.get("settlement") == entry.id.inner() && self.typed.text(name).is_some()
    }
}

async fn page(visit: &Visit, id: &str, typed: Fields, problems: Problems, is_stale: bool) -> Result<Response, Fault> {
    visit.known()?;
    let asked = visit.ask(Asked::build(Wanted { id: id.into() })).await?;
    let contract = asked.contract.ok_or(Fault::NotFound)?;
    let of_need = contract.need.as_ref().map(|need| &need.id);
    let page = Page {
        visit,
        chain: Chain::of_some(visit, of_need, Here::Settlement(id)).await?,
        contract,
        reasons: reasons(visit),
        typed,
        problems,
        is_stale,
    };
    visit.page_of(status(is_stale, &page.problems), &page)
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    page(&visit, &id, Fields::default(), Problems::default(), false).await
}

async fn said<T>(
    visit: &Visit,
    id: &str,
    fields: Fields,
    outcome: Outcome<T>,
    notice: &str,
) -> Result<Response, Fault> {
    match outcome {
        Outcome::Done(_) => Ok(visit.go_and_say(&format!("/contracts/{id}/ledger"), notice)),
        Outcome::Invalid(problems) => page(visit, id, fields, problems, false).await,
        Outcome::Stale => page(visit, id, fields, Problems::default(), true).await,
    }
}

/// A share was paid.
#[handler]
pub(super) async fn pay(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    visit.known()?;
    let mut problems = Problems::default();
    let on = day(&visit, &fields, "on", &mut problems);
    let amount = unit(fields.get("currency")).read(fields.get("amount")).ok();
    if amount.is_none() {
        problems.add("amount", visit.t("contracts-amount-needed"));
    }
    if !problems.is_empty() {
        return page(&visit, &id, fields, problems, false).await;
    }
    let input = PayShareInput {
        settlement: fields.get("settlement").into(),
        version: version(&fields)?,
        position: fields.get("position").parse().unwrap_or(-1),
        amount: Whole(amount.unwrap_or_default()),
        on,
        note: fields.text("note"),
    };
    let outcome = input.send(&visit).await?;
    said(&visit, &id, fields, outcome, "notice-contracts-paid").await
}

/// An entry is taken back.
#[handler]
pub(super) async fn reverse(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    visit.known()?;
    let Some(reason) = MoveReason::parse(fields.get("reason")) else {
        let mut problems = Problems::default();
        problems.add("reason", visit.t("contracts-reason-needed"));
        return page(&visit, &id, fields, problems, false).await;
    };
    let input = ReverseSettlementInput {
        settlement: fields.get("settlement").into(),
        version: version(&fields)?,
        reason,
        sentence: fields.get("sentence").to_owned(),
    };
    let outcome = input.send(&visit).await?;
    said(&visit, &id, fields, outcome, "notice-contracts-reversed").await
}
