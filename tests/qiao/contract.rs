//! Technology contracts: drafted, signed, registered, settled.

#[path = "contract/life.rs"]
mod life;
#[path = "contract/read.rs"]
mod read;
#[path = "contract/scene.rs"]
mod scene;
#[path = "contract/settle.rs"]
mod settle;
