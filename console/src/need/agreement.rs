//! `/needs/ID/agreement`: asks to read what stands under agreement, and takes the request or the agreement back.

use askama::Template;
use cynic::{Id, MutationBuilder, QueryBuilder};
use poem::{Response, handler, http::StatusCode, web::Path};

use super::{
    deciding::{Decided, WithdrawAgreementInput, WithdrawDocument, WithdrawWith},
    step::{ById, ByIdFields},
};
use crate::{
    code::{Level, NeedPart},
    fault::Fault,
    fields::Fields,
    piece::Prose,
    problem::{Problem, Problems},
    schema,
    visit::Visit,
};

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct Document {
    #[arguments(id: $id)]
    need: Option<Need>,
    agreement_text: Option<AgreementText>,
}

#[derive(cynic::QueryFragment)]
struct Need {
    id: Id,
    title: Prose,
    withheld: Vec<NeedPart>,
    levels: super::record::NeedLevels,
}

#[derive(cynic::QueryFragment)]
struct AgreementText {
    version: String,
    text: String,
}

#[derive(cynic::InputObject)]
struct RequestAgreementInput {
    record: Id,
    purpose: String,
    text_version: String,
}

#[derive(cynic::QueryVariables)]
struct With {
    input: RequestAgreementInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "With")]
struct Request {
    #[arguments(input: $input)]
    request_agreement: Payload,
}

#[derive(cynic::InlineFragments)]
#[cynic(graphql_type = "RequestAgreementPayload")]
#[expect(dead_code, reason = "what came is told by its type")]
enum Payload {
    Asked(Asked),
    Invalid(InvalidAgreement),
    #[cynic(fallback)]
    NotFound,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AgreementChanged")]
struct Asked {
    __typename: String,
}

#[derive(cynic::QueryFragment)]
struct InvalidAgreement {
    problems: Vec<Problem>,
}

/// A block of the agreement's text, which is simple Markdown: heads, numbered points that begin in bold, paragraphs.
pub(crate) struct Block {
    pub(crate) is_head: bool,
    pub(crate) bold: String,
    pub(crate) text: String,
}

/// The text in blocks. Nothing of it is HTML.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
    let block = |line: &str| {
        if let Some(head) = line.strip_prefix('#') {
            return Block {
                is_head: true,
                bold: head.trim_start_matches('#').trim().to_owned(),
                text: String::new(),
            };
        }
        let mut parts = line.splitn(3, "**");
        match (parts.next(), parts.next(), parts.next()) {
            (Some(number), Some(bold), Some(rest)) => Block {
                is_head: false,
                bold: format!("{number}{bold}"),
                text: rest.to_owned(),
            },
            _ => Block {
                is_head: false,
                bold: String::new(),
                text: line.to_owned(),
            },
        }
    };
    lines.map(block).collect()
}

#[derive(Template)]
#[template(path = "need/agreement.html")]
struct Page<'a> {
    visit: &'a Visit,
    to: String,
    title: &'a str,
    /// The parts that an agreement opens.
    parts: Vec<String>,
    version: &'a String,
    blocks: Vec<Block>,
    problems: Problems,
    typed: &'a Fields,
}

async fn page(visit: &Visit, id: &str, typed: &Fields, problems: Problems) -> Result<Response, Fault> {
    let answer: Document = visit.ask(Document::build(ById { id: Id::new(id) })).await?;
    let need = answer.need.ok_or(Fault::NotFound)?;
    let text = answer.agreement_text.ok_or(Fault::NotFound)?;
    let veiled = need
        .withheld
        .iter()
        .filter(|part| need.levels.of(**part) == Level::Agreement);
    let parts: Vec<_> = veiled.map(|part| visit.label(part)).collect();
    let to = format!("/needs/{}", need.id.inner());
    if parts.is_empty() {
        return Ok(visit.go_and_say(&to, "notice-need-nothing-veiled"));
    }
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    visit.page_of(
        status,
        &Page {
            visit,
            to,
            title: need.title.show(),
            parts,
            version: &text.version,
            blocks: blocks(&text.text),
            problems,
            typed,
        },
    )
}

/// The form.
#[handler]
pub(super) async fn form(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    if visit.me().account.is_none() {
        return Err(Fault::LogIn);
    }
    page(&visit, &id, &Fields::default(), Problems::default()).await
}

/// Asks.
#[handler]
pub(super) async fn ask(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    if visit.me().account.is_none() {
        return Err(Fault::LogIn);
    }
    let mut problems = Problems::default();
    if fields.text("purpose").is_none() {
        problems.add("purpose", visit.t("need-purpose-problem"));
    }
    if fields.text("textVersion").is_none() {
        problems.add("textVersion", visit.t("need-agree-problem"));
    }
    if !problems.is_empty() {
        return page(&visit, &id, &fields, problems).await;
    }
    let input = RequestAgreementInput {
        record: Id::new(&id),
        purpose: fields.get("purpose").to_owned(),
        text_version: fields.get("textVersion").to_owned(),
    };
    let answer: Request = visit.ask(Request::build(With { input })).await?;
    match answer.request_agreement {
        Payload::Asked(_) => Ok(visit.go_and_say(&format!("/needs/{id}"), "notice-need-asked")),
        Payload::Invalid(invalid) => page(&visit, &id, &fields, Problems::of(invalid.problems)).await,
        Payload::NotFound => Err(Fault::NotFound),
    }
}

/// Takes it back.
#[handler]
pub(super) async fn withdraw(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let input = WithdrawAgreementInput {
        agreement: Id::new(fields.get("agreement")),
        version: fields.get("version").parse().unwrap_or_default(),
    };
    let answer: WithdrawDocument = visit.ask(WithdrawDocument::build(WithdrawWith { input })).await?;
    let to = format!("/needs/{id}");
    match answer.withdraw_agreement {
        Decided::Changed(_) => Ok(visit.go_and_say(&to, "notice-need-agreement-withdrawn")),
        // Whatever else became of it stands on the page.
        Decided::Stale(_) | Decided::Invalid(_) => Ok(visit.go_and_say(&to, "notice-need-agreement-moved-on")),
        Decided::NotFound => Err(Fault::NotFound),
    }
}

#[cfg(test)]
mod tests {
    use super::blocks;

    #[test]
    fn a_text_is_read_as_heads_points_and_paragraphs() {
        let read = blocks("# A <b>\n\nWho asks.\n1. **What.** Only **this**.\n");
        let read: Vec<_> = read
            .iter()
            .map(|block| (block.is_head, block.bold.as_str(), block.text.as_str()))
            .collect();
        assert_eq!(
            read,
            [
                (true, "A <b>", ""),
                (false, "", "Who asks."),
                (false, "1. What.", " Only **this**."),
            ]
        );
    }
}
