//! Writing achievements.

use qiao_entity::{
    achievement::{ActiveModel, Column, Entity, Model},
    achievement_field, achievement_label,
    achievement_label::Sort,
    manager,
    membership::MemberRole,
    noun::Noun,
    organization,
};
use sea_orm::{ActiveValue::Set, ConnectionTrait};

use super::{Draft, MOST_MANAGERS, managers, rights};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        indicator::{self, Owner},
        link,
        problem::{Answer, Problem, Refusal},
        store::{self, Stamp, Storable, absent, no_record, unseen},
        write::Write,
    },
    error::Error,
};

/// Stores a new achievement.
pub async fn post(app: &App, requester: &Requester, draft: Draft, key: Option<&str>) -> Result<Answer<Model>, Error> {
    store::post(app, requester, &draft, key).await
}

/// Replaces what an achievement says, if nobody else changed it since `version`.
pub async fn update(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    draft: Draft,
) -> Result<Answer<Model>, Error> {
    store::update(app, requester, id, version, &draft).await
}

/// Stores the draft as a new achievement inside a write.
pub async fn insert(write: &mut Write, draft: &Draft) -> Result<Result<Model, Refusal>, Error> {
    store::insert(write, draft).await
}

/// Replaces a stored achievement by the draft inside a write.
pub async fn replace(write: &mut Write, row: Model, draft: &Draft) -> Result<Result<Model, Refusal>, Error> {
    store::replace(write, row, draft).await
}

/// The achievement of an external key, inside a write.
pub async fn by_key(write: &Write, key: &str) -> Result<Option<Model>, Error> {
    store::by_key::<Draft>(write, key).await
}

impl Storable for Draft {
    type Row = Model;
    type Entity = Entity;
    const NOUN: Noun = Noun::Achievement;
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

    async fn missing(&self, db: &impl ConnectionTrait) -> Result<Vec<Problem>, Error> {
        let mut problems: Vec<Problem> = absent::<organization::Entity>(db, &[self.organization])
            .await?
            .into_iter()
            .map(|id| no_record(&["organization"], id))
            .collect();
        // A list that is too long is a problem already; the statement stays short.
        let managers = &self.managers[..self.managers.len().min(MOST_MANAGERS)];
        if !managers.is_empty() {
            let absent = absent::<manager::Entity>(db, managers).await?;
            let named = managers.iter().enumerate().filter(|(_, id)| absent.contains(id));
            problems.extend(named.map(|(at, id)| no_record(&["managers", &at.to_string()], *id)));
        }
        Ok(problems)
    }

    fn may_post(&self, requester: &Requester) -> bool {
        requester.is_administrator() || requester.is_member(self.organization, MemberRole::Editor)
    }

    fn may_replace(&self, requester: &Requester, row: &Model) -> bool {
        self.may_post(requester)
            && (requester.is_administrator() || requester.is_member(row.organization_id, MemberRole::Editor))
    }

    fn key_of(row: &Model) -> Option<&str> {
        row.external_key.as_deref()
    }

    async fn hidden(&self, db: &impl ConnectionTrait, requester: &Requester) -> Result<Vec<Problem>, Error> {
        let managers = &self.managers[..self.managers.len().min(MOST_MANAGERS)];
        let unseen = unseen::<manager::Model>(db, requester, managers).await?;
        let named = managers.iter().enumerate().filter(|(_, id)| unseen.contains(id));
        Ok(named
            .map(|(at, id)| no_record(&["managers", &at.to_string()], *id))
            .collect())
    }

    fn columns(&self, stamp: Stamp) -> ActiveModel {
        ActiveModel {
            id: stamp.id,
            organization_id: Set(self.organization),
            status: Set(self.status),
            name_zh: Set(self.name.zh.clone()),
            name_en: Set(self.name.en.clone()),
            summary_zh: Set(self.summary.zh.clone()),
            summary_en: Set(self.summary.en.clone()),
            description_zh: Set(self.description.zh.clone()),
            description_en: Set(self.description.en.clone()),
            trl: Set(self.trl),
            level: Set(self.level),
            ownership: Set(self.ownership),
            use_right: Set(self.use_right),
            disposal_right: Set(self.disposal_right),
            income_right: Set(self.income_right),
            rights_settled: Set(self.rights_settled),
            empowerment: Set(self.empowerment),
            first_of_kind: Set(self.first_of_kind),
            description_level: Set(self.levels.description),
            indicators_level: Set(self.levels.indicators),
            external_key: Set(self.external_key.clone()),
            created_at: stamp.created_at,
            updated_at: stamp.updated_at,
            version: stamp.version,
        }
    }

    async fn put_parts(&self, write: &mut Write, row: &Model, before: Option<&Model>) -> Result<(), Error> {
        link::put_codes::<achievement_field::Entity>(write.txn(), row.id, &self.fields).await?;
        link::put_labels::<achievement_label::Entity>(write.txn(), row.id, self.labels()).await?;
        indicator::replace(write, Owner::Achievement(row.id), &self.indicators).await?;
        rights::replace(write, row.id, &self.ip_rights).await?;
        managers::replace(write, row.id, &self.managers).await?;
        write.changed(Noun::Achievement, row.id);
        // An organization's index document holds its achievements: the new owner gains one, the old one loses it.
        for owner in [Some(row), before].into_iter().flatten() {
            write.changed(Noun::Organization, owner.organization_id);
        }
        Ok(())
    }
}

impl Draft {
    /// Its labels by sort.
    pub(super) fn labels(&self) -> [(Sort, Vec<String>); 4] {
        [
            (Sort::Form, link::values(&self.forms)),
            (Sort::Mode, link::values(&self.modes)),
            (Sort::Keyword, self.keywords.clone()),
            (Sort::Finder, self.finders.clone()),
        ]
    }
}
