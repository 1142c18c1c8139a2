//! `/account/data`: everything that is stored about me, as a file.

use askama::Template;
use cynic::MutationBuilder;
use poem::{IntoResponse, Response, handler, http::header};

use super::{Part, mine};
use crate::{fault::Fault, fields::Fields, schema, visit::Visit};

#[derive(cynic::InputObject, Debug)]
struct ExportMyDataInput {
    page: i32,
}

#[derive(cynic::QueryVariables, Debug)]
struct Variables {
    input: ExportMyDataInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "Variables")]
struct Export {
    #[arguments(input: $input)]
    export_my_data: ExportMyDataPayload,
}

#[derive(cynic::InlineFragments, Debug)]
enum ExportMyDataPayload {
    Done(DataExported),
    #[cynic(fallback)]
    Other,
}

/// What is given out.
#[derive(cynic::QueryFragment, Debug)]
pub(crate) struct DataExported {
    pub(crate) account: cynic::Id,
    pub(crate) document: serde_json::Value,
    pub(crate) more: bool,
}

#[derive(Template)]
#[template(path = "account/data.html")]
struct Page<'a> {
    visit: &'a Visit,
    part: Part,
}

/// The page.
#[handler]
#[expect(clippy::needless_pass_by_value, reason = "what handlers take")]
pub(super) fn show(visit: Visit) -> Result<Response, Fault> {
    mine(&visit)?;
    visit.page(&Page {
        visit: &visit,
        part: Part::Data,
    })
}

/// The part that a form wants: people count from one.
pub(crate) fn wanted(fields: &Fields) -> i32 {
    fields.get("page").parse().unwrap_or(1).max(1) - 1
}

/// A part as a file. Its name says whether there is more.
pub(crate) fn file(exported: &DataExported, page: i32) -> Result<Response, Fault> {
    let text = serde_json::to_vec_pretty(&exported.document).map_err(|error| Fault::Defect(error.to_string()))?;
    let more = if exported.more { "-more-follows" } else { "" };
    let name = format!("qiao-{}-part-{}{more}.json", exported.account.inner(), page + 1);
    Ok(text
        .with_content_type("application/json")
        .with_header(header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))
        .with_header(header::CACHE_CONTROL, "no-store")
        .into_response())
}

/// Gives it out.
#[handler]
pub(super) async fn export(visit: Visit, fields: Fields) -> Result<Response, Fault> {
    mine(&visit)?;
    let page = wanted(&fields);
    let input = ExportMyDataInput { page };
    match visit.ask(Export::build(Variables { input })).await?.export_my_data {
        ExportMyDataPayload::Done(done) => file(&done, page),
        ExportMyDataPayload::Other => Err(Fault::NotFound),
    }
}
