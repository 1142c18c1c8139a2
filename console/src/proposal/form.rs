//! `/needs/ID/propose`, `/proposals/ID/edit`: a proposal is written.

use askama::Template;
use cynic::{Id, QueryBuilder};
use poem::{Response, handler, http::StatusCode, web::Path};

use super::{
    ask::{ById, ByIdFields, Indicator},
    input::{PostProposalInput, Read, SaveProposalInput, filled},
    page::find,
};
use crate::{
    change::{Change as _, Outcome},
    clash::{Clash, Part, between},
    code::{Code, IpExclusivity, IpOwnership, NeedKind, Payment},
    fault::Fault,
    fields::Fields,
    piece::Prose,
    post::amount::UNITS,
    problem::Problems,
    schema,
    visit::Visit,
};

/// Blank rows that a form has beside those that are filled.
const BLANK: usize = 3;
/// Most rows of a list in the form.
const MOST: usize = 20;

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct Document {
    #[arguments(id: $id)]
    need: Option<Need>,
}

#[derive(cynic::QueryFragment)]
struct Need {
    id: Id,
    kind: NeedKind,
    title: Prose,
    indicators: Option<Vec<Indicator>>,
}

type Options = Vec<(&'static str, String)>;

#[derive(Template)]
#[template(path = "proposal/form.html")]
struct Page<'a> {
    visit: &'a Visit,
    /// Where the form's page leads back to.
    to: String,
    title: String,
    is_bid: bool,
    indicators: &'a [Indicator],
    /// For whom it can be written; none where that is settled.
    bidders: Vec<(String, String)>,
    version: i32,
    typed: &'a Fields,
    problems: Problems,
    is_stale: bool,
    /// Where what stands and what was typed differ.
    clashes: Vec<Clash>,
}

impl Page<'_> {
    fn options<C: Code>(&self) -> Options {
        C::ALL
            .iter()
            .map(|code| (code.value(), self.visit.label(code)))
            .collect()
    }

    fn ownerships(&self) -> Options {
        self.options::<IpOwnership>()
    }

    fn exclusivities(&self) -> Options {
        self.options::<IpExclusivity>()
    }

    fn payments(&self) -> Options {
        self.options::<Payment>()
    }

    fn levels(&self) -> Vec<(String, String)> {
        let level = |level: i32| (level.to_string(), self.visit.t(&format!("post-TRL-{level}")));
        (1..=9).map(level).collect()
    }

    fn units(&self) -> Options {
        let units = UNITS.iter();
        units
            .map(|unit| (unit.name, self.visit.t(&format!("post-UNIT-{}", unit.name))))
            .collect()
    }

    /// The rows of a list: those that are filled, and some that are blank.
    fn rows(&self, list: &str) -> std::ops::Range<usize> {
        let filled = self.typed.rows(list).last().map_or(0, |row| row + 1);
        0..(filled + BLANK).min(MOST)
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
    fn value(&self, list: &str, row: &usize, field: &str) -> &str {
        self.typed.get(&format!("content.{list}.{row}.{field}"))
    }

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        clippy::unused_self,
        reason = "templates call methods and pass references"
    )]
    fn name(&self, list: &str, row: &usize, field: &str) -> String {
        format!("content.{list}.{row}.{field}")
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
    fn wrong(&self, list: &str, row: &usize, field: &str) -> Vec<&str> {
        self.problems.at(&self.name(list, row, field))
    }
}

fn answer(visit: &Visit, page: &Page<'_>) -> Result<Response, Fault> {
    let status = match (page.is_stale, page.problems.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::OK,
    };
    visit.page_of(status, page)
}

/// For whom the visitor can write: the organizations that it edits for, and the manager that it is.
fn bidders(visit: &Visit) -> Vec<(String, String)> {
    let me = visit.me();
    let manager = me.account.as_ref().and_then(|account| account.manager.as_ref());
    let manager = manager.map(|_| ("manager".to_owned(), visit.t("proposal-as-manager")));
    let organizations = me
        .writes_for()
        .map(|own| (own.id.inner().to_owned(), own.name.show().to_owned()));
    organizations.chain(manager).collect()
}

async fn need(visit: &Visit, id: &str) -> Result<Need, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    let answer: Document = visit.ask(Document::build(ById { id: Id::new(id) })).await?;
    answer.need.ok_or(Fault::NotFound)
}

