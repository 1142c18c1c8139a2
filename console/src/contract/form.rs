//! `/contracts/new?engagement=…` and `/contracts/ID/edit`: what a contract says.

use askama::Template;
use cynic::QueryBuilder;
use poem::{Response, handler, web::Path};

use super::{
    act::version,
    draft::{ContractInput, Typed},
    piece::ListedClause,
    show::{find, status},
};
use crate::{
    chain::{Chain, Here},
    change::{Change, Outcome, change},
    clash::{Clash, Part, between},
    code::{Code, ContractKind, PartyRole, Payment, TransferMode},
    fault::Fault,
    fields::Fields,
    piece::{Place, Prose},
    problem::Problems,
    schema,
    visit::Visit,
};

/// What `draftContract` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct DraftContractInput {
    engagement: cynic::Id,
    contract: ContractInput,
}

/// A contract that was stored.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct ContractChanged {
    contract: Stored,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Contract")]
struct Stored {
    id: cynic::Id,
}

change!($ "draftContract" DraftContractInput -> "ContractPayload" { ContractChanged | "InvalidContract" });
/// What `changeContract` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct ChangeContractInput {
    id: cynic::Id,
    version: i32,
    contract: ContractInput,
}
change!($ "changeContract" ChangeContractInput -> "ContractPayload" { "ContractChanged" | "InvalidContract" });

