//! Technology contracts (技术合同): what they say, which clauses are filled, who signed, under which number they are registered.
//!
//! A contract is drafted by the sides of an engagement. Each signs what it says: a change of the words voids the signatures under the
//! old ones. Once both sides signed the same words it never changes again; it is registered, settled, and in the end it ends.

pub mod clause;
pub mod draft;
mod end;
mod life;
mod list;
mod moves;
mod standing;
mod store;

pub use draft::{Draft, Party, Written};
pub use end::end_drafts;
pub use life::{Registered, binds, end, register, sign, signed_words};
pub use list::{Filter, by_ids, clauses_of, count, of_engagements, page, signatures_of, wholes_of};
pub use moves::{Act, MOVES};
pub use standing::{Standing, Whole, acts, standing, visible_to};
pub use store::Change;
pub use store::{change, draft};
