//! Beginning an engagement: out of an accepted introduction, out of a proposal, or with a manager directly.

use chrono::NaiveDate;
use qiao_entity::{
    engagement::{ActiveModel, Column, Entity, Model, Stage},
    engagement_member::TeamRole,
    introduction::{self, IntroductionStatus},
    need::{self, NeedStatus},
    noun::Noun,
    proposal::{self, ProposalStatus},
    step::Subject,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

use super::{
    LONGEST, RUNNING,
    change::told,
    load::follow,
    team::{self, Invitation},
};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::{self, About, Side, Step},
        need as needs,
        problem::{Answer, Checks, Refusal, Trouble, Written},
        store::{check_version, for_change},
        write::Write,
    },
    error::Error,
};

/// How an engagement begins.
#[derive(Clone, Debug, Default)]
pub struct Beginning {
    /// The need.
    pub need: i64,
    /// The version of the need that the client saw.
    pub version: i64,
    /// The accepted introduction that it grows out of.
    pub introduction: Option<i64>,
    /// The proposal that it grows out of.
    pub proposal: Option<i64>,
    /// The manager who is to lead; the one who was introduced when it is left out.
    pub lead: Option<i64>,
    /// What the lead is there for.
    pub duty: String,
    /// The first day of the lead's term.
    pub term_from: Option<NaiveDate>,
    /// The last day of the lead's term.
    pub term_until: Option<NaiveDate>,
    /// What comes next.
    pub next_step: Option<String>,
    /// By when.
    pub next_step_due: Option<NaiveDate>,
}

/// What an engagement takes over from what it grows out of.
#[derive(Debug, Default)]
struct Origin {
    /// The manager who said yes already.
    manager: Option<i64>,
    supplier: Option<i64>,
    achievement: Option<i64>,
    matchmaker: Option<i64>,
}

/// Begins an engagement: for editors of the organization that posted the need. A manager who accepted the introduction is in the team
/// at once; any other is asked.
pub async fn begin(app: &App, requester: &Requester, beginning: &Beginning) -> Result<Answer<Model>, Error> {
    if !requester.may_write() {
        return Err(Error::forbidden());
    }
    let mut write = Write::begin(app).await?;
    let Some(need) = for_change::<need::Model>(&write, requester, beginning.need).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    hold(&write, beginning).await?;
    if !needs::may_write(requester, need.organization_id) {
        return Err(Error::forbidden());
    }
    if let Err(refusal) = check_version(need.version, beginning.version) {
        return Ok(Err(refusal));
    }
    let mut checks = Checks::default();
    if !needs::OPEN.contains(&need.status) {
        let is = need.status.code();
        checks.add("need", Trouble::WrongStatus { is });
    }
    checks.text("nextStep", beginning.next_step.as_deref(), LONGEST);
    let origin = origin(&write, beginning, &mut checks).await?;
    let lead = beginning.lead.or(origin.manager);
    let invitation = lead.map(|manager| Invitation {
        manager,
        role: TeamRole::Lead,
        duty: beginning.duty.clone(),
        term_from: beginning.term_from,
        term_until: beginning.term_until,
    });
    match &invitation {
        Some(invitation) => {
            let path = if beginning.lead.is_some() {
                "lead"
            } else {
                "introduction"
            };
            team::check(app, &write, requester, invitation, path, &mut checks).await?;
        }
        // Without a manager it is the supply side alone that the enterprise works with.
        None if origin.supplier.is_none() => checks.add("lead", Trouble::Required),
        None => {}
    }
    let problems = checks.problems();
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let side = if requester.organizations().contains(&need.organization_id) {
        Side::Enterprise
    } else {
        Side::Operator
    };
    let row = insert(&write, requester, beginning, &origin).await?;
    let step = Step {
        subject: Subject::Engagement,
        id: row.id,
        need: need.id,
        act: "BEGIN",
        from: None,
        to: &row.stage.code(),
        side,
        no: None,
    };
    let about = About {
        part: None,
        note: row.next_step.as_deref(),
    };
    chain::record_about(&write, requester, step, about).await?;
    if let Some(invitation) = &invitation {
        // Who accepted the introduction said yes already.
        let joins = origin.manager == Some(invitation.manager);
        team::insert(&write, requester, &row, invitation, joins, side).await?;
        if joins {
            follow(&mut write, invitation.manager, 1).await?;
        }
    }
    needs::advance(&mut write, requester, need.id, NeedStatus::Matching).await?;
    write.changed(Noun::Need, need.id);
    Ok(Ok(Written {
        record: row,
        position: write.commit().await?,
    }))
}

