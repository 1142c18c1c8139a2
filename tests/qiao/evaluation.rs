//! Evaluations: prepared, reviewed blind, side by side, decided; who reads what of it.

#[path = "evaluation/answer.rs"]
mod answer;
#[path = "evaluation/blind.rs"]
mod blind;
#[path = "evaluation/conflict.rs"]
mod conflict;
#[path = "evaluation/pairs.rs"]
mod pairs;
#[path = "evaluation/scene.rs"]
pub(crate) mod scene;
#[path = "evaluation/way.rs"]
mod way;
