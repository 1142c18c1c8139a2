//! Beginning an evaluation, and choosing other criteria before it is opened.

use qiao_entity::{
    evaluation::{ActiveModel, Column, Entity, EvaluationStatus, Model},
    evaluation_criterion::{self as criterion, CriterionKind},
    evaluation_reviewer::{self as reviewer, ReviewerStatus},
    indicator, need,
    need::NeedStatus,
    step::{Side, Subject},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Act, Draft, begin::begin, panel};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::{self, Step},
        need as needs,
        problem::{Answer, Refusal, Trouble, Written},
        prose::filled,
        store::for_change,
        write::Write,
    },
    error::Error,
};

/// Where a need can have its proposals evaluated.
const JUDGED: [NeedStatus; 4] = [
    NeedStatus::Published,
    NeedStatus::Matching,
    NeedStatus::Negotiating,
    NeedStatus::Expired,
];

/// Begins an evaluation of a need's proposals: for who may write the need. One runs at a time.
pub async fn prepare(app: &App, requester: &Requester, need: i64, draft: &Draft) -> Result<Answer<Model>, Error> {
    if !requester.may_write() {
        return Err(Error::forbidden());
    }
    let write = Write::begin(app).await?;
    let Some(need) = for_change::<need::Model>(&write, requester, need).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    if !needs::may_write(requester, need.organization_id) {
        return Err(Error::forbidden());
    }
    let indicators = indicators(write.txn(), need.id).await?;
    let places: Vec<i32> = indicators.iter().map(|row| row.position).collect();
    let problems = draft.problems(&places, app.clock.today());
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    if !JUDGED.contains(&need.status) {
        let is = need.status.code();
        return Ok(Err(Refusal::of("need", Trouble::WrongStatus { is })));
    }
    let over = [EvaluationStatus::Decided, EvaluationStatus::Cancelled];
    let running = Entity::find()
        .filter(Column::NeedId.eq(need.id))
        .filter(Column::Status.is_not_in(over))
        .one(write.txn())
        .await?;
    if let Some(running) = running {
        let is = running.status.code();
        return Ok(Err(Refusal::of("need", Trouble::WrongStatus { is })));
    }
    let row = ActiveModel {
        need_id: Set(need.id),
        method: Set(draft.method),
        status: Set(EvaluationStatus::Draft),
        due_on: Set(draft.due_on),
        created_at: Set(write.now()),
        updated_at: Set(write.now()),
        version: Set(1),
        ..Default::default()
    };
    let record = row.insert(write.txn()).await?;
    store(write.txn(), record.id, draft, &indicators).await?;
    let step = Step {
        subject: Subject::Evaluation,
        id: record.id,
        need: need.id,
        act: Act::Prepare.code(),
        from: None,
        to: &record.status.code(),
        side: if requester.is_administrator() {
            Side::Operator
        } else {
            Side::Enterprise
        },
        no: None,
    };
    let side = step.side;
    chain::record(&write, requester, step).await?;
    seat_panel(app, &write, requester, (&record, &need), side).await?;
    Ok(Ok(Written {
        record,
        position: write.commit().await?,
    }))
}

/// Asks the panel of the need's open challenge to review, but for whom the records show a conflict today: it is looked at again when
/// they say yes, and whenever they score.
async fn seat_panel(
    app: &App,
    write: &Write,
    requester: &Requester,
    (record, need): (&Model, &need::Model),
    side: Side,
) -> Result<(), Error> {
    for account in panel::of_challenge(app, write.txn(), need).await? {
        let row = reviewer::ActiveModel {
            evaluation_id: Set(record.id),
            account_id: Set(account),
            status: Set(ReviewerStatus::Invited),
            invited_at: Set(write.now()),
            version: Set(1),
            ..Default::default()
        };
        row.insert(write.txn()).await?;
        let is = record.status.code();
        let step = Step {
            subject: Subject::Evaluation,
            id: record.id,
            need: need.id,
            act: Act::Invite.code(),
            from: Some(&is),
            to: &is,
            side,
            no: None,
        };
        chain::record(write, requester, step).await?;
    }
    Ok(())
}

/// Chooses other criteria, weights, another method or day, before the evaluation is opened.
pub async fn revise(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    draft: &Draft,
) -> Result<Answer<Model>, Error> {
    let begun = match begin(app, requester, id, version, Act::Revise).await? {
        Ok(begun) => begun,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let txn = begun.write.txn();
    let indicators = indicators(txn, begun.room.row.need_id).await?;
    let places: Vec<i32> = indicators.iter().map(|row| row.position).collect();
    let problems = draft.problems(&places, app.clock.today());
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    criterion::Entity::delete_many()
        .filter(criterion::Column::EvaluationId.eq(id))
        .exec(txn)
        .await?;
    store(txn, id, draft, &indicators).await?;
    let next = ActiveModel {
        method: Set(draft.method),
        due_on: Set(draft.due_on),
        ..Default::default()
    };
    begun.go(requester, Act::Revise, next, None).await
}

/// The indicators of a need, in order.
pub(super) async fn indicators(db: &impl ConnectionTrait, need: i64) -> Result<Vec<indicator::Model>, Error> {
    let rows = indicator::Entity::find().filter(indicator::Column::NeedId.eq(need));
    Ok(rows.order_by_asc(indicator::Column::Position).all(db).await?)
}

/// What a criterion takes over from the indicator from which it is computed.
pub(super) fn taken(from: &indicator::Model) -> criterion::ActiveModel {
    criterion::ActiveModel {
        name_zh: Set(from.name_zh.clone()),
        name_en: Set(from.name_en.clone()),
        operator: Set(Some(from.operator)),
        value: Set(Some(from.value)),
        value_to: Set(from.value_to),
        unit: Set(from.unit.clone()),
        necessity: Set(from.necessity),
        ..Default::default()
    }
}

async fn store(
    db: &impl ConnectionTrait,
    id: i64,
    draft: &Draft,
    indicators: &[indicator::Model],
) -> Result<(), Error> {
    let rows = draft.criteria.iter().zip(0..).map(|(criterion, position)| {
        let from = indicators.iter().find(|row| Some(row.position) == criterion.indicator);
        let own = match from {
            Some(from) => taken(from),
            None => criterion::ActiveModel {
                name_zh: Set(criterion.name.zh.clone()),
                name_en: Set(criterion.name.en.clone()),
                operator: Set(None),
                value: Set(None),
                value_to: Set(None),
                unit: Set(None),
                necessity: Set(None),
                ..Default::default()
            },
        };
        criterion::ActiveModel {
            evaluation_id: Set(id),
            position: Set(position),
            kind: Set(if from.is_some() {
                CriterionKind::Indicator
            } else {
                CriterionKind::Judged
            }),
            guidance: Set(filled(criterion.guidance.clone())),
            weight: Set(criterion.weight),
            indicator_position: Set(criterion.indicator),
            ..own
        }
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        criterion::Entity::insert_many(rows).exec(db).await?;
    }
    Ok(())
}
