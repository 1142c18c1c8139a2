//! Enumerations, as the API names them.

mod account;
mod achievement;
mod assignment;
mod contract;
mod engagement;
mod evaluation;
mod introduction;
mod manager;
mod need;
mod organization;
mod proposal;
mod shared;

pub(crate) use account::*;
pub(crate) use achievement::*;
pub(crate) use assignment::*;
pub(crate) use contract::*;
pub(crate) use engagement::*;
pub(crate) use evaluation::*;
pub(crate) use introduction::*;
pub(crate) use manager::*;
pub(crate) use need::*;
pub(crate) use organization::*;
pub(crate) use proposal::*;
pub(crate) use shared::*;

/// Codes of the API as codes of the domain, or the other way round.
pub(crate) fn codes<A, B: From<A>>(codes: impl IntoIterator<Item = A>) -> Vec<B> {
    codes.into_iter().map(B::from).collect()
}
