//! The timeline as a file and on paper: who decided what and when.

use askama::Template;
use poem::{IntoResponse, Response, handler, http::header, web::Path};

use super::{
    ask::{self, Engagement, Entry, Member},
    show::term,
};
use crate::{
    fault::Fault,
    list::{
        cell::Cell,
        export::{Sheet, csv as file},
    },
    visit::Visit,
};

/// The rows of the file.
fn rows(visit: &Visit, of: &Engagement) -> Result<Vec<u8>, Fault> {
    let columns = [
        "engagement-column-number",
        "engagement-column-at",
        "engagement-column-subject",
        "engagement-column-code",
        "engagement-column-step",
        "engagement-column-from",
        "engagement-column-to",
        "engagement-column-side",
        "engagement-column-person",
        "engagement-column-account",
        "engagement-column-about",
        "engagement-column-manager",
        "engagement-column-reason",
        "engagement-column-sentence",
    ];
    let text = |text: Option<&str>| text.map_or(Cell::Empty, Cell::text);
    let row = |(at, entry): (usize, &Entry)| {
        let step = &entry.step;
        let person = step.person.as_ref();
        vec![
            Cell::Number(i64::try_from(at + 1).unwrap_or(i64::MAX)),
            Cell::Moment(step.at),
            Cell::text(entry.subject.inner()),
            Cell::text(&step.act),
            Cell::text(&step.text),
            text(step.from.as_deref()),
            Cell::text(&step.to),
            Cell::text(visit.label(&step.side)),
            text(person.and_then(|person| person.name.as_deref())),
            text(person.map(|person| person.id.inner())),
            text(entry.about.as_deref()),
            text(entry.manager.as_ref().map(|manager| manager.name.show())),
            step.reason
                .map_or(Cell::Empty, |reason| Cell::text(visit.label(&reason))),
            text(step.sentence.as_deref()),
        ]
    };
    let sheet = Sheet {
        title: of.title(visit),
        columns: columns.iter().map(|key| visit.t(key)).collect(),
        rows: of.timeline.nodes.iter().enumerate().map(row).collect(),
        about: Vec::new(),
    };
    file::write(&sheet).map_err(|error| Fault::Defect(error.to_string()))
}

/// The file.
#[handler]
pub(super) async fn csv(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    let of = ask::whole(&visit, &id).await?;
    let bytes = rows(&visit, &of)?;
    let disposition = format!("attachment; filename=\"{}-timeline.csv\"", of.id.inner());
    Ok(bytes
        .with_content_type("text/csv; charset=utf-8")
        .with_header(header::CONTENT_DISPOSITION, disposition)
        .with_header(header::CACHE_CONTROL, "no-store")
        .with_header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .into_response())
}

#[derive(Template)]
#[template(path = "engagement/print.html")]
struct Page<'a> {
    visit: &'a Visit,
    title: String,
    of: &'a Engagement,
    /// By it one who has the file knows that this page says the same.
    digest: String,
}

impl Page<'_> {
    fn term(&self, member: &Member) -> String {
        term(self.visit, member)
    }
}

/// The page to be printed.
#[handler]
pub(super) async fn print(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    let of = ask::whole(&visit, &id).await?;
    let digest = blake3::hash(&rows(&visit, &of)?).to_hex().to_string();
    visit.page(&Page {
        visit: &visit,
        title: of.title(&visit),
        of: &of,
        digest,
    })
}
