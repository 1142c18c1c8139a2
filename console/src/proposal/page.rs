//! `/proposals/ID`: a proposal, its versions with their hashes, its way.

use askama::Template;
use cynic::{Id, QueryBuilder};
use poem::{IntoResponse, Response, handler, http::header, web::Path};

use super::{
    ask::{ById, ByIdFields, Proposal},
    content::Said,
};
use crate::{
    chain::{Chain, Here},
    code::{ProposalAct, ProposalStatus},
    fault::Fault,
    schema,
    thread::Talk,
    visit::Visit,
};

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct Document {
    #[arguments(id: $id)]
    proposal: Option<Proposal>,
}

#[derive(Template)]
#[template(path = "proposal/page.html")]
struct Page<'a> {
    visit: &'a Visit,
    proposal: &'a Proposal,
    title: String,
    said: Option<Said>,
    drafted: Option<Said>,
    /// Whether even its author is not told what it says.
    withheld: bool,
    /// What its parties write each other; none of a bid that is sealed.
    talk: Option<Talk>,
    chain: Option<Chain>,
}

impl Page<'_> {
    fn path(&self) -> String {
        format!("/proposals/{}", self.proposal.id.inner())
    }

    fn may(&self, act: ProposalAct) -> bool {
        self.proposal.acts.contains(&act)
    }

    /// Where the need's poster goes on with what was accepted.
    fn engages(&self) -> Option<String> {
        let need = self.proposal.need.as_ref()?;
        let poster = need.organization.as_ref().map(|organization| &organization.id);
        let goes_on = self.proposal.status == ProposalStatus::Awarded && self.visit.me().writes_as(poster);
        let proposal = self.proposal.id.inner();
        goes_on.then(|| format!("/engagements/new?need={}&proposal={proposal}", need.id.inner()))
    }

    fn hands_in(&self) -> bool {
        let may = [ProposalAct::HandIn, ProposalAct::Revise, ProposalAct::Seal];
        self.proposal.draft.is_some() && may.into_iter().any(|act| self.may(act))
    }

    fn writes(&self) -> bool {
        [ProposalAct::HandIn, ProposalAct::Revise, ProposalAct::Seal]
            .into_iter()
            .any(|act| self.may(act))
    }
}

/// The proposal of an id.
pub(super) async fn find(visit: &Visit, id: &str) -> Result<Proposal, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    let answer: Document = visit.ask(Document::build(ById { id: Id::new(id) })).await?;
    answer.proposal.ok_or(Fault::NotFound)
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    let proposal = &find(&visit, &id).await?;
    let need = proposal.need.as_ref();
    let wanted = need.and_then(|need| need.indicators.as_deref()).unwrap_or_default();
    let said = |version: &Option<super::ask::Version>| {
        let content = version.as_ref()?.content.as_ref()?;
        Some(Said::of(&visit, content, wanted))
    };
    visit.page(&Page {
        visit: &visit,
        proposal,
        title: need.map_or_else(|| visit.t("proposal-one"), |need| need.title.show().to_owned()),
        said: said(&proposal.stands),
        drafted: said(&proposal.draft),
        withheld: proposal
            .stands
            .iter()
            .chain(&proposal.draft)
            .any(|version| version.withheld),
        talk: Talk::find(&visit, &id).await?,
        chain: Chain::of_some(&visit, need.map(|need| &need.id), Here::Proposal(Some(&id))).await?,
    })
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct Texts {
    #[arguments(id: $id)]
    proposal: Option<WithTexts>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Proposal")]
struct WithTexts {
    versions: Vec<Text>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ProposalVersion")]
struct Text {
    number: i32,
    text: Option<String>,
}

/// The text of a version that was handed in, as a file whose hash is the one that was published.
#[handler]
pub(super) async fn download(visit: Visit, Path((id, number)): Path<(String, i32)>) -> Result<Response, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    let answer: Texts = visit.ask(Texts::build(ById { id: Id::new(&id) })).await?;
    let versions = answer.proposal.ok_or(Fault::NotFound)?.versions;
    let found = versions.into_iter().find(|version| version.number == number);
    let text = found.and_then(|version| version.text).ok_or(Fault::NotFound)?;
    let name: String = id
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric() || *letter == '_')
        .collect();
    Ok(text
        .with_content_type("text/plain; charset=utf-8")
        .with_header(
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}-{number}.txt\""),
        )
        .with_header(header::CACHE_CONTROL, "no-store")
        .with_header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .into_response())
}
