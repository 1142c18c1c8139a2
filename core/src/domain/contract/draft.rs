//! What a contract says: typed, unchecked; it names all its problems.

use std::collections::HashSet;

use chrono::NaiveDate;
use qiao_entity::{
    contract::{ContractKind, Model},
    contract_clause as clause_row, contract_party as party_row,
    contract_party::PartyRole,
    need::{Payment, TransferMode},
};
use serde::Serialize;

use super::clause;
use crate::domain::{
    problem::{Checks, Problem, Trouble, shown},
    reference::{self, REGIONS_LIST},
    settlement::calculate::MOST,
};

/// Most parties of a contract.
pub const MOST_PARTIES: usize = 12;
/// Most characters of the subject and of a clause.
pub const LONGEST: usize = 8_000;

/// A party of a contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Party {
    /// What it is in the contract.
    pub role: PartyRole,
    /// Its full name.
    pub name: String,
    /// The organization of the registry that it is.
    pub organization: Option<i64>,
    /// The manager of the registry that it is.
    pub manager: Option<i64>,
    /// Where it is: a region.
    pub region: Option<String>,
    /// Its unified social credit code.
    pub credit_code: Option<String>,
    /// Who represents it.
    pub representative: Option<String>,
    /// Its address.
    pub address: Option<String>,
    /// How to reach it.
    pub contact: Option<String>,
}

/// A clause as it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Written {
    /// Which clause of the list.
    pub code: String,
    /// What it says.
    pub text: String,
}

/// What a contract says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Draft {
    /// Its type.
    pub kind: ContractKind,
    /// The transfer mode.
    pub mode: TransferMode,
    /// The name of the project.
    pub title: String,
    /// What it is about: content, scope and requirements.
    pub subject: Option<String>,
    /// ISO 4217 code.
    pub currency: String,
    /// The whole amount, in minor units.
    pub amount: Option<i64>,
    /// What of it is for technology, in minor units.
    pub technology_amount: Option<i64>,
    /// How it is paid.
    pub payment: Option<Payment>,
    /// Whether it concerns patents.
    pub involves_patents: bool,
    /// The day on which it is signed.
    pub signed_on: Option<NaiveDate>,
    /// Where it is signed.
    pub signed_at_place: Option<String>,
    /// The first day on which it holds.
    pub valid_from: Option<NaiveDate>,
    /// The last day on which it holds.
    pub valid_until: Option<NaiveDate>,
    /// The parties.
    pub parties: Vec<Party>,
    /// The clauses, as far as they are written.
    pub clauses: Vec<Written>,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            kind: ContractKind::Development,
            mode: TransferMode::Development,
            title: String::new(),
            subject: None,
            currency: "CNY".to_owned(),
            amount: None,
            technology_amount: None,
            payment: None,
            involves_patents: false,
            signed_on: None,
            signed_at_place: None,
            valid_from: None,
            valid_until: None,
            parties: Vec::new(),
            clauses: Vec::new(),
        }
    }
}

impl Draft {
    /// As it is stored.
    #[must_use]
    pub fn of(row: &Model, parties: &[party_row::Model], clauses: &[clause_row::Model]) -> Self {
        let party = |row: &party_row::Model| Party {
            role: row.role,
            name: row.name.clone(),
            organization: row.organization_id,
            manager: row.manager_id,
            region: row.region_code.clone(),
            credit_code: row.credit_code.clone(),
            representative: row.representative.clone(),
            address: row.address.clone(),
            contact: row.contact.clone(),
        };
        let clause = |row: &clause_row::Model| Written {
            code: row.code.clone(),
            text: row.text.clone(),
        };
        Self {
            kind: row.kind,
            mode: row.mode,
            title: row.title.clone(),
            subject: row.subject.clone(),
            currency: row.currency.clone(),
            amount: row.amount,
            technology_amount: row.technology_amount,
            payment: row.payment,
            involves_patents: row.involves_patents,
            signed_on: row.signed_on,
            signed_at_place: row.signed_at_place.clone(),
            valid_from: row.valid_from,
            valid_until: row.valid_until,
            parties: parties.iter().map(party).collect(),
            clauses: clauses.iter().map(clause).collect(),
        }
    }

