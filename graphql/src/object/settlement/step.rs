//! Steps of a calculation, as people read them.

use async_graphql::{Context, Description, ID, Object, SimpleObject};
use qiao_entity::language::Language;

use super::rule::RuleSource;
use crate::{
    context::asking,
    document::in_figures,
    domain::settlement::{
        calculate::Step,
        rule::{Part, source},
    },
    message::say,
    node,
    object::{code::SettlementPart, saturating},
    scalar::Money,
};

/// One step of a calculation: a share of what was there to be shared out.
#[derive(Clone, Debug, Description)]
pub(crate) struct SettlementStep {
    step: Step,
    currency: String,
}

impl SettlementStep {
    /// A step in a currency.
    pub(crate) fn new(step: Step, currency: &str) -> Self {
        Self {
            step,
            currency: currency.to_owned(),
        }
    }
}

/// The version of commission terms by which something was taken; what they say is for the sides that signed them.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct StepTerms {
    /// The id of the introduction whose terms they are.
    introduction_id: ID,
    /// Which version.
    number: i32,
    /// The BLAKE3 digest that both sides signed.
    digest: String,
}

/// What a part is called.
pub(crate) fn part_name(language: Language, part: Part) -> String {
    let code = async_graphql::resolver_utils::enum_value(SettlementPart::from(part)).to_string();
    say(language, &format!("settlement-part-{code}"), &[])
}

/// Basis points as a percentage.
fn percent(points: i64) -> String {
    let text = format!("{}.{:02}", points / 100, points % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[Object(use_type_description)]
impl SettlementStep {
    /// Of what it was taken.
    async fn of(&self) -> SettlementPart {
        self.step.of.into()
    }

    /// How much that was.
    async fn pool(&self) -> Money {
        Money::exactly(self.step.pool, &self.currency)
    }

    /// To whom it went.
    async fn to(&self) -> SettlementPart {
        self.step.to.into()
    }

    /// In basis points; null for a fixed amount and for what was left.
    async fn basis_points(&self) -> Option<i32> {
        self.step.basis_points.map(saturating)
    }

    /// Whether a fixed amount was agreed.
    async fn is_fixed(&self) -> bool {
        self.step.fixed
    }

    /// How much came of it.
    async fn amount(&self) -> Money {
        Money::exactly(self.step.amount, &self.currency)
    }

    /// What is prescribed at least, in basis points.
    async fn least(&self) -> Option<i32> {
        self.step.least.map(saturating)
    }

    /// The source of what is prescribed.
    async fn source(&self) -> Option<RuleSource> {
        self.step.source.as_deref().and_then(source).map(RuleSource)
    }

    /// By how much rounding moved it, in ten-thousandths of a minor unit: all of a pool together are 0.
    async fn rounded(&self) -> i32 {
        saturating(self.step.rounded)
    }

    /// The commission terms by which it was taken; null where it is a share of the rule.
    async fn terms(&self) -> Option<StepTerms> {
        self.step.terms.as_ref().map(|terms| StepTerms {
            introduction_id: node::tagged("introduction", terms.introduction),
            number: terms.number,
            digest: terms.digest.clone(),
        })
    }

    /// The step in words, in the language of `Accept-Language`.
    async fn text(&self, ctx: &Context<'_>) -> String {
        let language = asking(ctx).language;
        let key = match (self.step.basis_points, self.step.fixed) {
            (Some(_), _) if self.step.terms.is_some() => "settlement-step-commission",
            (None, _) if self.step.terms.is_some() => "settlement-step-commission-fixed",
            (Some(_), _) => "settlement-step-points",
            (None, true) => "settlement-step-fixed",
            (None, false) => "settlement-step-rest",
        };
        let names = [
            ("of", part_name(language, self.step.of)),
            ("to", part_name(language, self.step.to)),
            ("pool", in_figures(self.step.pool, &self.currency)),
            ("percent", percent(self.step.basis_points.unwrap_or(0))),
            ("amount", in_figures(self.step.amount, &self.currency)),
            ("least", percent(self.step.least.unwrap_or(0))),
            (
                "number",
                self.step.terms.as_ref().map_or(0, |terms| terms.number).to_string(),
            ),
        ];
        let said = say(language, key, &names);
        if self.step.least.is_some() {
            format!("{said}{}", say(language, "settlement-step-least", &names))
        } else {
            said
        }
    }
}
