//! What pages read of proposals.

use chrono::{DateTime, Utc};
use cynic::Id;

use crate::{
    code::{IpExclusivity, IpOwnership, MoveReason, Necessity, Operator, Payment, ProposalAct, ProposalStatus},
    piece::{Money, Named, Prose},
    schema,
    visit::Visit,
};

/// A record that is asked for by its id.
#[derive(cynic::QueryVariables, Clone, Debug)]
pub(crate) struct ById {
    pub(crate) id: Id,
}

/// A proposal.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct Proposal {
    pub(crate) id: Id,
    pub(crate) version: i32,
    pub(crate) status: ProposalStatus,
    pub(crate) is_mine: bool,
    pub(crate) need: Option<NeedOf>,
    pub(crate) challenge: Option<ChallengeOf>,
    pub(crate) bidder: Bidder,
    pub(crate) author: Option<Person>,
    pub(crate) stands: Option<Version>,
    pub(crate) draft: Option<Version>,
    pub(crate) versions: Vec<Stamp>,
    pub(crate) reason: Option<MoveReason>,
    pub(crate) sentence: Option<String>,
    pub(crate) evaluation: Option<Evaluated>,
    pub(crate) acts: Vec<ProposalAct>,
    pub(crate) steps: Vec<Step>,
    pub(crate) updated_at: DateTime<Utc>,
}

/// What came of its evaluation.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "ProposalEvaluation")]
pub(crate) struct Evaluated {
    #[cynic(rename = "__typename")]
    _name: String,
}

/// The need of a proposal.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Need")]
pub(crate) struct NeedOf {
    pub(crate) id: Id,
    pub(crate) title: Prose,
    pub(crate) organization: Option<Named>,
    pub(crate) indicators: Option<Vec<Indicator>>,
}

/// What a need wants measured.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct Indicator {
    pub(crate) name: Prose,
    pub(crate) operator: Operator,
    pub(crate) value: f64,
    pub(crate) value_to: Option<f64>,
    pub(crate) unit: Option<String>,
    pub(crate) necessity: Option<Necessity>,
}

/// The challenge of a bid.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Challenge")]
pub(crate) struct ChallengeOf {
    pub(crate) closes_at: DateTime<Utc>,
}

/// Whose a proposal is.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct Bidder {
    pub(crate) organization: Option<Named>,
    pub(crate) manager: Option<NamedManager>,
}

/// A manager by name.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Manager")]
pub(crate) struct NamedManager {
    pub(crate) id: Id,
    pub(crate) name: Prose,
}

/// A person.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct Person {
    pub(crate) id: Id,
    pub(crate) name: Option<String>,
}

/// A version with what it says.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "ProposalVersion")]
pub(crate) struct Version {
    pub(crate) saved_at: DateTime<Utc>,
    pub(crate) withheld: bool,
    pub(crate) content: Option<Content>,
}

/// A version without what it says.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "ProposalVersion")]
pub(crate) struct Stamp {
    pub(crate) number: i32,
    pub(crate) handed_in_at: Option<DateTime<Utc>>,
    pub(crate) digest: Option<String>,
    pub(crate) withheld: bool,
}

/// What a proposal says.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "ProposalContent")]
pub(crate) struct Content {
    pub(crate) summary: Option<String>,
    pub(crate) approach: Option<String>,
    pub(crate) values: Vec<PromisedValue>,
    pub(crate) trl: Option<i32>,
    pub(crate) maturity: Option<String>,
    pub(crate) ip_ownership: Option<IpOwnership>,
    pub(crate) ip_exclusivity: Option<IpExclusivity>,
    pub(crate) ip_position: Option<String>,
    pub(crate) price: Option<Money>,
    pub(crate) payment: Option<Payment>,
    pub(crate) months: Option<i32>,
    pub(crate) schedule: Vec<ProposalMilestone>,
    pub(crate) team: Vec<ProposalMember>,
}

/// What it promises for an indicator.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct PromisedValue {
    pub(crate) position: i32,
    pub(crate) name: Prose,
    pub(crate) unit: Option<String>,
    pub(crate) value: f64,
    pub(crate) value_to: Option<f64>,
    pub(crate) remark: Option<String>,
}

