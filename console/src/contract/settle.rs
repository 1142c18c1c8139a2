//! `/contracts/ID/settle` and `/settlement-calculator`: an income is shared out step by step, and written into the ledger.

use askama::Template;
use cynic::QueryBuilder;
use poem::{Response, handler, web::Path};

use super::{
    act::version,
    exact,
    income::{COSTS, HOLDERS, IncomeInput, percent, read, share_field},
    piece::Contract,
    reckoned::{RuleSource, Step},
    show::{find, status},
};
use crate::{
    chain::{Chain, Here},
    change::{Change, Outcome, change},
    code::{Code, LedgerAccount, Payment, SettlementEvent, SettlementPart},
    fault::Fault,
    fields::Fields,
    piece::{Money, Prose},
    problem::{Problem, Problems},
    schema::{self, Whole},
    visit::Visit,
};

/// What `settle` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct SettleInput {
    contract: cynic::Id,
    version: i32,
    income: IncomeInput,
}
change!($ "settle" SettleInput -> "SettlementPayload" { "SettlementPosted" | "InvalidSettlement" });

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query")]
struct Rules {
    settlement_rules: Vec<Rule>,
}

/// A rule by which an income may be shared out.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "SettlementRule")]
struct Rule {
    code: String,
    version: String,
    name: Prose,
    note: Prose,
    source: Option<RuleSource>,
    shares: Vec<Share>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "RuleShare")]
struct Share {
    of: SettlementPart,
    to: SettlementPart,
    least: Option<i32>,
    usual: i32,
    is_rest: bool,
}

impl Share {
    fn field(&self) -> String {
        share_field(self.of, self.to)
    }
}

#[derive(cynic::QueryVariables)]
struct Planned {
    income: IncomeInput,
    contract: Option<cynic::Id>,
    currency: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Planned")]
struct Asked {
    #[arguments(income: $income, contract: $contract, currency: $currency)]
    settlement_plan: Option<Plan>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "SettlementPlan")]
struct Plan {
    problems: Vec<Problem>,
    gross: Money,
    cost: Option<Money>,
    net: Option<Money>,
    steps: Vec<Step>,
    lines: Vec<PlannedLine>,
    claim: Option<Money>,
}

#[derive(cynic::QueryFragment)]
struct PlannedLine {
    account: LedgerAccount,
    holder: String,
    debit: Option<Money>,
    credit: Option<Money>,
}

/// The contract that is settled.
struct Of {
    id: String,
    need: Option<cynic::Id>,
    title: String,
    version: i32,
    /// What may still come in, where the contract is worth a fixed sum.
    left: Option<Money>,
}

impl Of {
    fn settled(contract: Contract) -> Self {
        let fixed = matches!(contract.payment, Some(Payment::LumpSum | Payment::Instalments));
        let left = contract.amount.filter(|_| fixed).map(|amount| Money {
            minor_units: Whole(amount.minor_units.0.saturating_sub(contract.settled.minor_units.0)),
            currency: amount.currency,
        });
        Self {
            id: contract.id.inner().to_owned(),
            need: contract.need.map(|need| need.id),
            title: contract.title,
            version: contract.version,
            left,
        }
    }

    /// Says how much may still come in where more is typed: the API would say it in minor units.
    fn check(&self, visit: &Visit, gross: Whole, problems: &mut Problems) {
        if let Some(left) = self.left.as_ref().filter(|left| gross.0 > left.minor_units.0) {
            problems.add("gross", visit.t1("contracts-gross-left", "amount", exact(left)));
        }
    }
}

#[derive(Template)]
#[template(path = "contract/settle.html")]
struct Page<'a> {
    visit: &'a Visit,
    of: Option<Of>,
    currency: String,
    rules: Vec<Rule>,
    typed: Fields,
    plan: Option<Plan>,
    problems: Problems,
    is_stale: bool,
    chain: Option<Chain>,
}

