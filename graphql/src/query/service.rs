//! The service itself.

use async_graphql::{Context, Object, SimpleObject};

use crate::{config::Registration, context::asking};

/// What everyone may know of the service.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct Service {
    /// Its version.
    version: &'static str,
    /// Whether everyone may make an account for oneself.
    open_registration: bool,
    /// Where people log in with an account that they have elsewhere; null where that is not offered.
    log_in_provider: Option<LogInProvider>,
    /// The most that one query may cost.
    max_cost: i32,
}

/// A provider of identities at which people log in.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct LogInProvider {
    /// What the button says that leads there.
    name: String,
    /// The page of this service that sends a browser there; `return_to` names the page to come back to.
    address: &'static str,
}

#[derive(Default)]
pub(crate) struct ServiceQuery;

#[Object]
impl ServiceQuery {
    /// What everyone may know of the service.
    async fn service(&self, ctx: &Context<'_>) -> Service {
        let config = &asking(ctx).app.config;
        let provider = config.oidc.issuer.as_ref().map(|_| LogInProvider {
            name: config.oidc.name.clone(),
            address: "/login/oidc",
        });
        Service {
            version: env!("CARGO_PKG_VERSION"),
            open_registration: config.registration == Registration::Open,
            log_in_provider: provider,
            max_cost: i32::try_from(config.max_cost).unwrap_or(i32::MAX),
        }
    }
}
