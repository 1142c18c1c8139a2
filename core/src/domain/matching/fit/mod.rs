//! What suits beyond words: field, region, mode, maturity, language, partner, indicators, rights, capacity, freshness,
//! conflict of interest and track record. `docs/fit.md` says what each counts.

pub mod code;
pub mod detail;
pub mod fact;
pub mod facts;
mod judge;
pub mod measure;
mod name;
pub mod part;
mod promise;
pub mod share;
#[cfg(test)]
mod tests;
pub mod unit;
mod wish;

pub use detail::Detail;
pub use judge::{Given, Judge};
pub use part::{Part, verdict::Verdict};
pub use promise::promise;
pub use wish::Wish;

/// A number that changes whenever facts that the index holds would be read otherwise.
#[must_use]
pub fn version() -> u64 {
    code::version().wrapping_add(facts::LAYOUT.into())
}
