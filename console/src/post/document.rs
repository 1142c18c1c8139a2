//! What is asked of the API.

use super::{
    input::NeedInput,
    stored::{Head, Stored},
};
use crate::{problem::Problem, schema};

/// Which need.
#[derive(cynic::QueryVariables, Debug)]
pub(super) struct Which {
    pub(super) id: cynic::Id,
}

/// A need, to be changed.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Which")]
pub(super) struct Open {
    #[arguments(id: $id)]
    pub(super) need: Option<Stored>,
}

/// An organization that an administrator writes for.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Which")]
pub(super) struct Poster {
    #[arguments(id: $id)]
    pub(super) organization: Option<crate::piece::Named>,
}

/// A need to be judged.
#[derive(cynic::QueryVariables, Debug)]
pub(super) struct Judging {
    pub(super) input: NeedInput,
    pub(super) publish: bool,
}

/// What is wrong with a need; nothing is stored.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Judging")]
pub(super) struct Judge {
    #[arguments(input: $input, publish: $publish)]
    pub(super) need_problems: Vec<Problem>,
}

/// A new need.
#[derive(cynic::QueryVariables, Debug)]
pub(super) struct Posting {
    pub(super) input: PostNeedInput,
}

/// `PostNeedInput` of the API.
#[derive(cynic::InputObject, Debug)]
pub(super) struct PostNeedInput {
    pub(super) need: NeedInput,
    pub(super) publish: bool,
    pub(super) key: Option<String>,
}

/// Stores a new need.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "Posting")]
pub(super) struct Post {
    #[arguments(input: $input)]
    pub(super) post_need: Posted,
}

/// What became of a post.
#[derive(cynic::InlineFragments, Debug)]
#[cynic(graphql_type = "PostNeedPayload")]
pub(super) enum Posted {
    Done(NeedPosted),
    Invalid(InvalidNeed),
    #[cynic(fallback)]
    Other,
}

/// A changed need.
#[derive(cynic::QueryVariables, Debug)]
pub(super) struct Updating {
    pub(super) input: UpdateNeedInput,
}

/// `UpdateNeedInput` of the API.
#[derive(cynic::InputObject, Debug)]
pub(super) struct UpdateNeedInput {
    pub(super) id: cynic::Id,
    pub(super) version: i32,
    pub(super) need: NeedInput,
}

/// Replaces what a need says.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "Updating")]
pub(super) struct Update {
    #[arguments(input: $input)]
    pub(super) update_need: Updated,
}

/// Which version of a need is published.
#[derive(cynic::QueryVariables, Debug)]
pub(super) struct Publishing {
    pub(super) input: PublishNeedInput,
}

/// `PublishNeedInput` of the API.
#[derive(cynic::InputObject, Debug)]
pub(super) struct PublishNeedInput {
    pub(super) id: cynic::Id,
    pub(super) version: i32,
}

/// Publishes a need.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "Publishing")]
pub(super) struct Publish {
    #[arguments(input: $input)]
    pub(super) publish_need: Published,
}

/// Which version of a need is handed in.
#[derive(cynic::QueryVariables, Debug)]
pub(super) struct Submitting {
    pub(super) input: SubmitNeedInput,
}

/// `SubmitNeedInput` of the API.
#[derive(cynic::InputObject, Debug)]
pub(super) struct SubmitNeedInput {
    pub(super) id: cynic::Id,
    pub(super) version: i32,
}

/// Hands a need in.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "Submitting")]
pub(super) struct Submit {
    #[arguments(input: $input)]
    pub(super) submit_need: Submitted,
}

/// What became of a change.
macro_rules! changes {
    ($($name:ident of $payload:literal)*) => {
        $(
            #[doc = concat!("`", $payload, "` of the API.")]
            #[derive(cynic::InlineFragments, Debug)]
            #[cynic(graphql_type = $payload)]
            #[expect(clippy::large_enum_variant, reason = "made once for an answer")]
            pub(super) enum $name {
                Done(NeedChanged),
                Invalid(InvalidNeed),
                Stale(StaleNeed),
                #[cynic(fallback)]
                Gone,
            }
        )*
    };
}
changes! {
    Updated of "UpdateNeedPayload"
    Published of "PublishNeedPayload"
    Submitted of "SubmitNeedPayload"
}

/// The need was stored.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct NeedPosted {
    pub(super) need: Head,
}

/// The need was changed.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct NeedChanged {
    pub(super) need: Head,
}

/// What is wrong.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct InvalidNeed {
    pub(super) problems: Vec<Problem>,
}

/// Somebody else changed it: what it says now.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct StaleNeed {
    pub(super) need: Option<Stored>,
}
