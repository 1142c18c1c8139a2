//! What can be changed, one noun per file. Each mutation takes one input and answers with one union: done, or why not.

mod account;
mod account_status;
mod achievement;
mod act;
mod affiliation;
mod agreement;
mod answer;
mod credential;
mod erase;
mod export;
mod given;
mod life;
mod manager;
mod membership;
mod need;
mod note;
mod organization;
mod password;
pub(crate) mod problem;
mod role;
mod session;
mod shortlist;
mod token;
mod translation;

use async_graphql::MergedObject;
pub(crate) use need::NeedInput;

/// Everything that can be changed, by whoever may write. Others get the fault `FORBIDDEN`.
#[derive(Default, MergedObject)]
pub(crate) struct Mutation(
    need::NeedMutation,
    life::LifeMutation,
    translation::TranslationMutation,
    organization::OrganizationMutation,
    manager::ManagerMutation,
    affiliation::AffiliationMutation,
    achievement::AchievementMutation,
    agreement::AgreementMutation,
    shortlist::ShortlistMutation,
    note::NoteMutation,
    credential::CredentialMutation,
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
