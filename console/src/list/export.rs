//! Lists as files: the rows that an address selects, from all pages, in columns with names in the visitor's language.
//!
//! A list that pages show is a [`Listing`]; [`routes`] puts its two files beside its page, and the macro `files` of
//! `list/choice.html` links to them.

pub(crate) mod csv;
mod xlsx;

use std::{future::Future, marker::PhantomData};

use poem::{Endpoint, FromRequest, IntoResponse, Request, Response, Route, get, http::header};
use url::form_urlencoded::byte_serialize;

use super::{cell::Cell, turn::Turn};
use crate::{fault::Fault, piece::PageInfo, visit::Visit};

/// The most rows of a file, where nothing else is said.
pub(crate) const MOST: usize = 5_000;

/// A list that can be had as files, asked for with the visitor's rights as its page is.
pub(crate) trait Listing: Sized + Send + Sync + 'static {
    /// Rows asked for at once: as many as the API gives and one request may cost.
    const AT_ONCE: i32 = 100;

    /// The most rows of a file.
    const MOST: usize = MOST;

    /// The list at the visit's address; `id` is what the path names. Refuses whom its page refuses.
    fn of(visit: &Visit, id: &str) -> Result<Self, Fault>;

    /// Its page, by the path of its files without their suffix.
    fn page(&self, path: &str) -> String {
        path.to_owned()
    }

    /// The key of what it is called.
    fn title(&self) -> &'static str;

    /// The keys of the names of its columns.
    fn columns(&self) -> Vec<&'static str>;

    /// Some of its rows.
    fn batch(&self, visit: &Visit, turn: Turn) -> impl Future<Output = Result<Batch, Fault>> + Send;
}

/// Some rows of a list.
pub(crate) struct Batch {
    /// A cell for each column.
    pub(crate) rows: Vec<Vec<Cell>>,
    /// The cursor behind which there are more; none behind the last row.
    pub(crate) after: Option<String>,
    /// How many rows the whole list has, where the API told.
    pub(crate) total: Option<i64>,
}

impl Batch {
    /// Of rows that the API gave.
    pub(crate) fn of(rows: impl Iterator<Item = Vec<Cell>>, info: PageInfo, total: Option<i32>) -> Self {
        Self {
            rows: rows.collect(),
            after: info.end_cursor.filter(|_| info.has_next_page),
            total: total.map(i64::from),
        }
    }

    /// Of a list that comes as a whole.
    pub(crate) fn whole(rows: impl IntoIterator<Item = Vec<Cell>>) -> Self {
        let rows: Vec<_> = rows.into_iter().collect();
        Self {
            total: i64::try_from(rows.len()).ok(),
            rows,
            after: None,
        }
    }
}

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

/// The addresses of both files of a list whose page is at a path.
pub(crate) fn routes<L: Listing>(route: Route, path: &str) -> Route {
    let file = |kind| {
        get(File::<L> {
            kind,
            list: PhantomData,
        })
    };
    route
        .at(format!("{path}.csv"), file(Kind::Csv))
        .at(format!("{path}.xlsx"), file(Kind::Xlsx))
}

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Csv,
    Xlsx,
}

impl Kind {
    fn suffix(self) -> &'static str {
        match self {
            Self::Csv => ".csv",
            Self::Xlsx => ".xlsx",
        }
    }

    fn media(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// A file of a list.
struct File<L> {
    kind: Kind,
    list: PhantomData<fn() -> L>,
}

impl<L: Listing> Endpoint for File<L> {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        let visit = Visit::from_request_without_body(&request).await?;
        let list = L::of(&visit, request.raw_path_param("id").unwrap_or_default())?;
        Ok(file(&visit, &list, self.kind).await?)
    }
}

/// The file of a list. One that does not hold all rows says so in its name.
async fn file<L: Listing>(visit: &Visit, list: &L, kind: Kind) -> Result<Response, Fault> {
    let address = visit.address();
    let path = address.path().trim_end_matches(kind.suffix());
    let (sheet, is_cut) = sheet(visit, list, &list.page(path)).await?;
    let plain = path.trim_start_matches('/').replace('/', "-");
    let (plain, title) = if is_cut {
        let title = visit.t2(
            "list-file-cut",
            "name",
            sheet.title.as_str(),
            "rows",
            L::MOST.to_string(),
        );
        (format!("{plain}-first-{}", L::MOST), title)
    } else {
        (plain, sheet.title.clone())
    };
    let about = visit.t("list-about");
    // Thousands of rows take a while to be packed: others are to be answered meanwhile.
    let packed = tokio::task::spawn_blocking(move || match kind {
        Kind::Csv => csv::write(&sheet).map_err(|error| Fault::Defect(error.to_string())),
        Kind::Xlsx => xlsx::write(&sheet, &about).map_err(|error| Fault::Defect(error.to_string())),
    });
    let bytes = packed.await.map_err(|error| Fault::Defect(error.to_string()))??;
    let encoded: String = byte_serialize(title.as_bytes()).collect();
    let encoded = encoded.replace('+', "%20");
    let suffix = kind.suffix();
    let disposition = format!("attachment; filename=\"{plain}{suffix}\"; filename*=UTF-8''{encoded}{suffix}");
    Ok(bytes
        .with_content_type(kind.media())
        .with_header(header::CONTENT_DISPOSITION, disposition)
        .with_header(header::CACHE_CONTROL, "no-store")
        .with_header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .into_response())
}

/// All rows, up to the most; and whether there are more.
async fn sheet<L: Listing>(visit: &Visit, list: &L, page: &str) -> Result<(Sheet, bool), Fault> {
    let mut rows = Vec::new();
    let mut total = None;
    let mut after = None;
    loop {
        let turn = Turn {
            rank: rows.len(),
            is_for_file: true,
            ..Turn::behind(L::AT_ONCE, after)
        };
        let batch = list.batch(visit, turn).await?;
        rows.extend(batch.rows);
        total = total.or(batch.total);
        after = batch.after;
        if after.is_none() || rows.len() >= L::MOST {
            break;
        }
    }
    let is_cut = after.is_some() || rows.len() > L::MOST;
    rows.truncate(L::MOST);
    let title = visit.t(list.title());
    let held = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let about = vec![
        (visit.t("list-about-list"), title.clone()),
        (visit.t("list-about-address"), visit.address().at(page)),
        (visit.t("list-about-total"), visit.count(total.unwrap_or(held))),
        (visit.t("list-about-rows"), visit.count(held)),
        (visit.t("list-about-most"), visit.count(L::MOST)),
        (visit.t("list-about-times"), "UTC".to_owned()),
    ];
    let columns = list.columns().into_iter().map(|column| visit.t(column)).collect();
    let sheet = Sheet {
        title,
        columns,
        rows,
        about,
    };
    Ok((sheet, is_cut))
}

impl Visit {
    /// Where a file of the list is whose page is at a path: filtered as the page is, from its beginning.
    pub(crate) fn file(&self, path: &str, kind: &str) -> String {
        self.address().at(&format!("{path}.{kind}"))
    }
}
