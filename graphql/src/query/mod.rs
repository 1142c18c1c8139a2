//! What can be asked, one noun per file.

mod account;
mod achievement;
mod advice;
mod agreement;
mod assignment;
mod audit;
mod contract;
mod engagement;
mod evaluation;
pub(crate) mod filter;
mod index_state;
mod introduction;
mod ledger;
mod manager;
mod matching;
mod need;
mod node;
mod organization;
mod proposal;
mod reference;
mod refused;
mod search;
mod service;
mod statistics;
mod suggest;
mod thread;
mod token;
mod viewer;
mod viewer_desk;

pub(crate) use achievement::{AchievementFilter, AchievementOrder, AchievementTotals, achievement_page};
use async_graphql::MergedObject;
pub(crate) use contract::IncomeInput;
pub(crate) use introduction::IntroductionTotals;
pub(crate) use manager::{ManagerFilter, ManagerOrder, ManagerTotals, manager_page};
pub(crate) use matching::TextMatches;
pub(crate) use need::{NeedFilter, NeedOrder, NeedTotals, need_page};
pub(crate) use refused::NoTotals;

/// Everything that can be read. What the requester may not know of is null or absent, as if it were not there.
//
// In groups: each member nests the next one, and the compiler bounds how deep.
#[derive(Default, MergedObject)]
pub(crate) struct Query(RecordQueries, ChainQueries, ServiceQueries);

/// Of records.
#[derive(Default, MergedObject)]
pub(crate) struct RecordQueries(
    node::NodeQuery,
    viewer::ViewerQuery,
    need::NeedQuery,
    manager::ManagerQuery,
    organization::OrganizationQuery,
    achievement::AchievementQuery,
    agreement::AgreementQuery,
);

/// From match to money.
#[derive(Default, MergedObject)]
pub(crate) struct ChainQueries(
    introduction::IntroductionQuery,
    engagement::EngagementQuery,
    thread::ThreadQuery,
    ledger::LedgerQuery,
    evaluation::EvaluationQuery,
    proposal::ProposalQuery,
    contract::ContractQuery,
    refused::NoQuery,
);

/// Of everything together, and of the service.
#[derive(Default, MergedObject)]
pub(crate) struct ServiceQueries(
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
