//! Parties of contracts, and who signed for them.

use async_graphql::{Context, Description, Object, Result};
use chrono::{DateTime, Utc};
use qiao_entity::{contract_party::Model, contract_signature as signature};

use crate::{
    context::asking,
    object::{
        Manager, Organization, Region,
        agreement::Person,
        code::{PartyRole, SigningSide},
    },
};

/// A party of a contract.
#[derive(Clone, Debug, Description)]
pub(crate) struct ContractParty(pub(crate) Model);

#[Object(use_type_description)]
impl ContractParty {
    /// What it is in the contract.
    async fn role(&self) -> PartyRole {
        self.0.role.into()
    }

    /// Its full name, as the contract says it.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// The organization that it is, if it stands in the registry.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        let Some(id) = self.0.organization_id else {
            return Ok(None);
        };
        Ok(asking(ctx).load.organizations.one(id).await?.map(Organization))
    }

    /// The manager that it is, if it is one of the registry.
    async fn manager(&self, ctx: &Context<'_>) -> Result<Option<Manager>> {
        let Some(id) = self.0.manager_id else { return Ok(None) };
        Ok(asking(ctx).load.managers.one(id).await?.map(Manager))
    }

    /// Where it is.
    async fn region(&self) -> Option<Region> {
        Region::of(self.0.region_code.as_ref())
    }

    /// Its unified social credit code (统一社会信用代码).
    async fn credit_code(&self) -> Option<&str> {
        self.0.credit_code.as_deref()
    }

    /// Who represents it.
    async fn representative(&self) -> Option<&str> {
        self.0.representative.as_deref()
    }

    /// Its address.
    async fn address(&self) -> Option<&str> {
        self.0.address.as_deref()
    }

    /// How to reach it.
    async fn contact(&self) -> Option<&str> {
        self.0.contact.as_deref()
    }
}

/// A signature under a contract.
#[derive(Clone, Debug, Description)]
pub(crate) struct ContractSignature {
    pub(crate) row: signature::Model,
    pub(crate) holds: bool,
}

#[Object(use_type_description)]
impl ContractSignature {
    /// On which side it was signed.
    async fn side(&self) -> SigningSide {
        self.row.side.into()
    }

    /// Who signed; null where it was no person.
    async fn person(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        person(ctx, &self.row.actor).await
    }

    /// When.
    async fn at(&self) -> DateTime<Utc> {
        *self.row.at
    }

    /// The BLAKE3 digest of what the contract said then.
    async fn digest(&self) -> &str {
        &self.row.digest
    }

    /// Whether the contract still says what was signed.
    async fn holds(&self) -> bool {
        self.holds
    }
}

/// The person behind an actor as it is stored, if it is one.
pub(in crate::object) async fn person(ctx: &Context<'_>, actor: &str) -> Result<Option<Person>> {
    let account = actor.strip_prefix("account_").and_then(|number| number.parse().ok());
    match account {
        Some(account) => Ok(Some(Person::of(ctx, account).await?)),
        None => Ok(None),
    }
}
