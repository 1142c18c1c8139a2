//! Technology contracts: drafted, signed, registered, settled.

#[path = "contract/commission.rs"]
mod commission;
#[path = "contract/life.rs"]
mod life;
#[path = "contract/party.rs"]
mod party;
#[path = "contract/read.rs"]
mod read;
#[path = "contract/scene.rs"]
mod scene;
#[path = "contract/settle.rs"]
mod settle;
