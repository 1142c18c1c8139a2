//! The team: a lead and specialists, asked, in and gone, on terms.

use chrono::NaiveDate;
use qiao_entity::{
    engagement::Model,
    engagement_member::{self as member, ActiveModel, TeamRole, TeamStatus},
    manager,
    need_move::Reason,
    step::Subject,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::{
    LONGEST, MOST_MEMBERS, TEAM_MOVES, TeamAct,
    change::{Change, Done},
    is_running,
    load::follow,
    standing::Standing,
};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::{self, About, Side, Step},
        problem::{Answer, Checks, Refusal, Trouble},
        store::unseen,
        write::Write,
    },
    error::Error,
};

/// Who is to be asked into a team.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// The manager.
    pub manager: i64,
    /// As what.
    pub role: TeamRole,
    /// What for.
    pub duty: String,
    /// The first day of the term.
    pub term_from: Option<NaiveDate>,
    /// The last day of the term.
    pub term_until: Option<NaiveDate>,
}

/// What is wrong with an invitation by itself; `path` is where the manager is named.
pub(super) async fn check(
    app: &App,
    write: &Write,
    requester: &Requester,
    invitation: &Invitation,
    path: &str,
    checks: &mut Checks,
) -> Result<(), Error> {
    if !unseen::<manager::Model>(write.txn(), requester, &[invitation.manager])
        .await?
        .is_empty()
    {
        let given = invitation.manager.to_string();
        checks.add(path, Trouble::NoRecord { given });
    }
    checks.text("duty", Some(&invitation.duty), LONGEST);
    term(app, invitation.term_from, invitation.term_until, checks);
    Ok(())
}

/// What is wrong with a term.
pub(super) fn term(app: &App, from: Option<NaiveDate>, until: Option<NaiveDate>, checks: &mut Checks) {
    checks.ordered("termUntil", from, until);
    if until.is_some_and(|until| until < app.clock.today()) {
        checks.add("termUntil", Trouble::Past);
    }
}

