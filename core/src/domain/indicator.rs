//! Technical indicators (技术指标): measurable rows of a need or an achievement.

use std::collections::HashMap;

use qiao_entity::indicator::{ActiveModel, Column, Entity, Model, Necessity, Operator};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{
    problem::{Checks, Trouble},
    prose::Prose,
    write::Write,
};
use crate::{app::App, error::Error};

/// Most indicators of one record.
pub const MOST: usize = 50;
/// Greatest absolute value: beyond it a number is a slip.
pub const GREATEST: f64 = 1e15;

/// What an indicator shall say.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Draft {
    /// What is measured.
    pub name: Prose,
    /// How the value binds.
    pub operator: Operator,
    /// The target or the measured value.
    pub value: f64,
    /// The upper end of a range.
    pub value_to: Option<f64>,
    /// The unit as printed.
    pub unit: Option<String>,
    /// Where the enterprise stands today; needs only.
    pub current: Option<f64>,
    /// Must or wish; needs only.
    pub necessity: Option<Necessity>,
    /// The test method.
    pub method: Prose,
}

/// Which record indicators belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A need.
    Need(i64),
    /// An achievement.
    Achievement(i64),
}

impl Owner {
    /// The column and the number under which the owner's rows are found.
    fn key(self) -> (Column, i64) {
        match self {
            Self::Need(id) => (Column::NeedId, id),
            Self::Achievement(id) => (Column::AchievementId, id),
        }
    }
}

/// Notes what is wrong with a list of indicators.
pub fn check(checks: &mut Checks, indicators: &[Draft]) {
    if indicators.len() > MOST {
        checks.add(
            "indicators",
            Trouble::TooMany {
                most: MOST,
                is: indicators.len(),
            },
        );
    }
    checks.each("indicators", indicators, |checks, draft| {
        checks.prose("name", &draft.name, 256, true);
        checks.prose("method", &draft.method, 1_000, false);
        checks.text("unit", draft.unit.as_deref(), 32);
        for (field, number) in [
            ("value", Some(draft.value)),
            ("valueTo", draft.value_to),
            ("current", draft.current),
        ] {
            checks.range(field, number, -GREATEST, GREATEST);
        }
        match (draft.operator, draft.value_to) {
            (Operator::Range, None) => checks.add("valueTo", Trouble::Required),
            (Operator::Range, Some(to)) => checks.ordered("valueTo", Some(draft.value), Some(to)),
            (_, Some(_)) => checks.add("valueTo", Trouble::NotWanted),
            (_, None) => {}
        }
    });
}

/// Puts indicators in place of those that the owner has.
pub async fn replace(write: &Write, owner: Owner, indicators: &[Draft]) -> Result<(), Error> {
    let (column, id) = owner.key();
    super::link::replace(write.txn(), column, id, rows(owner, indicators).collect()).await
}

/// The rows of an owner's indicators.
pub fn rows(owner: Owner, indicators: &[Draft]) -> impl Iterator<Item = ActiveModel> {
    let (_, id) = owner.key();
    indicators.iter().zip(0..).map(move |(draft, position)| ActiveModel {
        need_id: Set(matches!(owner, Owner::Need(_)).then_some(id)),
        achievement_id: Set(matches!(owner, Owner::Achievement(_)).then_some(id)),
        position: Set(position),
        name_zh: Set(draft.name.zh.clone()),
        name_en: Set(draft.name.en.clone()),
        operator: Set(draft.operator),
        value: Set(draft.value),
        value_to: Set(draft.value_to),
        unit: Set(draft.unit.clone()),
        current: Set(draft.current),
        necessity: Set(draft.necessity),
        method_zh: Set(draft.method.zh.clone()),
        method_en: Set(draft.method.en.clone()),
        ..Default::default()
    })
}

/// The indicators that records of one noun have, as drafts, by the record's number, inside a write.
pub async fn stored(write: &Write, owners: &[Owner]) -> Result<HashMap<i64, Vec<Draft>>, Error> {
    drafts(write.txn(), owners).await
}

/// The same, for those who only read.
pub async fn drafts(db: &impl ConnectionTrait, owners: &[Owner]) -> Result<HashMap<i64, Vec<Draft>>, Error> {
    let Some((column, _)) = owners.first().map(|owner| owner.key()) else {
        return Ok(HashMap::new());
    };
    let rows = Entity::find()
        .filter(column.is_in(owners.iter().map(|owner| owner.key().1)))
        .order_by_asc(Column::Position)
        .all(db)
        .await?;
    let mut drafts: HashMap<i64, Vec<Draft>> = HashMap::new();
    for row in rows {
        let owner = row.need_id.or(row.achievement_id).unwrap_or_default();
        drafts.entry(owner).or_default().push(Draft {
            name: Prose::new(row.name_zh, row.name_en),
            operator: row.operator,
            value: row.value,
            value_to: row.value_to,
            unit: row.unit,
            current: row.current,
            necessity: row.necessity,
            method: Prose::new(row.method_zh, row.method_en),
        });
    }
    Ok(drafts)
}

/// The indicators of these needs, in order; one statement. Who may read them is the caller's to check.
pub async fn of_needs(app: &App, ids: &[i64]) -> Result<HashMap<i64, Vec<Model>>, Error> {
    let rows = Entity::find()
        .filter(Column::NeedId.is_in(ids.iter().copied()))
        .order_by_asc(Column::NeedId)
        .order_by_asc(Column::Position)
        .all(&app.db)
        .await?;
    Ok(grouped(rows, |row| row.need_id))
}

/// The indicators of these achievements, in order; one statement. Who may read them is the caller's to check.
pub async fn of_achievements(app: &App, ids: &[i64]) -> Result<HashMap<i64, Vec<Model>>, Error> {
    let rows = Entity::find()
        .filter(Column::AchievementId.is_in(ids.iter().copied()))
        .order_by_asc(Column::AchievementId)
        .order_by_asc(Column::Position)
        .all(&app.db)
        .await?;
    Ok(grouped(rows, |row| row.achievement_id))
}

/// Rows by the record that they belong to, their order kept.
pub fn grouped<T>(rows: Vec<T>, owner: impl Fn(&T) -> Option<i64>) -> HashMap<i64, Vec<T>> {
    let mut groups: HashMap<i64, Vec<T>> = HashMap::new();
    for row in rows {
        if let Some(owner) = owner(&row) {
            groups.entry(owner).or_default().push(row);
        }
    }
    groups
}

/// The indicators of a need, in order, inside a write. Who may read them is the caller's to check.
pub async fn of_need_within(write: &Write, need: i64) -> Result<Vec<Model>, Error> {
    let rows = Entity::find().filter(Column::NeedId.eq(need));
    Ok(rows.order_by_asc(Column::Position).all(write.txn()).await?)
}
