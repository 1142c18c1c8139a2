//! Credentials of a manager.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::NaiveDate;
use qiao_entity::noun::Noun;

use super::{act::acts, given::Given};
use crate::{
    context::asking,
    domain::credential as domain,
    object::{Credential, CredentialKind, CredentialLevel},
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
    /// The credentials: up to 20.
    credentials: Vec<CredentialInput>,
}

/// The credentials were replaced.
#[derive(SimpleObject)]
pub(crate) struct CredentialsSet {
    /// The credentials as stored.
    credentials: Vec<Credential>,
}

acts! {
    /// What became of credentials.
    SetCredentialsPayload, CredentialsSet, Credential,
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
        let answer = domain::replace_of_manager(&asking.app, &asking.requester, manager, &drafts).await?;
        let done = answer.map(|rows| CredentialsSet {
            // Whoever wrote the numbers may read them.
            credentials: rows.into_iter().map(|row| Credential::new(row, true)).collect(),
        });
        SetCredentialsPayload::of(ctx, &given, &input.manager, done)
    }
}
