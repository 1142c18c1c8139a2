//! What the form of a contract holds, between what was typed and what the API takes.

use chrono::NaiveDate;

use super::{act::day, piece::Contract, unit};
use crate::{
    code::{Code, ContractKind, PartyRole, Payment, TransferMode},
    fields::Fields,
    problem::Problems,
    schema::{self, Whole},
    visit::Visit,
};

/// Rows for parties that a form shows at least.
const ROWS: usize = 3;

/// A party of a contract, as it is sent.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct ContractPartyInput {
    role: PartyRole,
    name: String,
    organization: Option<cynic::Id>,
    region_code: Option<String>,
    credit_code: Option<String>,
    representative: Option<String>,
    address: Option<String>,
    contact: Option<String>,
}

/// A clause, as it is sent.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct ContractClauseInput {
    code: String,
    text: String,
}

/// What a contract says, as it is sent.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct ContractInput {
    kind: ContractKind,
    mode: TransferMode,
    title: String,
    subject: Option<String>,
    currency: Option<String>,
    amount: Option<Whole>,
    technology_amount: Option<Whole>,
    payment: Option<Payment>,
    involves_patents: Option<bool>,
    signed_on: Option<NaiveDate>,
    signed_at_place: Option<String>,
    valid_from: Option<NaiveDate>,
    valid_until: Option<NaiveDate>,
    parties: Option<Vec<ContractPartyInput>>,
    clauses: Option<Vec<ContractClauseInput>>,
}

/// Fields of a party that are plain texts.
const PARTY: [&str; 7] = [
    "name",
    "organization",
    "regionCode",
    "creditCode",
    "representative",
    "address",
    "contact",
];

/// A form's fields: what was typed, or what the contract says.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed(pub(super) Fields);

impl Typed {
    /// What stands in a field.
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.get(&format!("contract.{name}"))
    }

    fn put(&mut self, name: &str, value: impl Into<String>) {
        self.0.0.push((format!("contract.{name}"), value.into()));
    }

    /// The rows of parties that the form shows.
    pub(super) fn parties(&self) -> Vec<usize> {
        let rows = self.0.rows("contract.parties").len().max(ROWS);
        (0..rows).collect()
    }

    /// What stands in a field of a party.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
    pub(super) fn party(&self, row: &usize, field: &str) -> &str {
        self.get(&format!("parties.{row}.{field}"))
    }

    /// Whether the box of patents is ticked.
    pub(super) fn patents(&self) -> bool {
        !self.get("involvesPatents").is_empty()
    }

    /// A party of the registry, in the next row.
    pub(super) fn add_party(&mut self, row: usize, role: PartyRole, values: &[(&str, &str)]) {
        self.put(&format!("parties.{row}.role"), role.value());
        for (field, value) in values {
            self.put(&format!("parties.{row}.{field}"), *value);
        }
    }

    /// What a new contract begins with.
    pub(super) fn begun() -> Self {
        let mut typed = Self::default();
        typed.put("currency", "CNY");
        typed
    }

    /// A value of a field of its own.
    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.put(name, value);
        self
    }

    /// What a contract says.
    pub(super) fn of(contract: &Contract) -> Self {
        let mut typed = Self::default();
        let unit = unit(&contract.currency);
        let amount = |money: &Option<crate::piece::Money>| {
            money
                .as_ref()
                .map_or_else(String::new, |money| unit.write(money.minor_units.0))
        };
        let date = |day: &Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        typed.put("kind", contract.kind.value());
        typed.put("mode", contract.mode.value());
        typed.put("title", contract.title.clone());
        typed.put("subject", text(&contract.subject));
        typed.put("currency", contract.currency.clone());
        typed.put("amount", amount(&contract.amount));
        typed.put("technologyAmount", amount(&contract.technology_amount));
        typed.put("payment", contract.payment.map_or("", Code::value));
        if contract.involves_patents {
            typed.put("involvesPatents", "yes");
        }
        typed.put("signedOn", date(&contract.signed_on));
        typed.put("signedAtPlace", text(&contract.signed_at_place));
        typed.put("validFrom", date(&contract.valid_from));
        typed.put("validUntil", date(&contract.valid_until));
        for (row, party) in contract.parties.iter().enumerate() {
            let organization = party.organization.as_ref().map(|known| known.id.inner());
            let region = party.region.as_ref().map(|region| region.code.as_str());
            let values = [
                Some(party.name.as_str()),
                organization,
                region,
                party.credit_code.as_deref(),
                party.representative.as_deref(),
                party.address.as_deref(),
                party.contact.as_deref(),
            ];
            let values = PARTY.into_iter().zip(values.map(Option::unwrap_or_default));
            typed.add_party(row, party.role, &values.collect::<Vec<_>>());
        }
        for clause in &contract.clauses {
            typed.put(&format!("clause.{}", clause.code), clause.text.clone());
        }
        typed
    }

    /// What the API takes; problems of what was typed, at their fields.
    pub(super) fn read(&self, visit: &Visit, codes: &[String], problems: &mut Problems) -> ContractInput {
        let fields = &self.0;
        let text = |name: &str| fields.text(&format!("contract.{name}"));
        let currency = text("currency").unwrap_or_else(|| "CNY".to_owned());
        let unit = unit(&currency);
        let amount = |name: &str, problems: &mut Problems| {
            let typed = text(name)?;
            let read = unit.read(&typed).ok();
            if read.is_none() {
                problems.add(&format!("contract.{name}"), visit.t("contracts-amount-needed"));
            }
            read.map(Whole)
        };
        let (whole, technology) = (amount("amount", problems), amount("technologyAmount", problems));
        let mut date = |name: &str| day(visit, fields, &format!("contract.{name}"), problems);
        let (signed_on, valid_from, valid_until) = (date("signedOn"), date("validFrom"), date("validUntil"));
        let party = |row: usize| {
            let text = |field: &str| text(&format!("parties.{row}.{field}"));
            let is_there = PARTY.iter().any(|field| text(field).is_some());
            is_there.then(|| ContractPartyInput {
                role: PartyRole::parse(self.party(&row, "role")).unwrap_or(PartyRole::Buyer),
                name: text("name").unwrap_or_default(),
                organization: text("organization").map(cynic::Id::new),
                region_code: text("regionCode"),
                credit_code: text("creditCode"),
                representative: text("representative"),
                address: text("address"),
                contact: text("contact"),
            })
        };
        let clause = |code: &String| {
            let text = text(&format!("clause.{code}"))?;
            let code = code.clone();
            Some(ContractClauseInput { code, text })
        };
        ContractInput {
            kind: ContractKind::parse(self.get("kind")).unwrap_or(ContractKind::Development),
            mode: TransferMode::parse(self.get("mode")).unwrap_or(TransferMode::Development),
            title: self.get("title").to_owned(),
            subject: text("subject"),
            currency: Some(currency),
            amount: whole,
            technology_amount: technology,
            payment: Payment::parse(self.get("payment")),
            involves_patents: Some(self.patents()),
            signed_on,
            signed_at_place: text("signedAtPlace"),
            valid_from,
            valid_until,
            parties: Some(fields.rows("contract.parties").into_iter().filter_map(party).collect()),
            clauses: Some(codes.iter().filter_map(clause).collect()),
        }
    }
}
