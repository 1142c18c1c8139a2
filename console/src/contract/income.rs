//! What the calculator holds: an income, its rule, and who shares it.

use chrono::NaiveDate;

use super::unit;
use crate::{
    code::{Code, LedgerAccount, SettlementEvent, SettlementPart},
    fields::Fields,
    problem::Problems,
    schema::{self, Whole},
    visit::Visit,
};

/// Rows for costs.
pub(super) const COSTS: usize = 3;
/// Accounts whose holders can be named: the contract itself names the others.
pub(super) const HOLDERS: [LedgerAccount; 3] = [LedgerAccount::Inventor, LedgerAccount::Agency, LedgerAccount::Manager];

/// A cost, as it is sent.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct CostInput {
    label: String,
    amount: Whole,
}

/// A share, as it is sent.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct ShareInput {
    of: SettlementPart,
    to: SettlementPart,
    basis_points: Option<i32>,
}

/// A holder of an account, as it is sent.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct HolderInput {
    account: LedgerAccount,
    name: String,
    weight: Option<i32>,
}

/// An income, as it is sent.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct IncomeInput {
    rule: String,
    pub(super) gross: Whole,
    costs: Option<Vec<CostInput>>,
    shares: Option<Vec<ShareInput>>,
    event: Option<SettlementEvent>,
    event_on: Option<NaiveDate>,
    due_on: Option<NaiveDate>,
    holders: Option<Vec<HolderInput>>,
    note: Option<String>,
}

/// The name of a share's field.
pub(super) fn share_field(of: SettlementPart, to: SettlementPart) -> String {
    format!("share.{}.{}", of.value(), to.value())
}

/// Basis points as a percentage, as it is typed.
pub(super) fn percent(points: i32) -> String {
    let text = format!("{}.{:02}", points / 100, points % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// What the API takes of what was typed; problems at their fields. `shares` are those of the rule that can be agreed.
pub(super) fn read(
    visit: &Visit,
    fields: &Fields,
    currency: &str,
    shares: &[(SettlementPart, SettlementPart)],
    problems: &mut Problems,
) -> IncomeInput {
    let unit = unit(currency);
    let amount = |name: &str, problems: &mut Problems| {
        let read = unit.read(fields.get(name)).ok();
        if read.is_none() {
            problems.add(name, visit.t("contracts-amount-needed"));
        }
        Whole(read.unwrap_or_default())
    };
    let gross = amount("gross", problems);
    let mut costs = Vec::new();
    for row in 0..COSTS {
        let label = fields.get(&format!("cost.{row}.label")).to_owned();
        let name = format!("cost.{row}.amount");
        if !label.is_empty() || !fields.get(&name).is_empty() {
            let amount = amount(&name, problems);
            costs.push(CostInput { label, amount });
        }
    }
    let mut agreed = Vec::new();
    for (of, to) in shares {
        let name = share_field(*of, *to);
        let Some(typed) = fields.text(&name) else { continue };
        // A percentage has two decimals, as yuan have.
        match super::unit("CNY")
            .read(&typed)
            .ok()
            .and_then(|points| i32::try_from(points).ok())
        {
            Some(points) => agreed.push(ShareInput {
                of: *of,
                to: *to,
                basis_points: Some(points),
            }),
            None => problems.add(&name, visit.t("contracts-percent-needed")),
        }
    }
    let mut holders = Vec::new();
    for account in HOLDERS {
        for line in fields.get(&format!("holder.{}", account.value())).lines() {
            let line = line.trim();
            // A name, and what it weighs beside the others if a number stands behind it.
            let (name, weight) = match line.rsplit_once([' ', '\u{3000}', '\t']) {
                Some((name, weight)) => match weight.trim().parse() {
                    Ok(weight) => (name.trim(), Some(weight)),
                    Err(_) => (line, None),
                },
                None => (line, None),
            };
            if !name.is_empty() {
                let name = name.to_owned();
                holders.push(HolderInput { account, name, weight });
            }
        }
    }
    let mut day = |name: &str| super::act::day(visit, fields, name, problems);
    IncomeInput {
        rule: fields.get("rule").to_owned(),
        gross,
        costs: Some(costs),
        shares: Some(agreed),
        event: SettlementEvent::parse(fields.get("event")),
        event_on: day("eventOn"),
        due_on: day("dueOn"),
        holders: Some(holders),
        note: fields.text("note"),
    }
}
