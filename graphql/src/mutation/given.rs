//! Ids that an input names, so that problems speak of them as the client wrote them.

use async_graphql::ID;
use qiao_entity::noun::Noun;

use crate::{
    domain::problem::{Problem, Trouble, shown},
    node,
};

/// The ids of an input by their path, and the field that holds what the domain calls the draft.
#[derive(Debug, Default)]
pub(super) struct Given {
    ids: Vec<(Vec<String>, String)>,
    within: Option<&'static str>,
}

/// Fields that stand beside the draft, not in it.
const BESIDE: [&str; 3] = ["id", "key", "version"];

impl Given {
    /// An input that holds the draft under this field.
    pub(super) fn within(field: &'static str) -> Self {
        Self {
            ids: Vec::new(),
            within: Some(field),
        }
    }

    /// The number of the record that an id names; what names none becomes a number that no record has.
    pub(super) fn number(&mut self, path: &[&str], id: &ID, noun: Noun) -> i64 {
        let path = path.iter().map(ToString::to_string).collect();
        self.ids.push((path, shown(id)));
        match node::parse(id) {
            Some((is, number)) if is == noun => number,
            _ => 0,
        }
    }

    /// Remembers the id of what is no record.
    pub(super) fn tagged(&mut self, path: &[&str], id: &ID) {
        self.ids
            .push((path.iter().map(ToString::to_string).collect(), shown(id)));
    }

    /// Problems that name records by the ids that were given.
    pub(super) fn told(&self, mut problems: Vec<Problem>) -> Vec<Problem> {
        for problem in &mut problems {
            let id = self
                .ids
                .iter()
                .find(|(path, _)| *path == problem.path)
                .map(|(_, id)| id);
            if let (Some(id), Trouble::NoRecord { given } | Trouble::Repeated { given }) = (id, &mut problem.trouble) {
                given.clone_from(id);
            }
            let is_beside = problem
                .path
                .first()
                .is_some_and(|field| BESIDE.contains(&field.as_str()));
            if let Some(field) = self.within.filter(|_| !is_beside) {
                problem.path.insert(0, field.to_owned());
            }
        }
        problems
    }
}
