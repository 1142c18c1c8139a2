//! Reading challenges: what everyone reads of them, and the panel.

use std::collections::HashMap;

use qiao_entity::{
    Millis,
    account::{self, AccountStatus},
    account_role::{self, Role},
    challenge::{Column, Entity, Model},
    need, objection, panelist,
    proposal::{self as bid, ProposalStatus},
    proposal_version as version,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};

use super::{Status, settle};
use crate::{
    app::App,
    auth::Requester,
    domain::{indicator::grouped, record},
    error::Error,
};

/// What became of a version of a bid whose hash was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It stands.
    Stands,
    /// Its bidder handed a newer one in.
    Replaced,
    /// Its bidder took the bid back.
    Withdrawn,
}

/// A hash that was published when a version was handed in.
#[derive(Clone, Debug, PartialEq)]
pub struct Commitment {
    /// BLAKE3 of the text that was handed in.
    pub digest: String,
    /// When.
    pub at: Millis,
    /// What became of it.
    pub standing: Standing,
}

impl Commitment {
    fn of(bid: &bid::Model, version: &version::Model) -> Option<Self> {
        Some(Self {
            digest: version.digest.clone()?,
            at: version.handed_in_at?,
            standing: if bid.status == ProposalStatus::Withdrawn {
                Standing::Withdrawn
            } else if version.number < bid.number {
                Standing::Replaced
            } else {
                Standing::Stands
            },
        })
    }
}

/// What is counted of a challenge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Bids that stand, or stood when they were opened; none while nobody may know.
    pub bids: Option<i64>,
    /// Objections.
    pub objections: i64,
    /// Objections that wait for an answer.
    pub waiting: i64,
}

/// Whether the hashes of a challenge's bids, and with them their number, are public.
#[must_use]
pub fn shows_register(row: &Model) -> bool {
    row.shows_count || row.opened_at.is_some()
}

/// The challenges of these needs, which the requester may know of; by the need.
pub async fn of_needs(app: &App, needs: &[i64]) -> Result<HashMap<i64, Model>, Error> {
    settle(app).await?;
    let rows = Entity::find()
        .filter(Column::NeedId.is_in(needs.iter().copied()))
        .all(&app.db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.need_id, row)).collect())
}

/// The challenge of a number, if the requester may know of its need.
pub async fn one(app: &App, requester: &Requester, id: i64) -> Result<Option<Model>, Error> {
    settle(app).await?;
    let Some(row) = Entity::find_by_id(id).one(&app.db).await? else {
        return Ok(None);
    };
    let need = record::by_id::<need::Model>(app, requester, row.need_id).await?;
    Ok(need.map(|_| row))
}

/// What is counted of these challenges.
pub async fn facts(app: &App, challenges: &[i64]) -> Result<HashMap<i64, Facts>, Error> {
    let rows = Entity::find()
        .filter(Column::Id.is_in(challenges.iter().copied()))
        .all(&app.db)
        .await?;
    let open: Vec<i64> = rows
        .iter()
        .filter(|row| shows_register(row))
        .map(|row| row.id)
        .collect();
    let bids: Vec<(i64, i64)> = bid::Entity::find()
        .select_only()
        .column(bid::Column::ChallengeId)
        .column_as(bid::Column::Id.count(), "count")
        .filter(bid::Column::ChallengeId.is_in(open.iter().copied()))
        .filter(bid::Column::Status.ne(ProposalStatus::Draft))
        .filter(bid::Column::Unopened.eq(false))
        .group_by(bid::Column::ChallengeId)
        .into_tuple()
        .all(&app.db)
        .await?;
    let objected: Vec<(i64, Option<Millis>)> = objection::Entity::find()
        .select_only()
        .column(objection::Column::ChallengeId)
        .column(objection::Column::AnsweredAt)
        .filter(objection::Column::ChallengeId.is_in(challenges.iter().copied()))
        .into_tuple()
        .all(&app.db)
        .await?;
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let facts = challenges.iter().map(|id| {
        let own = || objected.iter().filter(|(of, _)| of == id);
        let found = bids.iter().find(|(of, _)| of == id).map_or(0, |(_, count)| *count);
        let facts = Facts {
            bids: open.contains(id).then_some(found),
            objections: count(own().count()),
            waiting: count(own().filter(|(_, answered)| answered.is_none()).count()),
        };
        (*id, facts)
    });
    Ok(facts.collect())
}

/// The published hashes of these challenges, the first one first; none of one whose number of bids nobody may know yet.
pub async fn registers(app: &App, challenges: &[i64]) -> Result<HashMap<i64, Vec<Commitment>>, Error> {
    let shown: Vec<i64> = Entity::find()
        .filter(Column::Id.is_in(challenges.iter().copied()))
        .all(&app.db)
        .await?
        .iter()
        .filter(|row| shows_register(row))
        .map(|row| row.id)
        .collect();
    let bids = bid::Entity::find()
        .filter(bid::Column::ChallengeId.is_in(shown.iter().copied()))
        .filter(bid::Column::Number.gt(0))
        .all(&app.db)
        .await?;
    let bids: HashMap<i64, bid::Model> = bids.into_iter().map(|bid| (bid.id, bid)).collect();
    let versions = version::Entity::find()
        .filter(version::Column::ProposalId.is_in(bids.keys().copied()))
        .filter(version::Column::Digest.is_not_null())
        .order_by_asc(version::Column::HandedInAt)
        .order_by_asc(version::Column::Digest)
        .all(&app.db)
        .await?;
    let mut registers: HashMap<i64, Vec<Commitment>> = shown.into_iter().map(|id| (id, Vec::new())).collect();
    for version in versions {
        let bid = bids.get(&version.proposal_id);
        let of = bid
            .and_then(|bid| bid.challenge_id)
            .and_then(|id| registers.get_mut(&id));
        if let (Some(bid), Some(list)) = (bid, of) {
            list.extend(Commitment::of(bid, &version));
        }
    }
    Ok(registers)
}

