//! The list of achievements.

mod ask;

use chrono::{DateTime, Utc};

pub(super) use ask::ask;

use super::{
    card::{Badge, Card, levels},
    cell::{Cell, Column},
    row::{FieldName, Owner, fields},
    shape::{Called, Extra, Facet, Order, Shape},
};
use crate::{
    code::{AchievementForm, AchievementLevel, Empowerment, FirstOfKind, TransferMode},
    piece::Prose,
    schema,
    visit::Visit,
};

/// What the list offers.
pub(super) const SHAPE: Shape = Shape {
    title: "list-achievements",
    lead: "list-achievements-lead",
    total: "list-achievements-total",
    facets: &[
        Facet::of("field", "list-field", Called::Field),
        Facet::of("form", "list-form", Called::Code("AchievementForm")),
        Facet::of("mode", "list-mode", Called::Code("TransferMode")),
        Facet::of("level", "list-level", Called::Code("AchievementLevel")),
        Facet::of("region", "list-region", Called::Region),
        Facet {
            values: &["FIRST_SET", "FIRST_BATCH", "FIRST_VERSION"],
            ..Facet::of("first_of_kind", "list-first-of-kind", Called::Code("FirstOfKind"))
        },
    ],
    extras: &[
        Extra::Levels("trl_from", "trl_to", "list-trl"),
        Extra::Flag("rights_settled", "list-rights-settled"),
    ],
    orders: &[
        Order {
            value: "NEWEST",
            title: "list-order-newest",
        },
        Order {
            value: "TRL",
            title: "list-order-trl",
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
    Column::shown("list-owner"),
    Column::shown("list-region"),
    Column::shown("list-field"),
    Column::filed("list-form"),
    Column::shown("list-mode"),
    Column::shown("list-trl").figures().sorted("TRL"),
    Column::shown("list-level"),
    Column::shown("list-rights"),
    Column::filed("list-empowerment"),
    Column::filed("list-first-of-kind"),
    Column::filed("list-keywords"),
    Column::filed("list-finders"),
    Column::filed("list-summary"),
    Column::filed("list-updated-at"),
    Column::filed("list-id"),
];

/// An achievement, as lists and files show it.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Achievement")]
pub(crate) struct AchievementRow {
    id: cynic::Id,
    name: Prose,
    summary: Option<Prose>,
    organization: Option<Owner>,
    fields: Vec<FieldName>,
    forms: Vec<AchievementForm>,
    modes: Vec<TransferMode>,
    keywords: Vec<String>,
    finders: Vec<String>,
    trl: Option<i32>,
    level: Option<AchievementLevel>,
    rights_open: bool,
    empowerment: Empowerment,
    first_of_kind: FirstOfKind,
    updated_at: DateTime<Utc>,
}

impl AchievementRow {
    fn summary(&self) -> &str {
        self.summary.as_ref().map(Prose::show).unwrap_or_default()
    }

    fn owner(&self) -> Option<String> {
        self.organization.as_ref().map(|owner| owner.name.show().to_owned())
    }

    fn region(&self, visit: &Visit) -> Option<String> {
        let region = self.organization.as_ref()?.region.as_ref()?;
        Some(region.show(visit))
    }

    /// Whether the rights in it are settled.
    fn rights(&self, visit: &Visit) -> Badge {
        let (class, text) = if self.rights_open {
            ("warn", visit.t("list-rights-are-open"))
        } else {
            ("good", visit.t("list-rights-are-settled"))
        };
        Badge {
            class: class.to_owned(),
            text,
        }
    }

    /// Its card.
    pub(crate) fn card(&self, visit: &Visit) -> Card {
        let mut plain_tags: Vec<String> = levels(self.trl, None).into_iter().collect();
        plain_tags.extend(self.level.map(|level| visit.label(&level)));
        if self.first_of_kind != FirstOfKind::None {
            plain_tags.push(visit.label(&self.first_of_kind));
        }
        Card {
            to: format!("/achievements/{}", self.id.inner()),
            badges: vec![self.rights(visit)],
            head: vec![visit.listed(self.forms.iter().map(|form| visit.label(form)))],
            title: self.name.show().to_owned(),
            lead: self.summary().to_owned(),
            tags: fields(&self.fields),
            plain_tags,
            foot: self.owner().into_iter().chain(self.region(visit)).collect(),
            foot_end: visit.listed(self.modes.iter().map(|mode| visit.label(mode))),
            ..Card::default()
        }
    }

    /// Its cells.
    pub(crate) fn cells(&self, visit: &Visit) -> Vec<Cell> {
        vec![
            Cell::Name(self.name.show().to_owned()),
            Cell::text(self.owner().unwrap_or_default()),
            Cell::text(self.region(visit).unwrap_or_default()),
            Cell::text(visit.listed(fields(&self.fields))),
            Cell::text(visit.listed(self.forms.iter().map(|form| visit.label(form)))),
            Cell::text(visit.listed(self.modes.iter().map(|mode| visit.label(mode)))),
            Cell::number(self.trl),
            Cell::text(self.level.map(|level| visit.label(&level)).unwrap_or_default()),
            Cell::Badge(self.rights(visit)),
            Cell::text(visit.label(&self.empowerment)),
            Cell::text(visit.label(&self.first_of_kind)),
            Cell::text(visit.listed(&self.keywords)),
            Cell::text(visit.listed(&self.finders)),
            Cell::text(self.summary()),
            Cell::Moment(self.updated_at),
            Cell::text(self.id.inner()),
        ]
    }
}
