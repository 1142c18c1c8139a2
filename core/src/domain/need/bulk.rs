//! Needs many at a time.

use std::collections::HashMap;

use qiao_entity::{
    need::{Column, Entity, Model},
    need_field, need_industry, need_label,
    need_label::Sort,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Draft, Levels};
use crate::{
    domain::{
        indicator::{self, Owner},
        link,
        prose::Prose,
        store,
        write::Write,
    },
    error::Error,
};

/// What stored needs say, as drafts, in the order of the rows.
pub async fn stored(write: &Write, rows: &[Model]) -> Result<Vec<Draft>, Error> {
    drafts(write.txn(), rows).await
}

/// The same, for those who only read.
pub async fn drafts(db: &impl ConnectionTrait, rows: &[Model]) -> Result<Vec<Draft>, Error> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let owners: Vec<Owner> = ids.iter().map(|id| Owner::Need(*id)).collect();
    let mut labels = link::labels_of::<need_label::Entity>(db, &ids).await?;
    let mut fields = link::codes_of::<need_field::Entity>(db, &ids).await?;
    let mut industries = link::codes_of::<need_industry::Entity>(db, &ids).await?;
    let mut indicators = indicator::drafts(db, &owners).await?;
    let drafts = rows.iter().map(|row| {
        let labels = labels.remove(&row.id).unwrap_or_default();
        Draft {
            external_key: row.external_key.clone(),
            organization: row.organization_id,
            kind: row.kind,
            language: row.language,
            title: Prose::new(row.title_zh.clone(), row.title_en.clone()),
            summary: Prose::new(row.summary_zh.clone(), row.summary_en.clone()),
            description: Prose::new(row.description_zh.clone(), row.description_en.clone()),
            indicators: indicators.remove(&row.id).unwrap_or_default(),
            no_indicators_reason: row.no_indicators_reason.clone(),
            fields: fields.remove(&row.id).unwrap_or_default(),
            industries: industries.remove(&row.id).unwrap_or_default(),
            modes: labels.coded(Sort::Mode),
            trl_from: row.trl_from,
            trl_to: row.trl_to,
            ip_ownership: row.ip_ownership,
            ip_exclusivity: row.ip_exclusivity,
            ip_territory: row.ip_territory_code.clone(),
            budget_min: row.budget_min,
            budget_max: row.budget_max,
            currency: row.currency.clone(),
            payment: row.payment,
            deadline: row.deadline,
            valid_until: row.valid_until,
            partner_kinds: labels.coded(Sort::PartnerKind),
            partner_size: row.partner_size,
            partner_region: row.partner_region_code.clone(),
            levels: Levels {
                organization: row.organization_level,
                description: row.description_level,
                indicators: row.indicators_level,
                budget: row.budget_level,
                decision_owner: row.decision_owner_level,
            },
            decision_owner: row.decision_owner.clone(),
            author: row.author.clone(),
            source: row.source.clone(),
        }
    });
    Ok(drafts.collect())
}

/// The needs of these keys, inside a write that means to change them.
pub async fn by_keys(write: &Write, keys: &[String]) -> Result<Vec<Model>, Error> {
    Ok(Entity::find()
        .filter(Column::ExternalKey.is_in(keys))
        .order_by_asc(Column::Id)
        .lock_exclusive()
        .all(write.txn())
        .await?)
}

/// The numbers of the needs of these keys.
pub async fn numbers(write: &Write, keys: &[String]) -> Result<HashMap<String, i64>, Error> {
    store::numbers_in::<Entity>(write, Column::ExternalKey, keys).await
}
