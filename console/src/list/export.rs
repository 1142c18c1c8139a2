//! Lists as files: the rows that the address filters, in columns with names in the visitor's language.

pub(crate) mod csv;
mod xlsx;

use poem::{IntoResponse, Response, http::header};
use url::form_urlencoded::byte_serialize;

use super::{cell::Cell, noun::Counts, turn::Turn};
use crate::{code::Noun, fault::Fault, visit::Visit};

/// The most rows of a file.
pub(crate) const MOST: usize = 5_000;

/// Rows asked for at once.
const AT_ONCE: i32 = 100;

/// What goes into a file.
pub(crate) struct Sheet {
    /// The list's name.
    pub(crate) title: String,
    /// The names of the columns.
    pub(crate) columns: Vec<String>,
    /// The rows.
    pub(crate) rows: Vec<Vec<Cell>>,
    /// What the file says about itself: name and value.
    pub(crate) about: Vec<(String, String)>,
}

/// The list of the address as CSV.
pub(super) async fn csv(visit: &Visit, noun: Noun) -> Result<Response, Fault> {
    let (sheet, is_cut) = sheet(visit, noun).await?;
    let text = csv::write(&sheet).map_err(|error| Fault::Defect(error.to_string()))?;
    Ok(file(visit, noun, "csv", "text/csv; charset=utf-8", text, is_cut))
}

/// The list of the address as XLSX.
pub(super) async fn xlsx(visit: &Visit, noun: Noun) -> Result<Response, Fault> {
    let (sheet, is_cut) = sheet(visit, noun).await?;
    let about = visit.t("list-about");
    // Thousands of rows take a while to be packed: others are to be answered meanwhile.
    let packed = tokio::task::spawn_blocking(move || xlsx::write(&sheet, &about)).await;
    let packed = packed.map_err(|error| Fault::Defect(error.to_string()))?;
    let bytes = packed.map_err(|error| Fault::Defect(error.to_string()))?;
    let media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(file(visit, noun, "xlsx", media, bytes, is_cut))
}

/// All rows, up to the most; and whether there are more.
async fn sheet(visit: &Visit, noun: Noun) -> Result<(Sheet, bool), Fault> {
    let address = visit.address();
    let mut rows = Vec::new();
    let mut total = 0;
    let mut after = None;
    loop {
        let counts = if after.is_none() { Counts::Total } else { Counts::None };
        let found = noun.ask(visit, address, Turn::behind(AT_ONCE, after), counts).await?;
        if counts == Counts::Total {
            total = found.total;
        }
        let records = found.hits.iter().filter(|hit| hit.row.noun() == Some(noun));
        rows.extend(records.map(|hit| hit.row.cells(visit)));
        after = found.info.end_cursor.filter(|_| found.info.has_next_page);
        if after.is_none() || rows.len() >= MOST {
            break;
        }
    }
    let is_cut = after.is_some();
    rows.truncate(MOST);
    let title = visit.t(noun.shape().title);
    let about = vec![
        (visit.t("list-about-list"), title.clone()),
        (visit.t("list-about-address"), address.at(noun.path())),
        (visit.t("list-about-total"), visit.count(total)),
        (visit.t("list-about-rows"), visit.count(rows.len())),
        (visit.t("list-about-most"), visit.count(MOST)),
    ];
    let columns = noun.columns().iter().map(|column| visit.t(column.title)).collect();
    let sheet = Sheet {
        title,
        columns,
        rows,
        about,
    };
    Ok((sheet, is_cut))
}

/// A file to be kept. One that does not hold all rows says so in its name.
fn file(visit: &Visit, noun: Noun, kind: &str, media: &'static str, bytes: Vec<u8>, is_cut: bool) -> Response {
    let plain = noun.path().trim_start_matches('/');
    let title = visit.t(noun.shape().title);
    let (plain, title) = if is_cut {
        let title = visit.t2("list-file-cut", "name", title, "rows", MOST.to_string());
        (format!("{plain}-first-{MOST}.{kind}"), format!("{title}.{kind}"))
    } else {
        (format!("{plain}.{kind}"), format!("{title}.{kind}"))
    };
    let encoded: String = byte_serialize(title.as_bytes()).collect();
    let encoded = encoded.replace('+', "%20");
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}");
    bytes
        .with_content_type(media)
        .with_header(header::CONTENT_DISPOSITION, disposition)
        .with_header(header::CACHE_CONTROL, "no-store")
        .with_header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .into_response()
}
