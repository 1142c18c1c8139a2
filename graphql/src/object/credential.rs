//! Credentials (资质) of managers.

use async_graphql::{Context, Description, Enum, Object};
use chrono::NaiveDate;
use qiao_entity::credential::Model;

use crate::{context::asking, domain::credential as domain, page::Listed};

/// What a credential is. The four say different things and are never taken for one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "qiao_entity::credential::CredentialKind")]
pub(crate) enum CredentialKind {
    /// A professional title in technology brokerage (技术经纪专业职称).
    Title,
    /// A training as a technology manager (技术经理人培训等级).
    Training,
    /// Registered Technology Transfer Professional (RTTP).
    Rttp,
    /// The recognition of an association of the network (协会认可).
    Recognition,
}

/// The level of a title or of a training.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "qiao_entity::credential::CredentialLevel")]
pub(crate) enum CredentialLevel {
    /// Of titles: assistant engineer (助理工程师).
    AssistantEngineer,
    /// Of titles: engineer (工程师).
    Engineer,
    /// Of titles: senior engineer (高级工程师).
    SeniorEngineer,
    /// Of titles: senior engineer at the level of a professor (正高级工程师).
    ProfessorateSeniorEngineer,
    /// Of trainings: junior (初级).
    Junior,
    /// Of trainings: intermediate (中级).
    Intermediate,
    /// Of trainings: senior (高级).
    Senior,
}

/// A credential (资质): a dated qualification that somebody issued to a manager.
#[derive(Clone, Debug, Description)]
pub(crate) struct Credential {
    row: Model,
    told: bool,
}

impl Listed for Credential {
    const NAME: &'static str = "Credentials";
}

impl Credential {
    /// A credential; `told` says whether its number is given.
    pub(crate) fn new(row: Model, told: bool) -> Self {
        Self { row, told }
    }
}

#[Object(use_type_description)]
impl Credential {
    /// What it is.
    async fn kind(&self) -> CredentialKind {
        self.row.kind.into()
    }

    /// Its level, of titles and trainings; null otherwise.
    async fn level(&self) -> Option<CredentialLevel> {
        self.row.level.map(Into::into)
    }

    /// What it is called.
    async fn name(&self) -> Option<&str> {
        self.row.name.as_deref()
    }

    /// Who issued it.
    async fn issuer(&self) -> &str {
        &self.row.issuer
    }

    /// The number of the certificate; null for everyone but the manager, registrars, administrators and those who have an agreement:
    /// with it anyone could pass for its holder.
    async fn number(&self) -> Option<&str> {
        self.row.number.as_deref().filter(|_| self.told)
    }

    /// When it was issued.
    async fn issued_on(&self) -> Option<NaiveDate> {
        self.row.issued_on
    }

    /// The last day on which it holds.
    async fn valid_until(&self) -> Option<NaiveDate> {
        self.row.valid_until
    }

    /// Whether it holds today.
    async fn is_valid(&self, ctx: &Context<'_>) -> bool {
        domain::holds_on(&self.row, asking(ctx).app.clock.today())
    }
}
