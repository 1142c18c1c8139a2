//! What is wrong with what was typed, told at the field that it is about.

use crate::schema;

/// A problem as the API tells it: where, and what to do.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct Problem {
    /// The field's path, such as `indicators`, `0`, `name`.
    pub(crate) path: Vec<String>,
    /// What is wrong and what to do, in the visitor's language.
    pub(crate) message: String,
}

/// All problems of a form. Fields of forms are named as the API's paths, joined by dots.
#[derive(Clone, Debug, Default)]
pub(crate) struct Problems(Vec<(String, String)>);

impl Problems {
    /// Of what the API says.
    pub(crate) fn of(problems: Vec<Problem>) -> Self {
        Self(
            problems
                .into_iter()
                .map(|problem| (problem.path.join("."), problem.message))
                .collect(),
        )
    }

    /// One more, at a field.
    pub(crate) fn add(&mut self, field: &str, message: String) {
        self.0.push((field.to_owned(), message));
    }

    /// More of them; what is said at a field already is not said twice there.
    pub(crate) fn and(&mut self, others: Self) {
        for (field, message) in others.0 {
            if !self.has(&field) {
                self.add(&field, message);
            }
        }
    }

    /// Keeps those of some fields.
    pub(crate) fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        self.0.retain(|(field, _)| keep(field));
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All: field and message.
    pub(crate) fn all(&self) -> &[(String, String)] {
        &self.0
    }

    /// What is said at a field.
    pub(crate) fn at(&self, field: &str) -> Vec<&str> {
        let here = self.0.iter().filter(|(at, _)| at == field);
        here.map(|(_, message)| message.as_str()).collect()
    }

    /// Whether something is wrong at a field.
    pub(crate) fn has(&self, field: &str) -> bool {
        self.0.iter().any(|(at, _)| at == field)
    }
}
