//! Engagements: who begins and joins, from stage to stage, what is seen of them and what follows from them.

#[path = "engagement/account.rs"]
mod account;
#[path = "engagement/begin.rs"]
mod begin;
#[path = "engagement/load.rs"]
mod load;
#[path = "engagement/read.rs"]
mod read;
#[path = "engagement/scene.rs"]
mod scene;
#[path = "engagement/stage.rs"]
mod stage;
#[path = "engagement/team.rs"]
mod team;
#[path = "engagement/translation.rs"]
mod translation;
#[path = "engagement/walk.rs"]
mod walk;
#[path = "engagement/work.rs"]
mod work;

pub(crate) use scene::{Scene, scene};
