//! Engagements (对接项目).

mod member;
mod timeline;
mod work;

use std::sync::Arc;

use async_graphql::{Context, Description, ID, Object, Result};
use chrono::{DateTime, NaiveDate, Utc};
pub(crate) use member::{EngagementMember, MEMBER};
use qiao_entity::{engagement::Model, engagement_member::TeamStatus};
pub(crate) use timeline::{TimelineEntry, TimelineTotals};
pub(crate) use work::{EngagementMilestone, EngagementTask, MILESTONE, TASK};

use super::{
    Achievement, Contract, Manager, Need, Organization, Side,
    code::{EngagementAct, EngagementForm, EngagementOrigin, EngagementStage},
    saturating,
};
use crate::{
    context::asking,
    domain::{
        engagement::{self as domain, Standing, Whole},
        need::{Part, may_read},
    },
    error::Error,
    node,
    page::{Connection, Listed, Window},
};

/// What the ids of engagements begin with.
pub(crate) const ENGAGEMENT: &str = "engagement";

/// An engagement (对接项目): a need that one or more managers work on, from the first talk to the landing. Those who take part in it
/// read it, and administrators; nobody else knows of it.
#[derive(Clone, Debug, Description)]
pub(crate) struct Engagement(pub(crate) Model);

impl Listed for Engagement {
    const NAME: &'static str = "Engagement";
}

impl Engagement {
    /// The engagement with its team, and as what the requester stands in it.
    async fn whole(&self, ctx: &Context<'_>) -> Result<(Arc<Whole>, Standing)> {
        let asking = asking(ctx);
        let whole = asking.load.engagement_wholes.one(self.0.id).await?;
        let whole = whole.ok_or_else(|| Error::internal("an engagement that was read is gone"))?;
        let is = domain::standing(&whole, &asking.requester, asking.app.clock.today());
        Ok((whole, is))
    }

    /// Whether the requester may read what translations of the need say, and so what became of them.
    async fn reads_translations(&self, ctx: &Context<'_>) -> Result<bool> {
        let asking = asking(ctx);
        let need = asking.load.needs.one(self.0.need_id).await?;
        Ok(need.is_some_and(|need| may_read(&need, Part::Description, &asking.requester)))
    }
}

#[Object(use_type_description)]
impl Engagement {
    /// The engagement's id.
    async fn id(&self) -> ID {
        node::tagged(ENGAGEMENT, self.0.id)
    }

    /// The need that is worked on; null where the requester may not know of it any more.
    async fn need(&self, ctx: &Context<'_>) -> Result<Option<Need>> {
        Ok(asking(ctx).load.needs.one(self.0.need_id).await?.map(Need))
    }

    /// Where it stands.
    async fn stage(&self) -> EngagementStage {
        self.0.stage.into()
    }

    /// Whether it is worked on.
    async fn is_running(&self) -> bool {
        domain::is_running(&self.0)
    }

    /// How many managers work on it.
    async fn form(&self, ctx: &Context<'_>) -> Result<EngagementForm> {
        let (whole, _) = self.whole(ctx).await?;
        Ok(if whole.present(asking(ctx).app.clock.today()).count() > 1 {
            EngagementForm::OneToMany
        } else {
            EngagementForm::OneToOne
        })
    }

    /// What it grew out of.
    async fn origin(&self) -> EngagementOrigin {
        match (self.0.introduction_id, self.0.proposal_id) {
            (Some(_), _) => EngagementOrigin::Introduction,
            (None, Some(_)) => EngagementOrigin::Proposal,
            (None, None) => EngagementOrigin::Direct,
        }
    }

    /// The introduction that it grew out of, such as `introduction_5`.
    async fn introduction(&self) -> Option<ID> {
        self.0.introduction_id.map(|id| node::tagged("introduction", id))
    }

    /// The proposal that it grew out of, such as `proposal_5`.
    async fn proposal(&self) -> Option<ID> {
        self.0.proposal_id.map(|id| node::tagged("proposal", id))
    }

    /// Since when commission terms are signed by both sides (佣金约定); null when it is worked on without them.
    async fn slip_signed_at(&self, ctx: &Context<'_>) -> Result<Option<DateTime<Utc>>> {
        let Some(id) = self.0.introduction_id else {
            return Ok(None);
        };
        Ok(asking(ctx).load.signed_slips.one(id).await?.map(|at| *at))
    }

    /// The organization on the supply side; null where there is none.
    async fn supplier(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        let Some(id) = self.0.supplier_id else { return Ok(None) };
        Ok(asking(ctx).load.organizations.one(id).await?.map(Organization))
    }

    /// What the supply side brings in.
    async fn achievement(&self, ctx: &Context<'_>) -> Result<Option<Achievement>> {
        let Some(id) = self.0.achievement_id else {
            return Ok(None);
        };
        Ok(asking(ctx).load.achievements.one(id).await?.map(Achievement))
    }

    /// Who leads the team; null while nobody does.
    async fn lead(&self, ctx: &Context<'_>) -> Result<Option<Manager>> {
        let (whole, _) = self.whole(ctx).await?;
        let asking = asking(ctx);
        let Some(lead) = whole.lead(asking.app.clock.today()) else {
            return Ok(None);
        };
        Ok(asking.load.managers.one(lead.manager_id).await?.map(Manager))
    }

