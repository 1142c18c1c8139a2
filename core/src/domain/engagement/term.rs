//! Terms (有限任期): a member is in the team until a day, which may be moved.

use chrono::NaiveDate;
use qiao_entity::{
    engagement::{self, ActiveModel as Next, Model},
    engagement_member::{ActiveModel, Column, Entity, TeamStatus},
    noun::Noun,
    step::Subject,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};

use super::{
    LONGEST, RUNNING, TEAM_MOVES, TeamAct,
    change::{Change, Done},
    load::follow,
    team,
};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::{self, About, Side, Step},
        problem::{Answer, Checks, Refusal, Trouble},
        write::Write,
    },
    error::Error,
};

/// Sets what a member is there for, and from when until when: for the enterprise and the lead.
pub async fn set_term(
    app: &App,
    requester: &Requester,
    (id, version): (i64, i64),
    member: i64,
    duty: &str,
    (from, until): (Option<NaiveDate>, Option<NaiveDate>),
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
    let mut checks = Checks::default();
    let present = change
        .whole
        .present(app.clock.today())
        .find(|row| row.id == member)
        .cloned();
    if present.is_none() {
        let given = member.to_string();
        checks.add("member", Trouble::NoRecord { given });
    }
    checks.text("duty", Some(duty), LONGEST);
    team::term(app, from, until, &mut checks);
    let problems = checks.problems();
    let Some(row) = present.filter(|_| problems.is_empty()) else {
        return Ok(Err(Refusal::Invalid(problems)));
    };
    let next = ActiveModel {
        id: Set(row.id),
        duty: Set(duty.trim().to_owned()),
        term_from: Set(from),
        term_until: Set(until),
        ..Default::default()
    };
    next.update(change.write.txn()).await?;
    let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
    let term = format!("{} – {}", day(from), day(until));
    change
        .step(Done {
            act: "SET_TERM",
            from: Some(&row.status.code()),
            to: &row.status.code(),
            side,
            no: None,
            part: Some(&format!("member_{member}")),
            note: Some(&term),
        })
        .await?;
    change.done().await
}

/// Ends the membership of those whose term is over; returns how many.
pub async fn end_due(app: &App) -> Result<usize, Error> {
    let running = engagement::Entity::find()
        .select_only()
        .column(engagement::Column::Id)
        .filter(engagement::Column::Stage.is_in(RUNNING));
    let due = Entity::find()
        .filter(Column::Status.eq(TeamStatus::Active))
        .filter(Column::TermUntil.lt(app.clock.today()))
        .filter(Column::EngagementId.in_subquery(running.into_query()))
        .order_by_asc(Column::Id);
    let mut ended = 0;
    // One at a time, the engagement locked first as everyone does.
    for found in due.all(&app.db).await? {
        let mut write = Write::begin(app).await?;
        let of = engagement::Entity::find_by_id(found.engagement_id)
            .lock_exclusive()
            .one(write.txn())
            .await?;
        let row = Entity::find_by_id(found.id).one(write.txn()).await?;
        let (Some(of), Some(row)) = (of, row) else { continue };
        let moved = chain::allowed(TEAM_MOVES, TeamAct::Expire, &[Side::Service], row.status, |is| {
            is.code()
        });
        let is_over = row.term_until.is_some_and(|until| until < app.clock.today());
        let Some(Ok((_, to))) = moved.filter(|_| is_over && super::is_running(&of)) else {
            continue;
        };
        team::set(&write, &row, to, None).await?;
        let step = Step {
            subject: Subject::Engagement,
            id: of.id,
            need: of.need_id,
            act: TeamAct::Expire.code(),
            from: Some(&row.status.code()),
            to: &to.code(),
            side: Side::Service,
            no: None,
        };
        let about = About {
            part: Some(&format!("member_{}", row.id)),
            note: None,
        };
        chain::record_by_clock_about(&write, step, about).await?;
        follow(&mut write, row.manager_id, -1).await?;
        let next = Next {
            id: Set(of.id),
            version: Set(of.version + 1),
            updated_at: Set(write.now()),
            ..Default::default()
        };
        next.update(write.txn()).await?;
        write.changed(Noun::Need, of.need_id);
        write.commit().await?;
        ended += 1;
    }
    Ok(ended)
}