#[derive(cynic::QueryVariables)]
struct Wanted {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Wanted")]
struct Begun {
    #[arguments(id: $id)]
    engagement: Option<Engagement>,
}

#[derive(cynic::QueryFragment)]
struct Engagement {
    need: Option<Need>,
    supplier: Option<Organization>,
}

#[derive(cynic::QueryFragment)]
struct Need {
    id: cynic::Id,
    title: Prose,
    organization: Option<Organization>,
}

#[derive(cynic::QueryFragment)]
struct Organization {
    id: cynic::Id,
    name: Prose,
    region: Option<Place>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct Listed {
    contract_clauses: Vec<ListedClause>,
}

type Options = Vec<(&'static str, String)>;

#[derive(Template)]
#[template(path = "contract/form.html")]
struct Page<'a> {
    visit: &'a Visit,
    /// The contract's id; none of a new one.
    id: Option<&'a str>,
    engagement: String,
    version: String,
    typed: Typed,
    clauses: Vec<ListedClause>,
    problems: Problems,
    is_stale: bool,
    clashes: Vec<Clash>,
    kinds: Options,
    modes: Options,
    payments: Options,
    roles: Options,
    currencies: Vec<(&'static str, String)>,
    chain: Option<Chain>,
}

impl Page<'_> {
    /// The name of a field.
    fn field(name: &str) -> String {
        format!("contract.{name}")
    }

    /// What the law says of a clause; nothing where that is its name alone.
    fn hint(clause: &ListedClause) -> &str {
        if clause.quote == clause.name.show() {
            ""
        } else {
            &clause.quote
        }
    }
}

fn options<C: Code>(visit: &Visit) -> Options {
    C::ALL.iter().map(|code| (code.value(), visit.label(code))).collect()
}

async fn clauses(visit: &Visit) -> Result<Vec<ListedClause>, Fault> {
    // What a contract's own fields say has no clause of its own in the form.
    let own = ["PROJECT_NAME", "SUBJECT"];
    let all = visit.ask(Listed::build(())).await?.contract_clauses;
    Ok(all
        .into_iter()
        .filter(|clause| !own.contains(&clause.code.as_str()))
        .collect())
}

/// The parts of the form, as they are called.
fn parts(visit: &Visit, clauses: &[ListedClause]) -> Vec<Part> {
    let own = |name: &str, title: &str| Part::of(format!("contract.{name}"), visit.t(title));
    let mut parts = vec![
        own("title", "contracts-project"),
        Part::coded("contract.kind", visit.t("contracts-kind"), ContractKind::NAME),
        Part::coded("contract.mode", visit.t("contracts-mode"), TransferMode::NAME),
        own("subject", "contracts-subject"),
        own("currency", "contracts-currency"),
        own("amount", "contracts-amount"),
        own("technologyAmount", "contracts-technology-amount"),
        Part::coded("contract.payment", visit.t("contracts-payment"), Payment::NAME),
        own("signedOn", "contracts-signed-on"),
        own("signedAtPlace", "contracts-signed-at"),
        own("validFrom", "contracts-valid-from"),
        own("validUntil", "contracts-valid-until"),
    ];
    parts.extend((0..MOST_PARTIES).map(|row| {
        let title = visit.t1("contracts-party-number", "number", row + 1);
        Part::of(format!("contract.parties.{row}.name"), title)
    }));
    let clause = |clause: &ListedClause| {
        Part::of(
            format!("contract.clause.{}", clause.code),
            clause.name.show().to_owned(),
        )
    };
    parts.extend(clauses.iter().map(clause));
    parts
}

/// The most parties that are compared, as the API has it.
const MOST_PARTIES: usize = 12;

struct Shown<'a> {
    id: Option<&'a str>,
    engagement: String,
    version: String,
    typed: Typed,
    problems: Problems,
    is_stale: bool,
    /// Where what stands and what was typed differ.
    clashes: Vec<Clash>,
}

async fn page(visit: &Visit, clauses: Vec<ListedClause>, shown: Shown<'_>) -> Result<Response, Fault> {
    let currencies = crate::post::amount::UNITS;
    let here = Here::Contract(shown.id);
    let begun = visit.ask(Begun::build(Wanted {
        id: cynic::Id::new(&shown.engagement),
    }));
    let need = begun.await?.engagement.and_then(|engagement| engagement.need);
    let page = Page {
        visit,
        chain: Chain::of_some(visit, need.as_ref().map(|need| &need.id), here).await?,
        id: shown.id,
        engagement: shown.engagement,
        version: shown.version,
        typed: shown.typed,
        clauses,
        problems: shown.problems,
        is_stale: shown.is_stale,
        clashes: shown.clashes,
        kinds: options::<ContractKind>(visit),
        modes: options::<TransferMode>(visit),
        payments: options::<Payment>(visit),
        roles: options::<PartyRole>(visit),
        currencies: currencies
            .into_iter()
            .filter(|unit| unit.name == unit.currency)
            .map(|unit| (unit.currency, unit.currency.to_owned()))
            .collect(),
    };
    visit.page_of(status(page.is_stale, &page.problems), &page)
}

/// A new contract, begun with what its engagement says.
#[handler]
pub(super) async fn new(visit: Visit) -> Result<Response, Fault> {
    visit.known()?;
    let engagement = visit.address().get("engagement").unwrap_or_default().to_owned();
    let wanted = Wanted {
        id: cynic::Id::new(&engagement),
    };
    let begun = visit
        .ask(Begun::build(wanted))
        .await?
        .engagement
        .ok_or(Fault::NotFound)?;
    let title = begun.need.as_ref().map(|need| need.title.show().to_owned());
    let mut typed = Typed::begun().with("title", &title.unwrap_or_default());
    let buyer = begun.need.and_then(|need| need.organization);
    for (row, (role, party)) in [(PartyRole::Buyer, buyer), (PartyRole::Seller, begun.supplier)]
        .into_iter()
        .enumerate()
    {
        let region = party.as_ref().and_then(|party| party.region.as_ref());
        let values = [
            ("name", party.as_ref().map_or("", |party| party.name.show())),
            ("organization", party.as_ref().map_or("", |party| party.id.inner())),
            ("regionCode", region.map_or("", |region| region.code.as_str())),
        ];
        typed.add_party(row, role, &values);
    }
    let clauses = clauses(&visit).await?;
    let shown = Shown {
        id: None,
        engagement,
        version: String::new(),
        typed,
        problems: Problems::default(),
        is_stale: false,
        clashes: Vec::new(),
    };
    page(&visit, clauses, shown).await
}

/// Drafts a contract.
#[handler]
pub(super) async fn draft(visit: Visit, fields: Fields) -> Result<Response, Fault> {
    visit.known()?;
    let clauses = clauses(&visit).await?;
    let codes: Vec<String> = clauses.iter().map(|clause| clause.code.clone()).collect();
    let engagement = fields.get("engagement").to_owned();
    let typed = Typed(fields);
    let mut problems = Problems::default();
    let contract = typed.read(&visit, &codes, &mut problems);
    if problems.is_empty() {
        let input = DraftContractInput {
            engagement: cynic::Id::new(&engagement),
            contract,
        };
        match input.send(&visit).await? {
            Outcome::Done(done) => {
                let to = format!("/contracts/{}", done.contract.id.inner());
                return Ok(visit.go_and_say(&to, "notice-contracts-drafted"));
            }
            Outcome::Invalid(more) => problems = more,
            Outcome::Stale => return Err(Fault::Defect("a new contract has no version".to_owned())),
        }
    }
    let shown = Shown {
        id: None,
        engagement,
        version: String::new(),
        typed,
        problems,
        is_stale: false,
        clashes: Vec::new(),
    };
    page(&visit, clauses, shown).await
}

/// A draft, to be changed.
#[handler]
pub(super) async fn edit(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    let contract = find(&visit, &id).await?;
    let shown = Shown {
        id: Some(&id),
        engagement: contract.engagement_id.inner().to_owned(),
        version: contract.version.to_string(),
        typed: Typed::of(&contract),
        problems: Problems::default(),
        is_stale: false,
        clashes: Vec::new(),
    };
    page(&visit, clauses(&visit).await?, shown).await
}

/// Changes a draft.
#[handler]
pub(super) async fn change(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    visit.known()?;
    let clauses = clauses(&visit).await?;
    let codes: Vec<String> = clauses.iter().map(|clause| clause.code.clone()).collect();
    let seen = version(&fields)?;
    let engagement = fields.get("engagement").to_owned();
    let typed = Typed(fields);
    let mut problems = Problems::default();
    let contract = typed.read(&visit, &codes, &mut problems);
    let mut is_stale = false;
    let mut clashes = Vec::new();
    let mut shown_version = seen;
    if problems.is_empty() {
        let input = ChangeContractInput {
            id: id.as_str().into(),
            version: seen,
            contract,
        };
        match input.send(&visit).await? {
            Outcome::Done(()) => {
                return Ok(visit.go_and_say(&format!("/contracts/{id}"), "notice-contracts-changed"));
            }
            Outcome::Invalid(more) => problems = more,
            Outcome::Stale => {
                // What was typed stays; sent again, it replaces what stands now, which the page links to.
                is_stale = true;
                let now = find(&visit, &id).await?;
                shown_version = now.version;
                clashes = between(&visit, parts(&visit, &clauses), &Typed::of(&now).0, &typed.0);
            }
        }
    }
    let shown = Shown {
        id: Some(&id),
        engagement,
        version: shown_version.to_string(),
        typed,
        problems,
        is_stale,
        clashes,
    };
    page(&visit, clauses, shown).await
}
