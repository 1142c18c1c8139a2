//! Achievements many at a time.

use qiao_entity::{
    achievement::Model, achievement_field, achievement_label, achievement_label::Sort, achievement_manager, indicator,
    ip_right, noun::Noun,
};

use super::{Draft, Levels, managers, rights};
use crate::{
    domain::{
        indicator::{Owner, rows, stored},
        link,
        prose::Prose,
        store::Bulk,
        write::Write,
    },
    error::Error,
};

impl Bulk for Draft {
    async fn stored(write: &Write, rows: &[Model]) -> Result<Vec<Self>, Error> {
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let owners: Vec<Owner> = ids.iter().map(|id| Owner::Achievement(*id)).collect();
        let mut fields = link::codes_of::<achievement_field::Entity>(write.txn(), &ids).await?;
        let mut labels = link::labels_of::<achievement_label::Entity>(write.txn(), &ids).await?;
        let mut indicators = stored(write, &owners).await?;
        let mut rights = rights::stored(write, &ids).await?;
        let mut managers = managers::stored(write, &ids).await?;
        let drafts = rows.iter().map(|row| {
            let labels = labels.remove(&row.id).unwrap_or_default();
            Self {
                external_key: row.external_key.clone(),
                organization: row.organization_id,
                managers: managers.remove(&row.id).unwrap_or_default(),
                status: row.status,
                name: Prose::new(row.name_zh.clone(), row.name_en.clone()),
                summary: Prose::new(row.summary_zh.clone(), row.summary_en.clone()),
                description: Prose::new(row.description_zh.clone(), row.description_en.clone()),
                indicators: indicators.remove(&row.id).unwrap_or_default(),
                fields: fields.remove(&row.id).unwrap_or_default(),
                forms: labels.coded(Sort::Form),
                modes: labels.coded(Sort::Mode),
                keywords: labels.of(Sort::Keyword).to_vec(),
                finders: labels.of(Sort::Finder).to_vec(),
                trl: row.trl,
                level: row.level,
                ip_rights: rights.remove(&row.id).unwrap_or_default(),
                ownership: row.ownership,
                use_right: row.use_right,
                disposal_right: row.disposal_right,
                income_right: row.income_right,
                rights_settled: row.rights_settled,
                empowerment: row.empowerment,
                first_of_kind: row.first_of_kind,
                levels: Levels {
                    description: row.description_level,
                    indicators: row.indicators_level,
                },
            }
        });
        Ok(drafts.collect())
    }

    async fn put_new_parts(write: &mut Write, new: &[(i64, &Self)]) -> Result<(), Error> {
        let fields = new
            .iter()
            .flat_map(|(id, draft)| link::code_rows::<achievement_field::Entity>(*id, &draft.fields));
        link::insert_all::<achievement_field::Entity>(write.txn(), fields.collect()).await?;
        let labels = new
            .iter()
            .flat_map(|(id, draft)| link::label_rows::<achievement_label::Entity>(*id, draft.labels()));
        link::insert_all::<achievement_label::Entity>(write.txn(), labels.collect()).await?;
        let indicators = new
            .iter()
            .flat_map(|(id, draft)| rows(Owner::Achievement(*id), &draft.indicators));
        link::insert_all::<indicator::Entity>(write.txn(), indicators.collect()).await?;
        let held = new.iter().flat_map(|(id, draft)| rights::rows(*id, &draft.ip_rights));
        link::insert_all::<ip_right::Entity>(write.txn(), held.collect()).await?;
        let ties = new.iter().flat_map(|(id, draft)| managers::rows(*id, &draft.managers));
        link::insert_all::<achievement_manager::Entity>(write.txn(), ties.collect()).await?;
        for (id, draft) in new {
            write.changed(Noun::Achievement, *id);
            write.changed(Noun::Organization, draft.organization);
        }
        Ok(())
    }
}
