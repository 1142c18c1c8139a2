//! Writing needs.

use qiao_entity::{
    Millis,
    need::{ActiveModel, Column, Entity, Model, NeedStatus},
    need_field, need_industry, need_label,
    need_label::Sort,
    noun::Noun,
    organization,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
};

use super::{Draft, bulk, draft::last_day, life, may_write};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        indicator::{self, Owner},
        link,
        problem::{Answer, Problem, Refusal, Written},
        store::{Posting, absent, by_number, check_version, for_change, key_taken, no_record, reserved_key},
        write::Write,
    },
    error::Error,
};

/// Stores a new need, as a draft or published at once.
pub async fn post(
    app: &App,
    requester: &Requester,
    draft: Draft,
    publish: bool,
    key: Option<&str>,
) -> Result<Answer<Model>, Error> {
    if !may_write(requester, draft.organization) {
        return Err(Error::forbidden());
    }
    let mut problems = draft.problems(publish, app.clock.today(), None);
    problems.extend(reserved_key(requester, draft.external_key.as_deref(), None));
    // A client learns of all problems at once; a draft without any is looked at again inside the write.
    if !problems.is_empty() {
        problems.extend(conflicts(&app.db, &draft, None).await?);
    }
    let mut posting = match Posting::begin(app, requester, Noun::Need, &(&draft, publish), problems, key).await? {
        Ok(posting) => posting,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let record = match posting.known {
        Some(id) => by_number::<Model>(&posting.write, id).await?.ok_or(Refusal::NotFound),
        None => insert(app, requester, &mut posting.write, &draft, publish).await?,
    };
    posting.finish(record).await
}

/// Replaces what a need says, if nobody else changed it since `version`.
pub async fn update(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    draft: Draft,
) -> Result<Answer<Model>, Error> {
    if !requester.may_write() {
        return Err(Error::forbidden());
    }
    let mut write = Write::begin(app).await?;
    let Some(row) = for_change::<Model>(&write, requester, id).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    if !may_write(requester, row.organization_id) || !may_write(requester, draft.organization) {
        return Err(Error::forbidden());
    }
    let reserved = reserved_key(requester, draft.external_key.as_deref(), row.external_key.as_deref());
    if !reserved.is_empty() {
        return Ok(Err(Refusal::Invalid(reserved)));
    }
    if let Err(refusal) = check_version(row.version, version) {
        return Ok(Err(refusal));
    }
    match replace(app, &mut write, row, &draft).await? {
        Ok(record) => Ok(Ok(Written {
            record,
            position: write.commit().await?,
        })),
        Err(refusal) => Ok(Err(refusal)),
    }
}

/// Stores the draft as a new need inside a write. Its own problems are the caller's to ask for.
pub async fn insert(
    app: &App,
    requester: &Requester,
    write: &mut Write,
    draft: &Draft,
    publish: bool,
) -> Result<Result<Model, Refusal>, Error> {
    if let Some(refusal) = refused(write, draft, None).await? {
        return Ok(Err(refusal));
    }
    let status = if publish {
        NeedStatus::Published
    } else {
        NeedStatus::Draft
    };
    let row = ActiveModel {
        status: Set(status),
        renewed: Set(false),
        valid_until: Set(draft
            .valid_until
            .or_else(|| publish.then(|| last_day(app.clock.today())))),
        published_at: Set(publish.then(|| write.now())),
        created_at: Set(write.now()),
        version: Set(1),
        ..columns(draft, write.now())
    };
    let row = row.insert(write.txn()).await?;
    life::record(write, row.id, None, status, requester, None).await?;
    put_links(write, row.id, draft).await?;
    Ok(Ok(row))
}

/// Replaces a stored need by the draft inside a write, after checking it for the status that the need has.
pub async fn replace(app: &App, write: &mut Write, row: Model, draft: &Draft) -> Result<Result<Model, Refusal>, Error> {
    let stored = stored(write, &row).await?;
    let publish = row.status != NeedStatus::Draft;
    let problems = draft.problems(publish, app.clock.today(), Some(&stored));
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    if let Some(refusal) = refused(write, draft, Some(row.id)).await? {
        return Ok(Err(refusal));
    }
    let next = ActiveModel {
        id: Set(row.id),
        valid_until: Set(draft.valid_until.or(row.valid_until)),
        version: Set(row.version + 1),
        ..columns(draft, write.now())
    };
    let row = next.update(write.txn()).await?;
    put_links(write, row.id, draft).await?;
    Ok(Ok(row))
}

/// What only the database can say against a draft.
async fn conflicts(db: &impl ConnectionTrait, draft: &Draft, own: Option<i64>) -> Result<Vec<Problem>, Error> {
    let mut problems = Vec::new();
    if !absent::<organization::Entity>(db, &[draft.organization])
        .await?
        .is_empty()
    {
        problems.push(no_record(&["organization"], draft.organization));
    }
    let key = draft.external_key.as_deref();
    problems.extend(key_taken::<Entity>(db, Column::ExternalKey, Column::Id, key, own).await?);
    Ok(problems)
}

/// Refuses a draft for what only the database can say against it.
async fn refused(write: &Write, draft: &Draft, own: Option<i64>) -> Result<Option<Refusal>, Error> {
    let problems = conflicts(write.txn(), draft, own).await?;
    Ok((!problems.is_empty()).then_some(Refusal::Invalid(problems)))
}

fn columns(draft: &Draft, now: Millis) -> ActiveModel {
    ActiveModel {
        external_key: Set(draft.external_key.clone()),
        organization_id: Set(draft.organization),
        kind: Set(draft.kind),
        language: Set(draft.language),
        title_zh: Set(draft.title.zh.clone()),
        title_en: Set(draft.title.en.clone()),
        summary_zh: Set(draft.summary.zh.clone()),
        summary_en: Set(draft.summary.en.clone()),
        description_zh: Set(draft.description.zh.clone()),
        description_en: Set(draft.description.en.clone()),
        no_indicators_reason: Set(draft.no_indicators_reason.clone()),
        trl_from: Set(draft.trl_from),
        trl_to: Set(draft.trl_to),
        ip_ownership: Set(draft.ip_ownership),
        ip_exclusivity: Set(draft.ip_exclusivity),
        ip_territory_code: Set(draft.ip_territory.clone()),
        budget_min: Set(draft.budget_min),
        budget_max: Set(draft.budget_max),
        currency: Set(draft.currency.clone()),
        payment: Set(draft.payment),
        deadline: Set(draft.deadline),
        partner_size: Set(draft.partner_size),
        partner_region_code: Set(draft.partner_region.clone()),
        organization_level: Set(draft.levels.organization),
        description_level: Set(draft.levels.description),
        indicators_level: Set(draft.levels.indicators),
        budget_level: Set(draft.levels.budget),
        decision_owner_level: Set(draft.levels.decision_owner),
        decision_owner: Set(draft.decision_owner.clone()),
        author: Set(draft.author.clone()),
        source: Set(draft.source.clone()),
        updated_at: Set(now),
        ..Default::default()
    }
}

async fn put_links(write: &mut Write, id: i64, draft: &Draft) -> Result<(), Error> {
    let fields = draft.fields.iter().zip(0..).map(|(code, position)| {
        need_field::Model {
            need_id: id,
            field_code: code.clone(),
            position,
        }
        .into_active_model()
    });
    link::replace(write.txn(), need_field::Column::NeedId, id, fields.collect()).await?;
    let industries = draft.industries.iter().zip(0..).map(|(code, position)| {
        need_industry::Model {
            need_id: id,
            industry_code: code.clone(),
            position,
        }
        .into_active_model()
    });
    link::replace(write.txn(), need_industry::Column::NeedId, id, industries.collect()).await?;
    let modes = draft.modes.iter().map(|mode| (Sort::Mode, mode.code()));
    let partners = draft.partner_kinds.iter().map(|kind| (Sort::PartnerKind, kind.code()));
    let labels = modes.chain(partners).zip(0..).map(|((sort, value), position)| {
        need_label::Model {
            need_id: id,
            sort,
            value,
            position,
        }
        .into_active_model()
    });
    link::replace(write.txn(), need_label::Column::NeedId, id, labels.collect()).await?;
    indicator::replace(write, Owner::Need(id), &draft.indicators).await?;
    write.changed(Noun::Need, id);
    Ok(())
}

/// What a stored need says, as a draft.
pub(super) async fn stored(write: &Write, row: &Model) -> Result<Draft, Error> {
    let drafts = bulk::stored(write, std::slice::from_ref(row)).await?;
    drafts
        .into_iter()
        .next()
        .ok_or_else(|| Error::internal("a stored need has no draft"))
}

/// The need of an external key, inside a write.
pub async fn by_key(write: &Write, key: &str) -> Result<Option<Model>, Error> {
    Ok(Entity::find()
        .filter(Column::ExternalKey.eq(key))
        .one(write.txn())
        .await?)
}