/// A milestone.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct ProposalMilestone {
    pub(crate) title: String,
    pub(crate) month: i32,
}

/// A member of the team.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct ProposalMember {
    pub(crate) name: String,
    pub(crate) role: String,
}

/// A step of its way.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct Step {
    pub(crate) at: DateTime<Utc>,
    pub(crate) text: String,
    pub(crate) person: Option<Person>,
    pub(crate) reason: Option<MoveReason>,
    pub(crate) sentence: Option<String>,
}

/// A page of proposals without what they say in full.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "ProposalConnection")]
pub(crate) struct Proposals {
    pub(crate) total_count: i32,
    pub(crate) nodes: Vec<Row>,
    pub(crate) page_info: crate::piece::PageInfo,
}

/// A proposal of a list.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Proposal")]
pub(crate) struct Row {
    pub(crate) id: Id,
    pub(crate) status: ProposalStatus,
    pub(crate) need: Option<Titled>,
    pub(crate) bidder: Bidder,
    pub(crate) stands: Option<Summed>,
    pub(crate) handed_in_at: Option<DateTime<Utc>>,
    pub(crate) updated_at: DateTime<Utc>,
}

/// A need by its title.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Need")]
pub(crate) struct Titled {
    pub(crate) id: Id,
    pub(crate) title: Prose,
}

/// A version in a few words.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "ProposalVersion")]
pub(crate) struct Summed {
    pub(crate) content: Option<Sum>,
}

/// What a proposal says in a few words.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "ProposalContent")]
pub(crate) struct Sum {
    pub(crate) summary: Option<String>,
    pub(crate) trl: Option<i32>,
    pub(crate) price: Option<Money>,
    pub(crate) months: Option<i32>,
}

impl Bidder {
    /// The bidder's name, and where its page is.
    pub(crate) fn link(&self) -> Option<(String, &str)> {
        let organization = self.organization.as_ref();
        let organization = organization.map(|is| (format!("/organizations/{}", is.id.inner()), is.name.show()));
        let manager = self.manager.as_ref();
        organization.or(manager.map(|is| (format!("/managers/{}", is.id.inner()), is.name.show())))
    }
}

impl Person {
    /// The name; of who left, the account's number.
    pub(crate) fn show(&self) -> &str {
        self.name.as_deref().unwrap_or(self.id.inner())
    }
}

/// The class of a status' badge.
pub(crate) fn mark(status: ProposalStatus) -> &'static str {
    match status {
        ProposalStatus::Draft | ProposalStatus::Withdrawn => "",
        ProposalStatus::Sealed => "secret",
        ProposalStatus::Submitted | ProposalStatus::Nominated => "info",
        ProposalStatus::Awarded => "good",
        ProposalStatus::Declined => "bad",
    }
}

/// A value with its unit, and the upper end of a range.
pub(crate) fn measure(value: f64, to: Option<f64>, unit: Option<&str>) -> String {
    let unit = match unit {
        Some("%") => "%".to_owned(),
        Some(unit) => format!(" {unit}"),
        None => String::new(),
    };
    match to {
        Some(to) => format!("{value}–{to}{unit}"),
        None => format!("{value}{unit}"),
    }
}

impl Indicator {
    /// What is wanted.
    pub(crate) fn wanted(&self) -> String {
        let sign = match self.operator {
            Operator::Lt => "< ",
            Operator::Le => "≤ ",
            Operator::Eq => "= ",
            Operator::Ge => "≥ ",
            Operator::Gt => "> ",
            Operator::Range => "",
        };
        format!("{sign}{}", measure(self.value, self.value_to, self.unit.as_deref()))
    }

    /// Whether it must be met.
    pub(crate) fn must(&self) -> bool {
        self.necessity != Some(Necessity::Wish)
    }
}

impl Step {
    /// Why not, in words; empty where it was no no.
    pub(crate) fn why(&self, visit: &Visit) -> String {
        let reason = self
            .reason
            .as_ref()
            .map(|reason| visit.label(reason))
            .unwrap_or_default();
        match &self.sentence {
            Some(sentence) => visit.t2("proposal-why", "reason", reason, "sentence", sentence.as_str()),
            None => reason,
        }
    }
}
