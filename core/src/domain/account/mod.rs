//! Accounts (账号): people who log in, what they may do, and the programs that act for them.

mod erase;
mod export;
mod find;
pub mod identity;
mod list;
mod login;
pub mod membership;
mod name;
mod names;
mod password;
mod register;
mod reset;
mod rights;
pub mod role;
mod session;
mod status;
#[cfg(test)]
mod tests;
mod throttle;
pub mod token;

pub use erase::{Erasure, ProfileFate, erase};
pub use export::{Exported, PAGE, export};
pub use find::Who;
pub use list::{Filter, by_id, by_login, count, list, memberships_of, roles_of, visible_to};
pub use login::{LoggedIn, change_password, log_in, set_password};
pub use name::rename;
pub use names::names;
pub use password::{Password, Passwords};
pub use register::{Draft, create, folded, register};
pub use reset::{Reset, create_reset, reset_password};
pub use rights::{Known, by_session, by_token};
pub use role::Grant;
pub use session::{LASTS, end_all, end_session, log_out, log_out_everywhere, open_session, sessions};
pub use status::{block, unblock};
pub use throttle::Throttle;

use super::problem::Refusal;
use crate::error::Error;

/// What became of something that was to be done with an account: done, or refused for a reason that can be repaired.
pub type Done<T> = Result<Result<T, Refusal>, Error>;
