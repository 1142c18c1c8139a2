//! Forms of few fields: what each deed asks for.

use chrono::NaiveDate;

use crate::{code::Code, fields::Fields, problem::Problems, visit::Visit};

/// How a field is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A line of text.
    Line,
    /// Several lines of text.
    Area,
    /// A day.
    Day,
    /// One of some.
    Choice,
    /// Yes or no.
    Tick,
}

/// A field of a form.
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) value: String,
    pub(super) must: bool,
    pub(super) options: Vec<(String, String)>,
}

impl Field {
    /// A field that says this in the texts: `engagement-field-…`.
    pub(super) fn new(kind: Kind, name: &'static str, label: String) -> Self {
        Self {
            name,
            kind,
            label,
            hint: String::new(),
            value: String::new(),
            must: false,
            options: Vec::new(),
        }
    }

    /// One that must be filled.
    pub(super) fn must(self) -> Self {
        Self { must: true, ..self }
    }

    /// With a hint.
    pub(super) fn hint(self, hint: String) -> Self {
        Self { hint, ..self }
    }

    /// With a value to begin with.
    pub(super) fn value(self, value: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            ..self
        }
    }

    /// With these to choose from.
    pub(super) fn options(self, options: Vec<(String, String)>) -> Self {
        Self { options, ..self }
    }

    /// With every value of a code to choose from.
    pub(super) fn codes<C: Code>(self, visit: &Visit) -> Self {
        let options = C::ALL.iter().map(|code| (code.value().to_owned(), visit.label(code)));
        self.options(options.collect())
    }
}

/// Puts what was typed where it was typed.
pub(super) fn typed(mut fields: Vec<Field>, given: &Fields) -> Vec<Field> {
    if !given.0.is_empty() {
        for field in &mut fields {
            given.get(field.name).clone_into(&mut field.value);
        }
    }
    fields
}

/// A day that was typed; one that is none is a problem.
pub(super) fn day(visit: &Visit, fields: &Fields, name: &str, problems: &mut Problems) -> Option<NaiveDate> {
    let text = fields.text(name)?;
    let day = text.parse().ok();
    if day.is_none() {
        problems.add(name, visit.t("engagement-day-needed"));
    }
    day
}

/// A day as forms hold it.
pub(super) fn written(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}
