//! Accounts (账号): people who log in, what they may do, and the programs that act for them.

mod name;
mod rights;
mod session;

pub use name::names;
pub use rights::{Known, by_session, by_token};
pub use session::{LASTS, end_all, end_session, open_session};