fn begin(visit: &Visit, need: &Need, typed: &Fields, problems: Problems) -> Result<Response, Fault> {
    let bidders = bidders(visit);
    if bidders.is_empty() {
        return Err(Fault::Forbidden);
    }
    let page = Page {
        visit,
        to: format!("/needs/{}", need.id.inner()),
        title: need.title.show().to_owned(),
        is_bid: need.kind == NeedKind::OpenChallenge,
        indicators: need.indicators.as_deref().unwrap_or_default(),
        bidders,
        version: 0,
        typed,
        problems,
        is_stale: false,
        clashes: Vec::new(),
    };
    answer(visit, &page)
}

/// The form of a new one.
#[handler]
pub(super) async fn new(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    let need = need(&visit, &id).await?;
    begin(&visit, &need, &Fields::default(), Problems::default())
}

/// Begins it.
#[handler]
pub(super) async fn post(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let need = need(&visit, &id).await?;
    let read = Read::of(&visit, &fields);
    if !read.problems.is_empty() {
        return begin(&visit, &need, &fields, read.problems);
    }
    let organization = fields.text("bidder").filter(|bidder| bidder != "manager").map(Id::new);
    let input = PostProposalInput {
        need: need.id.clone(),
        organization,
        content: read.content.clone(),
    };
    match input.send(&visit).await? {
        Outcome::Done(begun) => {
            let to = format!("/proposals/{}", begun.proposal.id.inner());
            Ok(visit.go_and_say(&to, "notice-proposal-saved"))
        }
        Outcome::Invalid(problems) => begin(&visit, &need, &fields, read.placed(&problems)),
        Outcome::Stale => Err(Fault::Defect("a new proposal has no version".to_owned())),
    }
}

/// The parts of the form, as they are called.
pub(super) fn parts(visit: &Visit) -> Vec<Part> {
    let own = |name: &str, title: &str| Part::of(format!("content.{name}"), visit.t(title));
    vec![
        own("summary", "proposal-summary"),
        own("approach", "proposal-approach"),
        own("values", "proposal-values"),
        own("trl", "proposal-trl"),
        own("maturity", "proposal-maturity"),
        Part::coded(
            "content.ipOwnership",
            visit.t("proposal-ip-ownership"),
            IpOwnership::NAME,
        ),
        Part::coded(
            "content.ipExclusivity",
            visit.t("proposal-ip-exclusivity"),
            IpExclusivity::NAME,
        ),
        own("ipPosition", "proposal-ip"),
        own("price", "proposal-price"),
        Part::coded("content.payment", visit.t("proposal-payment"), Payment::NAME),
        own("months", "proposal-months"),
        own("schedule", "proposal-schedule"),
        own("team", "proposal-team"),
    ]
}

async fn written(
    visit: &Visit,
    id: &str,
    typed: Option<&Fields>,
    problems: Problems,
    is_stale: bool,
) -> Result<Response, Fault> {
    let proposal = find(visit, id).await?;
    let need = proposal.need.as_ref().ok_or(Fault::NotFound)?;
    let latest = proposal.draft.as_ref().or(proposal.stands.as_ref());
    let stored = latest.and_then(|version| version.content.as_ref()).map(filled);
    let stored = stored.unwrap_or_default();
    let page = Page {
        visit,
        to: format!("/proposals/{id}"),
        title: need.title.show().to_owned(),
        is_bid: proposal.challenge.is_some(),
        indicators: need.indicators.as_deref().unwrap_or_default(),
        bidders: Vec::new(),
        version: proposal.version,
        clashes: typed
            .filter(|_| is_stale)
            .map(|typed| between(visit, parts(visit), &stored, typed))
            .unwrap_or_default(),
        typed: typed.unwrap_or(&stored),
        problems,
        is_stale,
    };
    answer(visit, &page)
}

/// The form of one that is there.
#[handler]
pub(super) async fn edit(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    written(&visit, &id, None, Problems::default(), false).await
}

/// Saves what was written.
#[handler]
pub(super) async fn save(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let read = Read::of(&visit, &fields);
    if !read.problems.is_empty() {
        return written(&visit, &id, Some(&fields), read.problems, false).await;
    }
    let input = SaveProposalInput {
        proposal: Id::new(&id),
        version: fields.get("version").parse().unwrap_or_default(),
        content: read.content.clone(),
    };
    match input.send(&visit).await? {
        Outcome::Done(()) => Ok(visit.go_and_say(&format!("/proposals/{id}"), "notice-proposal-saved")),
        Outcome::Invalid(problems) => {
            let placed = read.placed(&problems);
            written(&visit, &id, Some(&fields), placed, false).await
        }
        Outcome::Stale => written(&visit, &id, Some(&fields), Problems::default(), true).await,
    }
}
