//! The ledger of a contract and the statements of its holders, line by line.

use qiao_entity::{language::Language, posting::PostingSide, settlement};

use super::{
    Ledger,
    sheet::{Cell, Sheet},
};
use crate::{
    domain::settlement::{PartyAccount, Statement},
    message::say,
};

impl Ledger<'_> {
    fn say(&self, key: &str) -> String {
        say(self.language, key, &[])
    }

    fn heads(&self, keys: &[&str]) -> Vec<String> {
        keys.iter()
            .map(|key| self.say(&format!("ledger-column-{key}")))
            .collect()
    }

    fn amount(&self, amount: i64) -> Cell {
        Cell::Amount(amount, self.row.currency.clone())
    }
}

/// Each line of each entry.
pub(crate) fn ledger_sheet(ledger: &Ledger<'_>) -> Sheet {
    let coded = |what: &str, code: String| Cell::Text(ledger.say(&format!("{what}-{code}")));
    let words = |entry: &settlement::Model| {
        let said: Vec<&str> = [&entry.sentence, &entry.note]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        if said.is_empty() {
            Cell::Empty
        } else {
            Cell::Text(said.join(" "))
        }
    };
    let mut rows = Vec::new();
    for entry in ledger.entries {
        for line in ledger.postings.iter().filter(|line| line.settlement_id == entry.id) {
            let (debit, credit) = match line.side {
                PostingSide::Debit => (ledger.amount(line.amount), Cell::Empty),
                PostingSide::Credit => (Cell::Empty, ledger.amount(line.amount)),
            };
            let back = entry.reverses_id.or(entry.pays_id);
            rows.push(vec![
                Cell::Text(format!("settlement_{}", entry.id)),
                back.map_or(Cell::Empty, |id| Cell::Text(format!("settlement_{id}"))),
                coded("ledger-kind", entry.kind.code()),
                coded("ledger-event", entry.event.code()),
                Cell::Day(entry.event_on),
                match (&entry.rule_code, &entry.rule_version) {
                    (Some(code), Some(version)) => Cell::Text(format!("{code} {version}")),
                    _ => Cell::Empty,
                },
                coded("ledger-account", line.account.code()),
                Cell::Text(line.holder.clone()),
                debit,
                credit,
                Cell::Text(line.currency.clone()),
                Cell::Day(line.due_on),
                words(entry),
            ]);
        }
    }
    Sheet {
        name: ledger.say("ledger-title"),
        columns: ledger.heads(&[
            "entry", "about", "kind", "event", "on", "rule", "account", "holder", "debit", "credit", "currency", "due",
            "note",
        ]),
        rows,
    }
}

/// Each line of each statement, and what is open of each.
pub(crate) fn statement_sheet(ledger: &Ledger<'_>, statements: &[Statement]) -> Sheet {
    let mut rows = Vec::new();
    for statement in statements {
        let account = ledger.say(&format!("ledger-account-{}", statement.account.account.code()));
        let holder = &statement.account.holder;
        for line in &statement.entries {
            let (debit, credit) = match line.posting.side {
                PostingSide::Debit => (ledger.amount(line.posting.amount), Cell::Empty),
                PostingSide::Credit => (Cell::Empty, ledger.amount(line.posting.amount)),
            };
            rows.push(vec![
                Cell::Text(account.clone()),
                Cell::Text(holder.clone()),
                Cell::Text(format!("settlement_{}", line.entry.id)),
                Cell::Text(ledger.say(&format!("ledger-kind-{}", line.entry.kind.code()))),
                Cell::Day(line.entry.event_on),
                Cell::Day(line.posting.due_on),
                debit,
                credit,
                ledger.amount(line.balance),
                Cell::Text(line.posting.currency.clone()),
            ]);
        }
    }
    Sheet {
        name: ledger.say("ledger-statements"),
        columns: ledger.heads(&[
            "account", "holder", "entry", "kind", "on", "due", "debit", "credit", "balance", "currency",
        ]),
        rows,
    }
}

/// The statement of a party over all contracts: what was open before, each line, and what is open of each account.
pub(crate) fn party_sheet(accounts: &[PartyAccount], language: Language) -> Sheet {
    let said = |key: &str| say(language, key, &[]);
    let mut rows = Vec::new();
    for account in accounts {
        let name = said(&format!("ledger-account-{}", account.account.code()));
        let currency = &account.currency;
        let amount = |amount: i64| Cell::Amount(amount, currency.clone());
        let sum = |key: &str, balance: i64| {
            let mut row = vec![
                Cell::Text(currency.clone()),
                Cell::Text(name.clone()),
                Cell::Text(said(key)),
            ];
            row.resize(8, Cell::Empty);
            row.extend([amount(balance), Cell::Empty]);
            row
        };
        rows.push(sum("ledger-opening", account.opening));
        let lines = account.lines.iter().map(|line| {
            let (debit, credit) = match line.posting.side {
                PostingSide::Debit => (amount(line.posting.amount), Cell::Empty),
                PostingSide::Credit => (Cell::Empty, amount(line.posting.amount)),
            };
            vec![
                Cell::Text(currency.clone()),
                Cell::Text(name.clone()),
                Cell::Text(said(&format!("ledger-kind-{}", line.entry.kind.code()))),
                Cell::Text(format!("contract_{}", line.entry.contract_id)),
                Cell::Text(format!("settlement_{}", line.entry.id)),
                Cell::Day(line.entry.event_on),
                debit,
                credit,
                amount(line.balance),
                Cell::Day(line.posting.due_on),
            ]
        });
        rows.extend(lines);
        rows.push(sum("ledger-closing", account.closing));
    }
    let heads = [
        "currency", "account", "kind", "contract", "entry", "on", "debit", "credit", "balance", "due",
    ];
    Sheet {
        name: said("ledger-statements"),
        columns: heads.iter().map(|key| said(&format!("ledger-column-{key}"))).collect(),
        rows,
    }
}
