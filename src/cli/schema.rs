//! `qiao schema`: the API's schema.

use super::Failure;

/// Print the GraphQL schema (SDL) 打印 GraphQL schema
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_: &Args) -> Result<(), Failure> {
    super::print(crate::graphql::sdl().as_bytes())
}
