//! Credentials of a manager.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject, Union};
use chrono::NaiveDate;
use qiao_entity::noun::Noun;

use super::{
    answer::{Became, Invalid, NotFound, became},
    given::Given,
    manager::StaleManager,
};
use crate::{
    context::asking,
    domain::credential as domain,
    object::{Credential, CredentialKind, CredentialLevel},
    scalar::FreshnessToken,
};

/// A credential (资质) of a manager.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct CredentialInput {
    /// What it is.
    kind: CredentialKind,
    /// Its level: needed of titles and trainings, each has its own; left out otherwise.
    level: Option<CredentialLevel>,
    /// What it is called: up to 256 characters.
    name: Option<String>,
    /// Who issued it: up to 256 characters.
    issuer: String,
    /// The number of the certificate: up to 64 characters. Not everyone reads it.
    number: Option<String>,
    /// When it was issued.
    issued_on: Option<NaiveDate>,
    /// The last day on which it holds.
    valid_until: Option<NaiveDate>,
}

/// All credentials that a manager shall have. They replace those that there are.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SetCredentialsInput {
    /// The manager.
    manager: ID,
    /// The version of the manager that the client saw; when it is left out, a change by somebody else is overwritten.
    version: Option<i32>,
    /// The credentials: up to 20.
    credentials: Vec<CredentialInput>,
}

/// The credentials were replaced.
#[derive(SimpleObject)]
pub(crate) struct CredentialsSet {
    /// The credentials as stored.
    credentials: Vec<Credential>,
    /// To be given as `atLeast` to reads that must see this.
    freshness: FreshnessToken,
}

/// What became of credentials.
#[derive(Union)]
#[expect(clippy::large_enum_variant, reason = "made once for an answer")]
pub(crate) enum SetCredentialsPayload {
    /// It was done.
    Set(CredentialsSet),
    /// The input has problems.
    Invalid(Invalid<Credential>),
    /// Somebody else changed the manager.
    Stale(StaleManager),
    /// There is no such manager.
    NotFound(NotFound),
}

#[derive(Default)]
pub(crate) struct CredentialMutation;

#[Object]
impl CredentialMutation {
    /// Puts credentials in place of all that a manager has. For registrars and administrators, and for a manager until it is admitted.
    async fn set_credentials(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The credentials that the manager shall have.")] input: SetCredentialsInput,
    ) -> Result<SetCredentialsPayload> {
        let asking = asking(ctx);
        let mut given = Given::default();
        let manager = given.number(&["manager"], &input.manager, Noun::Manager);
        let drafts = input.credentials.into_iter().map(|input| domain::Draft {
            kind: input.kind.into(),
            level: input.level.map(Into::into),
            name: input.name,
            issuer: input.issuer,
            number: input.number,
            issued: input.issued_on,
            until: input.valid_until,
        });
        let drafts: Vec<domain::Draft> = drafts.collect();
        let version = input.version.map(Into::into);
        let answer = domain::replace_of_manager(&asking.app, &asking.requester, manager, version, &drafts).await?;
        Ok(match became(ctx, &given, answer) {
            Became::Done(rows, freshness) => SetCredentialsPayload::Set(CredentialsSet {
                // Whoever wrote the numbers may read them.
                credentials: rows.into_iter().map(|row| Credential::new(row, true)).collect(),
                freshness,
            }),
            Became::Invalid(invalid) => SetCredentialsPayload::Invalid(invalid),
            Became::Stale(version) => SetCredentialsPayload::Stale(StaleManager::now(ctx, manager, version).await?),
            Became::NotFound => SetCredentialsPayload::NotFound(NotFound::new(ctx, &input.manager)),
        })
    }
}