/// Holds what it grows out of, behind the need, as whoever answers an introduction or decides on a proposal does.
async fn hold(write: &Write, beginning: &Beginning) -> Result<(), Error> {
    if let Some(id) = beginning.introduction {
        let row = introduction::Entity::find_by_id(id).lock_exclusive();
        row.one(write.txn()).await?;
    }
    if let Some(id) = beginning.proposal {
        let row = proposal::Entity::find_by_id(id).lock_exclusive();
        row.one(write.txn()).await?;
    }
    Ok(())
}

async fn insert(write: &Write, requester: &Requester, beginning: &Beginning, origin: &Origin) -> Result<Model, Error> {
    let row = ActiveModel {
        need_id: Set(beginning.need),
        introduction_id: Set(beginning.introduction),
        proposal_id: Set(beginning.proposal),
        supplier_id: Set(origin.supplier),
        achievement_id: Set(origin.achievement),
        matchmaker_id: Set(origin.matchmaker),
        stage: Set(Stage::Matching),
        next_step: Set(told(beginning.next_step.as_deref())),
        next_step_due: Set(beginning.next_step_due),
        created_by: Set(requester.actor()),
        created_at: Set(write.now()),
        updated_at: Set(write.now()),
        version: Set(1),
        ..Default::default()
    };
    Ok(row.insert(write.txn()).await?)
}

/// What the engagement grows out of, which must be of this need, be accepted, and have led to no running engagement yet.
async fn origin(write: &Write, beginning: &Beginning, checks: &mut Checks) -> Result<Origin, Error> {
    let mut origin = Origin::default();
    if let Some(id) = beginning.introduction {
        let row = introduction::Entity::find_by_id(id).one(write.txn()).await?;
        match row.filter(|row| row.need_id == beginning.need) {
            None => checks.add("introduction", Trouble::NoRecord { given: id.to_string() }),
            Some(row) if row.status != IntroductionStatus::Accepted => {
                let is = row.status.code();
                checks.add("introduction", Trouble::WrongStatus { is });
            }
            Some(row) => {
                origin.manager = row.manager_id;
                origin.supplier = row.supplier_id;
                origin.achievement = row.achievement_id;
                let introduced = row.side == Side::Matchmaker;
                let account = row.actor.strip_prefix("account_").filter(|_| introduced);
                origin.matchmaker = account.and_then(|number| number.parse().ok());
                // Of what is not of this need nothing is told.
                if is_worked_on(write, Column::IntroductionId, id).await? {
                    checks.add("introduction", Trouble::Taken { given: id.to_string() });
                }
            }
        }
    }
    if let Some(id) = beginning.proposal {
        let row = proposal::Entity::find_by_id(id).one(write.txn()).await?;
        // One that the other side may not read yet is as if it were not there.
        match row.filter(|row| row.need_id == beginning.need && row.decided_at.is_some()) {
            None => checks.add("proposal", Trouble::NoRecord { given: id.to_string() }),
            Some(row) if row.status != ProposalStatus::Awarded => {
                let is = row.status.code();
                checks.add("proposal", Trouble::WrongStatus { is });
            }
            Some(row) => {
                origin.manager = origin.manager.or(row.manager_id);
                origin.supplier = origin.supplier.or(row.organization_id);
                if is_worked_on(write, Column::ProposalId, id).await? {
                    checks.add("proposal", Trouble::Taken { given: id.to_string() });
                }
            }
        }
    }
    Ok(origin)
}

async fn is_worked_on(write: &Write, column: Column, id: i64) -> Result<bool, Error> {
    let running = Entity::find()
        .filter(column.eq(id))
        .filter(Column::Stage.is_in(RUNNING));
    Ok(running.count(write.txn()).await? > 0)
}
