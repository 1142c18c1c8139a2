//! Proposals and open challenges.

#[path = "proposal/award.rs"]
mod award;
#[path = "proposal/leak.rs"]
mod leak;
#[path = "proposal/leave.rs"]
mod leave;
#[path = "proposal/ordinary.rs"]
mod ordinary;
#[path = "proposal/scene.rs"]
pub(crate) mod scene;
#[path = "proposal/sealed.rs"]
mod sealed;
