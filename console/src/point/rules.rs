//! `/points`: the rules by which points are given and taken, and the ends of the two ledgers; for everyone.

use askama::Template;
use chrono::NaiveDate;
use cynic::QueryBuilder;
use poem::{Response, handler};

use crate::{
    code::{Code, Ledger},
    fault::Fault,
    piece::Prose,
    schema::{self, Whole},
    visit::Visit,
};

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct Question {
    point_rules: Vec<PointRule>,
    ledger_heads: Vec<LedgerHead>,
}

#[derive(cynic::QueryFragment)]
struct PointRule {
    code: String,
    version: i32,
    ledger: Ledger,
    name: Prose,
    basis: Prose,
    least: i32,
    most: i32,
    is_automatic: bool,
    valid_from: NaiveDate,
    source: Prose,
    source_date: NaiveDate,
}

#[derive(cynic::QueryFragment)]
struct LedgerHead {
    ledger: Ledger,
    number: Whole,
    digest: String,
}

#[derive(Template)]
#[template(path = "point/rules.html")]
struct Page<'a> {
    visit: &'a Visit,
    answer: Question,
}

impl Page<'_> {
    /// Each ledger with its rules and its end.
    fn ledgers(&self) -> Vec<(Ledger, Vec<&PointRule>, Option<&LedgerHead>)> {
        let of = |ledger: Ledger| {
            let rules = self.answer.point_rules.iter().filter(|rule| rule.ledger == ledger);
            let head = self.answer.ledger_heads.iter().find(|head| head.ledger == ledger);
            (ledger, rules.collect(), head)
        };
        Ledger::ALL.iter().copied().map(of).collect()
    }
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    let answer = visit.ask(Question::build(())).await?;
    visit.page(&Page { visit: &visit, answer })
}
