//! What differs between the records that are written.

use poem::Response;

use super::{Form, reference::Lists};
use crate::{code::Status, fault::Fault, problem::Problem, visit::Visit};

/// What became of what was sent.
pub(super) enum Done<S> {
    /// It is stored, under this id.
    Stored(String),
    /// It has problems.
    Invalid(Vec<Problem>),
    /// Somebody else changed the record: its version now, and what it says.
    Stale(i32, Option<S>),
    /// There is no such record.
    NotFound,
}

/// A form with what it stands in.
pub(super) struct Sheet<'a> {
    /// Who writes.
    pub(super) visit: &'a Visit,
    /// What can be chosen.
    pub(super) lists: &'a Lists,
    /// What was typed.
    pub(super) form: &'a Form,
    /// Which record; none while it is new.
    pub(super) id: Option<&'a str>,
}

/// A record that is written.
pub(super) trait Written: Sized {
    /// Where its lists and pages are: `managers`.
    const PATH: &'static str;
    /// The field of the input in which it is sent.
    const INPUT: &'static str;
    /// Fields that are lists of rows.
    const LISTS: &'static [&'static str];
    /// Fields that the API has as lists and the form as one text or one set of boxes.
    const WHOLE: &'static [&'static str];
    /// What is sent.
    type Input;

    /// What is stored; none where the visitor may not know of it.
    async fn stored(visit: &Visit, id: &str) -> Result<Option<Self>, Fault>;
    /// Its version.
    fn version(&self) -> i32;
    /// Whether it is shown.
    fn status(&self) -> Status;
    /// Whether the visitor may write it. What is withheld from the visitor would be lost.
    fn may_write(&self, visit: &Visit) -> bool;
    /// Whether the visitor may make one.
    fn may_make(visit: &Visit) -> bool;
    /// Whether the visitor can still see it once it is withdrawn.
    fn is_kept(visit: &Visit) -> bool;
    /// Puts a new one in a form.
    fn begin(visit: &Visit, form: &mut Form);
    /// Puts what is stored in a form.
    fn fill(&self, form: &mut Form, lists: &Lists);
    /// Reads a form; what is wrong with it is noted there.
    async fn read(visit: &Visit, form: &mut Form, lists: &Lists) -> Result<Option<Self::Input>, Fault>;
    /// Stores a new one.
    async fn create(visit: &Visit, input: Self::Input, key: String) -> Result<Done<Self>, Fault>;
    /// Changes one.
    async fn update(visit: &Visit, id: &str, version: i32, input: Self::Input) -> Result<Done<Self>, Fault>;
    /// The page of a form.
    fn page(sheet: &Sheet<'_>) -> Result<Response, Fault>;
}
