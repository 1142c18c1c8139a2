//! As what somebody stands in an engagement: what it reads, and for whom it acts.

use std::collections::HashMap;

use chrono::NaiveDate;
use qiao_entity::{
    engagement::{Column, Entity, Model},
    engagement_member::{self as member, TeamRole, TeamStatus},
    engagement_milestone::WorkStatus,
    membership::MemberRole,
    need,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};

use super::{Act, MOVES, TEAM_MOVES, TeamAct, WORK_MOVES, WorkAct, is_running, list, team::sides_for};
use crate::{
    auth::Requester,
    domain::{chain::Side, indicator::grouped},
    error::Error,
};

/// An engagement with what decides who takes part in it.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The engagement.
    pub row: Model,
    /// The organization that posted the need.
    pub organization: i64,
    /// Everyone who is or was asked into the team, the first one first.
    pub members: Vec<member::Model>,
}

/// As what somebody stands in an engagement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The sides to which it belongs: they read the engagement.
    pub reads: Vec<Side>,
    /// The sides for which it may act.
    pub acts: Vec<Side>,
    /// Whether it leads the team.
    pub leads: bool,
    /// Its place in the team, invited or active.
    pub member: Option<i64>,
}

/// Whether a member is in the team on a day: one whose term is over is not, whether or not it was noted yet.
#[must_use]
pub fn is_active(member: &member::Model, today: NaiveDate) -> bool {
    member.status == TeamStatus::Active && member.term_until.is_none_or(|until| until >= today)
}

impl Whole {
    /// Who leads the team on a day.
    #[must_use]
    pub fn lead(&self, today: NaiveDate) -> Option<&member::Model> {
        let mut active = self.members.iter().filter(|row| is_active(row, today));
        active.find(|row| row.role == TeamRole::Lead)
    }

    /// Those who are in the team, or asked to be.
    pub fn present(&self, today: NaiveDate) -> impl Iterator<Item = &member::Model> {
        let present = move |row: &&member::Model| row.status == TeamStatus::Invited || is_active(row, today);
        self.members.iter().filter(present)
    }
}

/// As what a requester stands in an engagement on a day.
#[must_use]
pub fn standing(whole: &Whole, requester: &Requester, today: NaiveDate) -> Standing {
    let mut is = Standing::default();
    let writes = requester.may_write();
    let confidential = requester.organizations();
    if confidential.contains(&whole.organization) {
        is.reads.push(Side::Enterprise);
        if writes && requester.is_member(whole.organization, MemberRole::Editor) {
            is.acts.push(Side::Enterprise);
        }
    }
    if let Some(profile) = requester.reads_profile()
        && let Some(own) = whole.present(today).find(|row| row.manager_id == profile)
    {
        is.reads.push(Side::Manager);
        is.member = Some(own.id);
        if writes {
            is.acts.push(Side::Manager);
            is.leads = own.role == TeamRole::Lead && own.status == TeamStatus::Active;
        }
    }
    if let Some(supplier) = whole.row.supplier_id.filter(|id| confidential.contains(id)) {
        is.reads.push(Side::Supplier);
        if writes && requester.is_member(supplier, MemberRole::Editor) {
            is.acts.push(Side::Supplier);
        }
    }
    let account = requester
        .account()
        .filter(|_| requester.rights().is_some_and(|rights| rights.scopes.confidential));
    if account.is_some() && account == whole.row.matchmaker_id {
        is.reads.push(Side::Matchmaker);
    }
    if requester.is_administrator() {
        is.reads.push(Side::Operator);
        if writes {
            is.acts.push(Side::Operator);
        }
    }
    is
}

impl Standing {
    /// For whom it may move the engagement itself: of the managers only the lead.
    #[must_use]
    pub fn moves(&self) -> Vec<Side> {
        let sides = self.acts.iter().copied();
        sides.filter(|side| *side != Side::Manager || self.leads).collect()
    }

    /// For whom it may do what is the enterprise's and the lead's: ask into the team, let go, set milestones.
    #[must_use]
    pub fn steers(&self) -> Option<Side> {
        let mut sides = self.moves().into_iter();
        sides.find(|side| matches!(side, Side::Enterprise | Side::Manager | Side::Operator))
    }

    /// For whom it may settle a task: the enterprise, the lead, and the member who does it.
    #[must_use]
    pub fn settles(&self, whole: &Whole, member: Option<i64>, today: NaiveDate) -> Vec<Side> {
        let mut sides = self.moves();
        if self.member.is_some() && self.member == member && self.works(whole, today) == Some(Side::Manager) {
            sides.push(Side::Manager);
        }
        sides
    }

    /// For whom it may do what the enterprise and everyone who is active in the team may.
    #[must_use]
    pub fn works(&self, whole: &Whole, today: NaiveDate) -> Option<Side> {
        let active = |id: i64| whole.members.iter().any(|row| row.id == id && is_active(row, today));
        let is_active = self.member.is_some_and(active);
        let mut sides = self.acts.iter().copied();
        sides.find(|side| match side {
            Side::Enterprise | Side::Operator => true,
            Side::Manager => is_active,
            _ => false,
        })
    }
}

