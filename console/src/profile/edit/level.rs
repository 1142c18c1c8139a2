//! Levels of secrecy in forms.

use super::Form;
use crate::code::{Code, Level};

/// The level of a part, `levels.contact`; as the API has it where none was chosen.
pub(super) fn of(form: &Form, part: &str, default: Level) -> Level {
    form.code_if(&format!("levels.{part}")).unwrap_or(default)
}

/// Puts a level in a form.
pub(super) fn put(form: &mut Form, part: &str, level: Level) {
    form.put(&format!("levels.{part}"), level.value());
}
