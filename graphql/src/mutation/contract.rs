//! Contracts: drafted, changed, signed, registered, ended.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject, Union};
use chrono::NaiveDate;
use qiao_entity::{contract::Model, noun::Noun};

use super::{
    answer::{Became, Invalid, NotFound, became, stale_message},
    given::Given,
};
use crate::{
    context::asking,
    domain::{contract as domain, problem::Answer},
    node,
    object::{
        CONTRACT, Contract,
        code::{ContractKind, MoveReason, PartyRole, Payment, TransferMode},
        saturating,
    },
    scalar::Int64,
};

/// A party of a contract.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ContractPartyInput {
    /// What it is in the contract.
    role: PartyRole,
    /// Its full name: up to 256 characters.
    name: String,
    /// The organization of the registry that it is. Its members read the contract.
    organization: Option<ID>,
    /// The manager of the registry that it is.
    manager: Option<ID>,
    /// The code of the region where it is.
    region_code: Option<String>,
    /// Its unified social credit code: 18 digits and capitals.
    credit_code: Option<String>,
    /// Who represents it.
    representative: Option<String>,
    /// Its address.
    address: Option<String>,
    /// How to reach it.
    contact: Option<String>,
}

/// A clause of a contract.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ContractClauseInput {
    /// The code of a clause of the list.
    code: String,
    /// What it says: up to 8,000 characters.
    text: String,
}

/// What a contract says.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ContractInput {
    /// Its type.
    kind: ContractKind,
    /// The transfer mode.
    mode: TransferMode,
    /// The name of the project: up to 256 characters.
    title: String,
    /// What it is about: content, scope and requirements.
    subject: Option<String>,
    /// The currency of all its amounts: CNY when it is left out.
    currency: Option<String>,
    /// The whole amount, in minor units.
    amount: Option<Int64>,
    /// What of it is for technology, in minor units.
    technology_amount: Option<Int64>,
    /// How it is paid.
    payment: Option<Payment>,
    /// Whether it concerns patents, which it must then name.
    involves_patents: Option<bool>,
    /// The day on which it is signed; the day of the last signature when it is left out.
    signed_on: Option<NaiveDate>,
    /// Where it is signed.
    signed_at_place: Option<String>,
    /// The first day on which it holds.
    valid_from: Option<NaiveDate>,
    /// The last day on which it holds.
    valid_until: Option<NaiveDate>,
    /// The parties, at most 12.
    parties: Option<Vec<ContractPartyInput>>,
    /// The clauses, as far as they are written.
    clauses: Option<Vec<ContractClauseInput>>,
}

/// A contract to be drafted.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct DraftContractInput {
    /// The engagement that it ends.
    engagement: ID,
    /// What it says.
    contract: ContractInput,
}

/// A draft to be changed.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ChangeContractInput {
    /// The contract.
    id: ID,
    /// The version of it that the client saw.
    version: i32,
    /// What it says from now on.
    contract: ContractInput,
}

/// A contract to be signed.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SignContractInput {
    /// The contract.
    id: ID,
    /// The version of it that the client saw.
    version: i32,
}

/// A contract that was registered.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RegisterContractInput {
    /// The contract.
    id: ID,
    /// The version of it that the client saw.
    version: i32,
    /// Its number in the register of technology contracts.
    number: String,
    /// Who registered it.
    registry: String,
    /// When; today when it is left out.
    on: Option<NaiveDate>,
}

/// A contract to be ended.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct EndContractInput {
    /// The contract.
    id: ID,
    /// The version of it that the client saw.
    version: i32,
    /// Why.
    reason: MoveReason,
    /// Why, in a sentence that the other side reads: up to 500 characters.
    sentence: String,
}

/// The contract stands differently now.
#[derive(SimpleObject)]
pub(crate) struct ContractChanged {
    /// The contract as stored.
    contract: Contract,
}

/// Somebody else changed the contract or its ledger since the version that the client saw. Nothing was changed.
#[derive(SimpleObject)]
pub(crate) struct StaleContract {
    /// The version that the contract has now.
    current_version: i32,
    /// How the contract stands now.
    contract: Option<Contract>,
    /// The same in words, in the language of `Accept-Language`.
    message: String,
}

impl StaleContract {
    /// The answer about a contract of this number.
    pub(super) async fn of(ctx: &Context<'_>, number: i64, version: i64) -> Result<Self> {
        Ok(Self {
            current_version: saturating(version),
            contract: asking(ctx).load.contracts.one(number).await?.map(Contract),
            message: stale_message(ctx, version),
        })
    }
}

/// What became of a write of a contract.
#[derive(Union)]
pub(crate) enum ContractPayload {
    /// It was done.
    Changed(ContractChanged),
    /// The input has problems.
    Invalid(Invalid<Contract>),
    /// Somebody else changed the contract.
    Stale(StaleContract),
    /// There is no such contract, or no such engagement.
    NotFound(NotFound),
}

