//! Values in rows of their own: technology fields, industries, labels.

use std::collections::HashMap;

use sea_orm::{
    ActiveEnum, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, Iterable, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, sea_query::SelectStatement,
};

use crate::error::Error;

/// A table that ties codes to owners.
pub trait Codes: EntityTrait {
    /// The owner's column.
    const OWNER: Self::Column;
    /// The code's column.
    const CODE: Self::Column;
    /// The order's column.
    const POSITION: Self::Column;
}

/// A table that holds nothing but codes, in order.
pub trait CodeRows: Codes {
    /// The row that ties a code to an owner.
    fn row(owner: i64, code: String, position: i32) -> Self::ActiveModel;
}

macro_rules! code_rows {
    ($table:ident, $owner:ident, $code:ident) => {
        impl CodeRows for qiao_entity::$table::Entity {
            fn row(owner: i64, code: String, position: i32) -> Self::ActiveModel {
                qiao_entity::$table::ActiveModel {
                    $owner: Set(owner),
                    $code: Set(code),
                    position: Set(position),
                }
            }
        }
    };
}

code_rows!(organization_field, organization_id, field_code);
code_rows!(manager_field, manager_id, field_code);
code_rows!(achievement_field, achievement_id, field_code);
code_rows!(need_field, need_id, field_code);
code_rows!(need_industry, need_id, industry_code);

macro_rules! codes {
    ($table:ident, $owner:ident, $code:ident) => {
        impl Codes for qiao_entity::$table::Entity {
            const OWNER: qiao_entity::$table::Column = qiao_entity::$table::Column::$owner;
            const CODE: qiao_entity::$table::Column = qiao_entity::$table::Column::$code;
            const POSITION: qiao_entity::$table::Column = qiao_entity::$table::Column::Position;
        }
    };
}

codes!(organization_field, OrganizationId, FieldCode);
codes!(manager_field, ManagerId, FieldCode);
codes!(achievement_field, AchievementId, FieldCode);
codes!(need_field, NeedId, FieldCode);
codes!(need_industry, NeedId, IndustryCode);

codes!(organization_label, OrganizationId, Value);
codes!(manager_label, ManagerId, Value);
codes!(achievement_label, AchievementId, Value);
codes!(need_label, NeedId, Value);

/// A table of labels, which has a sort beside the value.
pub trait Labels: Codes {
    /// What a label's value says.
    type Sort: sea_orm::ActiveEnum<Value = String> + Copy + Eq + std::hash::Hash + Into<sea_orm::Value> + Send + Sync;
    /// The sort's column.
    const SORT: Self::Column;

    /// The row that gives an owner a value.
    fn row(owner: i64, sort: Self::Sort, value: String, position: i32) -> Self::ActiveModel;
}

macro_rules! labels {
    ($table:ident, $owner:ident) => {
        impl Labels for qiao_entity::$table::Entity {
            type Sort = qiao_entity::$table::Sort;
            const SORT: qiao_entity::$table::Column = qiao_entity::$table::Column::Sort;

            fn row(owner: i64, sort: Self::Sort, value: String, position: i32) -> Self::ActiveModel {
                qiao_entity::$table::ActiveModel {
                    $owner: Set(owner),
                    sort: Set(sort),
                    value: Set(value),
                    position: Set(position),
                }
            }
        }
    };
}

labels!(organization_label, organization_id);
labels!(manager_label, manager_id);
labels!(achievement_label, achievement_id);
labels!(need_label, need_id);

/// The codes of these owners, in order; one statement.
pub async fn codes_of<E: Codes>(db: &impl ConnectionTrait, owners: &[i64]) -> Result<HashMap<i64, Vec<String>>, Error> {
    let rows: Vec<(i64, String)> = E::find()
        .select_only()
        .columns([E::OWNER, E::CODE])
        .filter(E::OWNER.is_in(owners.iter().copied()))
        .order_by_asc(E::OWNER)
        .order_by_asc(E::POSITION)
        .into_tuple()
        .all(db)
        .await?;
    let mut codes: HashMap<i64, Vec<String>> = HashMap::new();
    for (owner, code) in rows {
        codes.entry(owner).or_default().push(code);
    }
    Ok(codes)
}

/// The labels of one owner by sort, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelSet<S: Eq + std::hash::Hash>(HashMap<S, Vec<String>>);

impl<S: Eq + std::hash::Hash> Default for LabelSet<S> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<S: Copy + Eq + std::hash::Hash> LabelSet<S> {
    /// The values of a sort.
    #[must_use]
    pub fn of(&self, sort: S) -> &[String] {
        self.0.get(&sort).map_or(&[], Vec::as_slice)
    }

    /// The values of a sort as members of an enumeration; values that it no longer has are left out.
    #[must_use]
    pub fn coded<T: std::str::FromStr>(&self, sort: S) -> Vec<T> {
        self.of(sort).iter().filter_map(|code| code.parse().ok()).collect()
    }
}

