//! What can be changed, one noun per file. Each mutation takes one input and answers with one union: done, or why not.

mod account;
mod achievement;
mod affiliation;
mod agreement;
mod answer;
mod given;
mod life;
mod manager;
mod need;
mod organization;
mod password;
pub(crate) mod problem;
mod session;
mod translation;

use async_graphql::MergedObject;

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
    account::AccountMutation,
    password::PasswordMutation,
    session::SessionMutation,
);