impl ContractPayload {
    async fn of(ctx: &Context<'_>, id: &ID, given: &Given, answer: Answer<Model>) -> Result<Self> {
        Ok(match became(ctx, given, answer) {
            Became::Done(row, _) => Self::Changed(ContractChanged {
                contract: Contract(row),
            }),
            Became::Invalid(invalid) => Self::Invalid(invalid),
            Became::Stale(version) => Self::Stale(StaleContract::of(ctx, number(id), version).await?),
            Became::NotFound => Self::NotFound(NotFound::new(ctx, id)),
        })
    }
}

/// The number of the contract that an id names; what names none becomes a number that no contract has.
pub(super) fn number(id: &ID) -> i64 {
    node::number_of(CONTRACT, id).unwrap_or(0)
}

/// What a contract says, as the domain takes it.
fn draft(input: ContractInput, given: &mut Given) -> domain::Draft {
    let parties = input.parties.unwrap_or_default();
    let party = |(place, party): (usize, ContractPartyInput)| {
        let place = place.to_string();
        let organization = party
            .organization
            .map(|id| given.number(&["parties", &place, "organization"], &id, Noun::Organization));
        let manager = party
            .manager
            .map(|id| given.number(&["parties", &place, "manager"], &id, Noun::Manager));
        domain::Party {
            role: party.role.into(),
            name: party.name,
            organization,
            manager,
            region: party.region_code,
            credit_code: party.credit_code,
            representative: party.representative,
            address: party.address,
            contact: party.contact,
        }
    };
    let clause = |clause: ContractClauseInput| domain::Written {
        code: clause.code,
        text: clause.text,
    };
    domain::Draft {
        kind: input.kind.into(),
        mode: input.mode.into(),
        title: input.title,
        subject: input.subject,
        currency: input.currency.unwrap_or_else(|| "CNY".to_owned()),
        amount: input.amount.map(|amount| amount.0),
        technology_amount: input.technology_amount.map(|amount| amount.0),
        payment: input.payment.map(Into::into),
        involves_patents: input.involves_patents.unwrap_or_default(),
        signed_on: input.signed_on,
        signed_at_place: input.signed_at_place,
        valid_from: input.valid_from,
        valid_until: input.valid_until,
        parties: parties.into_iter().enumerate().map(party).collect(),
        clauses: input.clauses.unwrap_or_default().into_iter().map(clause).collect(),
    }
}

#[derive(Default)]
pub(crate) struct ContractMutation;

#[Object]
impl ContractMutation {
    /// Drafts the contract of an engagement: for its sides.
    async fn draft_contract(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The contract to be drafted.")] input: DraftContractInput,
    ) -> Result<ContractPayload> {
        let asking = asking(ctx);
        let mut given = Given::within("contract");
        let said = draft(input.contract, &mut given);
        let engagement = node::number_of("engagement", &input.engagement).unwrap_or(0);
        let answer = domain::draft(&asking.app, &asking.requester, engagement, said).await?;
        ContractPayload::of(ctx, &input.engagement, &given, answer).await
    }

    /// Replaces what a draft says: for its sides. Signatures under what it said before hold no more.
    async fn change_contract(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The draft to be changed.")] input: ChangeContractInput,
    ) -> Result<ContractPayload> {
        let asking = asking(ctx);
        let mut given = Given::within("contract");
        let said = draft(input.contract, &mut given);
        let (id, version) = (number(&input.id), input.version.into());
        let answer = domain::change(&asking.app, &asking.requester, id, version, said).await?;
        ContractPayload::of(ctx, &input.id, &given, answer).await
    }

    /// Signs what a contract says, for the requester's side: owners of organizations, the lead of the team. Once both sides signed the
    /// same words it is concluded, and never changes again.
    async fn sign_contract(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The contract to be signed.")] input: SignContractInput,
    ) -> Result<ContractPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.id), input.version.into());
        let answer = domain::sign(&asking.app, &asking.requester, id, version).await?;
        ContractPayload::of(ctx, &input.id, &Given::default(), answer).await
    }

    /// Notes the number that the register of technology contracts gave.
    async fn register_contract(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The number.")] input: RegisterContractInput,
    ) -> Result<ContractPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.id), input.version.into());
        let registered = domain::Registered {
            number: input.number,
            registry: input.registry,
            on: input.on,
        };
        let answer = domain::register(&asking.app, &asking.requester, id, version, &registered).await?;
        ContractPayload::of(ctx, &input.id, &Given::default(), answer).await
    }

    /// Ends a contract, or gives a draft up, for a reason and with a sentence. It is kept.
    async fn end_contract(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The contract to be ended.")] input: EndContractInput,
    ) -> Result<ContractPayload> {
        let asking = asking(ctx);
        let (id, version) = (number(&input.id), input.version.into());
        let reason = input.reason.into();
        let answer = domain::end(&asking.app, &asking.requester, id, version, reason, &input.sentence).await?;
        ContractPayload::of(ctx, &input.id, &Given::default(), answer).await
    }
}
