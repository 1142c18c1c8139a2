//! With whom a manager works: through the same organizations, and through achievements.

use super::part::Person;
use crate::{
    piece::{Named, Prose},
    schema,
};

/// The API's answer.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ManagerNetwork")]
pub(super) struct Network {
    pub(super) colleague_count: i32,
    pub(super) colleagues: Vec<Colleague>,
    pub(super) partner_count: i32,
    pub(super) partners: Vec<NetworkPartner>,
}

/// Another manager, and what both have in common.
#[derive(cynic::QueryFragment)]
pub(super) struct Colleague {
    pub(super) manager: Person,
    pub(super) organizations: Vec<Named>,
    pub(super) achievements: Vec<Titled>,
}

/// An organization whose achievements the manager looks after.
#[derive(cynic::QueryFragment)]
pub(super) struct NetworkPartner {
    pub(super) organization: Named,
    pub(super) achievements: Vec<Titled>,
}

/// An achievement by its name.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Achievement")]
pub(super) struct Titled {
    pub(super) id: cynic::Id,
    pub(super) name: Prose,
}
