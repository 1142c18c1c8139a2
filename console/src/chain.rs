//! The way of a need to money that is shared: need, match, introduction, proposal, evaluation, engagement, contract, settlement. Every
//! page on that way shows which stations there are, where the page stands, and what the visitor may do next.

mod ask;
mod next;
mod record;
mod station;

pub(crate) use self::{next::Next, record::Record, station::Station};
use crate::{fault::Fault, visit::Visit};

/// The record that a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Here<'a> {
    /// The need itself.
    Need,
    /// An introduction.
    Introduction(&'a str),
    /// A proposal; none where the page is about all of them.
    Proposal(Option<&'a str>),
    /// An evaluation; none where one is prepared.
    Evaluation(Option<&'a str>),
    /// An engagement; none where one is begun.
    Engagement(Option<&'a str>),
    /// A contract; none where one is drafted.
    Contract(Option<&'a str>),
    /// The settlements of a contract.
    Settlement(&'a str),
}

/// The way of one need, as far as the visitor sees it.
pub(crate) struct Chain {
    /// The need.
    pub(crate) need: String,
    /// The stations, in order.
    pub(crate) stations: Vec<Station>,
    /// What the visitor may do next, the most urgent first.
    pub(crate) next: Vec<Next>,
    /// Everything on the way, in order.
    pub(crate) records: Vec<Record>,
    /// Who leads what is under contract, with the page of the points earned by it.
    pub(crate) leads: Vec<(String, String)>,
}

/// The leads of engagements with a contract.
fn leads(need: &ask::Need) -> Vec<(String, String)> {
    let contracted = need.engagements.iter().filter(|one| !one.contracts.is_empty());
    let leads = contracted.filter_map(|one| one.lead.as_ref());
    leads
        .map(|lead| {
            (
                lead.name.show().to_owned(),
                format!("/managers/{}/points", lead.id.inner()),
            )
        })
        .collect()
}

impl Chain {
    /// The way of a need; none where the visitor may not know of the need.
    pub(crate) async fn of(visit: &Visit, need: &str, here: Here<'_>) -> Result<Option<Self>, Fault> {
        let Some(need) = ask::ask(visit, need).await? else {
            return Ok(None);
        };
        Ok(Some(Self {
            need: need.id.inner().to_owned(),
            stations: station::all(visit, &need, here),
            next: next::all(visit, &need),
            records: record::all(visit, &need),
            leads: leads(&need),
        }))
    }

    /// The same of a need that a record may not name any more.
    pub(crate) async fn of_some(
        visit: &Visit,
        need: Option<&cynic::Id>,
        here: Here<'_>,
    ) -> Result<Option<Self>, Fault> {
        match need {
            Some(need) => Self::of(visit, need.inner(), here).await,
            None => Ok(None),
        }
    }

    /// Whether there is anything behind the need itself.
    pub(crate) fn has_begun(&self) -> bool {
        !self.records.is_empty()
    }
}
