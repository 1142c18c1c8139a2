//! The GraphQL face of the service: it translates between clients and the domain, and decides nothing.

mod context;
mod cursor;
mod fault;
pub mod limit;
mod loader;
mod message;
pub(crate) mod mutation;
mod node;
mod object;
mod page;
mod query;
mod ranking;
mod scalar;
mod serve;

use async_graphql::{EmptySubscription, ID, SDLExportOptions, SchemaBuilder};
pub use context::language;
pub(crate) use message::say;
pub(crate) use node::parse as parse_id;
pub use serve::{Answer, Call, Media};

use self::{mutation::Mutation, node::Node, query::Query};
use crate::app::App;

type Engine = async_graphql::Schema<Query, Mutation, EmptySubscription>;

/// The schema together with the service that it shows.
#[derive(Clone)]
pub struct Schema {
    engine: Engine,
    app: App,
}

impl std::fmt::Debug for Schema {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Schema").finish_non_exhaustive()
    }
}

/// The schema over a running service.
#[must_use]
pub fn schema(app: App) -> Schema {
    let mut builder = builder().limit_complexity(limit::COMPLEXITY).limit_depth(limit::DEPTH);
    if !app.config.introspection {
        builder = builder.disable_introspection().disable_suggestions();
    }
    Schema {
        engine: builder.finish(),
        app,
    }
}

/// The schema in GraphQL's own language.
#[must_use]
pub fn sdl() -> String {
    let engine = builder().finish();
    engine.sdl_with_options(SDLExportOptions::new().prefer_single_line_descriptions())
}

fn builder() -> SchemaBuilder<Query, Mutation, EmptySubscription> {
    Engine::build(Query::default(), Mutation::default(), EmptySubscription)
        .register_output_type::<Node>()
        .override_output_type_description::<ID>(
            "What names a record: `need_42`. Opaque: it holds for ever, its form may change.",
        )
}

#[cfg(test)]
mod tests;
