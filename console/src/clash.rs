//! Somebody else changed what a form is about while it was filled in: both are shown, part by part, above what was typed.

use crate::{fields::Fields, visit::Visit};

/// A part of a form.
pub(crate) struct Part {
    /// The field, or what the fields of a row begin with.
    pub(crate) field: String,
    /// What it is called.
    pub(crate) title: String,
    /// The enum whose values it holds; empty for other values.
    pub(crate) code: &'static str,
}

impl Part {
    /// A part with words or numbers.
    pub(crate) fn of(field: impl Into<String>, title: String) -> Self {
        Self {
            field: field.into(),
            title,
            code: "",
        }
    }

    /// A part with a value of an enum.
    pub(crate) fn coded(field: &str, title: String, code: &'static str) -> Self {
        Self {
            field: field.to_owned(),
            title,
            code,
        }
    }

    /// What the fields say of it.
    fn said(&self, visit: &Visit, fields: &Fields) -> String {
        let row = format!("{}.", self.field);
        let mut own: Vec<_> = fields
            .0
            .iter()
            .filter(|(name, _)| *name == self.field || name.starts_with(&row))
            .collect();
        own.sort();
        let said = own
            .into_iter()
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty());
        let named = said.map(|value| {
            if self.code.is_empty() {
                value.to_owned()
            } else {
                visit.label_of(self.code, value)
            }
        });
        // Browsers send line breaks in their own way.
        named.collect::<Vec<_>>().join(" · ").replace("\r\n", "\n")
    }
}

/// A part in which what stands and what was typed differ.
pub(crate) struct Clash {
    /// Where it is in the form.
    pub(crate) field: String,
    /// What it is called.
    pub(crate) title: String,
    /// What stands now.
    pub(crate) now: String,
    /// What was typed.
    pub(crate) typed: String,
}

/// The parts that differ.
pub(crate) fn between(visit: &Visit, parts: Vec<Part>, now: &Fields, typed: &Fields) -> Vec<Clash> {
    let clashes = parts.into_iter().map(|part| Clash {
        now: part.said(visit, now),
        typed: part.said(visit, typed),
        field: part.field,
        title: part.title,
    });
    clashes.filter(|clash| clash.now != clash.typed).collect()
}
