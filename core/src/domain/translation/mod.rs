//! Translations (翻译稿): the technical rewriting of a need or an achievement by a manager, versioned beside the original.

mod answer;
mod compare;

use std::collections::HashMap;

pub use answer::{Act, MOVES, State, acts, answer, sides, state};
pub use compare::{Compared, Fate, Piece, Version, compare, original, version};
use qiao_entity::{
    achievement,
    language::Language,
    manager,
    membership::MemberRole,
    need,
    noun::Noun,
    status::Status,
    translation::{ActiveModel, Column, Entity, Model},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use super::{
    indicator::{Owner, grouped},
    problem::{Answer, Checks, Problem, Refusal, Trouble, Written},
    prose::filled,
    record::Record,
    store::{check_version, for_change, no_record, unseen},
    write::Write,
};
use crate::{app::App, auth::Requester, error::Error};

/// What a translation shall say.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Draft {
    /// The language it is written in.
    pub language: Language,
    /// The title.
    pub title: Option<String>,
    /// The summary.
    pub summary: Option<String>,
    /// The description.
    pub description: Option<String>,
    /// The number of the manager who wrote it.
    pub manager: Option<i64>,
}

impl Draft {
    /// Everything that is wrong with the draft by itself.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let mut checks = Checks::default();
        let texts = [
            ("title", &self.title, 256),
            ("summary", &self.summary, 500),
            ("description", &self.description, 4_000),
        ];
        for (field, text, most) in texts {
            checks.text(field, text.as_deref(), most);
        }
        if texts.iter().all(|(_, text, _)| filled((*text).clone()).is_none()) {
            checks.add("description", Trouble::Required);
        }
        checks.problems()
    }
}

/// Adds a translation to a need that nobody else changed since `version`; the need's text stays as it is.
pub async fn add_to_need(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    draft: Draft,
) -> Result<Answer<Model>, Error> {
    add(app, requester, Owner::Need(id), version, draft).await
}

/// Adds a translation to an achievement that nobody else changed since `version`.
pub async fn add_to_achievement(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    draft: Draft,
) -> Result<Answer<Model>, Error> {
    add(app, requester, Owner::Achievement(id), version, draft).await
}

async fn add(
    app: &App,
    requester: &Requester,
    owner: Owner,
    version: i64,
    draft: Draft,
) -> Result<Answer<Model>, Error> {
    if !requester.may_write() {
        return Err(Error::forbidden());
    }
    let problems = draft.problems();
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let mut write = Write::begin(app).await?;
    let known = match owner {
        Owner::Need(id) => {
            let row = for_change::<need::Model>(&write, requester, id).await?;
            row.map(|row| (row.version, row.organization_id, row.disclosed(), row.description_level))
        }
        Owner::Achievement(id) => {
            let row = for_change::<achievement::Model>(&write, requester, id).await?;
            row.map(|row| (row.version, row.organization_id, row.disclosed(), row.description_level))
        }
    };
    let Some((is, organization, disclosed, level)) = known else {
        return Ok(Err(Refusal::NotFound));
    };
    let is_owner = requester.is_administrator() || requester.is_member(organization, MemberRole::Editor);
    let translates = disclosed.may_read(requester, level) && is_admitted(&write, requester).await?;
    if !is_owner && !translates {
        return Err(Error::forbidden());
    }
    // Nobody writes in another's name; an owner names any author that everyone may know of.
    if let Some(author) = draft.manager.filter(|author| Some(*author) != requester.manager())
        && (!is_owner
            || !unseen::<manager::Model>(write.txn(), requester, &[author])
                .await?
                .is_empty())
    {
        return Ok(Err(Refusal::Invalid(vec![no_record(&["manager"], author)])));
    }
    if let Err(refusal) = check_version(is, version) {
        return Ok(Err(refusal));
    }
    match insert(&mut write, owner, &draft).await? {
        Ok(record) => {
            touch(&write, owner, is + 1).await?;
            Ok(Ok(Written {
                record,
                position: write.commit().await?,
            }))
        }
        Err(refusal) => Ok(Err(refusal)),
    }
}

