//! The rules by which incomes are shared out.

use async_graphql::{Description, Object};

use crate::{
    domain::settlement::rule::{Rule, Share, Source, source},
    object::{
        Prose, Region,
        code::{SettlementPart, TransferMode, codes},
        saturating,
    },
};

/// Where a rule, or what it prescribes, comes from.
#[derive(Clone, Copy, Debug, Description)]
pub(crate) struct RuleSource(pub(crate) &'static Source);

#[Object(use_type_description)]
impl RuleSource {
    /// What it is called.
    async fn title(&self) -> Prose {
        Prose::new(Some(&self.0.title_zh), Some(&self.0.title_en))
    }

    /// Of when it is: a year, a month or a day.
    async fn date(&self) -> &str {
        &self.0.date
    }

    /// Its words.
    async fn quote(&self) -> &str {
        &self.0.quote
    }
}

/// A share that a rule gives.
#[derive(Clone, Copy, Debug, Description)]
pub(crate) struct RuleShare(pub(crate) &'static Share);

#[Object(use_type_description)]
impl RuleShare {
    /// Of what it is taken.
    async fn of(&self) -> SettlementPart {
        self.0.of.into()
    }

    /// To whom it goes.
    async fn to(&self) -> SettlementPart {
        self.0.to.into()
    }

    /// What its source prescribes at least, in basis points; null where the parties agree on it.
    async fn least(&self) -> Option<i32> {
        self.0.least.map(saturating)
    }

    /// What is taken when nothing else is agreed, in basis points.
    async fn usual(&self) -> i32 {
        saturating(self.0.usual)
    }

    /// Whether it takes what the others leave.
    async fn is_rest(&self) -> bool {
        self.0.rest
    }

    /// The source of what is prescribed.
    async fn source(&self) -> Option<RuleSource> {
        self.0.source.as_deref().and_then(source).map(RuleSource)
    }
}

/// A rule by which an income is shared out: data with a source and a date, in versions that never change.
#[derive(Clone, Copy, Debug, Description)]
pub(crate) struct SettlementRule(pub(crate) &'static Rule);

#[Object(use_type_description)]
impl SettlementRule {
    /// Its code.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// Its version.
    async fn version(&self) -> &str {
        &self.0.version
    }

    /// What it is called.
    async fn name(&self) -> Prose {
        Prose::new(Some(&self.0.name_zh), Some(&self.0.name_en))
    }

    /// What it says.
    async fn note(&self) -> Prose {
        Prose::new(Some(&self.0.note_zh), Some(&self.0.note_en))
    }

    /// Where it comes from.
    async fn source(&self) -> Option<RuleSource> {
        source(&self.0.source).map(RuleSource)
    }

    /// Where it holds; everywhere when it is null.
    async fn region(&self) -> Option<Region> {
        Region::of(self.0.region.as_ref())
    }

    /// The transfer modes that it is for; all when none is named.
    async fn modes(&self) -> Vec<TransferMode> {
        codes(self.0.modes.iter().copied())
    }

    /// The shares, in the order in which they are taken.
    async fn shares(&self) -> Vec<RuleShare> {
        self.0.shares.iter().map(RuleShare).collect()
    }
}
