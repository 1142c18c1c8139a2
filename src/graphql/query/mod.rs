//! What can be asked, one noun per file.

mod account;
mod achievement;
mod advice;
mod agreement;
mod assignment;
mod audit;
pub(crate) mod filter;
mod index_state;
mod manager;
mod matching;
mod need;
mod node;
mod organization;
mod reference;
mod search;
mod service;
mod statistics;
mod suggest;
mod token;
mod viewer;
mod viewer_desk;

pub(crate) use achievement::{AchievementFilter, AchievementOrder, AchievementTotals, achievement_page};
use async_graphql::MergedObject;
pub(crate) use manager::{ManagerFilter, ManagerOrder, ManagerTotals, manager_page};
pub(crate) use matching::TextMatches;
pub(crate) use need::{NeedFilter, NeedOrder, NeedTotals, need_page};

/// Everything that can be read. What the requester may not know of is null or absent, as if it were not there.
#[derive(Default, MergedObject)]
pub(crate) struct Query(
    node::NodeQuery,
    viewer::ViewerQuery,
    need::NeedQuery,
    manager::ManagerQuery,
    organization::OrganizationQuery,
    achievement::AchievementQuery,
    agreement::AgreementQuery,
    matching::MatchQuery,
    advice::AdviceQuery,
    assignment::AssignmentQuery,
    search::SearchQuery,
    statistics::StatisticsQuery,
    suggest::SuggestQuery,
    reference::ReferenceQuery,
    account::AccountQuery,
    audit::AuditQuery,
    index_state::IndexStateQuery,
    service::ServiceQuery,
);
