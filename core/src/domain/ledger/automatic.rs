//! Entries that an event makes by itself, inside the write that makes the event.

use qiao_entity::{
    engagement_member,
    engagement_member::{TeamRole, TeamStatus},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{
    Event, Evidence, RULES,
    store::{New, is_known},
};
use crate::{
    auth::Requester,
    domain::{
        chain::{self, Side, Step, Subject},
        write::Write,
    },
    error::Error,
};

/// A manager who was in the team when it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Teammate {
    /// The manager.
    pub(super) manager: i64,
    /// Whether it leads the team; a specialist otherwise.
    pub(super) leads: bool,
}

/// The active members of an engagement's team.
async fn team_of(write: &Write, engagement: i64) -> Result<Vec<Teammate>, Error> {
    let members = engagement_member::Entity::find()
        .filter(engagement_member::Column::EngagementId.eq(engagement))
        .filter(engagement_member::Column::Status.eq(TeamStatus::Active))
        .order_by_asc(engagement_member::Column::Id)
        .all(write.txn())
        .await?;
    let mates = members.into_iter().map(|row| Teammate {
        manager: row.manager_id,
        leads: row.role == TeamRole::Lead,
    });
    Ok(mates.collect())
}

/// An engagement landed: its team gets the points of the rules that hold today. Who has them already gets them once.
pub async fn engagement_landed(write: &Write, requester: &Requester, engagement: i64, need: i64) -> Result<(), Error> {
    let team = team_of(write, engagement).await?;
    landed(write, requester, engagement, need, &team).await
}

/// As [`engagement_landed`], with this team.
pub(super) async fn landed(
    write: &Write,
    requester: &Requester,
    engagement: i64,
    need: i64,
    team: &[Teammate],
) -> Result<(), Error> {
    let events = [Event::EngagementLandedLead, Event::EngagementLandedSpecialist];
    happened(write, requester, (Subject::Engagement, engagement), need, team, events).await
}

/// The contract of an engagement was registered: as [`engagement_landed`].
pub async fn contract_registered(
    write: &Write,
    requester: &Requester,
    (contract, engagement): (i64, i64),
    need: i64,
) -> Result<(), Error> {
    let team = team_of(write, engagement).await?;
    let events = [Event::ContractRegisteredLead, Event::ContractRegisteredSpecialist];
    happened(write, requester, (Subject::Contract, contract), need, &team, events).await
}

async fn happened(
    write: &Write,
    requester: &Requester,
    (subject, id): (Subject, i64),
    need: i64,
    team: &[Teammate],
    [lead, specialist]: [Event; 2],
) -> Result<(), Error> {
    let today = write.now().date_naive();
    let evidence = Evidence::Part(subject, id).id();
    for mate in team {
        let event = if mate.leads { lead } else { specialist };
        let Some(rule) = RULES.of_event(event, today) else {
            continue;
        };
        let Some(points) = rule.fixed() else {
            continue;
        };
        if is_known(write, rule, mate.manager, &evidence).await? {
            continue;
        }
        let new = New {
            evidence: Some(evidence.clone()),
            ..New::entry(mate.manager, rule, points)
        };
        let entry = new.write(write, requester).await?;
        let step = Step {
            subject: Subject::Point,
            id: entry.id,
            need,
            act: "GRANT",
            from: None,
            to: "GRANTED",
            side: Side::Service,
            no: None,
        };
        chain::record(write, requester, step).await?;
    }
    Ok(())
}
