//! What a proposal says.

use async_graphql::{Context, Description, ID, InputObject, Object, Result, SimpleObject};
use qiao_entity::noun::Noun;

use crate::{
    context::asking,
    domain::proposal as domain,
    node,
    object::{
        Achievement, Prose,
        code::{IpExclusivity, IpOwnership, Payment},
    },
    scalar::{Int64, Money},
};

/// What a proposal says: approach, promised values, maturity, intellectual property, price, schedule, team.
#[derive(Clone, Debug, Description)]
pub(crate) struct ProposalContent(pub(crate) domain::Content);

/// What a proposal promises for an indicator of the need.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct PromisedValue {
    /// The indicator's position in the need, from 0.
    position: i32,
    /// What was measured when it was promised.
    name: Prose,
    /// The unit.
    unit: Option<String>,
    /// The value, or the lower end of a range.
    value: f64,
    /// The upper end of a range.
    value_to: Option<f64>,
    /// How it is shown, or on which condition.
    remark: Option<String>,
}

/// A milestone of a proposal's schedule.
#[derive(Clone, Debug, SimpleObject, InputObject)]
#[graphql(input_name = "ProposalMilestoneInput")]
pub(crate) struct ProposalMilestone {
    /// What is reached: up to 256 characters.
    title: String,
    /// Months after the contract, 0–240.
    month: i32,
}

/// A member of a proposal's team.
#[derive(Clone, Debug, SimpleObject, InputObject)]
#[graphql(input_name = "ProposalMemberInput")]
pub(crate) struct ProposalMember {
    /// The person's name: up to 256 characters.
    name: String,
    /// What the person does in it: up to 256 characters.
    role: String,
}

#[Object(use_type_description)]
impl ProposalContent {
    /// The proposal in a few sentences.
    async fn summary(&self) -> Option<&str> {
        self.0.summary.as_deref()
    }

    /// How it solves the need.
    async fn approach(&self) -> Option<&str> {
        self.0.approach.as_deref()
    }

    /// What it promises for the need's indicators, in their order.
    async fn values(&self) -> Vec<PromisedValue> {
        let values = self.0.values.iter().map(|promise| PromisedValue {
            position: promise.position,
            name: Prose::new(promise.name_zh.as_ref(), promise.name_en.as_ref()),
            unit: promise.unit.clone(),
            value: promise.value,
            value_to: promise.value_to,
            remark: promise.remark.clone(),
        });
        values.collect()
    }

    /// The technology readiness level it stands at, 1–9.
    async fn trl(&self) -> Option<i32> {
        self.0.trl
    }

    /// What was shown so far, and where.
    async fn maturity(&self) -> Option<&str> {
        self.0.maturity.as_deref()
    }

    /// Who shall own the result.
    async fn ip_ownership(&self) -> Option<IpOwnership> {
        self.0.ip_ownership.map(Into::into)
    }

    /// How exclusive the right shall be.
    async fn ip_exclusivity(&self) -> Option<IpExclusivity> {
        self.0.ip_exclusivity.map(Into::into)
    }

    /// What is protected already, by whom, and what it depends on.
    async fn ip_position(&self) -> Option<&str> {
        self.0.ip_position.as_deref()
    }

    /// The price.
    async fn price(&self) -> Option<Money> {
        Money::of(self.0.price, self.0.currency.as_ref())
    }

    /// How it shall be paid.
    async fn payment(&self) -> Option<Payment> {
        self.0.payment.map(Into::into)
    }

    /// Months from the contract to the result.
    async fn months(&self) -> Option<i32> {
        self.0.months
    }

    /// The way there.
    async fn schedule(&self) -> Vec<ProposalMilestone> {
        let schedule = self.0.schedule.iter().map(|milestone| ProposalMilestone {
            title: milestone.title.clone(),
            month: milestone.month,
        });
        schedule.collect()
    }

