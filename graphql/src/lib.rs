//! The GraphQL face of the service: it translates between clients and the domain, and decides nothing.

mod context;
mod cost;
mod cursor;
mod document;
mod fault;
mod follow;
#[cfg(any(fuzzing, test))]
#[doc(hidden)]
pub mod fuzzing;
pub mod limit;
mod loader;
mod mutation;
mod node;
mod object;
mod page;
mod query;
mod ranking;
mod scalar;
mod serve;
mod subscription;
mod variable;

use async_graphql::{ID, SDLExportOptions, SchemaBuilder};
pub use context::language;
pub use follow::{Follow, Opened};
pub use node::id as id_of;
pub use node::parse as parse_id;
pub use serve::{Answer, Call, Media};

use qiao_core::{app, auth, client, config, domain, error, indexer, message};

use self::{cost::Costs, mutation::Mutation, node::Node, query::Query, subscription::Subscription};
use crate::app::App;

type Engine = async_graphql::Schema<Query, Mutation, Subscription>;

/// The schema together with the service that it shows.
#[derive(Clone)]
pub struct Schema {
    engine: Engine,
    costs: &'static Costs,
    app: App,
}

impl std::fmt::Debug for Schema {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Schema").finish_non_exhaustive()
    }
}

/// The schema over a running service.
#[must_use]
#[inline(never)]
pub fn schema(app: App) -> Schema {
    let mut builder = builder().limit_depth(limit::DEPTH);
    if !app.config.introspection {
        builder = builder.disable_introspection().disable_suggestions();
    }
    Schema {
        engine: builder.finish(),
        costs: Costs::shared(sdl),
        app,
    }
}

/// The schema in GraphQL's own language.
#[must_use]
#[inline(never)]
pub fn sdl() -> String {
    let engine = builder().finish();
    engine.sdl_with_options(SDLExportOptions::new().prefer_single_line_descriptions())
}

fn builder() -> SchemaBuilder<Query, Mutation, Subscription> {
    Engine::build(Query::default(), Mutation::default(), Subscription)
        .register_output_type::<Node>()
        .override_output_type_description::<ID>(
            "What names a record: `need_42`. Opaque: it holds for ever, its form may change.",
        )
}

#[cfg(test)]
mod tests;
