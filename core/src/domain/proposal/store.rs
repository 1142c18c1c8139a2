//! Writing proposals: what is being written is its author's alone, and is encrypted already where it will be a bid.

use qiao_entity::{
    achievement, challenge,
    membership::MemberRole,
    need,
    need::NeedKind,
    proposal::{ActiveModel, Column, Entity, Model, ProposalStatus},
    proposal_version as version,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
    sea_query::OnConflict,
};

use super::{Content, content, is_author, locked, seal};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::wrong_status,
        challenge::{Status as ChallengeStatus, settle},
        indicator,
        need::{self as needs, Part, may_read},
        problem::{Answer, Problem, Refusal, Trouble, Written},
        store::{check_version, for_change, unseen},
        write::Write,
    },
    error::Error,
};

/// For whom a proposal is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bidder {
    /// An organization that the requester edits for.
    Organization(i64),
    /// The manager that the requester is.
    Manager,
}

impl Bidder {
    /// The organization or the manager, if the requester may write for it.
    fn of(self, requester: &Requester) -> Option<(Option<i64>, Option<i64>)> {
        match self {
            Self::Organization(id) => requester.is_member(id, MemberRole::Editor).then_some((Some(id), None)),
            Self::Manager => requester.manager().map(|id| (None, Some(id))),
        }
    }
}

/// Where a proposal is written: the need, its challenge if it is one, and the indicators that the requester may read.
pub(super) struct Place {
    pub(super) need: need::Model,
    pub(super) challenge: Option<challenge::Model>,
    pub(super) indicators: Vec<qiao_entity::indicator::Model>,
}

impl Place {
    /// Holds a need and its challenge and reads what is measured; none where the requester may not know of the need.
    pub(super) async fn hold(write: &Write, requester: &Requester, need: i64) -> Result<Option<Self>, Error> {
        let Some(need) = for_change::<need::Model>(write, requester, need).await? else {
            return Ok(None);
        };
        let challenge = challenge::Entity::find()
            .filter(challenge::Column::NeedId.eq(need.id))
            .lock_exclusive()
            .one(write.txn())
            .await?;
        let indicators = if may_read(&need, Part::Indicators, requester) {
            indicator::of_need_within(write, need.id).await?
        } else {
            Vec::new()
        };
        Ok(Some(Self {
            need,
            challenge,
            indicators,
        }))
    }

    /// Why nothing can be handed in here now.
    pub(super) fn closed(&self, write: &Write) -> Option<Refusal> {
        match &self.challenge {
            Some(row) if row.status != ChallengeStatus::Open => Some(wrong_status(row.status.code())),
            Some(row) if *row.closes_at <= *write.now() => Some(wrong_status(ChallengeStatus::Review.code())),
            None if self.need.kind == NeedKind::OpenChallenge => Some(wrong_status(ChallengeStatus::Planned.code())),
            _ if !needs::OPEN.contains(&self.need.status) => Some(wrong_status(self.need.status.code())),
            _ => None,
        }
    }
}

fn may_propose(requester: &Requester) -> Option<i64> {
    let rights = requester.rights()?;
    let may = rights.scopes.write && rights.scopes.confidential && !rights.only_reads_totals();
    rights.account.filter(|_| may)
}

/// Begins a proposal for a need. Only a person's account may, for its organization or as a manager, and nobody for a need of
/// its own side or of a panel that it sits on.
pub async fn post(
    app: &App,
    requester: &Requester,
    need: i64,
    bidder: Bidder,
    content: Content,
) -> Result<Answer<Model>, Error> {
    let account = may_propose(requester).ok_or_else(Error::forbidden)?;
    let (organization, manager) = bidder.of(requester).ok_or_else(Error::forbidden)?;
    settle(app).await?;
    let write = Write::begin(app).await?;
    let Some(place) = Place::hold(&write, requester, need).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    if requester.is_member(place.need.organization_id, MemberRole::Reader) || judges(&write, account, &place).await? {
        return Err(Error::forbidden());
    }
    if let Some(refusal) = place.closed(&write) {
        return Ok(Err(refusal));
    }
    let problems = problems(&write, requester, &content, false, &place).await?;
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    // Only the author's own: another's would tell that it is there.
    let known = Entity::find()
        .filter(Column::AccountId.eq(account))
        .filter(Column::NeedId.eq(place.need.id))
        .filter(Column::OrganizationId.eq(organization))
        .filter(Column::ManagerId.eq(manager))
        .filter(Column::Status.is_not_in([ProposalStatus::Withdrawn, ProposalStatus::Declined]))
        .one(write.txn())
        .await?;
    if let Some(known) = known {
        let given = format!("proposal_{}", known.id);
        return Ok(Err(Refusal::of("need", Trouble::Taken { given })));
    }
    let row = ActiveModel {
        id: Set(seal::number()?),
        need_id: Set(place.need.id),
        challenge_id: Set(place.challenge.as_ref().map(|row| row.id)),
        account_id: Set(account),
        organization_id: Set(organization),
        manager_id: Set(manager),
        status: Set(ProposalStatus::Draft),
        number: Set(0),
        unopened: Set(false),
        created_at: Set(write.now()),
        updated_at: Set(write.now()),
        version: Set(1),
        ..Default::default()
    };
    let row = row.insert(write.txn()).await?;
    put_draft(&write, &row, &content.tidied(&place.indicators)).await?;
    Ok(Ok(Written {
        record: row,
        position: write.commit().await?,
    }))
}

