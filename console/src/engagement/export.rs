//! The timeline as a file and on paper: who decided what and when.

use askama::Template;
use poem::{Response, handler, web::Path};

use super::{
    ask::{self, Engagement, Entry, Member},
    show::term,
};
use crate::{
    fault::Fault,
    list::{
        cell::Cell,
        export::{Batch, Listing, Sheet, csv},
        turn::Turn,
    },
    visit::Visit,
};

/// The columns of the file.
const COLUMNS: &[&str] = &[
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

/// The rows of the file.
fn rows(visit: &Visit, of: &Engagement) -> Vec<Vec<Cell>> {
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
    of.timeline.nodes.iter().enumerate().map(row).collect()
}

/// The timeline of an engagement as files.
pub(super) struct Timeline(String);

impl Listing for Timeline {
    fn of(visit: &Visit, id: &str) -> Result<Self, Fault> {
        visit.known().map(|()| Self(id.to_owned()))
    }

    fn page(&self, path: &str) -> String {
        path.trim_end_matches("/timeline").to_owned()
    }

    fn title(&self) -> &'static str {
        "engagement-timeline"
    }

    fn columns(&self) -> Vec<&'static str> {
        COLUMNS.to_vec()
    }

    async fn batch(&self, visit: &Visit, _: Turn) -> Result<Batch, Fault> {
        let of = ask::whole(visit, &self.0).await?;
        Ok(Batch::whole(rows(visit, &of)))
    }
}

/// The digest of the file as CSV.
fn digest(visit: &Visit, of: &Engagement) -> Result<String, Fault> {
    let sheet = Sheet {
        title: String::new(),
        columns: COLUMNS.iter().map(|key| visit.t(key)).collect(),
        rows: rows(visit, of),
        about: Vec::new(),
    };
    let bytes = csv::write(&sheet).map_err(|error| Fault::Defect(error.to_string()))?;
    Ok(blake3::hash(&bytes).to_hex().to_string())
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
    let digest = digest(&visit, &of)?;
    visit.page(&Page {
        visit: &visit,
        title: of.title(&visit),
        of: &of,
        digest,
    })
}
