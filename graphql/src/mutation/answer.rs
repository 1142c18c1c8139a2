//! What mutations have in common: answers that say why something was not done.

use std::{borrow::Cow, marker::PhantomData};

use async_graphql::{Context, ID, Object, SimpleObject, TypeName};

use super::{given::Given, problem::Problem};
use crate::{
    context::{Asking, asking},
    domain::problem::{Answer, Refusal, Written},
    message::say,
    page::Listed,
    scalar::FreshnessToken,
};

/// The input has problems: all of them, so that they can be mended at once. Nothing was changed.
pub(crate) struct Invalid<N> {
    problems: Vec<Problem>,
    of: PhantomData<fn() -> N>,
}

impl<N: Listed> TypeName for Invalid<N> {
    fn type_name() -> Cow<'static, str> {
        format!("Invalid{}", N::NAME).into()
    }
}

/// The input has problems: all of them, so that they can be mended at once. Nothing was changed.
#[Object(name_type)]
impl<N: Listed> Invalid<N> {
    /// The problems.
    async fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

impl<N> Invalid<N> {
    /// Problems as the domain found them.
    pub(super) fn new(asking: &Asking, given: &Given, problems: Vec<crate::domain::problem::Problem>) -> Self {
        let told = given.told(problems).into_iter();
        Self {
            problems: told.map(|problem| Problem::told(problem, asking.language)).collect(),
            of: PhantomData,
        }
    }
}

/// There is no record with this id, or the requester may not know of it. Nothing was changed.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct NotFound {
    /// The id that was given.
    id: ID,
    /// The same in words, in the language of `Accept-Language`.
    message: String,
}

impl NotFound {
    /// The answer about an id.
    pub(super) fn new(ctx: &Context<'_>, id: &ID) -> Self {
        Self {
            id: ID(crate::domain::problem::shown(id)),
            message: say(asking(ctx).language, "not-found", &[]),
        }
    }
}

/// The words about a record that somebody else changed.
pub(super) fn stale_message(ctx: &Context<'_>, version: i64) -> String {
    say(asking(ctx).language, "stale", &[("version", version.to_string())])
}

/// What became of a write of a noun, told apart.
pub(super) enum Became<N, R> {
    /// It was done.
    Done(R, FreshnessToken),
    /// The input has problems.
    Invalid(Invalid<N>),
    /// Somebody else changed the record.
    Stale(i64),
    /// There is no such record.
    NotFound,
}

/// Tells apart what became of a write.
pub(super) fn became<N, R>(ctx: &Context<'_>, given: &Given, answer: Answer<R>) -> Became<N, R> {
    match answer {
        Ok(Written { record, position }) => Became::Done(record, FreshnessToken(position)),
        Err(Refusal::Invalid(problems)) => Became::Invalid(Invalid::new(asking(ctx), given, problems)),
        Err(Refusal::Stale { version }) => Became::Stale(version),
        Err(Refusal::NotFound) => Became::NotFound,
    }
}

