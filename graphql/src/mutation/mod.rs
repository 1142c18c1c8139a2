//! What can be changed, one noun per file. Each mutation takes one input and answers with one union: done, or why not.

mod account;
mod account_status;
mod achievement;
mod act;
mod affiliation;
mod agreement;
mod answer;
mod challenge;
mod contract;
mod credential;
mod engagement;
mod erase;
mod evaluation;
mod export;
mod given;
mod introduction;
mod life;
mod manager;
mod membership;
mod need;
mod note;
mod organization;
mod password;
mod point;
pub(crate) mod problem;
mod proposal;
mod review;
mod role;
mod session;
mod settlement;
mod shortlist;
mod signature;
mod slip;
mod thread;
mod token;
mod translation;
mod upload;

use async_graphql::MergedObject;
pub(crate) use need::NeedInput;

/// Everything that can be changed, by whoever may write. Others get the fault `FORBIDDEN`.
//
// In groups: each member nests the next one, and the compiler bounds how deep.
#[derive(Default, MergedObject)]
pub(crate) struct Mutation(RecordMutations, ChainMutations, AccountMutations);

/// Of records.
#[derive(Default, MergedObject)]
pub(crate) struct RecordMutations(
    need::NeedMutation,
    life::LifeMutation,
    translation::TranslationMutation,
    organization::OrganizationMutation,
    manager::ManagerMutation,
    affiliation::AffiliationMutation,
    achievement::AchievementMutation,
    credential::CredentialMutation,
);

/// From match to money, and what lies on desks meanwhile.
#[derive(Default, MergedObject)]
pub(crate) struct ChainMutations(
    agreement::AgreementMutation,
    introduction::IntroductionMutation,
    slip::SlipMutation,
    engagement::EngagementMutation,
    signature::SignatureMutation,
    shortlist::ShortlistMutation,
    note::NoteMutation,
    thread::ThreadMutation,
    point::PointMutation,
    evaluation::EvaluationMutation,
    review::ReviewMutation,
    proposal::ProposalMutation,
    challenge::ChallengeMutation,
    contract::ContractMutation,
    settlement::SettlementMutation,
);

/// Of accounts.
#[derive(Default, MergedObject)]
pub(crate) struct AccountMutations(
    account::AccountMutation,
    password::PasswordMutation,
    session::SessionMutation,
    role::RoleMutation,
    account_status::AccountStatusMutation,
    membership::MembershipMutation,
    token::TokenMutation,
    export::ExportMutation,
    erase::EraseMutation,
);
