//! Writing organizations.

use qiao_entity::{
    Millis,
    noun::Noun,
    organization::{ActiveModel, Column, Entity, Model},
    organization_field, organization_label,
    organization_label::Sort,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

use super::Draft;
use crate::{
    app::App,
    auth::Requester,
    domain::{
        link,
        problem::{Answer, Refusal, Written},
        store::{Given, check_version, free_key, settle},
        write::Write,
    },
    error::Error,
};

/// Stores a new organization.
pub async fn post(app: &App, requester: Requester, draft: Draft, key: Option<&str>) -> Result<Answer<Model>, Error> {
    settle(
        app,
        requester,
        Noun::Organization,
        &draft,
        draft.problems(),
        key,
        async |write: &mut Write, given: Given| match given {
            Given::Known(id) => Ok(Entity::find_by_id(id).one(write.txn()).await?.ok_or(Refusal::NotFound)),
            Given::New => insert(write, &draft).await,
        },
    )
    .await
}

/// Replaces what an organization says, if nobody else changed it since `version`.
pub async fn update(
    app: &App,
    requester: Requester,
    id: i64,
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
    let Some(row) = Entity::find_by_id(id).one(write.txn()).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    if let Err(refusal) = check_version(row.version, version) {
        return Ok(Err(refusal));
    }
    match replace(&mut write, row, &draft).await? {
        Ok(record) => Ok(Ok(Written {
            record,
            position: write.commit().await?,
        })),
        Err(refusal) => Ok(Err(refusal)),
    }
}

/// Stores the draft as a new organization inside a write.
pub async fn insert(write: &mut Write, draft: &Draft) -> Result<Result<Model, Refusal>, Error> {
    if let Err(refusal) = free_key::<Entity>(
        write,
        Column::ExternalKey,
        Column::Id,
        draft.external_key.as_deref(),
        None,
    )
    .await?
    {
        return Ok(Err(refusal));
    }
    let row = ActiveModel {
        created_at: Set(write.now()),
        version: Set(1),
        ..columns(draft, write.now())
    };
    let row = row.insert(write.txn()).await?;
    put_links(write, row.id, draft).await?;
    Ok(Ok(row))
}

/// Replaces a stored organization by the draft inside a write.
pub async fn replace(write: &mut Write, row: Model, draft: &Draft) -> Result<Result<Model, Refusal>, Error> {
    let taken = free_key::<Entity>(
        write,
        Column::ExternalKey,
        Column::Id,
        draft.external_key.as_deref(),
        Some(row.id),
    )
    .await?;
    if let Err(refusal) = taken {
        return Ok(Err(refusal));
    }
    let next = ActiveModel {
        id: Set(row.id),
        version: Set(row.version + 1),
        ..columns(draft, write.now())
    };
    let row = next.update(write.txn()).await?;
    put_links(write, row.id, draft).await?;
    Ok(Ok(row))
}

fn columns(draft: &Draft, now: Millis) -> ActiveModel {
    ActiveModel {
        external_key: Set(draft.external_key.clone()),
        kind: Set(draft.kind),
        status: Set(draft.status),
        name_zh: Set(draft.name.zh.clone()),
        name_en: Set(draft.name.en.clone()),
        legal_nature: Set(draft.legal_nature),
        region_code: Set(draft.region.clone()),
        website: Set(draft.website.clone()),
        profile_zh: Set(draft.profile.zh.clone()),
        profile_en: Set(draft.profile.en.clone()),
        updated_at: Set(now),
        ..Default::default()
    }
}

async fn put_links(write: &mut Write, id: i64, draft: &Draft) -> Result<(), Error> {
    let fields = draft.fields.iter().zip(0..).map(|(code, position)| {
        organization_field::Model {
            organization_id: id,
            field_code: code.clone(),
            position,
        }
        .into_active_model()
    });
    link::replace(
        write.txn(),
        organization_field::Column::OrganizationId,
        id,
        fields.collect(),
    )
    .await?;
    let labels = [(Sort::Alias, &draft.aliases), (Sort::Tag, &draft.tags)];
    let labels = labels.into_iter().flat_map(|(sort, values)| {
        values.iter().zip(0..).map(move |(value, position)| {
            organization_label::Model {
                organization_id: id,
                sort,
                value: value.clone(),
                position,
            }
            .into_active_model()
        })
    });
    link::replace(
        write.txn(),
        organization_label::Column::OrganizationId,
        id,
        labels.collect(),
    )
    .await?;
    write.changed(Noun::Organization, id);
    Ok(())
}

/// The organization of an external key, inside a write.
pub async fn by_key(write: &Write, key: &str) -> Result<Option<Model>, Error> {
    Ok(Entity::find()
        .filter(Column::ExternalKey.eq(key))
        .one(write.txn())
        .await?)
}