    /// Who does it.
    async fn team(&self) -> Vec<ProposalMember> {
        let team = self.0.team.iter().map(|member| ProposalMember {
            name: member.name.clone(),
            role: member.role.clone(),
        });
        team.collect()
    }

    /// The achievements that it builds on, as far as the requester may know of them.
    async fn achievements(&self, ctx: &Context<'_>) -> Result<Vec<Achievement>> {
        let rows = asking(ctx).load.achievements.many(&self.0.achievements).await?;
        Ok(rows.into_iter().flatten().map(Achievement).collect())
    }
}

/// What a proposal promises for an indicator of the need.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct PromisedValueInput {
    /// The indicator's position in the need, from 0.
    position: i32,
    /// The value in the need's unit, or the lower end of a range.
    value: f64,
    /// The upper end of a range.
    value_to: Option<f64>,
    /// How it is shown, or on which condition: up to 500 characters.
    remark: Option<String>,
}

/// What a proposal shall say. While it is written everything may be missing.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ProposalContentInput {
    /// The proposal in a few sentences: up to 500 characters. One that is handed in says so.
    summary: Option<String>,
    /// How it solves the need: up to 8,000 characters. One that is handed in says so.
    approach: Option<String>,
    /// What it promises for the need's indicators; one that is handed in has a value for each that must be met.
    #[graphql(default)]
    values: Vec<PromisedValueInput>,
    /// The technology readiness level it stands at, 1–9. One that is handed in says so.
    trl: Option<i32>,
    /// What was shown so far, and where: up to 2,000 characters.
    maturity: Option<String>,
    /// Who shall own the result. One that is handed in says so.
    ip_ownership: Option<IpOwnership>,
    /// How exclusive the right shall be.
    ip_exclusivity: Option<IpExclusivity>,
    /// What is protected already, by whom, and what it depends on: up to 2,000 characters.
    ip_position: Option<String>,
    /// The price, in minor units of the currency. One that is handed in says so.
    price: Option<Int64>,
    /// The currency, by its ISO 4217 code.
    currency: Option<String>,
    /// How it shall be paid.
    payment: Option<Payment>,
    /// Months from the contract to the result, 0–240. One that is handed in says so.
    months: Option<i32>,
    /// The way there: up to 20 milestones.
    #[graphql(default)]
    schedule: Vec<ProposalMilestone>,
    /// Who does it: up to 30 members. One that is handed in has one at least.
    #[graphql(default)]
    team: Vec<ProposalMember>,
    /// Up to 5 achievements that it builds on.
    #[graphql(default)]
    achievements: Vec<ID>,
}

impl From<ProposalContentInput> for domain::Content {
    fn from(input: ProposalContentInput) -> Self {
        let number = |id: &ID| match node::parse(id) {
            Some((Noun::Achievement, number)) => number,
            // A number that no record has.
            _ => 0,
        };
        Self {
            summary: input.summary,
            approach: input.approach,
            values: input
                .values
                .into_iter()
                .map(|promise| domain::Promise {
                    position: promise.position,
                    name_zh: None,
                    name_en: None,
                    unit: None,
                    value: promise.value,
                    value_to: promise.value_to,
                    remark: promise.remark,
                })
                .collect(),
            trl: input.trl,
            maturity: input.maturity,
            ip_ownership: input.ip_ownership.map(Into::into),
            ip_exclusivity: input.ip_exclusivity.map(Into::into),
            ip_position: input.ip_position,
            price: input.price.map(|amount| amount.0),
            currency: input.currency,
            payment: input.payment.map(Into::into),
            months: input.months,
            schedule: input
                .schedule
                .into_iter()
                .map(|row| domain::Milestone {
                    title: row.title,
                    month: row.month,
                })
                .collect(),
            team: input
                .team
                .into_iter()
                .map(|row| domain::Member {
                    name: row.name,
                    role: row.role,
                })
                .collect(),
            achievements: input.achievements.iter().map(number).collect(),
        }
    }
}
