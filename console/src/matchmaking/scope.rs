//! For which region or association a matchmaker works.

use cynic::QueryBuilder;

use crate::{
    code::Role,
    fault::Fault,
    piece::{Named, Place},
    schema,
    visit::Visit,
};

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct Document {
    viewer: Viewer,
}

#[derive(cynic::QueryFragment)]
struct Viewer {
    account: Option<Account>,
}

#[derive(cynic::QueryFragment)]
struct Account {
    roles: Vec<AccountRole>,
}

#[derive(cynic::QueryFragment)]
struct AccountRole {
    role: Role,
    region: Option<Place>,
    association: Option<Named>,
}

/// Where a matchmaker works.
#[derive(Default)]
pub(super) struct Scope {
    /// The regions: code and name.
    pub(super) regions: Vec<(String, String)>,
    /// The associations' names.
    pub(super) associations: Vec<String>,
}

impl Scope {
    /// The visitor's.
    pub(super) async fn of(visit: &Visit) -> Result<Self, Fault> {
        let answer: Document = visit.ask(Document::build(())).await?;
        let roles = answer.viewer.account.into_iter().flat_map(|account| account.roles);
        let mut scope = Self::default();
        for held in roles.filter(|held| held.role == Role::Matchmaker) {
            let region = held.region.map(|place| (place.code, place.name.show().to_owned()));
            scope.regions.extend(region);
            let association = held.association.map(|named| named.name.show().to_owned());
            scope.associations.extend(association);
        }
        Ok(scope)
    }

    /// What the page says about it; nothing for who works everywhere.
    pub(super) fn names(&self, visit: &Visit) -> Option<String> {
        let regions = self.regions.iter().map(|(_, name)| name.clone());
        let names: Vec<_> = regions.chain(self.associations.iter().cloned()).collect();
        (!names.is_empty()).then(|| names.join(&visit.t("candidate-comma")))
    }
}
