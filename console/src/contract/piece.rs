//! What the API tells of a contract.

use chrono::{DateTime, NaiveDate, Utc};

use crate::{
    code::{
        ClauseState, ContractAct, ContractKind, ContractStatus, LedgerAccount, MoveReason, PartyRole, Payment,
        SigningSide, TransferMode,
    },
    piece::{Money, Named, Place, Prose},
    schema,
};

/// Which contract.
#[derive(cynic::QueryVariables, Debug)]
pub(super) struct Wanted {
    pub(super) id: cynic::Id,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Wanted")]
pub(super) struct Asked {
    #[arguments(id: $id)]
    pub(super) contract: Option<Contract>,
}

/// A contract.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Contract {
    pub(super) id: cynic::Id,
    pub(super) need: Option<NeedName>,
    pub(super) engagement_id: cynic::Id,
    pub(super) status: ContractStatus,
    pub(super) kind: ContractKind,
    pub(super) mode: TransferMode,
    pub(super) title: String,
    pub(super) subject: Option<String>,
    pub(super) currency: String,
    pub(super) amount: Option<Money>,
    pub(super) technology_amount: Option<Money>,
    pub(super) payment: Option<Payment>,
    pub(super) involves_patents: bool,
    pub(super) signed_on: Option<NaiveDate>,
    pub(super) signed_at_place: Option<String>,
    pub(super) valid_from: Option<NaiveDate>,
    pub(super) valid_until: Option<NaiveDate>,
    pub(super) register_number: Option<String>,
    pub(super) registry: Option<String>,
    pub(super) registered_on: Option<NaiveDate>,
    pub(super) parties: Vec<Party>,
    pub(super) clauses: Vec<Clause>,
    pub(super) checklist: Checklist,
    pub(super) digest: String,
    pub(super) signatures: Vec<Signature>,
    pub(super) had_slip: bool,
    pub(super) settled: Money,
    pub(super) statements: Vec<Summary>,
    pub(super) steps: Vec<Step>,
    pub(super) may: Vec<ContractAct>,
    pub(super) version: i32,
}

impl Contract {
    /// Whether the visitor may do this with it now.
    pub(super) fn allows(&self, act: &str) -> bool {
        use crate::code::Code;
        self.may.iter().any(|may| may.value() == act)
    }

    /// What it says by a clause of the checklist; none where it says nothing.
    pub(super) fn says(&self, code: &str) -> Option<&str> {
        match code {
            "PROJECT_NAME" => Some(self.title.as_str()),
            "SUBJECT" => self.subject.as_deref(),
            _ => {
                let clause = self.clauses.iter().find(|clause| clause.code == code);
                clause.map(|clause| clause.text.as_str())
            }
        }
        .filter(|text| !text.is_empty())
    }
}

/// The class of a status's badge.
pub(super) fn mark(status: ContractStatus) -> &'static str {
    match status {
        ContractStatus::Draft => "s-draft",
        ContractStatus::Signed => "s-contracted",
        ContractStatus::Registered => "good",
        ContractStatus::Ended => "s-closed",
    }
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Need")]
pub(super) struct NeedName {
    pub(super) id: cynic::Id,
    pub(super) title: Prose,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "ContractParty")]
pub(super) struct Party {
    pub(super) role: PartyRole,
    pub(super) name: String,
    pub(super) organization: Option<Named>,
    pub(super) region: Option<Place>,
    pub(super) credit_code: Option<String>,
    pub(super) representative: Option<String>,
    pub(super) address: Option<String>,
    pub(super) contact: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "ContractClause")]
pub(super) struct Clause {
    pub(super) code: String,
    pub(super) text: String,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Checklist {
    pub(super) items: Vec<ClauseItem>,
    pub(super) filled: i32,
    pub(super) missing: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct ClauseItem {
    pub(super) clause: ListedClause,
    pub(super) state: ClauseState,
}

impl ClauseItem {
    /// The class of its badge.
    pub(super) fn mark(&self) -> &'static str {
        match self.state {
            ClauseState::Filled => "good",
            ClauseState::Missing => "warn",
            ClauseState::NotNeeded => "",
        }
    }
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct ListedClause {
    pub(super) code: String,
    pub(super) name: Prose,
    pub(super) article: String,
    pub(super) quote: String,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "ContractSignature")]
pub(super) struct Signature {
    pub(super) side: SigningSide,
    pub(super) person: Option<Person>,
    pub(super) at: DateTime<Utc>,
    pub(super) holds: bool,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Person {
    pub(super) name: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Statement")]
pub(super) struct Summary {
    pub(super) account: LedgerAccount,
    pub(super) holder: String,
    pub(super) due: Money,
    pub(super) paid: Money,
    pub(super) open: Money,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Step {
    pub(super) at: DateTime<Utc>,
    pub(super) text: String,
    pub(super) person: Option<Person>,
    pub(super) reason: Option<MoveReason>,
    pub(super) sentence: Option<String>,
}
