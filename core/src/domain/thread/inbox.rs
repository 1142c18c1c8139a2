//! What waits to be read.

use std::collections::HashMap;

use qiao_entity::{
    Millis,
    message::{Column, Entity},
    step::Subject,
    thread_read,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, OnConflict},
};

use crate::{
    app::App,
    auth::Requester,
    domain::{account::Done, chain, problem::Refusal, write::Write},
    error::Error,
};

/// Most threads that are named at once.
pub const MOST: u64 = 50;

/// A thread of the requester's own.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Conversation {
    /// About what.
    pub subject: Subject,
    /// Its number.
    pub subject_id: i64,
    /// The need behind it.
    pub need_id: i64,
    /// How many messages.
    pub messages: i64,
    /// The last message.
    pub last: i64,
    /// When it was written.
    pub last_at: Millis,
}

/// The threads of what the requester is a party of, the one that was written in last first; at most [`MOST`].
pub async fn inbox(app: &App, requester: &Requester) -> Result<Vec<Conversation>, Error> {
    if requester.rights().is_none_or(|rights| !rights.scopes.confidential) {
        return Ok(Vec::new());
    }
    let mut any = Condition::any();
    for (subject, numbers) in chain::own_parts(requester) {
        any = any.add(Column::Subject.eq(subject).and(Column::SubjectId.in_subquery(numbers)));
    }
    Ok(Entity::find()
        .select_only()
        .columns([Column::Subject, Column::SubjectId, Column::NeedId])
        .column_as(Column::Id.count(), "messages")
        .column_as(Column::Id.max(), "last")
        .column_as(Column::At.max(), "last_at")
        .filter(any)
        .group_by(Column::Subject)
        .group_by(Column::SubjectId)
        .group_by(Column::NeedId)
        .order_by_desc(Expr::cust("max(id)"))
        .limit(MOST)
        .into_model()
        .all(&app.db)
        .await?)
}

#[derive(FromQueryResult)]
struct Unread {
    subject: Subject,
    subject_id: i64,
    count: i64,
}

/// How many messages of others in these threads the requester was not shown yet; one statement. Only for threads of its own.
pub async fn unread(
    app: &App,
    requester: &Requester,
    keys: &[(Subject, i64)],
) -> Result<HashMap<(Subject, i64), i64>, Error> {
    let Some(account) = requester.account() else {
        return Ok(HashMap::new());
    };
    let mut any = Condition::any();
    for subject in Subject::all() {
        let numbers: Vec<i64> = keys
            .iter()
            .filter(|(is, _)| *is == subject)
            .map(|(_, id)| *id)
            .collect();
        if !numbers.is_empty() {
            any = any.add(Column::Subject.eq(subject).and(Column::SubjectId.is_in(numbers)));
        }
    }
    if any.is_empty() {
        return Ok(HashMap::new());
    }
    let of_this =
        |own: thread_read::Column, other: Column| Expr::col((thread_read::Entity, own)).equals((Entity, other));
    let shown = thread_read::Entity::find()
        .select_only()
        .column(thread_read::Column::MessageId)
        .filter(thread_read::Column::AccountId.eq(account))
        .filter(of_this(thread_read::Column::Subject, Column::Subject))
        .filter(of_this(thread_read::Column::SubjectId, Column::SubjectId))
        .filter(Expr::col((thread_read::Entity, thread_read::Column::MessageId)).gte(Expr::col((Entity, Column::Id))))
        .into_query();
    let rows: Vec<Unread> = Entity::find()
        .select_only()
        .columns([Column::Subject, Column::SubjectId])
        .column_as(Column::Id.count(), "count")
        .filter(any)
        .filter(Column::WithdrawnAt.is_null())
        .filter(Column::Actor.ne(requester.actor()))
        .filter(Expr::exists(shown).not())
        .group_by(Column::Subject)
        .group_by(Column::SubjectId)
        .into_model()
        .all(&app.db)
        .await?;
    let counts = rows.into_iter().map(|row| ((row.subject, row.subject_id), row.count));
    Ok(counts.collect())
}

/// Notes that the requester was shown a thread up to a message. It never goes back.
pub async fn read_up_to(app: &App, requester: &Requester, (subject, id): (Subject, i64), message: i64) -> Done<()> {
    let account = requester.account().ok_or_else(Error::forbidden)?;
    let write = Write::begin(app).await?;
    if chain::party(app, write.txn(), requester, subject, id).await?.is_none() {
        return Ok(Err(Refusal::NotFound));
    }
    let there = Entity::find_by_id(message)
        .filter(Column::Subject.eq(subject))
        .filter(Column::SubjectId.eq(id))
        .one(write.txn())
        .await?;
    if there.is_none() {
        return Ok(Err(Refusal::NotFound));
    }
    let row = thread_read::ActiveModel {
        subject: Set(subject),
        subject_id: Set(id),
        account_id: Set(account),
        message_id: Set(message),
        at: Set(write.now()),
    };
    let mut conflict = OnConflict::columns([
        thread_read::Column::Subject,
        thread_read::Column::SubjectId,
        thread_read::Column::AccountId,
    ]);
    conflict
        .update_columns([thread_read::Column::MessageId, thread_read::Column::At])
        .action_and_where(Expr::col((thread_read::Entity, thread_read::Column::MessageId)).lt(message));
    thread_read::Entity::insert(row)
        .on_conflict(conflict)
        .exec_without_returning(write.txn())
        .await?;
    write.commit().await?;
    Ok(Ok(()))
}
