//! Accounts (账号): people who log in, what they may do, and the programs that act for them.

mod change;
mod list;
mod login;
mod password;
mod register;
mod reset;
mod rights;
mod session;
#[cfg(test)]
mod tests;
mod throttle;

pub use change::{block, rename};
pub use list::{Filter, by_id, by_login, count, list, memberships_of, roles_of, visible_to};
pub use login::{LoggedIn, change_password, log_in, set_password};
pub use password::{Password, Passwords};
pub use register::{Draft, Grant, create, folded, register};
pub use reset::{Reset, create_reset, reset_password};
pub use rights::{Known, by_session, by_token};
pub use session::{LASTS, end_all, end_session, log_out, log_out_everywhere, open_session, sessions};
pub use throttle::Throttle;
