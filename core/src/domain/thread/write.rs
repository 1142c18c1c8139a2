//! Writing into a thread.

use qiao_entity::{
    file,
    level::Level,
    message::{ActiveModel, Entity, Model},
    step::{Side, Subject},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
    sea_query::Expr,
};

use super::{LONGEST, MOST_FILES, secrecy};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        account::Done,
        chain::{self, Party},
        file::{self as files, MOST_OF_SUBJECT, Place, Upload},
        problem::{Checks, Refusal, Trouble},
        write::Write,
    },
    error::Error,
};

/// A message to be written.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What it says.
    pub text: String,
    /// From which level of the need on it and its files are read; the need's own when it is left out.
    pub level: Option<Level>,
    /// Files that come with it.
    pub files: Vec<Upload>,
}

impl Draft {
    fn checks(&self, party: &Party, side: Side) -> Checks {
        let mut checks = Checks::default();
        checks.text("text", Some(&self.text), LONGEST);
        if self.text.trim().is_empty() {
            checks.add("text", Trouble::Required);
        }
        // Whose need it is may say more openly what is said about it; nobody else may.
        let own = matches!(side, Side::Enterprise | Side::Operator);
        if let Some(level) = self.level {
            let least = if own { Level::Registered } else { secrecy(&party.need) };
            if level < least {
                let (least, most) = (least.code(), Level::Agreement.code());
                checks.add("level", Trouble::OutOfRange { least, most });
            }
        }
        if self.files.len() > MOST_FILES {
            let (most, is) = (MOST_FILES, self.files.len());
            checks.add("files", Trouble::TooMany { most, is });
        }
        checks.within("files", |checks| {
            for (position, file) in self.files.iter().enumerate() {
                file.check(checks, &position.to_string());
            }
        });
        checks
    }
}

/// Writes a message with its files, as a party that may write.
pub async fn write(
    app: &App,
    requester: &Requester,
    (subject, id): (Subject, i64),
    draft: Draft,
) -> Done<(Model, Party)> {
    if !requester.may_write() {
        return Err(Error::forbidden());
    }
    let write = Write::begin(app).await?;
    let Some(party) = chain::party(app, write.txn(), requester, subject, id).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    let Some(side) = party.writes.first().copied() else {
        return Err(Error::forbidden());
    };
    let mut checks = draft.checks(&party, side);
    if let Some(is) = &party.ended {
        checks.add("subject", Trouble::WrongStatus { is: is.clone() });
    }
    if !draft.files.is_empty() {
        let there = file::Entity::find()
            .filter(file::Column::Subject.eq(subject))
            .filter(file::Column::SubjectId.eq(id))
            .count(write.txn())
            .await?;
        let is = there + draft.files.len() as u64;
        if is > MOST_OF_SUBJECT {
            let whole = |count| usize::try_from(count).unwrap_or(usize::MAX);
            let (most, is) = (whole(MOST_OF_SUBJECT), whole(is));
            checks.add("files", Trouble::TooMany { most, is });
        }
    }
    let problems = checks.problems();
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let level = draft.level.unwrap_or_else(|| secrecy(&party.need));
    let row = ActiveModel {
        subject: Set(subject),
        subject_id: Set(id),
        need_id: Set(party.need.id),
        actor: Set(requester.actor()),
        account_id: Set(requester.account()),
        side: Set(side),
        level: Set(level),
        text: Set(draft.text.trim().to_owned()),
        at: Set(write.now()),
        ..Default::default()
    };
    let row = row.insert(write.txn()).await?;
    let place = Place {
        subject,
        id,
        need: Some(party.need.id),
        level,
    };
    for upload in draft.files {
        files::store(&write, requester, &place, side, Some(row.id), upload).await?;
    }
    write.commit().await?;
    Ok(Ok((row, party)))
}

/// Withdraws a message of the requester's own, with its files: it keeps its place, and nobody reads it any more.
pub async fn withdraw(app: &App, requester: &Requester, id: i64) -> Done<(Model, Party)> {
    if !requester.may_write() {
        return Err(Error::forbidden());
    }
    let write = Write::begin(app).await?;
    let row = Entity::find_by_id(id).lock_exclusive().one(write.txn()).await?;
    let Some(row) = row.filter(|row| super::is_mine(requester, &row.actor)) else {
        return Ok(Err(Refusal::NotFound));
    };
    let Some(party) = chain::party(app, write.txn(), requester, row.subject, row.subject_id).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    if row.withdrawn_at.is_some() {
        let is = "WITHDRAWN".to_owned();
        return Ok(Err(Refusal::of("message", Trouble::WrongStatus { is })));
    }
    let next = ActiveModel {
        id: Set(row.id),
        withdrawn_at: Set(Some(write.now())),
        ..Default::default()
    };
    let row = next.update(write.txn()).await?;
    file::Entity::update_many()
        .col_expr(file::Column::WithdrawnAt, Expr::value(write.now()))
        .filter(file::Column::MessageId.eq(row.id))
        .filter(file::Column::WithdrawnAt.is_null())
        .exec(write.txn())
        .await?;
    write.commit().await?;
    Ok(Ok((row, party)))
}