impl Page<'_> {
    /// The rule that is chosen; the first one to begin with.
    fn rule(&self) -> Option<&Rule> {
        chosen(&self.rules, &self.typed)
    }

    fn is_chosen(&self, code: &str) -> bool {
        self.rule().is_some_and(|rule| rule.code == code)
    }

    /// What a source prescribes for a share.
    fn hint(&self, share: &Share) -> String {
        match share.least {
            Some(least) => self.visit.t1("contracts-share-least", "percent", percent(least)),
            None => self.visit.t("contracts-share-free"),
        }
    }

    fn rule_options(&self) -> Vec<(&str, String)> {
        let rules = self.rules.iter();
        rules
            .map(|rule| (rule.code.as_str(), rule.name.show().to_owned()))
            .collect()
    }

    fn events(&self) -> Vec<(&'static str, String)> {
        use SettlementEvent::{Milestone, Receipt, Royalty, Signing};
        [Receipt, Signing, Milestone, Royalty]
            .map(|event| (event.value(), self.visit.label(&event)))
            .to_vec()
    }

    /// What stands in the field of a share: what was typed, or what is usual.
    fn share(&self, share: &Share) -> String {
        let typed = self.typed.text(&share.field());
        typed.unwrap_or_else(|| percent(share.usual))
    }

    /// The currency as the head of a column has it.
    fn tender(&self) -> String {
        match self.currency.as_str() {
            "CNY" => self.visit.t("contracts-CNY"),
            other => other.to_owned(),
        }
    }

    fn costs() -> Vec<usize> {
        (0..COSTS).collect()
    }

    fn holders() -> [LedgerAccount; 3] {
        HOLDERS
    }
}

fn chosen<'a>(rules: &'a [Rule], typed: &Fields) -> Option<&'a Rule> {
    let code = typed.get("rule");
    rules.iter().find(|rule| rule.code == code).or(rules.first())
}

/// The shares of the chosen rule that can be agreed.
fn agreeable(rules: &[Rule], typed: &Fields) -> Vec<(SettlementPart, SettlementPart)> {
    let shares = chosen(rules, typed).map(|rule| &rule.shares);
    let open = shares.into_iter().flatten().filter(|share| !share.is_rest);
    open.map(|share| (share.of, share.to)).collect()
}

async fn page(
    visit: &Visit,
    of: Option<Of>,
    currency: String,
    typed: Fields,
    mut problems: Problems,
    is_stale: bool,
) -> Result<Response, Fault> {
    let rules = visit.ask(Rules::build(())).await?.settlement_rules;
    let mut plan = None;
    if typed.has("gross") {
        let mut own = Problems::default();
        let shares = agreeable(&rules, &typed);
        let income = read(visit, &typed, &currency, &shares, &mut own);
        if let Some(of) = &of {
            of.check(visit, income.gross, &mut own);
        }
        if own.is_empty() {
            let planned = Planned {
                income,
                contract: of.as_ref().map(|of| cynic::Id::new(&of.id)),
                currency: Some(currency.clone()),
            };
            let found = visit.ask(Asked::build(planned)).await?.settlement_plan;
            let found = found.ok_or(Fault::NotFound)?;
            own = Problems::of(found.problems.clone());
            plan = own.is_empty().then_some(found);
        }
        problems.and(own);
    }
    let chain = match &of {
        Some(of) => Chain::of_some(visit, of.need.as_ref(), Here::Settlement(&of.id)).await?,
        None => None,
    };
    let page = Page {
        visit,
        of,
        currency,
        rules,
        typed,
        plan,
        problems,
        is_stale,
        chain,
    };
    visit.page_of(status(is_stale, &page.problems), &page)
}

/// What the address says, as a form would.
fn typed(visit: &Visit) -> Fields {
    Fields(visit.address().pairs().to_vec())
}

/// The calculator of a contract.
#[handler]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    let contract = find(&visit, &id).await?;
    let (currency, of) = (contract.currency.clone(), Of::settled(contract));
    page(&visit, Some(of), currency, typed(&visit), Problems::default(), false).await
}

/// The calculator without a contract: nothing is kept.
#[handler]
pub(super) async fn calculator(visit: Visit) -> Result<Response, Fault> {
    let fields = typed(&visit);
    let currency = fields.text("currency").unwrap_or_else(|| "CNY".to_owned());
    page(&visit, None, currency, fields, Problems::default(), false).await
}

/// Writes what was calculated into the ledger.
#[handler]
pub(super) async fn post(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    visit.known()?;
    let contract = find(&visit, &id).await?;
    let (currency, of) = (contract.currency.clone(), Of::settled(contract));
    let rules = visit.ask(Rules::build(())).await?.settlement_rules;
    let mut problems = Problems::default();
    let shares = agreeable(&rules, &fields);
    let income = read(&visit, &fields, &currency, &shares, &mut problems);
    of.check(&visit, income.gross, &mut problems);
    let mut is_stale = false;
    if problems.is_empty() {
        let input = SettleInput {
            contract: id.as_str().into(),
            version: version(&fields)?,
            income,
        };
        match input.send(&visit).await? {
            Outcome::Done(()) => {
                return Ok(visit.go_and_say(&format!("/contracts/{id}/ledger"), "notice-contracts-settled"));
            }
            Outcome::Invalid(more) => problems = more,
            Outcome::Stale => is_stale = true,
        }
    }
    page(&visit, Some(of), currency, fields, problems, is_stale).await
}
