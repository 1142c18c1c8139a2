//! Introductions and commission slips.

#[path = "introduction/answer.rs"]
mod answer;
#[path = "introduction/fresh.rs"]
mod fresh;
#[path = "introduction/list.rs"]
mod list;
#[path = "introduction/pair.rs"]
mod pair;
#[path = "introduction/scene.rs"]
pub(crate) mod scene;
#[path = "introduction/secret.rs"]
mod secret;
#[path = "introduction/slip.rs"]
mod slip;
