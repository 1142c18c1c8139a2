//! The list of managers.

mod ask;

use chrono::{DateTime, Utc};

pub(super) use ask::ask;

use super::{
    card::{Badge, Card, Load, face},
    cell::{Cell, Column},
    row::{FieldName, Region, fields},
    shape::{Called, Extra, Facet, Order, Shape},
};
use crate::{
    code::{Activity, Code as _, Competence, ManagerKind},
    piece::{Named, Prose},
    schema,
    visit::Visit,
};

/// What the list offers.
pub(super) const SHAPE: Shape = Shape {
    title: "list-managers",
    lead: "list-managers-lead",
    total: "list-managers-total",
    facets: &[
        Facet::of("field", "list-field", Called::Field),
        Facet::of("kind", "list-manager-kind", Called::Code("ManagerKind")),
        Facet::of("region", "list-region", Called::Region),
        Facet::of("activity", "list-activity", Called::Code("Activity")),
        Facet::of("competence", "list-competence", Called::Code("Competence")),
        Facet::of("language", "list-language", Called::Tongue),
        Facet {
            values: &["FREE", "PARTLY", "FULL"],
            ..Facet::of("load", "list-load", Called::Code("ManagerLoad"))
        },
    ],
    extras: &[Extra::Flag("free_capacity", "list-free-capacity")],
    orders: &[
        Order {
            value: "NEWEST",
            title: "list-order-newest",
        },
        Order {
            value: "CAPACITY",
            title: "list-order-capacity",
        },
        Order {
            value: "UPDATED",
            title: "list-order-updated",
        },
        Order {
            value: "NAME",
            title: "list-order-name",
        },
    ],
};

/// The columns.
pub(super) const COLUMNS: &[Column] = &[
    Column::shown("list-name").sorted("NAME"),
    Column::shown("list-manager-kind"),
    Column::filed("list-headline"),
    Column::shown("list-works-for"),
    Column::shown("list-region"),
    Column::shown("list-field"),
    Column::filed("list-activity"),
    Column::filed("list-competence"),
    Column::shown("list-language"),
    Column::shown("list-load").figures(),
    Column::shown("list-capacity").figures(),
    Column::filed("list-updated-at"),
    Column::filed("list-id"),
];

/// A manager, as lists and files show it.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Manager")]
pub(crate) struct ManagerRow {
    id: cynic::Id,
    kind: ManagerKind,
    name: Prose,
    headline: Option<Prose>,
    region: Option<Region>,
    fields: Vec<FieldName>,
    activities: Vec<Activity>,
    competences: Vec<Competence>,
    languages: Vec<String>,
    capacity: Option<i32>,
    load: Option<i32>,
    has_free_capacity: Option<bool>,
    organizations: Vec<Named>,
    updated_at: DateTime<Utc>,
}

impl ManagerRow {
    fn headline(&self) -> &str {
        self.headline.as_ref().map(Prose::show).unwrap_or_default()
    }

    fn region(&self, visit: &Visit) -> Option<String> {
        self.region.as_ref().map(|region| region.show(visit))
    }

    fn badge(&self, visit: &Visit) -> Badge {
        Badge {
            class: format!("m-{}", self.kind.value().to_ascii_lowercase()),
            text: visit.label(&self.kind),
        }
    }

    /// Where the manager works today.
    fn works_for(&self) -> impl Iterator<Item = String> {
        let organizations = self.organizations.iter();
        organizations.map(|organization| organization.name.show().to_owned())
    }

    /// The card.
    pub(crate) fn card(&self, visit: &Visit) -> Card {
        let mut badges = vec![self.badge(visit)];
        if self.has_free_capacity == Some(false) {
            badges.push(Badge {
                class: "full".to_owned(),
                text: visit.t("list-full"),
            });
        }
        let name = self.name.show();
        Card {
            to: format!("/managers/{}", self.id.inner()),
            face: face(name),
            badges,
            title: name.to_owned(),
            meta: self.works_for().chain(self.region(visit)).collect(),
            lead: self.headline().to_owned(),
            tags: fields(&self.fields),
            foot: vec![visit.listed(self.languages.iter().map(|tongue| visit.label_of("Tongue", tongue)))],
            load: self.load.zip(self.capacity).map(|(now, most)| Load { now, most }),
            ..Card::default()
        }
    }

    /// The cells.
    pub(crate) fn cells(&self, visit: &Visit) -> Vec<Cell> {
        vec![
            Cell::Name(self.name.show().to_owned()),
            Cell::Badge(self.badge(visit)),
            Cell::text(self.headline()),
            Cell::text(visit.listed(self.works_for())),
            Cell::text(self.region(visit).unwrap_or_default()),
            Cell::text(visit.listed(fields(&self.fields))),
            Cell::text(visit.listed(self.activities.iter().map(|activity| visit.label(activity)))),
            Cell::text(visit.listed(self.competences.iter().map(|competence| visit.label(competence)))),
            Cell::text(visit.listed(self.languages.iter().map(|tongue| visit.label_of("Tongue", tongue)))),
            Cell::number(self.load),
            Cell::number(self.capacity),
            Cell::Moment(self.updated_at),
            Cell::text(self.id.inner()),
        ]
    }
}
