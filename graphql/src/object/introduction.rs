//! Introductions (引荐).

use async_graphql::{Context, Description, ID, Object, Result};
use chrono::{DateTime, Utc};
use qiao_entity::{introduction::Model, step, step::Side as Stands};

use super::{
    Achievement, Manager, Need, Organization, Side, Step,
    agreement::Person,
    code::{IntroductionAct, IntroductionStatus, MoveReason},
    saturating,
    slip::Slip,
};
use crate::{
    context::asking,
    domain::{
        engagement,
        introduction::{self as domain, Act, slip},
    },
    node,
    page::Listed,
};

/// What introductions are called in ids.
pub(crate) const INTRODUCTION: &str = "introduction";

/// An introduction (引荐): a matchmaker, or the enterprise itself, puts a need together with a manager or with the owner of an
/// achievement. What names the sides and stands under agreement is told to the other once both have signed a commission slip.
#[derive(Clone, Debug, Description)]
pub(crate) struct Introduction(pub(crate) Model);

impl Listed for Introduction {
    const NAME: &'static str = "Introduction";
}

/// The organization that posted the need, as far as the requester may know of the need; only whose side somebody is on is read
/// from it, which who stands there knows.
async fn poster(ctx: &Context<'_>, row: &Model) -> Result<Option<i64>> {
    let need = asking(ctx).load.needs.one(row.need_id).await?;
    Ok(need.map(|need| need.organization_id))
}

/// Whether the requester may know which person acted on a side.
pub(super) async fn tells(ctx: &Context<'_>, row: &Model, side: Stands) -> Result<bool> {
    let poster = poster(ctx, row).await?;
    Ok(domain::tells_person(&asking(ctx).requester, row, poster, side))
}

/// The person of an actor, if it is one.
pub(super) async fn acted(ctx: &Context<'_>, actor: &str) -> Result<Option<Person>> {
    match node::number_of("account", &ID(actor.to_owned())) {
        Some(account) => Ok(Some(Person::of(ctx, account).await?)),
        None => Ok(None),
    }
}

impl Introduction {
    async fn sides(&self, ctx: &Context<'_>) -> Result<Vec<Stands>> {
        let poster = poster(ctx, &self.0).await?;
        Ok(domain::sides(&asking(ctx).requester, &self.0, poster))
    }

    fn is(&self, ctx: &Context<'_>) -> qiao_entity::introduction::IntroductionStatus {
        let app = &asking(ctx).app;
        domain::status(&self.0, app.clock.now(), app.config.introductions)
    }

    async fn stored_slips(&self, ctx: &Context<'_>) -> Result<Vec<slip::Slip>> {
        let slips = asking(ctx).load.slips.one(self.0.id).await?;
        Ok(slips.map(|slips| slips.as_ref().clone()).unwrap_or_default())
    }

    fn shown(&self, slip: slip::Slip) -> Slip {
        Slip {
            slip,
            introduction: self.0.clone(),
        }
    }
}

#[Object(use_type_description)]
impl Introduction {
    /// The introduction's id.
    pub(crate) async fn id(&self) -> ID {
        node::tagged(INTRODUCTION, self.0.id)
    }

    /// The need; null where the requester may not know of it any more. It names no poster who wants to stay unnamed, until both
    /// sides have signed a slip.
    async fn need(&self, ctx: &Context<'_>) -> Result<Option<Need>> {
        Ok(asking(ctx).load.needs.one(self.0.need_id).await?.map(Need))
    }

    /// The manager who is introduced; null where an achievement's owner is.
    async fn manager(&self, ctx: &Context<'_>) -> Result<Option<Manager>> {
        match self.0.manager_id {
            Some(id) => Ok(asking(ctx).load.managers.one(id).await?.map(Manager)),
            None => Ok(None),
        }
    }

    /// The achievement whose owner is introduced; null where a manager is.
    async fn achievement(&self, ctx: &Context<'_>) -> Result<Option<Achievement>> {
        match self.0.achievement_id {
            Some(id) => Ok(asking(ctx).load.achievements.one(id).await?.map(Achievement)),
            None => Ok(None),
        }
    }

    /// The organization that owned the achievement when it was introduced, and that answers; null where a manager is introduced.
    async fn supplier(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        match self.0.supplier_id {
            Some(id) => Ok(asking(ctx).load.organizations.one(id).await?.map(Organization)),
            None => Ok(None),
        }
    }

    /// How it stands now.
    async fn status(&self, ctx: &Context<'_>) -> IntroductionStatus {
        self.is(ctx).into()
    }

    /// On whose side it was made.
    async fn introduced_by(&self) -> Side {
        self.0.side.into()
    }

    /// Who made it; null where the requester may not know: who acts for an unnamed enterprise is unnamed too.
    async fn introducer(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        if tells(ctx, &self.0, self.0.side).await? {
            acted(ctx, &self.0.actor).await
        } else {
            Ok(None)
        }
    }

    /// Why, in the words of who made it; both sides read them.
    async fn words(&self) -> &str {
        &self.0.words
    }

    /// Why again, where the pair said no before.
    async fn despite(&self) -> Option<&str> {
        self.0.despite.as_deref()
    }

    /// When it was made.
    async fn introduced_at(&self) -> DateTime<Utc> {
        *self.0.introduced_at
    }

    /// When the side that had not answered was reminded.
    async fn reminded_at(&self) -> Option<DateTime<Utc>> {
        self.0.nudged_at.map(|at| *at)
    }