/// What was published under a hash, with the need it answers: for whoever has the hash, and may know of the need.
pub async fn by_digest(
    app: &App,
    requester: &Requester,
    digest: &str,
) -> Result<Option<(Commitment, need::Model)>, Error> {
    let digest = digest.trim().to_ascii_lowercase();
    let version = version::Entity::find()
        .filter(version::Column::Digest.eq(&digest))
        .one(&app.db)
        .await?;
    let Some(version) = version else {
        return Ok(None);
    };
    let Some(bid) = bid::Entity::find_by_id(version.proposal_id).one(&app.db).await? else {
        return Ok(None);
    };
    let need = record::by_id::<need::Model>(app, requester, bid.need_id).await?;
    Ok(Commitment::of(&bid, &version).zip(need))
}

/// The bids of these challenges that are on public notice or were awarded: everyone reads whose they are.
pub async fn nominees(app: &App, challenges: &[i64]) -> Result<HashMap<i64, Vec<bid::Model>>, Error> {
    let rows = bid::Entity::find()
        .filter(bid::Column::ChallengeId.is_in(challenges.iter().copied()))
        .filter(bid::Column::Status.is_in([ProposalStatus::Nominated, ProposalStatus::Awarded]))
        .order_by_asc(bid::Column::HandedInAt)
        .order_by_asc(bid::Column::Id)
        .all(&app.db)
        .await?;
    Ok(grouped(rows, |row| row.challenge_id))
}

/// The accounts of these challenges' panels; who may know them is the caller's to say.
pub async fn panels(app: &App, challenges: &[i64]) -> Result<HashMap<i64, Vec<i64>>, Error> {
    let rows = panelist::Entity::find()
        .filter(panelist::Column::ChallengeId.is_in(challenges.iter().copied()))
        .order_by_asc(panelist::Column::InvitedAt)
        .order_by_asc(panelist::Column::AccountId)
        .all(&app.db)
        .await?;
    let groups = grouped(rows, |row| Some(row.challenge_id));
    Ok(groups
        .into_iter()
        .map(|(id, rows)| (id, rows.iter().map(|row| row.account_id).collect()))
        .collect())
}

/// The accounts with these log-in names that may be asked to review, for who may name a panel. Other accounts are not found, so that
/// nobody tries out log-in names here.
pub async fn by_handles(app: &App, requester: &Requester, handles: &[&str]) -> Result<HashMap<String, i64>, Error> {
    if !requester.may_write() || handles.is_empty() {
        return Ok(HashMap::new());
    }
    let reviewers = account_role::Entity::find()
        .select_only()
        .column(account_role::Column::AccountId)
        .filter(account_role::Column::Role.eq(Role::Reviewer))
        .into_query();
    let rows: Vec<(String, i64)> = account::Entity::find()
        .select_only()
        .column(account::Column::Login)
        .column(account::Column::Id)
        .filter(account::Column::Status.eq(AccountStatus::Active))
        .filter(account::Column::Id.in_subquery(reviewers))
        .filter(account::Column::Login.is_in(handles.iter().filter(|text| !text.contains('\0')).copied()))
        .into_tuple()
        .all(&app.db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// The challenges on whose panels the requester sits, the one that closes last first; at most 50.
pub async fn seats(app: &App, requester: &Requester) -> Result<Vec<Model>, Error> {
    settle(app).await?;
    let Some(account) = requester.account() else {
        return Ok(Vec::new());
    };
    let seats = panelist::Entity::find()
        .select_only()
        .column(panelist::Column::ChallengeId)
        .filter(panelist::Column::AccountId.eq(account))
        .into_query();
    Ok(Entity::find()
        .filter(Column::Id.in_subquery(seats))
        .filter(Column::Status.ne(Status::Planned))
        .order_by_desc(Column::ClosesAt)
        .order_by_desc(Column::Id)
        .limit(50)
        .all(&app.db)
        .await?)
}

/// The challenges on whose panels the requester sits as one who reads their bids: they are open, and it stands behind none of
/// them.
#[must_use]
pub fn read_by_panelist(requester: &Requester) -> Select<Entity> {
    let confidential = requester.rights().is_some_and(|rights| rights.scopes.confidential);
    // Nobody has the number 0.
    let account = requester.account().filter(|_| confidential).unwrap_or(0);
    let seats = panelist::Entity::find()
        .select_only()
        .column(panelist::Column::ChallengeId)
        .filter(panelist::Column::AccountId.eq(account))
        .into_query();
    let own = bid::Entity::find()
        .select_only()
        .column(bid::Column::ChallengeId)
        .filter(bid::Column::ChallengeId.is_not_null())
        .filter(
            Condition::any()
                .add(bid::Column::AccountId.eq(account))
                .add(bid::Column::OrganizationId.is_in(requester.organizations()))
                .add(bid::Column::ManagerId.eq(requester.manager().unwrap_or(0))),
        )
        .into_query();
    Entity::find()
        .filter(Column::Id.in_subquery(seats))
        .filter(Column::OpenedAt.is_not_null())
        .filter(Column::Status.ne(Status::Cancelled))
        .filter(Column::Id.not_in_subquery(own))
}

/// Whether the requester sits on a challenge's panel as one who reads its bids.
pub async fn sits_on(app: &App, requester: &Requester, challenge: i64) -> Result<bool, Error> {
    let seat = read_by_panelist(requester).filter(Column::Id.eq(challenge));
    Ok(seat.one(&app.db).await?.is_some())
}