    /// The same without blanks around texts, without empty texts, its clauses in the order of the list.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        let tidy = |text: &mut Option<String>| {
            *text = text
                .take()
                .map(|text| text.trim().to_owned())
                .filter(|text| !text.is_empty());
        };
        self.title = self.title.trim().to_owned();
        tidy(&mut self.subject);
        tidy(&mut self.signed_at_place);
        for party in &mut self.parties {
            party.name = party.name.trim().to_owned();
            for text in [
                &mut party.region,
                &mut party.credit_code,
                &mut party.representative,
                &mut party.address,
                &mut party.contact,
            ] {
                tidy(text);
            }
        }
        self.clauses.retain(|clause| !clause.text.trim().is_empty());
        for clause in &mut self.clauses {
            clause.text = clause.text.trim().to_owned();
        }
        let place = |code: &str| clause::list().iter().position(|known| known.code == code);
        self.clauses.sort_by_key(|clause| place(&clause.code));
        self
    }

    /// What is signed: the BLAKE3 digest of everything that it says.
    #[must_use]
    pub fn digest(&self) -> String {
        let said = serde_json::to_string(self).unwrap_or_default();
        blake3::hash(said.as_bytes()).to_hex().to_string()
    }

    /// The first party of a role.
    #[must_use]
    pub fn party(&self, role: PartyRole) -> Option<&Party> {
        self.parties.iter().find(|party| party.role == role)
    }

    /// What keeps it from being stored; with `whole`, what keeps it from being signed on a day.
    #[must_use]
    pub fn problems(&self, whole: Option<NaiveDate>) -> Vec<Problem> {
        let mut checks = Checks::default();
        if self.title.trim().is_empty() {
            checks.add("title", Trouble::Required);
        }
        checks.text("title", Some(&self.title), 256);
        checks.text("subject", self.subject.as_deref(), LONGEST);
        checks.text("signedAtPlace", self.signed_at_place.as_deref(), 128);
        if reference::decimals(&self.currency).is_none() {
            let given = shown(&self.currency);
            checks.add("currency", Trouble::Unknown { given });
        }
        checks.range("amount", self.amount, 0, MOST);
        let most = self.amount.unwrap_or(MOST).clamp(0, MOST);
        checks.range("technologyAmount", self.technology_amount, 0, most);
        if self.amount.is_none() && self.technology_amount.is_some() {
            checks.add("amount", Trouble::Required);
        }
        checks.ordered("validUntil", self.valid_from, self.valid_until);
        self.check_parties(&mut checks);
        self.check_clauses(&mut checks);
        if let Some(today) = whole {
            self.check_whole(today, &mut checks);
        }
        checks.problems()
    }

    fn check_parties(&self, checks: &mut Checks) {
        if self.parties.len() > MOST_PARTIES {
            let (most, is) = (MOST_PARTIES, self.parties.len());
            checks.add("parties", Trouble::TooMany { most, is });
        }
        checks.each("parties", &self.parties, |checks, party| {
            if party.name.trim().is_empty() {
                checks.add("name", Trouble::Required);
            }
            checks.text("name", Some(&party.name), 256);
            checks.code("regionCode", party.region.as_deref(), |code| REGIONS_LIST.has(code));
            if party.credit_code.as_deref().is_some_and(|code| !is_credit_code(code)) {
                let example = "91330100MA0000000X".to_owned();
                checks.add("creditCode", Trouble::Malformed { example });
            }
            for (field, text) in [
                ("representative", &party.representative),
                ("address", &party.address),
                ("contact", &party.contact),
            ] {
                checks.text(field, text.as_deref(), 256);
            }
            if party.organization.is_some() && party.manager.is_some() {
                checks.add("manager", Trouble::NotWanted);
            }
        });
    }

    fn check_clauses(&self, checks: &mut Checks) {
        let mut seen = HashSet::new();
        checks.each("clauses", &self.clauses, |checks, written| {
            if clause::find(&written.code).is_none() {
                let given = shown(&written.code);
                checks.add("code", Trouble::Unknown { given });
            } else if !seen.insert(written.code.clone()) {
                let given = shown(&written.code);
                checks.add("code", Trouble::Repeated { given });
            }
            checks.text("text", Some(&written.text), LONGEST);
        });
    }

    /// What a contract that is signed must say; clauses that the code only calls usual may be missing.
    fn check_whole(&self, today: NaiveDate, checks: &mut Checks) {
        for (field, missing) in [
            ("subject", self.subject.is_none()),
            ("amount", self.amount.is_none()),
            ("payment", self.payment.is_none()),
            (
                "parties",
                self.party(PartyRole::Buyer).is_none() || self.party(PartyRole::Seller).is_none(),
            ),
        ] {
            if missing {
                checks.add(field, Trouble::Required);
            }
        }
        // The register of technology contracts is younger.
        let first = NaiveDate::from_ymd_opt(1987, 1, 1).unwrap_or(today);
        checks.range("signedOn", self.signed_on, first, today);
        let patents = |written: &Written| written.code == "PATENTS" && !written.text.trim().is_empty();
        if self.involves_patents && !self.clauses.iter().any(patents) {
            checks.add("clauses", Trouble::Required);
        }
    }
}

/// Whether a text has the form of a unified social credit code (统一社会信用代码): 18 digits and capitals.
fn is_credit_code(code: &str) -> bool {
    code.len() == 18
        && code
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
}
