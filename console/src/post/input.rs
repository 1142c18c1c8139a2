//! A need as it is sent.

use chrono::NaiveDate;

use crate::{
    code::{
        IpExclusivity, IpOwnership, Language, Level, Necessity, NeedKind, Operator, OrganizationKind, PartnerSize,
        Payment, TransferMode,
    },
    piece::ProseInput,
    schema::{self, Whole},
};

/// `NeedInput` of the API.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct NeedInput {
    pub(super) external_key: Option<String>,
    pub(super) organization: cynic::Id,
    pub(super) kind: NeedKind,
    pub(super) language: Language,
    pub(super) title: ProseInput,
    pub(super) summary: ProseInput,
    pub(super) description: ProseInput,
    pub(super) indicators: Vec<IndicatorInput>,
    pub(super) no_indicators_reason: Option<String>,
    pub(super) fields: Vec<String>,
    pub(super) industries: Vec<String>,
    pub(super) modes: Vec<TransferMode>,
    pub(super) trl_from: Option<i32>,
    pub(super) trl_to: Option<i32>,
    pub(super) ip_ownership: Option<IpOwnership>,
    pub(super) ip_exclusivity: Option<IpExclusivity>,
    pub(super) ip_territory: Option<String>,
    pub(super) budget_min: Option<Whole>,
    pub(super) budget_max: Option<Whole>,
    pub(super) currency: Option<String>,
    pub(super) payment: Option<Payment>,
    pub(super) deadline: Option<NaiveDate>,
    pub(super) valid_until: Option<NaiveDate>,
    pub(super) partner_kinds: Vec<OrganizationKind>,
    pub(super) partner_size: Option<PartnerSize>,
    pub(super) partner_region: Option<String>,
    pub(super) levels: Option<NeedLevelsInput>,
    pub(super) decision_owner: Option<String>,
    pub(super) author: Option<String>,
    pub(super) source: Option<String>,
}

/// `NeedLevelsInput` of the API.
#[derive(cynic::InputObject, Clone, Copy, Debug)]
pub(super) struct NeedLevelsInput {
    pub(super) organization: Level,
    pub(super) description: Level,
    pub(super) indicators: Level,
    pub(super) budget: Level,
    pub(super) decision_owner: Level,
}

/// `IndicatorInput` of the API.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct IndicatorInput {
    pub(super) name: ProseInput,
    pub(super) operator: Operator,
    pub(super) value: f64,
    pub(super) value_to: Option<f64>,
    pub(super) unit: Option<String>,
    pub(super) current: Option<f64>,
    pub(super) necessity: Option<Necessity>,
    pub(super) method: ProseInput,
}