/// What a requester may do with an engagement as it stands now.
#[must_use]
pub fn acts(whole: &Whole, requester: &Requester, today: NaiveDate) -> Vec<Act> {
    let sides = standing(whole, requester, today).moves();
    let open = |act: &Act| {
        MOVES.iter().any(|row| {
            row.act == *act && row.from.contains(&whole.row.stage) && row.by.iter().any(|by| sides.contains(by))
        })
    };
    Act::ALL.into_iter().filter(open).collect()
}

/// What one who stands like this may do with a member of the team as it stands now.
#[must_use]
pub fn team_acts(whole: &Whole, is: &Standing, row: &member::Model) -> Vec<TeamAct> {
    if !is_running(&whole.row) {
        return Vec::new();
    }
    let open = |act: &TeamAct| {
        let sides = sides_for(is, row, *act);
        TEAM_MOVES
            .iter()
            .any(|mv| mv.act == *act && mv.from.contains(&row.status) && mv.by.iter().any(|by| sides.contains(by)))
    };
    TeamAct::ALL.into_iter().filter(open).collect()
}

/// What these sides may do with a milestone or a task as it stands now.
#[must_use]
pub fn work_acts(whole: &Whole, sides: &[Side], status: WorkStatus) -> Vec<WorkAct> {
    if !is_running(&whole.row) {
        return Vec::new();
    }
    let open = |act: &WorkAct| {
        WORK_MOVES
            .iter()
            .any(|mv| mv.act == *act && mv.from.contains(&status) && mv.by.iter().any(|by| sides.contains(by)))
    };
    WorkAct::ALL.into_iter().filter(open).collect()
}

/// The only door to the table for reads: the engagements that the requester takes part in, on a day. Administrators read all.
#[must_use]
pub fn visible_to(requester: &Requester, today: NaiveDate) -> Select<Entity> {
    if requester.is_administrator() {
        return Entity::find();
    }
    // No engagement has the number 0.
    let mut any = Condition::any().add(Column::Id.eq(0));
    let own = requester.organizations();
    if !own.is_empty() {
        let posted = need::Entity::find()
            .select_only()
            .column(need::Column::Id)
            .filter(need::Column::OrganizationId.is_in(own.iter().copied()));
        any = any
            .add(Column::NeedId.in_subquery(posted.into_query()))
            .add(Column::SupplierId.is_in(own));
    }
    if let Some(profile) = requester.reads_profile() {
        let lasts = Condition::any()
            .add(member::Column::TermUntil.is_null())
            .add(member::Column::TermUntil.gte(today));
        let present = Condition::any()
            .add(member::Column::Status.eq(TeamStatus::Invited))
            .add(
                Condition::all()
                    .add(member::Column::Status.eq(TeamStatus::Active))
                    .add(lasts),
            );
        let teams = member::Entity::find()
            .select_only()
            .column(member::Column::EngagementId)
            .filter(member::Column::ManagerId.eq(profile))
            .filter(present);
        any = any.add(Column::Id.in_subquery(teams.into_query()));
    }
    let confidential = requester.rights().is_some_and(|rights| rights.scopes.confidential);
    if let Some(account) = requester.account().filter(|_| confidential) {
        any = any.add(Column::MatchmakerId.eq(account));
    }
    Entity::find().filter(any)
}

/// These engagements with what decides who takes part in them; two statements.
pub(super) async fn wholes(db: &impl ConnectionTrait, rows: Vec<Model>) -> Result<Vec<Whole>, Error> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut members = members(db, &ids).await?;
    let owners: HashMap<i64, i64> = need::Entity::find()
        .select_only()
        .columns([need::Column::Id, need::Column::OrganizationId])
        .filter(need::Column::Id.is_in(rows.iter().map(|row| row.need_id)))
        .into_tuple::<(i64, i64)>()
        .all(db)
        .await?
        .into_iter()
        .collect();
    let whole = |row: Model| Whole {
        organization: owners.get(&row.need_id).copied().unwrap_or_default(),
        members: members.remove(&row.id).unwrap_or_default(),
        row,
    };
    Ok(rows.into_iter().map(whole).collect())
}

/// The members of these engagements, the first one first; one statement.
pub(super) async fn members(db: &impl ConnectionTrait, ids: &[i64]) -> Result<HashMap<i64, Vec<member::Model>>, Error> {
    let rows = member::Entity::find()
        .filter(member::Column::EngagementId.is_in(ids.iter().copied()))
        .order_by_asc(member::Column::Id)
        .all(db)
        .await?;
    Ok(grouped(rows, |row| Some(row.engagement_id)))
}

/// Who takes part in an engagement, for what belongs to it: the sides to which the requester belongs, and for which it acts; none
/// where it may not know of it.
pub async fn parties(
    app: &crate::app::App,
    requester: &Requester,
    id: i64,
) -> Result<Option<(Model, Standing)>, Error> {
    let Some(row) = list::by_ids(app, requester, &[id]).await?.remove(&id) else {
        return Ok(None);
    };
    let mut whole = wholes(&app.db, vec![row]).await?;
    let Some(whole) = whole.pop() else { return Ok(None) };
    let is = standing(&whole, requester, app.clock.today());
    Ok(Some((whole.row, is)))
}