    /// Everyone who is or was asked into the team, the first one first. Who said no or is not asked any more is told to the enterprise and the
    /// lead alone.
    async fn team(&self, ctx: &Context<'_>) -> Result<Vec<EngagementMember>> {
        let (whole, is) = self.whole(ctx).await?;
        let is = Arc::new(is);
        let steers = is.leads || is.reads.contains(&domain::ENTERPRISE) || asking(ctx).requester.is_administrator();
        let told = |row: &&qiao_entity::engagement_member::Model| {
            steers || !matches!(row.status, TeamStatus::Declined | TeamStatus::Withdrawn)
        };
        let rows = whole.members.iter().filter(told);
        Ok(rows
            .map(|row| EngagementMember::new(row.clone(), whole.clone(), is.clone()))
            .collect())
    }

    /// What comes next, in a sentence.
    async fn next_step(&self) -> Option<&str> {
        self.0.next_step.as_deref()
    }

    /// By when.
    async fn next_step_due(&self) -> Option<NaiveDate> {
        self.0.next_step_due
    }

    /// Whether it is worked on and the day of its next step has passed.
    async fn is_overdue(&self, ctx: &Context<'_>) -> bool {
        let today = asking(ctx).app.clock.today();
        domain::is_running(&self.0) && self.0.next_step_due.is_some_and(|due| due < today)
    }

    /// The milestones (里程碑), the earliest due first.
    async fn milestones(&self, ctx: &Context<'_>) -> Result<Vec<EngagementMilestone>> {
        let (whole, is) = self.whole(ctx).await?;
        let rows = asking(ctx).load.engagement_milestones.one(self.0.id).await?;
        let sides = is.moves();
        let rows = rows.unwrap_or_default().into_iter();
        Ok(rows.map(|row| EngagementMilestone::new(row, &whole, &sides)).collect())
    }

    /// The tasks, by service activity, the earliest due first.
    async fn tasks(&self, ctx: &Context<'_>) -> Result<Vec<EngagementTask>> {
        let (whole, is) = self.whole(ctx).await?;
        let today = asking(ctx).app.clock.today();
        let rows = asking(ctx).load.engagement_tasks.one(self.0.id).await?;
        let rows = rows.unwrap_or_default().into_iter();
        Ok(rows.map(|row| EngagementTask::new(row, &whole, &is, today)).collect())
    }

    /// Everything that was done from the introduction on, the first step first: who did it, when, on whose side and, where it was a no,
    /// why. It is never changed, so it shows who decided what on what grounds (容错纠错).
    async fn timeline(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Connection<TimelineEntry, TimelineTotals>> {
        let translations = self.reads_translations(ctx).await?;
        let (whole, _) = self.whole(ctx).await?;
        let place = format!("timeline {}", self.0.id);
        let request = Window {
            first,
            after,
            last,
            before,
        }
        .of(&place)?;
        let asking = asking(ctx);
        let page = domain::timeline(&asking.app, &self.0, translations, &request).await?;
        let need = asking.load.needs.one(self.0.need_id).await?;
        // The people of an enterprise that wants to stay unnamed are not named either.
        let names_enterprise = need.is_some_and(|need| may_read(&need, Part::Organization, &asking.requester));
        let entry = |row| TimelineEntry::new(row, whole.clone(), names_enterprise);
        let totals = TimelineTotals(self.0.clone(), translations);
        Ok(Connection::of_rows(page, &place, entry, totals))
    }

    /// Its technology contracts of which the requester is a party, the first one first.
    async fn contracts(&self, ctx: &Context<'_>) -> Result<Vec<Contract>> {
        let rows = asking(ctx).load.engagement_contracts.one(self.0.id).await?;
        Ok(rows.unwrap_or_default().into_iter().map(Contract).collect())
    }

    /// The sides to which the requester belongs.
    async fn sides(&self, ctx: &Context<'_>) -> Result<Vec<Side>> {
        let (_, is) = self.whole(ctx).await?;
        Ok(is.reads.into_iter().map(Into::into).collect())
    }

    /// What the requester may do with it now.
    async fn acts(&self, ctx: &Context<'_>) -> Result<Vec<EngagementAct>> {
        let asking = asking(ctx);
        let (whole, _) = self.whole(ctx).await?;
        let acts = domain::acts(&whole, &asking.requester, asking.app.clock.today());
        Ok(acts.into_iter().map(Into::into).collect())
    }

    /// Whether the requester may ask managers into the team, set terms and set milestones now: for the enterprise and the lead.
    async fn may_steer(&self, ctx: &Context<'_>) -> Result<bool> {
        let (_, is) = self.whole(ctx).await?;
        Ok(domain::is_running(&self.0) && is.steers().is_some())
    }

    /// Whether the requester may say what comes next and add tasks now: for the enterprise and everyone in the team.
    async fn may_work(&self, ctx: &Context<'_>) -> Result<bool> {
        let (whole, is) = self.whole(ctx).await?;
        Ok(domain::is_running(&self.0) && is.works(&whole, asking(ctx).app.clock.today()).is_some())
    }

    /// When it began.
    async fn created_at(&self) -> DateTime<Utc> {
        *self.0.created_at
    }

    /// When it last changed.
    async fn updated_at(&self) -> DateTime<Utc> {
        *self.0.updated_at
    }

    /// When it landed, or was closed.
    async fn ended_at(&self) -> Option<DateTime<Utc>> {
        self.0.ended_at.map(|at| *at)
    }

    /// Goes up with every change of it, its team, milestones and tasks; a change names the version that it saw.
    async fn version(&self) -> i32 {
        saturating(self.0.version)
    }
}
