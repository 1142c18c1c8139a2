//! How a page asks the API to change something, and what can come of it.

use crate::{fault::Fault, problem::Problems, visit::Visit};

/// What came of a change.
#[derive(Debug)]
pub(crate) enum Outcome<T> {
    /// It was done.
    Done(T),
    /// It was not, for these reasons.
    Invalid(Problems),
    /// Somebody else was faster: the page showed an earlier state.
    Stale,
}

impl<T> Outcome<T> {
    /// Of an answer that is neither of the ones that a page expects: by the name of its type.
    pub(crate) fn of_other(name: &str) -> Result<Self, Fault> {
        match name {
            "NotFound" => Err(Fault::NotFound),
            stale if stale.starts_with("Stale") => Ok(Self::Stale),
            other => Err(Fault::Defect(format!("an answer of an unknown kind: {other}"))),
        }
    }
}

/// What a mutation of the API takes.
pub(crate) trait Change: Sized {
    /// What is told when it was done.
    type Done;

    /// Asks for the change.
    async fn send(self, visit: &Visit) -> Result<Outcome<Self::Done>, Fault>;
}

/// Makes an input a [`Change`]: `change!($ "setMember" SetMemberInput -> "SetMemberPayload" { "MemberSet" | "InvalidMembership" })`:
/// the answer when it was done, and the one with problems. Where the first tells something, its fragment stands in place of
/// its name. The two cases are written out because names that a derive makes are not seen from one macro to the next.
macro_rules! change {
    ($d:tt $field:literal $input:ident -> $payload:literal { $done:literal | $invalid:literal }) => {
        const _: () = {
            use cynic::MutationBuilder;

            use crate::{
                change::{Change, Outcome},
                fault::Fault,
                problem::{Problem, Problems},
                schema,
                visit::Visit,
            };

            #[derive(cynic::QueryVariables, Debug)]
            struct Variables {
                input: $input,
            }

            #[derive(cynic::QueryFragment, Debug)]
            #[cynic(graphql_type = "Mutation", variables = "Variables")]
            struct Asked {
                #[arguments(input: $d input)]
                #[cynic(rename = $field)]
                answer: Payload,
            }

            #[derive(cynic::InlineFragments, Debug)]
            #[cynic(graphql_type = $payload)]
            enum Payload {
                Invalid(Invalid),
                #[cynic(fallback)]
                Other(String),
            }

            #[derive(cynic::QueryFragment, Debug)]
            #[cynic(graphql_type = $invalid)]
            struct Invalid {
                problems: Vec<Problem>,
            }

            impl Change for $input {
                type Done = ();

                async fn send(self, visit: &Visit) -> Result<Outcome<Self::Done>, Fault> {
                    match visit.ask(Asked::build(Variables { input: self })).await?.answer {
                        Payload::Other(name) if name == $done => Ok(Outcome::Done(())),
                        Payload::Invalid(invalid) => Ok(Outcome::Invalid(Problems::of(invalid.problems))),
                        Payload::Other(name) => Outcome::of_other(&name),
                    }
                }
            }
        };
    };
    ($d:tt $field:literal $input:ident -> $payload:literal { $done:ident | $invalid:literal }) => {
        const _: () = {
            use cynic::MutationBuilder;

            use crate::{
                change::{Change, Outcome},
                fault::Fault,
                problem::{Problem, Problems},
                schema,
                visit::Visit,
            };

            #[derive(cynic::QueryVariables, Debug)]
            struct Variables {
                input: $input,
            }

            #[derive(cynic::QueryFragment, Debug)]
            #[cynic(graphql_type = "Mutation", variables = "Variables")]
            struct Asked {
                #[arguments(input: $d input)]
                #[cynic(rename = $field)]
                answer: Payload,
            }

            #[derive(cynic::InlineFragments, Debug)]
            #[cynic(graphql_type = $payload)]
            enum Payload {
                Done($done),
                Invalid(Invalid),
                #[cynic(fallback)]
                Other(String),
            }

            #[derive(cynic::QueryFragment, Debug)]
            #[cynic(graphql_type = $invalid)]
            struct Invalid {
                problems: Vec<Problem>,
            }

            impl Change for $input {
                type Done = $done;

                async fn send(self, visit: &Visit) -> Result<Outcome<Self::Done>, Fault> {
                    match visit.ask(Asked::build(Variables { input: self })).await?.answer {
                        Payload::Done(done) => Ok(Outcome::Done(done)),
                        Payload::Invalid(invalid) => Ok(Outcome::Invalid(Problems::of(invalid.problems))),
                        Payload::Other(name) => Outcome::of_other(&name),
                    }
                }
            }
        };
    };
}
pub(crate) use change;
