//! What mutations of accounts have in common: it was done, the input has problems, or there is no such thing.

/// A union of what became of such a mutation: `$Done`, the problems of `$noun`, or nothing found.
macro_rules! acts {
    ($(#[doc = $doc:literal])* $Payload:ident, $Done:ident, $noun:ty $(,)?) => {
        $(#[doc = $doc])*
        #[derive(async_graphql::Union)]
        pub(crate) enum $Payload {
            /// It was done.
            Done($Done),
            /// The input has problems.
            Invalid(crate::mutation::answer::Invalid<$noun>),
            /// There is none with this id.
            NotFound(crate::mutation::answer::NotFound),
        }

        impl $Payload {
            /// The answer about what an id names.
            pub(in crate::mutation) fn of(
                ctx: &async_graphql::Context<'_>,
                given: &crate::mutation::given::Given,
                id: &async_graphql::ID,
                answer: Result<$Done, crate::domain::problem::Refusal>,
            ) -> async_graphql::Result<Self> {
                use crate::{
                    domain::problem::Refusal,
                    context::asking, mutation::answer,
                };
                match answer {
                    Ok(done) => Ok(Self::Done(done)),
                    Err(Refusal::Invalid(problems)) => {
                        Ok(Self::Invalid(answer::Invalid::new(asking(ctx), given, problems)))
                    }
                    Err(Refusal::NotFound) => Ok(Self::NotFound(answer::NotFound::new(ctx, id))),
                    Err(Refusal::Stale { .. }) => {
                        Err(crate::error::Error::internal("nothing here asks for a version").into())
                    }
                }
            }
        }
    };
}

pub(super) use acts;
