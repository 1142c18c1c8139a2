//! Ids that an input names, so that problems speak of them as the client wrote them.

use async_graphql::ID;
use qiao_entity::noun::Noun;

use crate::{
    domain::problem::{Problem, Trouble, shown},
    graphql::node,
};

/// The ids of an input by their path.
#[derive(Debug, Default)]
pub(super) struct Given(Vec<(Vec<String>, String)>);

impl Given {
    /// The number of the record that an id names; what names none becomes a number that no record has.
    pub(super) fn number(&mut self, path: &[&str], id: &ID, noun: Noun) -> i64 {
        let path = path.iter().map(ToString::to_string).collect();
        self.0.push((path, shown(id)));
        match node::parse(id) {
            Some((is, number)) if is == noun => number,
            _ => 0,
        }
    }

    /// Problems that name records by the ids that were given.
    pub(super) fn told(&self, mut problems: Vec<Problem>) -> Vec<Problem> {
        for problem in &mut problems {
            let id = self.0.iter().find(|(path, _)| *path == problem.path).map(|(_, id)| id);
            if let (Some(id), Trouble::NoRecord { given } | Trouble::Repeated { given }) = (id, &mut problem.trouble) {
                given.clone_from(id);
            }
        }
        problems
    }
}