/// The types of answers about one noun, and how they come of a write: `$Changed`, `$Stale`, and a union for each
/// mutation that changes a record.
macro_rules! changes {
    (
        $noun:ident, $field:ident, $loader:ident, $row:ty,
        $(#[doc = $changed_doc:literal])* $Changed:ident,
        $(#[doc = $stale_doc:literal])* $Stale:ident,
        $(#[doc = $record_doc:literal])* record,
        $($(#[doc = $payload_doc:literal])* $Payload:ident),+ $(,)?
    ) => {
        $(#[doc = $changed_doc])*
        #[derive(async_graphql::SimpleObject)]
        pub(crate) struct $Changed {
            $(#[doc = $record_doc])*
            $field: $noun,
            /// To be given as `atLeast` to reads that must see this.
            freshness: crate::scalar::FreshnessToken,
        }

        $(#[doc = $stale_doc])*
        #[derive(async_graphql::SimpleObject)]
        pub(crate) struct $Stale {
            /// The version that the record has now.
            current_version: i32,
            /// What the record says now.
            $field: Option<$noun>,
            /// The same in words, in the language of `Accept-Language`.
            message: String,
        }

        impl $Stale {
            /// What the record of a number says now.
            pub(in crate::mutation) async fn now(
                ctx: &async_graphql::Context<'_>,
                number: i64,
                version: i64,
            ) -> async_graphql::Result<Self> {
                use crate::{context::asking, mutation::answer, object::saturating};
                Ok(Self {
                    current_version: saturating(version),
                    $field: asking(ctx).load.$loader.one(number).await?.map($noun),
                    message: answer::stale_message(ctx, version),
                })
            }
        }

        $(
            $(#[doc = $payload_doc])*
        #[derive(async_graphql::Union)]
            pub(crate) enum $Payload {
                /// It was done.
                Changed($Changed),
                /// The input has problems.
                Invalid(crate::mutation::answer::Invalid<$noun>),
                /// Somebody else changed the record.
                Stale($Stale),
                /// There is no such record.
                NotFound(crate::mutation::answer::NotFound),
            }

            impl $Payload {
                /// The answer about a write to the record of an id.
                pub(in crate::mutation) async fn of(
                    ctx: &async_graphql::Context<'_>,
                    id: &async_graphql::ID,
                    number: i64,
                    given: &crate::mutation::given::Given,
                    answer: crate::domain::problem::Answer<$row>,
                ) -> async_graphql::Result<Self> {
                    use crate::{context::asking, mutation::answer};
                    Ok(match answer::became(ctx, given, answer) {
                        answer::Became::Done(row, freshness) => {
                            asking(ctx).load.$loader.know([(row.id, row.clone())]);
                            Self::Changed($Changed { $field: $noun(row), freshness })
                        }
                        answer::Became::Invalid(invalid) => Self::Invalid(invalid),
                        answer::Became::Stale(version) => Self::Stale($Stale::now(ctx, number, version).await?),
                        answer::Became::NotFound => Self::NotFound(answer::NotFound::new(ctx, id)),
                    })
                }
            }
        )+
    };
}

/// The types of answers about a new record of one noun.
macro_rules! posts {
    (
        $noun:ident, $field:ident, $loader:ident, $row:ty,
        $(#[doc = $posted_doc:literal])* $Posted:ident,
        $(#[doc = $record_doc:literal])* record,
        $(#[doc = $payload_doc:literal])* $Payload:ident $(,)?
    ) => {
        $(#[doc = $posted_doc])*
        #[derive(async_graphql::SimpleObject)]
        pub(crate) struct $Posted {
            $(#[doc = $record_doc])*
            $field: $noun,
            /// To be given as `atLeast` to reads that must see this.
            freshness: crate::scalar::FreshnessToken,
        }

        $(#[doc = $payload_doc])*
        #[expect(clippy::large_enum_variant, reason = "made once for an answer")]
        #[derive(async_graphql::Union)]
        pub(crate) enum $Payload {
            /// It was done.
            Posted($Posted),
            /// The input has problems.
            Invalid(crate::mutation::answer::Invalid<$noun>),
        }

        impl $Payload {
            /// The answer about a new record.
            pub(in crate::mutation) fn of(
                ctx: &async_graphql::Context<'_>,
                given: &crate::mutation::given::Given,
                answer: crate::domain::problem::Answer<$row>,
            ) -> async_graphql::Result<Self> {
                use crate::{context::asking, mutation::answer};
                match answer::became(ctx, given, answer) {
                    answer::Became::Done(row, freshness) => {
                        asking(ctx).load.$loader.know([(row.id, row.clone())]);
                        Ok(Self::Posted($Posted { $field: $noun(row), freshness }))
                    }
                    answer::Became::Invalid(invalid) => Ok(Self::Invalid(invalid)),
                    answer::Became::Stale(_) | answer::Became::NotFound => {
                        // The key's record was removed since, which nothing here does.
                        Err(crate::error::Error::internal("a post was answered as an update is").into())
                    }
                }
            }
        }
    };
}

pub(super) use {changes, posts};
