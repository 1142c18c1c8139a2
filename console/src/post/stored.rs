//! A need as it is stored: all that the form can change.

use chrono::{DateTime, NaiveDate, Utc};

use crate::{
    code::{
        IpExclusivity, IpOwnership, Language, Level, Necessity, NeedKind, NeedPart, NeedStatus, Operator,
        OrganizationKind, PartnerSize, Payment, TransferMode,
    },
    piece::{BothProse, Money, Named, Place},
    schema,
};

/// All that a need says.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Need")]
pub(super) struct Stored {
    pub(super) id: cynic::Id,
    pub(super) version: i32,
    pub(super) status: NeedStatus,
    pub(super) withheld: Vec<NeedPart>,
    pub(super) external_key: Option<String>,
    pub(super) organization: Option<Named>,
    pub(super) levels: Levels,
    pub(super) kind: NeedKind,
    pub(super) language: Language,
    pub(super) title: BothProse,
    pub(super) summary: Option<BothProse>,
    pub(super) description: Option<BothProse>,
    pub(super) indicators: Option<Vec<Indicator>>,
    pub(super) no_indicators_reason: Option<String>,
    pub(super) fields: Vec<FieldCode>,
    pub(super) industries: Vec<IndustryCode>,
    pub(super) modes: Vec<TransferMode>,
    pub(super) trl_from: Option<i32>,
    pub(super) trl_to: Option<i32>,
    pub(super) ip_ownership: Option<IpOwnership>,
    pub(super) ip_exclusivity: Option<IpExclusivity>,
    pub(super) ip_territory: Option<Place>,
    pub(super) budget_min: Option<Money>,
    pub(super) budget_max: Option<Money>,
    pub(super) payment: Option<Payment>,
    pub(super) deadline: Option<NaiveDate>,
    pub(super) valid_until: Option<NaiveDate>,
    pub(super) partner_kinds: Vec<OrganizationKind>,
    pub(super) partner_size: Option<PartnerSize>,
    pub(super) partner_region: Option<Place>,
    pub(super) decision_owner: Option<String>,
    pub(super) author: Option<String>,
    pub(super) source: Option<String>,
}

/// Who may read which part.
#[derive(cynic::QueryFragment, Clone, Copy, Debug)]
#[cynic(graphql_type = "NeedLevels")]
pub(super) struct Levels {
    pub(super) organization: Level,
    pub(super) description: Level,
    pub(super) indicators: Level,
    pub(super) budget: Level,
    pub(super) decision_owner: Level,
}

/// A row of what is measured.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Indicator {
    pub(super) name: BothProse,
    pub(super) operator: Operator,
    pub(super) value: f64,
    pub(super) value_to: Option<f64>,
    pub(super) unit: Option<String>,
    pub(super) current: Option<f64>,
    pub(super) necessity: Option<Necessity>,
    pub(super) method: Option<BothProse>,
}

/// A technology field by its code.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "TechnologyField")]
pub(super) struct FieldCode {
    pub(super) code: String,
}

/// An industry by its code.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Industry")]
pub(super) struct IndustryCode {
    pub(super) code: String,
}

/// A need as far as the status line tells of it.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Need")]
pub(super) struct Head {
    pub(super) id: cynic::Id,
    pub(super) version: i32,
    pub(super) status: NeedStatus,
    pub(super) updated_at: DateTime<Utc>,
}
