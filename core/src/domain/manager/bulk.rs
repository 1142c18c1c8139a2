//! Managers many at a time.

use qiao_entity::{manager::Model, manager_field, manager_label, manager_label::Sort, noun::Noun, representative_work};

use super::{Draft, Levels, works};
use crate::{
    domain::{link, prose::Prose, store::Bulk, write::Write},
    error::Error,
};

impl Bulk for Draft {
    async fn stored(write: &Write, rows: &[Model]) -> Result<Vec<Self>, Error> {
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let mut fields = link::codes_of::<manager_field::Entity>(write.txn(), &ids).await?;
        let mut labels = link::labels_of::<manager_label::Entity>(write.txn(), &ids).await?;
        let mut works = works::stored(write, &ids).await?;
        let drafts = rows.iter().map(|row| {
            let labels = labels.remove(&row.id).unwrap_or_default();
            Self {
                external_key: row.external_key.clone(),
                kind: row.kind,
                status: row.status,
                name: Prose::new(row.name_zh.clone(), row.name_en.clone()),
                region: row.region_code.clone(),
                fields: fields.remove(&row.id).unwrap_or_default(),
                activities: labels.coded(Sort::Activity),
                competences: labels.coded(Sort::Competence),
                languages: labels.of(Sort::Language).to_vec(),
                headline: Prose::new(row.headline_zh.clone(), row.headline_en.clone()),
                biography: Prose::new(row.biography_zh.clone(), row.biography_en.clone()),
                works: works.remove(&row.id).unwrap_or_default(),
                capacity: row.capacity,
                load: row.load,
                contact: row.contact.clone(),
                levels: Levels {
                    contact: row.contact_level,
                    biography: row.biography_level,
                    works: row.works_level,
                    load: row.load_level,
                },
            }
        });
        Ok(drafts.collect())
    }

    async fn put_new_parts(write: &mut Write, new: &[(i64, &Self)]) -> Result<(), Error> {
        let fields = new
            .iter()
            .flat_map(|(id, draft)| link::code_rows::<manager_field::Entity>(*id, &draft.fields));
        link::insert_all::<manager_field::Entity>(write.txn(), fields.collect()).await?;
        let labels = new
            .iter()
            .flat_map(|(id, draft)| link::label_rows::<manager_label::Entity>(*id, draft.labels()));
        link::insert_all::<manager_label::Entity>(write.txn(), labels.collect()).await?;
        let works = new.iter().flat_map(|(id, draft)| works::rows(*id, &draft.works));
        link::insert_all::<representative_work::Entity>(write.txn(), works.collect()).await?;
        for (id, _) in new {
            write.changed(Noun::Manager, *id);
        }
        Ok(())
    }
}
