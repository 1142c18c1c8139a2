//! Who is a party of a part of the chain: who reads and writes what is said about it.

use qiao_entity::{
    challenge, contract, engagement,
    engagement::Stage,
    engagement_member,
    engagement_member::TeamStatus,
    engagement_task, evaluation,
    introduction::{self, IntroductionStatus},
    membership::MemberRole,
    need,
    proposal::{self, ProposalStatus},
    settlement, slip,
    step::{Side, Subject},
    translation,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::SelectStatement,
};

use crate::{app::App, auth::Requester, error::Error};

/// A part of the chain as one of its parties sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    /// What it is.
    pub subject: Subject,
    /// Its number.
    pub id: i64,
    /// The need behind it.
    pub need: need::Model,
    /// On which sides the requester reads.
    pub sides: Vec<Side>,
    /// On which sides it may also write.
    pub writes: Vec<Side>,
    /// Whether what names one side is told to the other.
    pub revealed: bool,
    /// The status that ended it; none while it goes on.
    pub ended: Option<String>,
}

impl Party {
    /// Whether the requester may know which person acted on this side: of its own, of a matchmaker, of the other once names are told.
    #[must_use]
    pub fn tells_person(&self, side: Side) -> bool {
        let is_side = |side: &Side| matches!(side, Side::Enterprise | Side::Manager | Side::Supplier);
        self.sides.contains(&Side::Operator)
            || self.sides.contains(&side)
            || side == Side::Matchmaker
            || self.revealed && is_side(&side) && self.sides.iter().any(is_side)
    }
}

/// Who stands where in a part of the chain.
struct Cast {
    enterprise: i64,
    managers: Vec<i64>,
    supplier: Option<i64>,
    /// As whom the matchmaker acts.
    matchmaker: Option<String>,
    /// The account that bids, and on which side.
    author: Option<(i64, Side)>,
}

impl Cast {
    /// The sides on which the requester stands that is at least this in the organizations concerned.
    fn sides(&self, requester: &Requester, least: MemberRole) -> Vec<Side> {
        let manager = requester.manager().is_some_and(|own| self.managers.contains(&own));
        let supplier = self
            .supplier
            .is_some_and(|supplier| requester.is_member(supplier, least));
        let matchmaker = requester.account().is_some() && Some(requester.actor()) == self.matchmaker;
        let bids = |on| {
            self.author
                .is_some_and(|(account, side)| side == on && requester.account() == Some(account))
        };
        [
            (requester.is_member(self.enterprise, least), Side::Enterprise),
            (manager || bids(Side::Manager), Side::Manager),
            (supplier || bids(Side::Supplier), Side::Supplier),
            (matchmaker, Side::Matchmaker),
            (requester.is_administrator(), Side::Operator),
        ]
        .into_iter()
        .filter_map(|(is, side)| is.then_some(side))
        .collect()
    }
}

/// A part of the chain, if the requester is a party of it or an administrator and this door lets confidential things through.
pub async fn party(
    app: &App,
    db: &impl ConnectionTrait,
    requester: &Requester,
    subject: Subject,
    id: i64,
) -> Result<Option<Party>, Error> {
    let confidential = requester.rights().is_some_and(|rights| rights.scopes.confidential);
    if !confidential && !requester.is_administrator() {
        return Ok(None);
    }
    let Some((need, cast, revealed, ended)) = cast(app, db, subject, id).await? else {
        return Ok(None);
    };
    let sides = cast.sides(requester, MemberRole::Reader);
    if sides.is_empty() {
        return Ok(None);
    }
    let writes = if requester.may_write() {
        cast.sides(requester, MemberRole::Editor)
    } else {
        Vec::new()
    };
    Ok(Some(Party {
        subject,
        id,
        need,
        sides,
        writes,
        revealed,
        ended,
    }))
}