    /// When it closes if nobody answers; null once it was answered.
    async fn lapses_at(&self, ctx: &Context<'_>) -> Option<DateTime<Utc>> {
        let is_open = self.is(ctx) == qiao_entity::introduction::IntroductionStatus::Proposed;
        is_open.then(|| domain::lapses_at(&self.0, asking(ctx).app.config.introductions))
    }

    /// When it was accepted or declined.
    async fn answered_at(&self) -> Option<DateTime<Utc>> {
        self.0.answered_at.map(|at| *at)
    }

    /// When it was declined, taken back or ended, or lapsed.
    async fn closed_at(&self, ctx: &Context<'_>) -> Option<DateTime<Utc>> {
        let lapsed = self.is(ctx) == qiao_entity::introduction::IntroductionStatus::Lapsed;
        let due = || domain::lapses_at(&self.0, asking(ctx).app.config.introductions);
        self.0.closed_at.map(|at| *at).or_else(|| lapsed.then(due))
    }

    /// On whose side that was done.
    async fn closed_side(&self, ctx: &Context<'_>) -> Option<Side> {
        let lapsed = self.is(ctx) == qiao_entity::introduction::IntroductionStatus::Lapsed;
        self.0.closed_side.or(lapsed.then_some(Stands::Service)).map(Into::into)
    }

    /// Why one side said no.
    async fn reason(&self) -> Option<MoveReason> {
        self.0.reason.map(Into::into)
    }

    /// A sentence about it.
    async fn sentence(&self) -> Option<&str> {
        self.0.sentence.as_deref()
    }

    /// When both sides had signed a commission slip for the first time: what names them is told to each other since, as long as the
    /// introduction goes on.
    async fn revealed_at(&self) -> Option<DateTime<Utc>> {
        self.0.revealed_at.map(|at| *at)
    }

    /// The commission slip that holds now: the one that both sides signed last. A deal that comes of the introduction tells it, or
    /// that there was none.
    async fn slip(&self, ctx: &Context<'_>) -> Result<Option<Slip>> {
        let slips = self.stored_slips(ctx).await?.into_iter();
        Ok(slips
            .filter(|slip| slip.in_force)
            .map(|slip| self.shown(slip))
            .next_back())
    }

    /// All versions of the commission slip, the first one first.
    async fn slips(&self, ctx: &Context<'_>) -> Result<Vec<Slip>> {
        let slips = self.stored_slips(ctx).await?.into_iter();
        Ok(slips.map(|slip| self.shown(slip)).collect())
    }

    /// What was done with it and with its slips, the first step first.
    async fn steps(&self, ctx: &Context<'_>) -> Result<Vec<Step>> {
        let slips: Vec<i64> = self.stored_slips(ctx).await?.iter().map(|slip| slip.row.id).collect();
        let load = &asking(ctx).load;
        let mut rows: Vec<step::Model> = load.introduction_steps.one(self.0.id).await?.unwrap_or_default();
        let of_slips = load.slip_steps.many(&slips).await?;
        rows.extend(of_slips.into_iter().flatten().flatten());
        rows.sort_by_key(|row| row.id);
        let (requester, poster) = (&asking(ctx).requester, poster(ctx, &self.0).await?);
        let steps = rows.into_iter().map(|row| Step {
            told: domain::tells_person(requester, &self.0, poster, row.side),
            row,
        });
        Ok(steps.collect())
    }

    /// On which sides the requester may act.
    async fn my_sides(&self, ctx: &Context<'_>) -> Result<Vec<Side>> {
        Ok(self.sides(ctx).await?.into_iter().map(Into::into).collect())
    }

    /// What the requester may do with it now.
    async fn may(&self, ctx: &Context<'_>) -> Result<Vec<IntroductionAct>> {
        let (sides, is) = (self.sides(ctx).await?, self.is(ctx));
        let mut acts = Vec::new();
        for (act, shown) in [
            (Act::Accept, IntroductionAct::Accept),
            (Act::Decline, IntroductionAct::Decline),
            (Act::Withdraw, IntroductionAct::Withdraw),
            (Act::End, IntroductionAct::End),
        ] {
            if matches!(domain::may(&self.0, is, act, &sides), Some(Ok(_))) {
                acts.push(shown);
            }
        }
        // While something that grew out of it is worked on, it does not end.
        if acts.contains(&IntroductionAct::End) {
            let of_need = asking(ctx).load.need_engagements.one(self.0.need_id).await?;
            let mut of_need = of_need.unwrap_or_default().into_iter();
            if of_need.any(|row| row.introduction_id == Some(self.0.id) && engagement::is_running(&row)) {
                acts.retain(|act| *act != IntroductionAct::End);
            }
        }
        let slips = self.stored_slips(ctx).await?;
        let last = slips.last();
        let actor = asking(ctx).requester.actor();
        if slip::may_offer(is, &sides) {
            acts.push(IntroductionAct::OfferSlip);
        }
        if slip::may_sign(is, &sides, last, &actor) {
            acts.push(IntroductionAct::SignSlip);
        }
        if slip::may_decline(is, &sides, last) {
            acts.push(IntroductionAct::DeclineSlip);
        }
        Ok(acts)
    }

    /// Goes up with every change, of its slips too; a change names the version that it saw.
    async fn version(&self) -> i32 {
        saturating(self.0.version)
    }
}
