//! What the service offers to who has no session yet.

use cynic::QueryBuilder;

use crate::{fault::Fault, schema, visit::Visit};

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query")]
struct Asked {
    service: Service,
}

/// What everyone may know of the service.
#[derive(cynic::QueryFragment, Debug)]
pub(crate) struct Service {
    /// Its version.
    pub(crate) version: String,
    /// Whether everyone may make an account.
    pub(crate) open_registration: bool,
    /// Where people log in with an account that they have elsewhere.
    pub(crate) log_in_provider: Option<LogInProvider>,
    /// The most that a query may cost.
    pub(crate) max_cost: i32,
}

/// A provider of identities.
#[derive(cynic::QueryFragment, Debug)]
pub(crate) struct LogInProvider {
    /// What the button says.
    pub(crate) name: String,
    /// Where it leads.
    pub(crate) address: String,
}

impl LogInProvider {
    /// Where the button leads, to come back to a page of ours.
    pub(crate) fn back_to(&self, to: &str) -> String {
        let mut address = url::form_urlencoded::Serializer::new(format!("{}?", self.address));
        address.append_pair("return_to", to).finish()
    }
}

/// Asks.
pub(crate) async fn find(visit: &Visit) -> Result<Service, Fault> {
    Ok(visit.ask(Asked::build(())).await?.service)
}