/// The labels of these owners; one statement.
pub async fn labels_of<E: Labels>(
    db: &impl ConnectionTrait,
    owners: &[i64],
) -> Result<HashMap<i64, LabelSet<E::Sort>>, Error>
where
    E::Sort: sea_orm::TryGetable,
{
    let rows: Vec<(i64, E::Sort, String)> = E::find()
        .select_only()
        .columns([E::OWNER, E::SORT, E::CODE])
        .filter(E::OWNER.is_in(owners.iter().copied()))
        .order_by_asc(E::OWNER)
        .order_by_asc(E::POSITION)
        .into_tuple()
        .all(db)
        .await?;
    let mut labels: HashMap<i64, LabelSet<E::Sort>> = HashMap::new();
    for (owner, sort, value) in rows {
        labels.entry(owner).or_default().0.entry(sort).or_default().push(value);
    }
    Ok(labels)
}

/// Puts rows in place of those that the owner has.
pub async fn replace<E, A>(
    db: &impl ConnectionTrait,
    owner_column: E::Column,
    owner: i64,
    rows: Vec<A>,
) -> Result<(), Error>
where
    E: EntityTrait,
    A: IntoActiveModel<E::ActiveModel> + sea_orm::ActiveModelTrait<Entity = E> + Send,
{
    E::delete_many().filter(owner_column.eq(owner)).exec(db).await?;
    if !rows.is_empty() {
        E::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Stores rows of which none is there yet.
pub async fn insert_all<E>(db: &impl ConnectionTrait, mut rows: Vec<E::ActiveModel>) -> Result<(), Error>
where
    E: EntityTrait<ActiveModel: Send, Model: IntoActiveModel<E::ActiveModel>>,
{
    // SQLite binds at most 32,766 values a statement. Powers of two make few different statements to prepare.
    let columns = E::Column::iter().count().max(1);
    let most = 1 << (30_000 / columns).max(1).ilog2();
    while !rows.is_empty() {
        let size = (1_usize << rows.len().ilog2()).min(most);
        let part: Vec<_> = rows.drain(..size).collect();
        E::insert_many(part).exec_without_returning(db).await?;
    }
    Ok(())
}

/// The rows of an owner's codes.
pub fn code_rows<E: CodeRows>(owner: i64, codes: &[String]) -> impl Iterator<Item = E::ActiveModel> {
    let codes = codes.iter().zip(0..);
    codes.map(move |(code, at)| E::row(owner, code.clone(), at))
}

/// The rows of an owner's labels.
pub fn label_rows<E: Labels>(
    owner: i64,
    labels: impl IntoIterator<Item = (E::Sort, Vec<String>)>,
) -> impl Iterator<Item = E::ActiveModel> {
    labels.into_iter().flat_map(move |(sort, values)| {
        let values = values.into_iter().zip(0..);
        values.map(move |(value, at)| E::row(owner, sort, value, at))
    })
}

/// Puts codes in place of those that the owner has.
pub async fn put_codes<E: CodeRows>(db: &impl ConnectionTrait, owner: i64, codes: &[String]) -> Result<(), Error>
where
    E::Model: IntoActiveModel<E::ActiveModel>,
    E::ActiveModel: Send,
{
    replace::<E, E::ActiveModel>(db, E::OWNER, owner, code_rows::<E>(owner, codes).collect()).await
}

/// Puts labels in place of those of every sort that the owner has.
pub async fn put_labels<E: Labels>(
    db: &impl ConnectionTrait,
    owner: i64,
    labels: impl IntoIterator<Item = (E::Sort, Vec<String>)>,
) -> Result<(), Error>
where
    E::Model: IntoActiveModel<E::ActiveModel>,
    E::ActiveModel: Send,
{
    replace::<E, E::ActiveModel>(db, E::OWNER, owner, label_rows::<E>(owner, labels).collect()).await
}

/// The codes of members of an enumeration, as labels hold them.
#[must_use]
pub fn values<T: ActiveEnum<Value = String>>(members: &[T]) -> Vec<String> {
    members.iter().map(ActiveEnum::to_value).collect()
}

/// The owners that have one of these codes.
pub fn owners_with_codes<E: Codes>(codes: &[String]) -> SelectStatement {
    E::find()
        .select_only()
        .column(E::OWNER)
        .filter(E::CODE.is_in(codes.iter().cloned()))
        .into_query()
}

/// The owners that have one of these values under the sort.
pub fn owners_with_labels<E: Labels>(sort: E::Sort, values: &[String]) -> SelectStatement {
    E::find()
        .select_only()
        .column(E::OWNER)
        .filter(E::SORT.eq(sort))
        .filter(E::CODE.is_in(values.iter().cloned()))
        .into_query()
}
