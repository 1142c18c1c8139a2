//! `/engagements`: needs that are worked on, for those who take part: the list, one with its team, milestones, tasks and timeline, what
//! is done with it, and its timeline as a file and on paper.

mod ask;
mod begin;
mod deed;
mod export;
mod form;
mod list;
mod send;
mod show;

use poem::{Route, get};

use crate::list::export::routes as files;

pub(crate) use list::{DueRow, due};

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    let route = files::<export::Timeline>(route, "/engagements/:id/timeline");
    files::<list::Tab>(route, "/engagements")
        .at("/engagements", get(list::show))
        .at("/engagements/new", get(begin::show).post(begin::send))
        .at("/engagements/:id", get(show::show))
        .at("/engagements/:id/print", get(export::print))
        .at("/engagements/:id/do/:deed", get(deed::show).post(deed::send))
}

/// The class of a stage's badge.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
pub(crate) fn class(stage: &crate::code::EngagementStage) -> &'static str {
    use crate::code::EngagementStage as Stage;
    match stage {
        Stage::Matching => "s-matching",
        Stage::Negotiating => "s-negotiating",
        Stage::Contracted => "s-contracted",
        Stage::Landed => "s-landed",
        Stage::Closed => "s-closed",
    }
}
