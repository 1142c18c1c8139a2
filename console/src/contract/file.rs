//! `/contracts/ID/files/DRAFT.DOCX`: documents of a contract, as the API makes them.

use base64::{Engine, engine::general_purpose::STANDARD};
use cynic::QueryBuilder;
use poem::{IntoResponse, Response, handler, http::header, web::Path};

use crate::{
    code::{Code, ContractFileKind, FileFormat},
    fault::Fault,
    schema,
    visit::Visit,
};

#[derive(cynic::QueryVariables)]
struct Wanted {
    id: cynic::Id,
    kind: ContractFileKind,
    format: FileFormat,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Wanted")]
struct Asked {
    #[arguments(id: $id)]
    contract: Option<Contract>,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Wanted")]
struct Contract {
    #[arguments(kind: $kind, format: $format)]
    download: Option<ContractFile>,
}

#[derive(cynic::QueryFragment)]
struct ContractFile {
    name: String,
    media_type: String,
    content: String,
}

/// The file, to be kept.
#[handler]
pub(super) async fn serve(visit: Visit, Path((id, name)): Path<(String, String)>) -> Result<Response, Fault> {
    visit.known()?;
    let (kind, format) = name.split_once('.').ok_or(Fault::NotFound)?;
    let wanted = Wanted {
        id: id.as_str().into(),
        kind: ContractFileKind::parse(kind).ok_or(Fault::NotFound)?,
        format: FileFormat::parse(format).ok_or(Fault::NotFound)?,
    };
    let contract = visit.ask(Asked::build(wanted)).await?.contract;
    let file = contract.and_then(|contract| contract.download).ok_or(Fault::NotFound)?;
    let bytes = STANDARD
        .decode(file.content)
        .map_err(|error| Fault::Defect(error.to_string()))?;
    // The service made the name: plain letters.
    Ok(bytes
        .with_content_type(file.media_type)
        .with_header(
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}\"", file.name),
        )
        .with_header(header::CACHE_CONTROL, "no-store")
        .with_header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .into_response())
}
