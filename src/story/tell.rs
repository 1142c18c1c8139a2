//! Telling stories: their requests in the order of time.

use chrono::{DateTime, TimeDelta, Utc};
use qiao_entity::language::Language;
use serde_json::{Map, Value, json};

use super::{
    People,
    document::document,
    fill::{Known, day_before, moment, wrong},
    script::{Call, Script},
};
use crate::{
    app::App,
    error::Error,
    graphql::{self, Media, Schema},
};

/// Between two calls when nothing is said.
const MINUTES: i64 = 7;
/// When the first call of a day is made.
const MORNING: &str = "09:10";
/// How answers of a mutation begin that changed nothing.
const REFUSALS: [&str; 4] = ["Invalid", "Stale", "NotFound", "Refused"];

/// A story that is told.
#[derive(Clone, Debug)]
pub struct Story {
    /// Its name.
    pub name: String,
    /// What it knows by now, by name.
    pub kept: Map<String, Value>,
    began: DateTime<Utc>,
    calls: Vec<(DateTime<Utc>, Call)>,
    next: usize,
}

impl Story {
    /// A story as it is told today.
    pub fn of(name: &str, script: Script, now: DateTime<Utc>) -> Result<Self, Error> {
        let began = day_before(now, script.began);
        let mut calls: Vec<(DateTime<Utc>, Call)> = Vec::with_capacity(script.calls.len());
        let mut day = 0;
        for call in script.calls {
            let last = calls.last().map(|(at, _)| *at);
            let same = call.day.is_none_or(|of| of == day) && last.is_some();
            day = call.day.unwrap_or(day);
            let at = match (&call.time, last) {
                (Some(time), _) => moment(began, day, time)?,
                (None, Some(last)) if same => last + TimeDelta::minutes(MINUTES),
                (None, _) => moment(began, day, MORNING)?,
            };
            if last.is_some_and(|last| at <= last) || at >= now {
                return Err(wrong(format!(
                    "{name}: {} on day {day} comes too early or too late",
                    call.operation
                )));
            }
            calls.push((at, call));
        }
        Ok(Self {
            name: name.to_owned(),
            kept: Map::new(),
            began,
            calls,
            next: 0,
        })
    }

    /// When its next call is made; none at its end.
    fn next(&self) -> Option<DateTime<Utc>> {
        self.calls.get(self.next).map(|(at, _)| *at)
    }
}

/// Stories that are told beside each other.
#[derive(Debug)]
pub struct Telling {
    app: App,
    schema: Schema,
    people: People,
    /// The stories.
    pub stories: Vec<Story>,
}

impl Telling {
    /// Begins to tell stories; nothing is sent yet.
    #[must_use]
    pub fn of(app: &App, people: People, stories: Vec<Story>) -> Self {
        Self {
            app: app.clone(),
            schema: graphql::schema(app.clone()),
            people,
            stories,
        }
    }

    /// When the next call is made; none when all is told.
    #[must_use]
    pub fn next(&self) -> Option<DateTime<Utc>> {
        self.stories.iter().filter_map(Story::next).min()
    }

    /// Makes all calls before a moment, each after `travel` has set the service's clock to its time.
    pub async fn until(&mut self, moment: DateTime<Utc>, travel: impl Fn(DateTime<Utc>)) -> Result<(), Error> {
        while let Some(at) = self.next().filter(|at| *at < moment) {
            travel(at);
            let Some(story) = self.stories.iter_mut().find(|story| story.next() == Some(at)) else {
                return Ok(());
            };
            let call = story.calls[story.next].1.clone();
            let number = story.next;
            story.next += 1;
            let told = one(&self.app, &self.schema, &self.people, story, &call).await;
            told.map_err(|error| {
                let (name, who, what) = (&story.name, &call.who, &call.operation);
                Error::new(
                    error.code,
                    format!("{name}, call {number}: {who} {what}: {}", error.detail),
                )
            })?;
        }
        Ok(())
    }
}

/// Makes a call.
async fn one(app: &App, schema: &Schema, people: &People, story: &mut Story, call: &Call) -> Result<(), Error> {
    let known = Known {
        app,
        kept: &story.kept,
        people,
        began: story.began,
    };
    let mut variables = call.with.clone();
    if let Some(input) = &call.input {
        variables.insert("input".to_owned(), input.clone());
    }
    let variables = known.fill(&Value::Object(variables)).await?;
    let query = document(&call.operation)?;
    let body = json!({ "query": query, "variables": variables }).to_string();
    let requester = people.requester(app, &call.who).await?;
    let sent = graphql::Call::Body(body.as_bytes());
    let answer = schema.answer(&requester, Language::Zh, Media::Json, sent).await;
    people.leave(app, &call.who).await?;
    let answer: Value = serde_json::from_slice(&answer.body).map_err(Error::internal)?;
    check(call, &answer).map_err(|what| wrong(format!("{what}: {answer}\nasked with {variables}")))?;
    for (name, pointer) in &call.keep {
        let value = answer["data"].pointer(pointer).cloned();
        let value = value.ok_or_else(|| wrong(format!("there is no {pointer} in {answer}")))?;
        match (story.kept.get_mut(name), value) {
            (Some(Value::Object(there)), Value::Object(more)) => there.extend(more),
            (_, value) => drop(story.kept.insert(name.clone(), value)),
        }
    }
    Ok(())
}

/// Whether an answer is the one that the script wants.
fn check(call: &Call, answer: &Value) -> Result<(), &'static str> {
    let error = answer["errors"][0]["extensions"]["code"].as_str();
    if error != call.error.as_deref() {
        return Err("not that error");
    }
    let types = answer["data"].as_object().into_iter().flatten();
    let refusal = types
        .filter_map(|(_, value)| value["__typename"].as_str())
        .find(|name| REFUSALS.iter().any(|refusal| name.starts_with(refusal)));
    if refusal != call.refused.as_deref() {
        return Err("not that outcome");
    }
    for (pointer, wanted) in &call.says {
        if answer["data"].pointer(pointer) != Some(wanted) {
            return Err("it does not say that");
        }
    }
    Ok(())
}
