//! The steps of a settlement, as they were reckoned.

use super::income::percent;
use crate::{
    code::SettlementPart,
    piece::{Money, Prose},
    schema,
    visit::Visit,
};

/// A step: a share of what was there to be shared out.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "SettlementStep")]
pub(super) struct Step {
    pub(super) of: SettlementPart,
    pub(super) pool: Money,
    pub(super) to: SettlementPart,
    basis_points: Option<i32>,
    is_fixed: bool,
    pub(super) amount: Money,
    pub(super) source: Option<RuleSource>,
}

/// Where a rule comes from.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct RuleSource {
    pub(super) title: Prose,
    pub(super) date: String,
    pub(super) quote: String,
}

impl Step {
    /// How it was reckoned: a share in per cent, a fixed amount, or what was left.
    pub(super) fn how(&self, visit: &Visit) -> String {
        match (self.is_fixed, self.basis_points) {
            (true, _) => visit.t("contracts-step-fixed"),
            (false, Some(points)) => format!("{}%", percent(points)),
            (false, None) => visit.t("contracts-share-rest"),
        }
    }
}
