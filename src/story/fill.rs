//! What strings in a script mean. `$need.id` is what was kept under a name, `#mgr-007` the id of the record with that key,
//! `&owner` the id of the account with that login, `@40` the 40th day of the story and `@40T17:00` a moment of it, as it is in
//! China. All else is meant as it stands.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use qiao_entity::{achievement, manager, need, noun::Noun, organization};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::{Map, Value, json};

use super::People;
use crate::{
    app::App,
    clock::{CHINA, beginning},
    error::{Code, Error},
    graphql::id_of,
};

/// What a story knows when a call is made.
#[derive(Debug)]
pub(super) struct Known<'a> {
    pub(super) app: &'a App,
    pub(super) kept: &'a Map<String, Value>,
    pub(super) people: &'a People,
    /// When the story's day 0 begins.
    pub(super) began: DateTime<Utc>,
}

/// A moment of a story's day.
pub(super) fn moment(began: DateTime<Utc>, day: i64, time: &str) -> Result<DateTime<Utc>, Error> {
    let time = NaiveTime::parse_from_str(time, "%H:%M").map_err(|_| wrong(format!("{time} is no time")))?;
    Ok(began + TimeDelta::days(day) + (time - NaiveTime::MIN))
}

/// When the day begins that is so many days before another moment's, in China.
pub(super) fn day_before(now: DateTime<Utc>, days: i64) -> DateTime<Utc> {
    *beginning((now + CHINA).date_naive() - TimeDelta::days(days))
}

pub(super) fn wrong(detail: String) -> Error {
    Error::new(Code::Internal, detail)
}

impl Known<'_> {
    /// A value as it is sent.
    pub(super) async fn fill(&self, value: &Value) -> Result<Value, Error> {
        Ok(match value {
            Value::String(text) => self.text(text).await?,
            Value::Array(values) => {
                let mut filled = Vec::with_capacity(values.len());
                for value in values {
                    filled.push(Box::pin(self.fill(value)).await?);
                }
                Value::Array(filled)
            }
            Value::Object(fields) => {
                let mut filled = Map::new();
                for (name, value) in fields {
                    filled.insert(name.clone(), Box::pin(self.fill(value)).await?);
                }
                Value::Object(filled)
            }
            plain => plain.clone(),
        })
    }

    async fn text(&self, text: &str) -> Result<Value, Error> {
        if let Some(path) = text.strip_prefix('$') {
            let mut parts = path.split('.');
            let first = self.kept.get(parts.next().unwrap_or_default());
            let found = parts.try_fold(first, |value, part| {
                let value = value?;
                Some(match part.parse::<usize>() {
                    Ok(at) if value.is_array() => value.get(at),
                    _ => value.get(part),
                })
            });
            let found = found.flatten().cloned();
            return found.ok_or_else(|| wrong(format!("nothing is known of {text}")));
        }
        if let Some(key) = text.strip_prefix('#') {
            return Ok(json!(self.record(key).await?));
        }
        if let Some(login) = text.strip_prefix('&') {
            return Ok(json!(format!("account_{}", self.people.account(login)?)));
        }
        if let Some(day) = text.strip_prefix('@') {
            let (day, time) = day.split_once('T').map_or((day, None), |(day, time)| (day, Some(time)));
            let day: i64 = day.parse().map_err(|_| wrong(format!("{text} is no day")))?;
            return Ok(match time {
                Some(time) => json!(moment(self.began, day, time)?),
                None => json!((self.began + TimeDelta::days(day) + CHINA).date_naive()),
            });
        }
        Ok(json!(text))
    }

    /// The id of the record with a key.
    async fn record(&self, key: &str) -> Result<String, Error> {
        let found = number(self.app, key).await?;
        let (noun, number) = found.ok_or_else(|| wrong(format!("no record has the key {key}")))?;
        Ok(id_of(noun, number).to_string())
    }
}

/// The record with a key.
pub(super) async fn number(app: &App, key: &str) -> Result<Option<(Noun, i64)>, Error> {
    macro_rules! look {
        ($noun:ident, $table:ident) => {
            let rows = $table::Entity::find()
                .select_only()
                .column($table::Column::Id)
                .filter($table::Column::ExternalKey.eq(key));
            if let Some(number) = rows.into_tuple::<i64>().one(&app.db).await? {
                return Ok(Some((Noun::$noun, number)));
            }
        };
    }
    look!(Organization, organization);
    look!(Manager, manager);
    look!(Need, need);
    look!(Achievement, achievement);
    Ok(None)
}
