//! A proposal who works which of many needs.

use async_graphql::{Context, Description, Enum, Object, Result};

use super::{
    Manager, Need,
    code::{AssignmentLack, AssignmentRole},
};
use crate::{
    context::asking,
    domain::assignment::{Assigned, First, Member, Outcome, Plan},
    scalar::FreshnessToken,
};

/// What became of a need's first choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum FirstChoiceOutcome {
    /// The need has it (已获得).
    Kept,
    /// The assignment was asked to leave the manager out (已排除).
    Excluded,
    /// The manager works for whoever posted the need (利益冲突).
    Conflict,
    /// The two were introduced to each other before, and one said no (曾婉拒).
    Declined,
    /// The manager cannot take on another engagement (已满负荷).
    Full,
    /// The manager works other needs of this assignment (已派往其他需求).
    Taken,
}

/// Points as a score.
fn score(points: u64) -> f64 {
    // The points of 1,200 managers are far below what a double holds exactly.
    #[expect(clippy::cast_precision_loss, reason = "below 2^53")]
    let points = points as f64;
    points / 1_000.0
}

/// The share of a loss, 0–1.
fn share(loss: u64, of: u64) -> f64 {
    if of == 0 { 0.0 } else { score(loss) / score(of) }
}

/// Who works which need: a proposal, of which nothing is stored. `isOptimal` says whether no plan within its rules reaches more.
#[derive(Clone, Debug, Description)]
pub(crate) struct Assignment {
    plan: Plan,
    position: i64,
}

impl Assignment {
    /// A plan that was made from an index at this position.
    pub(crate) fn new(plan: Plan, position: i64) -> Self {
        Self { plan, position }
    }

    fn count(&self, is: impl Fn(&Assigned) -> bool) -> i32 {
        let count = self.plan.needs.iter().filter(|need| is(need)).count();
        i32::try_from(count).unwrap_or(i32::MAX)
    }
}

#[Object(use_type_description)]
impl Assignment {
    /// The needs, in the order in which they were given.
    async fn needs(&self) -> Vec<AssignedNeed> {
        self.plan.needs.iter().cloned().map(AssignedNeed).collect()
    }

    /// The scores of everyone who was assigned, summed.
    async fn fit(&self) -> f64 {
        score(self.plan.fit())
    }

    /// What the sum would be if each need had its best candidates, as if there were no rules and no other needs.
    async fn best_fit(&self) -> f64 {
        score(self.plan.best())
    }

    /// What all needs together lose against their best candidates: `bestFit` less `fit`.
    async fn loss(&self) -> f64 {
        score(self.plan.loss())
    }

    /// The share of `bestFit` that is lost, 0–1.
    async fn loss_share(&self) -> f64 {
        share(self.plan.loss(), self.plan.best())
    }

    /// How many needs have their first choice.
    async fn first_choices_kept(&self) -> i32 {
        self.count(Assigned::keeps_first)
    }

    /// How many needs have nobody.
    async fn left_alone(&self) -> i32 {
        self.count(|need| need.team.is_empty())
    }

    /// Whether this is proved to be the best plan of all. If not, so many candidates are wanted by so many needs that reading
    /// on was given up: the best plan of the nearly thousand best candidates of each need.
    async fn is_optimal(&self) -> bool {
        self.plan.optimal
    }

    /// How fresh the index was from which candidates were read.
    async fn freshness(&self) -> FreshnessToken {
        FreshnessToken(self.position)
    }
}

/// One need of an assignment.
#[derive(Clone, Debug, Description)]
pub(crate) struct AssignedNeed(Assigned);

#[Object(use_type_description)]
impl AssignedNeed {
    /// The need.
    async fn need(&self, ctx: &Context<'_>) -> Result<Option<Need>> {
        Ok(asking(ctx).load.needs.one(self.0.need).await?.map(Need))
    }

    /// How many managers it wanted.
    async fn wanted(&self) -> i32 {
        i32::try_from(self.0.wanted).unwrap_or(i32::MAX)
    }

    /// Who works it, the best first.
    async fn managers(&self) -> Vec<AssignedManager> {
        self.0.team.iter().copied().map(AssignedManager).collect()
    }

    /// Whom it would have first if there were no rules and no other needs; null when it has no candidates.
    async fn first_choice(&self) -> Option<FirstChoice> {
        let loss = self.0.loss_of_lead();
        self.0.first.clone().map(|first| FirstChoice { first, loss })
    }

    /// The scores of its managers, summed.
    async fn fit(&self) -> f64 {
        score(self.0.fit())
    }

    /// The scores of as many of its best candidates as it wanted, summed.
    async fn best_fit(&self) -> f64 {
        score(self.0.best)
    }

    /// What it loses against its best candidates: `bestFit` less `fit`. One to one that is the loss against its first choice.
    async fn loss(&self) -> f64 {
        score(self.0.loss())
    }

    /// The share of `bestFit` that is lost, 0–1.
    async fn loss_share(&self) -> f64 {
        share(self.0.loss(), self.0.best)
    }

    /// Why it has fewer managers than it wanted; null if it has them all.
    async fn lack(&self) -> Option<AssignmentLack> {
        self.0.lack.map(Into::into)
    }
}

/// A manager who is to work a need.
#[derive(Clone, Copy, Debug, Description)]
pub(crate) struct AssignedManager(Member);

#[Object(use_type_description)]
impl AssignedManager {
    /// The manager.
    async fn manager(&self, ctx: &Context<'_>) -> Result<Option<Manager>> {
        Ok(asking(ctx).load.managers.one(self.0.manager).await?.map(Manager))
    }

    /// As what.
    async fn role(&self) -> AssignmentRole {
        self.0.role.into()
    }

    /// How well the manager suits: the score that `candidateManagers` of the need tells, and gives reasons for.
    async fn score(&self) -> f64 {
        score(self.0.points.into())
    }
}

/// A need's first choice: its best candidate, whatever stands against it.
#[derive(Clone, Debug, Description)]
pub(crate) struct FirstChoice {
    first: First,
    loss: u32,
}

#[Object(use_type_description)]
impl FirstChoice {
    /// The manager.
    async fn manager(&self, ctx: &Context<'_>) -> Result<Option<Manager>> {
        Ok(asking(ctx).load.managers.one(self.first.manager).await?.map(Manager))
    }

    /// How well the manager suits.
    async fn score(&self) -> f64 {
        score(self.first.points.into())
    }

    /// What became of it.
    async fn outcome(&self) -> FirstChoiceOutcome {
        match self.first.outcome {
            Outcome::Kept => FirstChoiceOutcome::Kept,
            Outcome::Excluded => FirstChoiceOutcome::Excluded,
            Outcome::Conflict => FirstChoiceOutcome::Conflict,
            Outcome::Declined => FirstChoiceOutcome::Declined,
            Outcome::Full => FirstChoiceOutcome::Full,
            Outcome::Taken(_) => FirstChoiceOutcome::Taken,
        }
    }

    /// The needs to which it goes instead, if that is why this one has not got it.
    async fn taken_by(&self, ctx: &Context<'_>) -> Result<Vec<Need>> {
        let Outcome::Taken(needs) = &self.first.outcome else {
            return Ok(Vec::new());
        };
        let rows = asking(ctx).load.needs.many(needs).await?;
        Ok(rows.into_iter().flatten().map(Need).collect())
    }

    /// How much less the lead's score is; the whole score when nobody leads.
    async fn loss(&self) -> f64 {
        score(self.loss.into())
    }
}
