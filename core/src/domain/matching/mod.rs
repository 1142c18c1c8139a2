//! Matching (技术匹配): who and what suits a need, which needs suit a manager or an achievement, and why.

pub mod advice;
pub mod completeness;
mod duplicate;
mod find;
pub mod fit;
mod fresh;
mod highlight;
mod quality;
mod reason;
mod subject;
mod suggest;
pub mod texts;
mod why_not;

pub use duplicate::{Duplicate, duplicates};
pub use find::Key;
pub use find::{Axis, By, Candidate, Filter, Found, Place, Wants, find};
pub use fresh::at_least;
pub use highlight::{Fragment, highlight};
use qiao_entity::noun::Noun;
use qiao_index::Kind;
pub use qiao_index::Part;
pub use qiao_index::Spelling;
pub use quality::{STRONG, Strong, best_of, reckon, reckon_as_published};
pub use reason::{Reason, Why};
pub use subject::{Subject, subject_of_text, subject_of_typed, subjects_of};
pub use suggest::{How, SUGGESTED_MOST, shown_name, suggest, suggest_fields};
pub use why_not::{COMPARED_MOST, Cause, Change, Compared, Condition, Lack, Missing, WhyNot, compare, why_not};

/// Most characters of a pasted or searched text.
pub const TEXT_MOST: usize = 20_000;

/// What the index calls a noun.
#[must_use]
pub fn kind(noun: Noun) -> Kind {
    match noun {
        Noun::Need => Kind::Need,
        Noun::Manager => Kind::Manager,
        Noun::Organization => Kind::Organization,
        Noun::Achievement => Kind::Achievement,
    }
}

/// What the index's kind is here.
#[must_use]
pub fn noun(kind: Kind) -> Noun {
    match kind {
        Kind::Need => Noun::Need,
        Kind::Manager => Noun::Manager,
        Kind::Organization => Noun::Organization,
        Kind::Achievement => Noun::Achievement,
    }
}
