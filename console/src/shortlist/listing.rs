//! A need's shortlist as it is asked for, and as it is shown.

use chrono::{DateTime, Utc};

use crate::{
    candidate,
    code::{ManagerKind, OrganizationKind},
    piece::{Named, Prose},
    schema,
    visit::Visit,
};

/// The candidates that the visitor keeps for a need.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct Shortlist {
    is_organizations: bool,
    may_change: bool,
    pub(super) entries: Vec<ShortlistEntry>,
    hidden_count: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct ShortlistEntry {
    node: Kept,
    added_by: Option<Person>,
    pub(super) added_at: DateTime<Utc>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
struct Person {
    name: Option<String>,
}

/// A record that a shortlist can hold. Few fields: a list has up to fifty, and no pages.
#[derive(cynic::InlineFragments, Clone, Debug)]
#[cynic(graphql_type = "Node")]
enum Kept {
    Manager(Manager),
    Achievement(Achievement),
    Organization(Organization),
    #[cynic(fallback)]
    Unknown,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
struct Manager {
    id: cynic::Id,
    name: Prose,
    kind: ManagerKind,
    has_free_capacity: Option<bool>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
struct Achievement {
    id: cynic::Id,
    name: Prose,
    organization: Option<Named>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
struct Organization {
    id: cynic::Id,
    name: Prose,
    kind: OrganizationKind,
}

/// A candidate on the list.
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) to: String,
    pub(crate) name: String,
    /// What it is.
    pub(crate) what: String,
    /// The class of the badge that says so.
    pub(crate) class: String,
    /// Whether it is a manager who cannot take on another engagement.
    pub(crate) is_full: bool,
    /// To whom it belongs.
    pub(crate) of: String,
    /// Who put it there; empty where nobody is named.
    pub(crate) by: String,
    pub(crate) when: String,
    /// The order that lifts it by one; empty for the first one.
    pub(crate) up: String,
    /// The order that lowers it by one; empty for the last one.
    pub(crate) down: String,
}

/// The list, ready to be shown.
pub(crate) struct Listing {
    /// Whether the members of the organization share it.
    pub(crate) is_shared: bool,
    pub(crate) may_change: bool,
    pub(crate) rows: Vec<Row>,
    /// How many candidates the visitor may not know of any more.
    pub(crate) hidden: i32,
}

impl Listing {
    /// Of what was asked for.
    pub(crate) fn of(visit: &Visit, list: &Shortlist) -> Self {
        let mut rows: Vec<_> = list.entries.iter().filter_map(|entry| row(visit, entry)).collect();
        let ids: Vec<_> = rows.iter().map(|row| row.id.clone()).collect();
        for (at, row) in rows.iter_mut().enumerate() {
            // Two that are named take, in the order named, the places that they have together.
            if let Some(before) = at.checked_sub(1).and_then(|before| ids.get(before)) {
                row.up = format!("{} {before}", row.id);
            }
            if let Some(behind) = ids.get(at + 1) {
                row.down = format!("{behind} {}", row.id);
            }
        }
        Self {
            is_shared: list.is_organizations,
            may_change: list.may_change,
            rows,
            hidden: list.hidden_count,
        }
    }

    /// Whether a candidate is on it.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.rows.iter().any(|row| row.id == id)
    }
}

/// An entry, where the console knows what it is.
pub(super) fn row(visit: &Visit, entry: &ShortlistEntry) -> Option<Row> {
    let (path, id, name, what, class, of) = match &entry.node {
        Kept::Manager(node) => {
            let class = candidate::manager_class(node.kind);
            ("managers", &node.id, &node.name, visit.label(&node.kind), class, None)
        }
        Kept::Achievement(node) => {
            let what = visit.t("shortlist-achievement");
            let of = node.organization.as_ref();
            ("achievements", &node.id, &node.name, what, String::new(), of)
        }
        Kept::Organization(node) => {
            let what = visit.label(&node.kind);
            ("organizations", &node.id, &node.name, what, String::new(), None)
        }
        Kept::Unknown => return None,
    };
    Some(Row {
        to: format!("/{path}/{}", id.inner()),
        id: id.inner().to_owned(),
        name: name.show().to_owned(),
        what,
        class,
        is_full: matches!(&entry.node, Kept::Manager(node) if node.has_free_capacity == Some(false)),
        of: of.map(|of| of.name.show().to_owned()).unwrap_or_default(),
        by: entry
            .added_by
            .as_ref()
            .and_then(|by| by.name.clone())
            .unwrap_or_default(),
        when: visit.day(&entry.added_at),
        up: String::new(),
        down: String::new(),
    })
}
