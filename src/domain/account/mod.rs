//! Accounts (账号): people who log in, what they may do, and the programs that act for them.

mod erase;
mod export;
mod find;
pub mod membership;
mod rights;
pub mod role;
mod session;
mod status;
pub mod token;

pub use erase::{Erasure, ProfileFate, erase};
pub use export::{Exported, PAGE, export};
pub use find::Who;
pub use rights::{Known, by_session, by_token};
pub use session::{LASTS, end_all, end_session, open_session};
pub use status::{block, unblock};

use super::problem::Refusal;
use crate::error::Error;

/// What became of something that was to be done with an account: done, or refused for a reason that can be repaired.
pub type Done<T> = Result<Result<T, Refusal>, Error>;