/// The need that a part of the chain belongs to; none when there is no such part.
pub async fn need_of(db: &impl ConnectionTrait, subject: Subject, id: i64) -> Result<Option<i64>, Error> {
    /// The number of the need in a row, or of what leads there.
    macro_rules! of {
        ($table:ident, $column:ident) => {
            $table::Entity::find_by_id(id)
                .one(db)
                .await?
                .map(|row| row.$column)
        };
    }
    let behind = match subject {
        Subject::Introduction => return Ok(of!(introduction, need_id)),
        Subject::Challenge => return Ok(of!(challenge, need_id)),
        Subject::Proposal => return Ok(of!(proposal, need_id)),
        Subject::Evaluation => return Ok(of!(evaluation, need_id)),
        Subject::Engagement => return Ok(of!(engagement, need_id)),
        Subject::Contract => return Ok(of!(contract, need_id)),
        Subject::Translation => return Ok(of!(translation, need_id).flatten()),
        Subject::Slip => of!(slip, introduction_id).map(|id| (Subject::Introduction, id)),
        Subject::Task => of!(engagement_task, engagement_id).map(|id| (Subject::Engagement, id)),
        Subject::Settlement => of!(settlement, contract_id).map(|id| (Subject::Contract, id)),
        Subject::Point => None,
    };
    match behind {
        Some((subject, id)) => Box::pin(need_of(db, subject, id)).await,
        None => Ok(None),
    }
}

type Found = (need::Model, Cast, bool, Option<String>);

async fn cast(app: &App, db: &impl ConnectionTrait, subject: Subject, id: i64) -> Result<Option<Found>, Error> {
    match subject {
        Subject::Introduction => of_introduction(app, db, id).await,
        Subject::Engagement => of_engagement(db, id).await,
        Subject::Proposal => of_proposal(db, id).await,
        _ => Ok(None),
    }
}

async fn of_introduction(app: &App, db: &impl ConnectionTrait, id: i64) -> Result<Option<Found>, Error> {
    let Some(row) = introduction::Entity::find_by_id(id).one(db).await? else {
        return Ok(None);
    };
    let Some(need) = need::Entity::find_by_id(row.need_id).one(db).await? else {
        return Ok(None);
    };
    // What nobody answered has ended, whether or not the calendar was looked at.
    let status = crate::domain::introduction::status(&row, app.clock.now(), app.config.introductions);
    let goes_on = matches!(status, IntroductionStatus::Proposed | IntroductionStatus::Accepted);
    let cast = Cast {
        enterprise: need.organization_id,
        managers: row.manager_id.into_iter().collect(),
        supplier: row.supplier_id,
        matchmaker: (row.side == Side::Matchmaker).then_some(row.actor),
        author: None,
    };
    let ended = (!goes_on).then(|| status.code());
    Ok(Some((need, cast, row.revealed_at.is_some(), ended)))
}

async fn of_engagement(db: &impl ConnectionTrait, id: i64) -> Result<Option<Found>, Error> {
    let Some(row) = engagement::Entity::find_by_id(id).one(db).await? else {
        return Ok(None);
    };
    let Some(need) = need::Entity::find_by_id(row.need_id).one(db).await? else {
        return Ok(None);
    };
    let managers = engagement_member::Entity::find()
        .select_only()
        .column(engagement_member::Column::ManagerId)
        .filter(engagement_member::Column::EngagementId.eq(id))
        .filter(engagement_member::Column::Status.is_in([TeamStatus::Invited, TeamStatus::Active]))
        .into_tuple()
        .all(db)
        .await?;
    let cast = Cast {
        enterprise: need.organization_id,
        managers,
        supplier: row.supplier_id,
        matchmaker: row.matchmaker_id.map(|account| format!("account_{account}")),
        author: None,
    };
    let ended = (row.stage == Stage::Closed).then(|| row.stage.code());
    // Who works together knows each other.
    Ok(Some((need, cast, true, ended)))
}

