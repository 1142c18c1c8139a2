//! Writing organizations.

use qiao_entity::{
    achievement, affiliation, membership,
    membership::MemberRole,
    need,
    noun::Noun,
    organization::{ActiveModel, Column, Entity, Model},
    organization_field, organization_label,
    organization_label::Sort,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::Draft;
use crate::{
    app::App,
    auth::Requester,
    domain::{
        link,
        problem::{Answer, Problem, Refusal},
        store::{self, Stamp, Storable},
        write::Write,
    },
    error::Error,
};

/// Stores a new organization.
pub async fn post(app: &App, requester: &Requester, draft: Draft, key: Option<&str>) -> Result<Answer<Model>, Error> {
    store::post(app, requester, &draft, key).await
}

/// Replaces what an organization says, if nobody else changed it since `version`.
pub async fn update(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    draft: Draft,
) -> Result<Answer<Model>, Error> {
    store::update(app, requester, id, version, &draft).await
}

/// Stores the draft as a new organization inside a write.
pub async fn insert(write: &mut Write, draft: &Draft) -> Result<Result<Model, Refusal>, Error> {
    store::insert(write, draft).await
}

/// Replaces a stored organization by the draft inside a write.
pub async fn replace(write: &mut Write, row: Model, draft: &Draft) -> Result<Result<Model, Refusal>, Error> {
    store::replace(write, row, draft).await
}

/// The organization of an external key, inside a write.
pub async fn by_key(write: &Write, key: &str) -> Result<Option<Model>, Error> {
    store::by_key::<Draft>(write, key).await
}

impl Storable for Draft {
    type Row = Model;
    type Entity = Entity;
    const NOUN: Noun = Noun::Organization;
    const KEY: Column = Column::ExternalKey;

    fn problems(&self) -> Vec<Problem> {
        self.problems()
    }

    fn external_key(&self) -> Option<&str> {
        self.external_key.as_deref()
    }

    fn version(row: &Model) -> i64 {
        row.version
    }

    fn may_post(&self, requester: &Requester) -> bool {
        requester.is_registrar() || requester.account().is_some()
    }

    fn may_replace(&self, requester: &Requester, row: &Model) -> bool {
        requester.is_registrar() || requester.is_member(row.id, MemberRole::Editor)
    }

    fn reserved(&self, requester: &Requester, before: Option<&Model>) -> Vec<Problem> {
        let mut problems = store::reserved_key(requester, self.external_key(), before.and_then(Self::key_of));
        problems.extend(store::reserved_status(
            requester,
            self.status,
            before.map(|row| row.status),
        ));
        problems
    }

    fn key_of(row: &Model) -> Option<&str> {
        row.external_key.as_deref()
    }

    async fn claim(write: &mut Write, requester: &Requester, row: &Model) -> Result<(), Error> {
        let Some(account) = requester.account().filter(|_| !requester.is_registrar()) else {
            return Ok(());
        };
        let owner = membership::ActiveModel {
            account_id: Set(account),
            organization_id: Set(row.id),
            role: Set(MemberRole::Owner),
            granted_by: Set(requester.actor()),
            granted_at: Set(write.now()),
        };
        membership::Entity::insert(owner)
            .exec_without_returning(write.txn())
            .await?;
        write.rights_changed();
        Ok(())
    }

    fn columns(&self, stamp: Stamp) -> ActiveModel {
        ActiveModel {
            id: stamp.id,
            kind: Set(self.kind),
            status: Set(self.status),
            name_zh: Set(self.name.zh.clone()),
            name_en: Set(self.name.en.clone()),
            legal_nature: Set(self.legal_nature),
            region_code: Set(self.region.clone()),
            website: Set(self.website.clone()),
            profile_zh: Set(self.profile.zh.clone()),
            profile_en: Set(self.profile.en.clone()),
            contact: Set(self.contact.clone()),
            contact_level: Set(self.levels.contact),
            profile_level: Set(self.levels.profile),
            external_key: Set(self.external_key.clone()),
            created_at: stamp.created_at,
            updated_at: stamp.updated_at,
            version: stamp.version,
        }
    }

    async fn put_parts(&self, write: &mut Write, row: &Model, before: Option<&Model>) -> Result<(), Error> {
        link::put_codes::<organization_field::Entity>(write.txn(), row.id, &self.fields).await?;
        link::put_labels::<organization_label::Entity>(write.txn(), row.id, self.labels()).await?;
        write.changed(Noun::Organization, row.id);
        match before {
            Some(before)
                if (before.status, before.kind, &before.region_code) != (row.status, row.kind, &row.region_code) =>
            {
                note_dependents(write, row.id).await
            }
            _ => Ok(()),
        }
    }
}

/// Notes the records whose index documents say where an organization is, of what kind, or that they belong to it.
async fn note_dependents(write: &mut Write, id: i64) -> Result<(), Error> {
    async fn ids<E: EntityTrait>(
        write: &Write,
        wanted: E::Column,
        owner: E::Column,
        id: i64,
    ) -> Result<Vec<i64>, Error> {
        let rows = E::find().select_only().column(wanted).filter(owner.eq(id));
        Ok(rows.into_tuple().all(write.txn()).await?)
    }
    let needs = ids::<need::Entity>(write, need::Column::Id, need::Column::OrganizationId, id).await?;
    let achievements =
        ids::<achievement::Entity>(write, achievement::Column::Id, achievement::Column::OrganizationId, id).await?;
    let managers = ids::<affiliation::Entity>(
        write,
        affiliation::Column::ManagerId,
        affiliation::Column::OrganizationId,
        id,
    )
    .await?;
    for (noun, ids) in [
        (Noun::Need, needs),
        (Noun::Achievement, achievements),
        (Noun::Manager, managers),
    ] {
        for id in ids {
            write.changed(noun, id);
        }
    }
    Ok(())
}

impl Draft {
    /// Its labels by sort.
    pub(super) fn labels(&self) -> [(Sort, Vec<String>); 2] {
        [(Sort::Alias, self.aliases.clone()), (Sort::Tag, self.tags.clone())]
    }
}
