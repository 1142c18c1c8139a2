//! How a story is written down: JSON.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

/// A story.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// What it is about; nobody reads it but who changes it.
    pub about: String,
    /// How many days ago its day 0 was.
    pub began: i64,
    /// What was sent, in the order in which it was.
    pub calls: Vec<Call>,
}

/// A request, and what comes of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    /// On which day of the story; that of the call before when it is left out.
    pub day: Option<i64>,
    /// When, as it is in China: `09:30`; a few minutes after the call before when it is left out.
    pub time: Option<String>,
    /// Whose request it is: a login, or `anyone`.
    pub who: String,
    /// The operation's name in `demo/stories/*.graphql`.
    #[serde(rename = "do")]
    pub operation: String,
    /// The variable `input`; see `fill` for what strings in it mean.
    pub input: Option<Value>,
    /// Other variables.
    #[serde(default)]
    pub with: Map<String, Value>,
    /// What of the answer's data later calls know under a name: JSON pointers. What was known under it is added to.
    #[serde(default)]
    pub keep: BTreeMap<String, String>,
    /// The `__typename` that a refusal has, where one is wanted.
    pub refused: Option<String>,
    /// The code of the error, where one is wanted.
    pub error: Option<String>,
    /// What the answer's data say at these JSON pointers.
    #[serde(default)]
    pub says: BTreeMap<String, Value>,
}

/// Somebody who takes part.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The login.
    pub login: String,
    /// What they are called.
    pub name: String,
    /// Roles; a matchmaker's with its region or the key of its association: `MATCHMAKER:110000`.
    #[serde(default)]
    pub roles: Vec<String>,
    /// What they are in which organization, by its key.
    #[serde(default)]
    pub members: BTreeMap<String, String>,
    /// The key of the profile that is theirs.
    pub manager: Option<String>,
}