/// Whether an account sits on the panel of a place's challenge.
async fn judges(write: &Write, account: i64, place: &Place) -> Result<bool, Error> {
    let Some(challenge) = &place.challenge else {
        return Ok(false);
    };
    let seat = qiao_entity::panelist::Entity::find_by_id((challenge.id, account));
    Ok(seat.count(write.txn()).await? > 0)
}

/// Replaces what is being written of a proposal; what was handed in stands until it is handed in anew.
pub async fn save(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    content: Content,
) -> Result<Answer<Model>, Error> {
    let begun = begin_own(app, requester, id, version).await?;
    let (write, row, place) = match begun {
        Ok(begun) => begun,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if let Some(refusal) = ended(&row).or_else(|| place.closed(&write)) {
        return Ok(Err(refusal));
    }
    let problems = problems(&write, requester, &content, false, &place).await?;
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    put_draft(&write, &row, &content.tidied(&place.indicators)).await?;
    let next = ActiveModel {
        id: Set(row.id),
        updated_at: Set(write.now()),
        version: Set(row.version + 1),
        ..Default::default()
    };
    let record = next.update(write.txn()).await?;
    Ok(Ok(Written {
        record,
        position: write.commit().await?,
    }))
}

/// Why nothing is written into a proposal any more: it was decided, or it is a bid that was opened.
pub(super) fn ended(row: &Model) -> Option<Refusal> {
    let open = match row.status {
        ProposalStatus::Draft | ProposalStatus::Sealed => true,
        ProposalStatus::Submitted => row.challenge_id.is_none(),
        _ => false,
    };
    (!open).then(|| wrong_status(row.status.code()))
}

/// Begins a write of a proposal by its author, who saw this version of it. For everyone else it is not there, or not theirs.
pub(super) async fn begin_own(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
) -> Result<Result<(Write, Model, Place), Refusal>, Error> {
    if may_propose(requester).is_none() {
        return Err(Error::forbidden());
    }
    settle(app).await?;
    let write = Write::begin(app).await?;
    let Some(row) = Entity::find_by_id(id).one(write.txn()).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    if !is_author(requester, &row) {
        return Ok(Err(Refusal::NotFound));
    }
    let Some(place) = Place::hold(&write, requester, row.need_id).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    let Some(row) = locked(&write, id).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    // Somebody who came into the account by another's hand changes no bid in its name.
    if row.challenge_id.is_some()
        && super::is_hidden(&row)
        && super::taken_over(write.txn(), row.account_id, row.created_at).await?
    {
        return Err(Error::forbidden());
    }
    Ok(check_version(row.version, version).map(|()| (write, row, place)))
}

/// Everything that is wrong with what a proposal shall say.
pub(super) async fn problems(
    write: &Write,
    requester: &Requester,
    content: &Content,
    whole: bool,
    place: &Place,
) -> Result<Vec<Problem>, Error> {
    let mut problems = content.problems(whole, &place.indicators);
    let absent = unseen::<achievement::Model>(write.txn(), requester, &content.achievements).await?;
    let listed = content.achievements.iter().enumerate();
    problems.extend(
        listed
            .filter(|(_, id)| absent.contains(id))
            .map(|(position, id)| content::unknown_achievement(position, *id)),
    );
    for problem in &mut problems {
        problem.path.insert(0, "content".to_owned());
    }
    Ok(problems)
}

/// Stores what is being written as the version after the one that was handed in last.
async fn put_draft(write: &Write, row: &Model, content: &Content) -> Result<(), Error> {
    let number = row.number + 1;
    let json = serde_json::to_vec(content).map_err(Error::internal)?;
    let stored = match row.challenge_id {
        Some(challenge) => seal::key(write.txn(), challenge).await?.seal(row.id, number, &json)?,
        None => json,
    };
    let new = version::ActiveModel {
        proposal_id: Set(row.id),
        number: Set(number),
        saved_at: Set(write.now()),
        handed_in_at: Set(None),
        sealed: Set(row.challenge_id.is_some()),
        content: Set(stored),
        digest: Set(None),
    };
    let replaced = OnConflict::columns([version::Column::ProposalId, version::Column::Number])
        .update_columns([
            version::Column::SavedAt,
            version::Column::Sealed,
            version::Column::Content,
        ])
        .to_owned();
    version::Entity::insert(new)
        .on_conflict(replaced)
        .exec_without_returning(write.txn())
        .await?;
    Ok(())
}
