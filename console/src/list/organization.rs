//! The list of organizations.

mod ask;

use chrono::{DateTime, Utc};

pub(super) use ask::ask;

use super::{
    card::{Badge, Card, face},
    cell::{Cell, Column},
    row::{FieldName, Region, fields},
    shape::{Called, Facet, Order, Shape},
};
use crate::{
    code::{LegalNature, OrganizationKind},
    piece::Prose,
    schema,
    visit::Visit,
};

/// What the list offers.
pub(super) const SHAPE: Shape = Shape {
    title: "list-organizations",
    lead: "list-organizations-lead",
    total: "list-organizations-total",
    facets: &[
        Facet::of("kind", "list-organization-kind", Called::Code("OrganizationKind")),
        Facet::of("region", "list-region", Called::Region),
        Facet::of("field", "list-field", Called::Field),
        Facet::of("legal_nature", "list-legal-nature", Called::Code("LegalNature")),
        Facet::of("tag", "list-tag", Called::Itself),
    ],
    extras: &[],
    orders: &[
        Order {
            value: "NEWEST",
            title: "list-order-newest",
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
    Column::shown("list-organization-kind"),
    Column::filed("list-aliases"),
    Column::filed("list-legal-nature"),
    Column::shown("list-region"),
    Column::shown("list-field"),
    Column::shown("list-tag"),
    Column::filed("list-website"),
    Column::filed("list-profile"),
    Column::filed("list-updated-at"),
    Column::filed("list-id"),
];

/// An organization, as lists and files show it.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Organization")]
pub(crate) struct OrganizationRow {
    id: cynic::Id,
    kind: OrganizationKind,
    name: Prose,
    aliases: Vec<String>,
    legal_nature: Option<LegalNature>,
    region: Option<Region>,
    website: Option<String>,
    profile: Option<Prose>,
    fields: Vec<FieldName>,
    tags: Vec<String>,
    updated_at: DateTime<Utc>,
}

impl OrganizationRow {
    fn profile(&self) -> &str {
        self.profile.as_ref().map(Prose::show).unwrap_or_default()
    }

    fn region(&self, visit: &Visit) -> Option<String> {
        self.region.as_ref().map(|region| region.show(visit))
    }

    /// Its card.
    pub(crate) fn card(&self, visit: &Visit) -> Card {
        let name = self.name.show();
        Card {
            to: format!("/organizations/{}", self.id.inner()),
            face: face(name),
            badges: vec![Badge {
                class: "no-sign".to_owned(),
                text: visit.label(&self.kind),
            }],
            title: name.to_owned(),
            meta: self.region(visit).into_iter().collect(),
            lead: self.profile().to_owned(),
            tags: fields(&self.fields),
            plain_tags: self.tags.clone(),
            foot: self
                .legal_nature
                .map(|nature| visit.label(&nature))
                .into_iter()
                .collect(),
            ..Card::default()
        }
    }

    /// Its cells.
    pub(crate) fn cells(&self, visit: &Visit) -> Vec<Cell> {
        vec![
            Cell::Name(self.name.show().to_owned()),
            Cell::text(visit.label(&self.kind)),
            Cell::text(visit.listed(&self.aliases)),
            Cell::text(self.legal_nature.map(|nature| visit.label(&nature)).unwrap_or_default()),
            Cell::text(self.region(visit).unwrap_or_default()),
            Cell::text(visit.listed(fields(&self.fields))),
            Cell::text(visit.listed(&self.tags)),
            Cell::text(self.website.as_deref().unwrap_or_default()),
            Cell::text(self.profile()),
            Cell::Moment(self.updated_at),
            Cell::text(self.id.inner()),
        ]
    }
}
