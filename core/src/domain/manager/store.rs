//! Writing managers.

use qiao_entity::{
    account,
    manager::{ActiveModel, Column, Entity, Model},
    manager_field, manager_label,
    manager_label::Sort,
    noun::Noun,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{Draft, works};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        engagement::running_of,
        link,
        problem::{Answer, Problem, Refusal},
        store::{self, Stamp, Storable},
        write::Write,
    },
    error::Error,
};

/// Stores a new manager.
pub async fn post(app: &App, requester: &Requester, draft: Draft, key: Option<&str>) -> Result<Answer<Model>, Error> {
    store::post(app, requester, &draft, key).await
}

/// Replaces what a manager says, if nobody else changed it since `version`.
pub async fn update(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    draft: Draft,
) -> Result<Answer<Model>, Error> {
    // An engagement that begins or ends meanwhile moves the version on.
    let draft = draft.no_less_than(&app.db, id).await?;
    store::update(app, requester, id, version, &draft).await
}

/// Stores the draft as a new manager inside a write.
pub async fn insert(write: &mut Write, draft: &Draft) -> Result<Result<Model, Refusal>, Error> {
    store::insert(write, draft).await
}

/// Replaces a stored manager by the draft inside a write.
pub async fn replace(write: &mut Write, row: Model, draft: &Draft) -> Result<Result<Model, Refusal>, Error> {
    let draft = draft.clone().no_less_than(write.txn(), row.id).await?;
    store::replace(write, row, &draft).await
}

/// The manager of an external key, inside a write.
pub async fn by_key(write: &Write, key: &str) -> Result<Option<Model>, Error> {
    store::by_key::<Draft>(write, key).await
}

impl Storable for Draft {
    type Row = Model;
    type Entity = Entity;
    const NOUN: Noun = Noun::Manager;
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
        let is_own = requester.account().is_some() && requester.manager().is_none();
        requester.is_registrar() || is_own
    }

    fn may_replace(&self, requester: &Requester, row: &Model) -> bool {
        requester.is_registrar() || requester.manager() == Some(row.id)
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
        // Two profiles posted at the same time: one becomes the account's, the other is not stored.
        let tied = account::Entity::update_many()
            .col_expr(account::Column::ManagerId, Expr::value(row.id))
            .filter(account::Column::Id.eq(account))
            .filter(account::Column::ManagerId.is_null())
            .exec(write.txn())
            .await?;
        if tied.rows_affected == 0 {
            return Err(Error::forbidden());
        }
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
            region_code: Set(self.region.clone()),
            headline_zh: Set(self.headline.zh.clone()),
            headline_en: Set(self.headline.en.clone()),
            biography_zh: Set(self.biography.zh.clone()),
            biography_en: Set(self.biography.en.clone()),
            capacity: Set(self.capacity),
            load: Set(self.load),
            contact: Set(self.contact.clone()),
            contact_level: Set(self.levels.contact),
            biography_level: Set(self.levels.biography),
            works_level: Set(self.levels.works),
            load_level: Set(self.levels.load),
            external_key: Set(self.external_key.clone()),
            created_at: stamp.created_at,
            updated_at: stamp.updated_at,
            version: stamp.version,
        }
    }

    async fn put_parts(&self, write: &mut Write, row: &Model, _before: Option<&Model>) -> Result<(), Error> {
        link::put_codes::<manager_field::Entity>(write.txn(), row.id, &self.fields).await?;
        link::put_labels::<manager_label::Entity>(write.txn(), row.id, self.labels()).await?;
        works::replace(write, row.id, &self.works).await?;
        write.changed(Noun::Manager, row.id);
        Ok(())
    }
}

impl Draft {
    /// The draft with a load of at least what runs here.
    async fn no_less_than(mut self, db: &impl ConnectionTrait, manager: i64) -> Result<Self, Error> {
        let running = running_of(db, &[manager]).await?.remove(&manager);
        self.load = self.load.max(running.unwrap_or_default());
        Ok(self)
    }

    /// Its labels by sort.
    pub(super) fn labels(&self) -> [(Sort, Vec<String>); 3] {
        [
            (Sort::Activity, link::values(&self.activities)),
            (Sort::Competence, link::values(&self.competences)),
            (Sort::Language, self.languages.clone()),
        ]
    }
}