/// Whether the requester is a manager whom the registry shows: whoever makes a profile of its own is one only once it was
/// admitted (入库登记).
async fn is_admitted(write: &Write, requester: &Requester) -> Result<bool, Error> {
    let Some(profile) = requester.manager() else {
        return Ok(false);
    };
    let row = manager::Entity::find_by_id(profile).one(write.txn()).await?;
    Ok(row.is_some_and(|row| row.status == Status::Published))
}

/// Stores a translation as the owner's next version inside a write.
pub async fn insert(write: &mut Write, owner: Owner, draft: &Draft) -> Result<Result<Model, Refusal>, Error> {
    if let Some(manager) = draft.manager
        && manager::Entity::find_by_id(manager).one(write.txn()).await?.is_none()
    {
        let trouble = Trouble::NoRecord {
            given: manager.to_string(),
        };
        return Ok(Err(Refusal::of("manager", trouble)));
    }
    let (column, id, noun) = key(owner);
    let number = Entity::find().filter(column.eq(id)).count(write.txn()).await? + 1;
    let row = ActiveModel {
        need_id: Set(matches!(owner, Owner::Need(_)).then_some(id)),
        achievement_id: Set(matches!(owner, Owner::Achievement(_)).then_some(id)),
        number: Set(i32::try_from(number).unwrap_or(i32::MAX)),
        language: Set(draft.language),
        title: Set(filled(draft.title.clone())),
        summary: Set(filled(draft.summary.clone())),
        description: Set(filled(draft.description.clone())),
        manager_id: Set(draft.manager),
        created_at: Set(write.now()),
        ..Default::default()
    };
    let row = row.insert(write.txn()).await?;
    write.changed(noun, id);
    Ok(Ok(row))
}

/// A translation is a change of what the record says: its version moves on.
pub async fn touch(write: &Write, owner: Owner, version: i64) -> Result<(), Error> {
    match owner {
        Owner::Need(id) => {
            let row = need::ActiveModel {
                id: Set(id),
                version: Set(version),
                updated_at: Set(write.now()),
                ..Default::default()
            };
            row.update(write.txn()).await?;
        }
        Owner::Achievement(id) => {
            let row = achievement::ActiveModel {
                id: Set(id),
                version: Set(version),
                updated_at: Set(write.now()),
                ..Default::default()
            };
            row.update(write.txn()).await?;
        }
    }
    Ok(())
}

fn key(owner: Owner) -> (Column, i64, Noun) {
    match owner {
        Owner::Need(id) => (Column::NeedId, id, Noun::Need),
        Owner::Achievement(id) => (Column::AchievementId, id, Noun::Achievement),
    }
}

/// The latest translation of each need, inside a write.
pub async fn latest_of_needs(write: &Write, ids: &[i64]) -> Result<HashMap<i64, Model>, Error> {
    let rows = Entity::find()
        .filter(Column::NeedId.is_in(ids.iter().copied()))
        .order_by_asc(Column::Number)
        .all(write.txn())
        .await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.need_id?, row))).collect())
}

/// The translations of these needs, the first version first; one statement. Who may read them is the caller's to check.
pub async fn of_needs(app: &App, ids: &[i64]) -> Result<HashMap<i64, Vec<Model>>, Error> {
    let rows = Entity::find()
        .filter(Column::NeedId.is_in(ids.iter().copied()))
        .order_by_asc(Column::Number)
        .all(&app.db)
        .await?;
    Ok(grouped(rows, |row| row.need_id))
}

/// The translations of these achievements, the first version first; one statement. Who may read them is the caller's to
/// check.
pub async fn of_achievements(app: &App, ids: &[i64]) -> Result<HashMap<i64, Vec<Model>>, Error> {
    let rows = Entity::find()
        .filter(Column::AchievementId.is_in(ids.iter().copied()))
        .order_by_asc(Column::Number)
        .all(&app.db)
        .await?;
    Ok(grouped(rows, |row| row.achievement_id))
}
