//! Agreements: who asks, who decides, what it opens and when it ends.

#[path = "agreement/decide.rs"]
mod decide;
#[path = "agreement/read.rs"]
mod read;
#[path = "agreement/request.rs"]
mod request;
#[path = "agreement/scene.rs"]
mod scene;

pub(crate) use scene::{Scene, scene};