/// Nothing is said about a bid before it is opened: there is nothing that could show it.
async fn of_proposal(db: &impl ConnectionTrait, id: i64) -> Result<Option<Found>, Error> {
    let row = proposal::Entity::find_by_id(id).one(db).await?;
    let Some(row) = row.filter(|row| !row.unopened && OPENED.contains(&row.status)) else {
        return Ok(None);
    };
    let Some(need) = need::Entity::find_by_id(row.need_id).one(db).await? else {
        return Ok(None);
    };
    let side = if row.manager_id.is_some() {
        Side::Manager
    } else {
        Side::Supplier
    };
    let cast = Cast {
        enterprise: need.organization_id,
        managers: row.manager_id.into_iter().collect(),
        supplier: row.organization_id,
        matchmaker: None,
        author: Some((row.account_id, side)),
    };
    let goes_on = matches!(
        row.status,
        ProposalStatus::Submitted | ProposalStatus::Nominated | ProposalStatus::Awarded
    );
    let ended = (!goes_on).then(|| row.status.code());
    Ok(Some((need, cast, true, ended)))
}

/// The statuses of proposals that others than who wrote them read.
const OPENED: [ProposalStatus; 5] = [
    ProposalStatus::Submitted,
    ProposalStatus::Nominated,
    ProposalStatus::Awarded,
    ProposalStatus::Declined,
    ProposalStatus::Withdrawn,
];

/// Selects the numbers of the parts of the chain whose party the requester is, subject by subject.
#[must_use]
pub fn own_parts(requester: &Requester) -> Vec<(Subject, SelectStatement)> {
    let organizations = requester.organizations();
    let needs = || {
        need::Entity::find()
            .select_only()
            .column(need::Column::Id)
            .filter(need::Column::OrganizationId.is_in(organizations.clone()))
            .into_query()
    };
    // No manager and no account has the number 0.
    let (manager, account) = (requester.reads_profile().unwrap_or(0), requester.account().unwrap_or(0));
    let introductions = introduction::Entity::find()
        .select_only()
        .column(introduction::Column::Id)
        .filter(
            Condition::any()
                .add(introduction::Column::NeedId.in_subquery(needs()))
                .add(introduction::Column::ManagerId.eq(manager))
                .add(introduction::Column::SupplierId.is_in(organizations.clone()))
                .add(
                    introduction::Column::Side
                        .eq(Side::Matchmaker)
                        .and(introduction::Column::Actor.eq(format!("account_{account}"))),
                ),
        )
        .into_query();
    let member_of = engagement_member::Entity::find()
        .select_only()
        .column(engagement_member::Column::EngagementId)
        .filter(engagement_member::Column::ManagerId.eq(manager))
        .filter(engagement_member::Column::Status.is_in([TeamStatus::Invited, TeamStatus::Active]))
        .into_query();
    let engagements = engagement::Entity::find()
        .select_only()
        .column(engagement::Column::Id)
        .filter(
            Condition::any()
                .add(engagement::Column::NeedId.in_subquery(needs()))
                .add(engagement::Column::SupplierId.is_in(organizations.clone()))
                .add(engagement::Column::MatchmakerId.eq(account))
                .add(engagement::Column::Id.in_subquery(member_of)),
        )
        .into_query();
    let proposals = proposal::Entity::find()
        .select_only()
        .column(proposal::Column::Id)
        .filter(proposal::Column::Status.is_in(OPENED))
        .filter(proposal::Column::Unopened.eq(false))
        .filter(
            Condition::any()
                .add(proposal::Column::NeedId.in_subquery(needs()))
                .add(proposal::Column::AccountId.eq(account))
                .add(proposal::Column::ManagerId.eq(manager))
                .add(proposal::Column::OrganizationId.is_in(organizations.clone())),
        )
        .into_query();
    vec![
        (Subject::Introduction, introductions),
        (Subject::Engagement, engagements),
        (Subject::Proposal, proposals),
    ]
}
