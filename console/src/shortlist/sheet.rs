//! A need's shortlist as files.

use cynic::{Id, QueryBuilder};

use super::listing::{Shortlist, row};
use crate::{
    fault::Fault,
    list::{
        cell::Cell,
        export::{Batch, Listing},
        turn::Turn,
    },
    schema,
    visit::Visit,
};

#[derive(cynic::QueryVariables)]
struct ById {
    id: Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct Document {
    #[arguments(id: $id)]
    need: Option<Need>,
}

#[derive(cynic::QueryFragment)]
struct Need {
    shortlist: Option<Shortlist>,
}

/// The candidates that the visitor keeps for a need.
pub(super) struct OfNeed(Id);

impl Listing for OfNeed {
    fn of(visit: &Visit, id: &str) -> Result<Self, Fault> {
        visit.known().map(|()| Self(Id::new(id)))
    }

    fn page(&self, path: &str) -> String {
        path.trim_end_matches("/shortlist").to_owned()
    }

    fn title(&self) -> &'static str {
        "shortlist-title"
    }

    fn columns(&self) -> Vec<&'static str> {
        vec![
            "file-place",
            "list-name",
            "file-what",
            "file-owner",
            "file-full",
            "file-added-by",
            "file-added-at",
            "list-id",
        ]
    }

    async fn batch(&self, visit: &Visit, _: Turn) -> Result<Batch, Fault> {
        let by_id = ById { id: self.0.clone() };
        let need = visit.ask(Document::build(by_id)).await?.need.ok_or(Fault::NotFound)?;
        let list = need.shortlist.ok_or(Fault::Forbidden)?;
        let known = list
            .entries
            .iter()
            .filter_map(|entry| Some((row(visit, entry)?, entry.added_at)));
        let rows = (1..).zip(known).map(|(place, (row, added_at))| {
            vec![
                Cell::Number(place),
                Cell::text(row.name),
                Cell::text(row.what),
                Cell::text(row.of),
                Cell::flag(visit, row.is_full),
                Cell::text(row.by),
                Cell::Moment(added_at),
                Cell::text(row.id),
            ]
        });
        Ok(Batch::whole(rows))
    }
}