/// Asks a manager into the team: for the enterprise and the lead. Only the enterprise names a lead, while there is none.
pub async fn invite(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    invitation: &Invitation,
) -> Result<Answer<Model>, Error> {
    let change = match Change::begin(app, requester, id, version).await? {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let Some(side) = change.standing.steers() else {
        return Err(Error::forbidden());
    };
    if invitation.role == TeamRole::Lead && side == Side::Manager {
        return Err(Error::forbidden());
    }
    if let Err(refusal) = change.must_run() {
        return Ok(Err(refusal));
    }
    let mut checks = Checks::default();
    check(app, &change.write, requester, invitation, "manager", &mut checks).await?;
    let present: Vec<_> = change.whole.present(app.clock.today()).collect();
    if present.iter().any(|row| row.manager_id == invitation.manager) {
        let given = invitation.manager.to_string();
        checks.add("manager", Trouble::Repeated { given });
    }
    if invitation.role == TeamRole::Lead && present.iter().any(|row| row.role == TeamRole::Lead) {
        let given = invitation.role.code();
        checks.add("role", Trouble::Taken { given });
    }
    if present.len() >= MOST_MEMBERS {
        checks.add(
            "manager",
            Trouble::TooMany {
                most: MOST_MEMBERS,
                is: present.len() + 1,
            },
        );
    }
    let problems = checks.problems();
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    insert(&change.write, requester, &change.whole.row, invitation, false, side).await?;
    change.done().await
}

/// Stores an invitation, or a member who said yes already.
pub(super) async fn insert(
    write: &Write,
    requester: &Requester,
    engagement: &Model,
    invitation: &Invitation,
    joins: bool,
    side: Side,
) -> Result<(), Error> {
    let status = if joins { TeamStatus::Active } else { TeamStatus::Invited };
    let row = ActiveModel {
        engagement_id: Set(engagement.id),
        manager_id: Set(invitation.manager),
        role: Set(invitation.role),
        status: Set(status),
        duty: Set(invitation.duty.trim().to_owned()),
        term_from: Set(invitation.term_from),
        term_until: Set(invitation.term_until),
        invited_by: Set(requester.actor()),
        invited_at: Set(write.now()),
        joined_at: Set(joins.then(|| write.now())),
        ..Default::default()
    };
    let row = row.insert(write.txn()).await?;
    let step = Step {
        subject: Subject::Engagement,
        id: engagement.id,
        need: engagement.need_id,
        act: if joins { "APPOINT" } else { "INVITE" },
        from: None,
        to: &status.code(),
        side,
        no: None,
    };
    let duty = Some(row.duty.as_str()).filter(|duty| !duty.is_empty());
    let about = About {
        part: Some(&format!("member_{}", row.id)),
        note: duty,
    };
    chain::record_about(write, requester, step, about).await
}

/// Moves a member of the team as the table allows: the manager says yes or no or goes, the enterprise and the lead take an invitation
/// back or let a member go. A no says why.
pub async fn move_member(
    app: &App,
    requester: &Requester,
    (id, version): (i64, i64),
    member: i64,
    act: TeamAct,
    no: Option<(Reason, &str)>,
) -> Result<Answer<Model>, Error> {
    let mut change = match Change::begin(app, requester, id, version).await? {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if change.standing.acts.is_empty() {
        return Err(Error::forbidden());
    }
    let Some(row) = change.whole.members.iter().find(|row| row.id == member).cloned() else {
        let given = member.to_string();
        let none = Refusal::of("member", Trouble::NoRecord { given });
        return Ok(Err(change.must_be_fresh().err().unwrap_or(none)));
    };
    let sides = sides_for(&change.standing, &row, act);
    let Some(moved) = chain::allowed(
        TEAM_MOVES,
        act,
        &sides,
        row.status,
        qiao_entity::engagement_member::TeamStatus::code,
    ) else {
        return Err(Error::forbidden());
    };
    let (side, to) = match change.must_be_fresh().and(moved) {
        Ok(moved) => moved,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let no = match why(act.is_no(), no) {
        Ok(no) => no,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let runs = is_running(&change.whole.row);
    // A team that is done stays as it was.
    if !runs && act != TeamAct::Withdraw && act != TeamAct::Decline {
        let is = change.whole.row.stage.code();
        return Ok(Err(Refusal::of("engagement", Trouble::WrongStatus { is })));
    }
    set(&change.write, &row, to, no.as_ref()).await?;
    change
        .step(Done {
            act: act.code(),
            from: Some(&row.status.code()),
            to: &to.code(),
            side,
            no: no.as_ref(),
            part: Some(&format!("member_{member}")),
            note: None,
        })
        .await?;
    let by = i32::from(to == TeamStatus::Active) - i32::from(row.status == TeamStatus::Active);
    if runs && by != 0 {
        follow(&mut change.write, row.manager_id, by).await?;
    }
    change.done().await
}

/// For whom one who stands like this may do this with this member.
#[must_use]
pub fn sides_for(is: &Standing, row: &member::Model, act: TeamAct) -> Vec<Side> {
    if act.is_own() {
        let own = is.member == Some(row.id) && is.acts.contains(&Side::Manager);
        return if own { vec![Side::Manager] } else { Vec::new() };
    }
    // Nobody lets oneself go: one leaves. The lead does not take back what asks for another lead.
    let steers = |side: &Side| match side {
        Side::Manager => is.leads && is.member != Some(row.id) && row.role == TeamRole::Specialist,
        _ => true,
    };
    is.acts.iter().copied().filter(steers).collect()
}

/// The no of an act that is one.
pub(super) fn why(is_no: bool, no: Option<(Reason, &str)>) -> Result<Option<chain::No>, Refusal> {
    match (is_no, no) {
        (false, None) => Ok(None),
        (false, Some(_)) => Err(Refusal::of("reason", Trouble::NotWanted)),
        (true, None) => Err(Refusal::of("reason", Trouble::Required)),
        (true, Some((reason, sentence))) => chain::no(reason, sentence).map(Some).map_err(Refusal::Invalid),
    }
}

/// Stores how a member stands.
pub(super) async fn set(
    write: &Write,
    row: &member::Model,
    to: TeamStatus,
    no: Option<&chain::No>,
) -> Result<(), Error> {
    let now = write.now();
    let mut next = ActiveModel {
        id: Set(row.id),
        status: Set(to),
        reason: Set(no.map(|no| no.reason)),
        sentence: Set(no.map(|no| no.sentence.clone())),
        ..Default::default()
    };
    if to == TeamStatus::Active {
        next.joined_at = Set(Some(now));
    } else {
        next.ended_at = Set(Some(now));
    }
    next.update(write.txn()).await?;
    Ok(())
}

/// Makes a specialist the lead, and the lead a specialist: for the enterprise and the lead.
pub async fn hand_over(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    member: i64,
) -> Result<Answer<Model>, Error> {
    let change = match Change::begin(app, requester, id, version).await? {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let Some(side) = change.standing.steers() else {
        return Err(Error::forbidden());
    };
    if let Err(refusal) = change.must_run() {
        return Ok(Err(refusal));
    }
    let today = app.clock.today();
    let next = change.whole.present(today).find(|row| row.id == member).cloned();
    let Some(next) = next.filter(|row| super::standing::is_active(row, today)) else {
        let given = member.to_string();
        return Ok(Err(Refusal::of("member", Trouble::NoRecord { given })));
    };
    if next.role == TeamRole::Lead {
        return Ok(Err(Refusal::of(
            "member",
            Trouble::WrongStatus { is: next.role.code() },
        )));
    }
    let leads: Vec<_> = change
        .whole
        .present(today)
        .filter(|row| row.role == TeamRole::Lead)
        .cloned()
        .collect();
    if let Some(invited) = leads.iter().find(|row| row.status == TeamStatus::Invited) {
        let is = invited.status.code();
        return Ok(Err(Refusal::of("member", Trouble::WrongStatus { is })));
    }
    let roles = leads.iter().map(|row| (row.id, TeamRole::Specialist));
    for (id, role) in roles.chain([(next.id, TeamRole::Lead)]) {
        let row = ActiveModel {
            id: Set(id),
            role: Set(role),
            ..Default::default()
        };
        row.update(change.write.txn()).await?;
    }
    change
        .step(Done {
            act: "HAND_OVER",
            from: Some(&TeamRole::Specialist.code()),
            to: &TeamRole::Lead.code(),
            side,
            no: None,
            part: Some(&format!("member_{member}")),
            note: None,
        })
        .await?;
    change.done().await
}
