//! What the API shows, one noun per file. An object is a newtype over a row: it shows what it names and nothing else.

mod account;
mod achievement;
mod affiliation;
pub(crate) mod candidate;
pub(crate) mod code;
mod duplicate;
mod facet;
mod indicator;
mod ip_right;
mod manager;
pub(crate) mod matches;
mod moves;
mod need;
mod organization;
mod prose;
pub(crate) mod record;
mod reference;
mod session;
mod translation;
mod work;

pub(crate) use account::{ACCOUNT, Account};
pub(crate) use achievement::Achievement;
pub(crate) use affiliation::Affiliation;
pub(crate) use duplicate::{NearDuplicate, near_duplicates};
pub(crate) use facet::{FacetCount, saturating};
pub(crate) use indicator::{Indicator, IndicatorInput};
pub(crate) use ip_right::IpRight;
pub(crate) use manager::Manager;
pub(crate) use moves::NeedMove;
pub(crate) use need::Need;
pub(crate) use organization::Organization;
pub(crate) use prose::{Prose, ProseInput};
pub(crate) use reference::{Industry, Region, TechnologyField, name_of};
pub(crate) use session::{SESSION, Session};
pub(crate) use translation::Translation;
pub(crate) use work::Work;
