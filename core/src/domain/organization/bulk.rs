//! Organizations many at a time.

use qiao_entity::{noun::Noun, organization::Model, organization_field, organization_label, organization_label::Sort};

use super::{Draft, Levels};
use crate::{
    domain::{link, prose::Prose, store::Bulk, write::Write},
    error::Error,
};

impl Bulk for Draft {
    async fn stored(write: &Write, rows: &[Model]) -> Result<Vec<Self>, Error> {
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let mut fields = link::codes_of::<organization_field::Entity>(write.txn(), &ids).await?;
        let mut labels = link::labels_of::<organization_label::Entity>(write.txn(), &ids).await?;
        let drafts = rows.iter().map(|row| {
            let labels = labels.remove(&row.id).unwrap_or_default();
            Self {
                external_key: row.external_key.clone(),
                kind: row.kind,
                status: row.status,
                name: Prose::new(row.name_zh.clone(), row.name_en.clone()),
                aliases: labels.of(Sort::Alias).to_vec(),
                legal_nature: row.legal_nature,
                region: row.region_code.clone(),
                website: row.website.clone(),
                profile: Prose::new(row.profile_zh.clone(), row.profile_en.clone()),
                fields: fields.remove(&row.id).unwrap_or_default(),
                tags: labels.of(Sort::Tag).to_vec(),
                contact: row.contact.clone(),
                levels: Levels {
                    contact: row.contact_level,
                    profile: row.profile_level,
                },
            }
        });
        Ok(drafts.collect())
    }

    async fn put_new_parts(write: &mut Write, new: &[(i64, &Self)]) -> Result<(), Error> {
        let fields = new
            .iter()
            .flat_map(|(id, draft)| link::code_rows::<organization_field::Entity>(*id, &draft.fields));
        link::insert_all::<organization_field::Entity>(write.txn(), fields.collect()).await?;
        let labels = new
            .iter()
            .flat_map(|(id, draft)| link::label_rows::<organization_label::Entity>(*id, draft.labels()));
        link::insert_all::<organization_label::Entity>(write.txn(), labels.collect()).await?;
        for (id, _) in new {
            write.changed(Noun::Organization, *id);
        }
        Ok(())
    }
}
