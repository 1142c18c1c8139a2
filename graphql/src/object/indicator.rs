//! Technical indicators.

use async_graphql::{Description, InputObject, Object};
use qiao_entity::indicator::Model;

use super::{
    code::{Necessity, Operator},
    prose::{Prose, ProseInput},
};
use crate::domain::indicator::Draft;

/// A technical indicator (技术指标): what is measured, and which value is wanted or was reached.
#[derive(Clone, Debug, Description)]
pub(crate) struct Indicator(pub(crate) Model);

#[Object(use_type_description)]
impl Indicator {
    /// What is measured.
    async fn name(&self) -> Prose {
        Prose::new(self.0.name_zh.as_ref(), self.0.name_en.as_ref())
    }

    /// How the value binds.
    async fn operator(&self) -> Operator {
        self.0.operator.into()
    }

    /// The value wanted by a need, or measured at an achievement.
    async fn value(&self) -> f64 {
        self.0.value
    }

    /// The upper end of a range.
    async fn value_to(&self) -> Option<f64> {
        self.0.value_to
    }

    /// The unit as printed, such as `℃`.
    async fn unit(&self) -> Option<&str> {
        self.0.unit.as_deref()
    }

    /// The value that the enterprise reaches today; needs only.
    async fn current(&self) -> Option<f64> {
        self.0.current
    }

    /// Whether it must be met; needs only.
    async fn necessity(&self) -> Option<Necessity> {
        self.0.necessity.map(Into::into)
    }

    /// How it is tested.
    async fn method(&self) -> Option<Prose> {
        Prose::filled(self.0.method_zh.as_ref(), self.0.method_en.as_ref())
    }
}

/// A technical indicator (技术指标) of a need or an achievement.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct IndicatorInput {
    /// What is measured: up to 256 characters, in one language at least.
    name: ProseInput,
    /// How the value binds.
    operator: Operator,
    /// The value wanted, or measured.
    value: f64,
    /// The upper end of a range; only with `RANGE`.
    value_to: Option<f64>,
    /// The unit as printed, such as `℃`: up to 32 characters.
    unit: Option<String>,
    /// The value that the enterprise reaches today; needs only.
    current: Option<f64>,
    /// Whether it must be met; needs only.
    necessity: Option<Necessity>,
    /// How it is tested: up to 1,000 characters.
    #[graphql(default)]
    method: ProseInput,
}

impl From<IndicatorInput> for Draft {
    fn from(input: IndicatorInput) -> Self {
        Self {
            name: input.name.into(),
            operator: input.operator.into(),
            value: input.value,
            value_to: input.value_to,
            unit: input.unit,
            current: input.current,
            necessity: input.necessity.map(Into::into),
            method: input.method.into(),
        }
    }
}
