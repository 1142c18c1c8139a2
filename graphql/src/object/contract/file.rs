//! Documents of a contract.

use async_graphql::{Context, Result, SimpleObject};
use base64::{Engine, engine::general_purpose::STANDARD};

use super::Contract;
use crate::{
    context::asking,
    document::{self, Ledger, Paper},
    domain::settlement::statements,
    error::Error,
    object::code::{ContractFileKind as Kind, FileFormat as Format},
};

/// A document of a contract, or a table of a ledger.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct ContractFile {
    /// What the file is to be called.
    pub(crate) name: String,
    /// Its media type.
    pub(crate) media_type: String,
    /// What it holds, in Base64.
    pub(crate) content: String,
}

/// A document of a contract in a format, if there is one.
pub(super) async fn of(
    ctx: &Context<'_>,
    contract: &Contract,
    kind: Kind,
    format: Format,
) -> Result<Option<ContractFile>> {
    let asking = asking(ctx);
    let language = asking.language;
    let row = &contract.0;
    let bytes = match (kind, format) {
        (Kind::Draft, Format::Docx) | (Kind::Registration, Format::Docx | Format::Csv) => {
            let draft = contract.draft(ctx).await?;
            let paper = Paper {
                row,
                draft: &draft,
                language,
                today: asking.app.clock.today(),
            };
            match (kind, format) {
                (Kind::Draft, _) => document::draft(&paper),
                (_, Format::Docx) => document::registration(&paper),
                _ => document::registration_sheet(&paper).csv(),
            }
        }
        (Kind::Ledger | Kind::Statements, Format::Csv | Format::Xlsx) => {
            let (entries, postings) = contract.ledger(ctx).await?;
            let ledger = Ledger {
                row,
                entries: &entries,
                postings: &postings,
                language,
            };
            let sheet = if kind == Kind::Ledger {
                document::ledger_sheet(&ledger)
            } else {
                document::statement_sheet(&ledger, &statements(&entries, &postings))
            };
            if format == Format::Csv {
                sheet.csv()
            } else {
                sheet.xlsx()
            }
        }
        _ => return Ok(None),
    };
    let bytes = bytes.map_err(Error::internal)?;
    let ending = match format {
        Format::Docx => "docx",
        Format::Csv => "csv",
        Format::Xlsx => "xlsx",
    };
    let what = match kind {
        Kind::Draft => "draft",
        Kind::Registration => "registration",
        Kind::Ledger => "ledger",
        Kind::Statements => "statements",
    };
    Ok(Some(ContractFile {
        name: format!("contract_{}-{what}.{ending}", row.id),
        media_type: format.media_type().to_owned(),
        content: STANDARD.encode(bytes),
    }))
}

impl Format {
    /// The media type of files of this format.
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}
