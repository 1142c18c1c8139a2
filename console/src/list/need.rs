//! The list of needs.

mod ask;

use chrono::{DateTime, NaiveDate, Utc};

pub(super) use ask::ask;

use super::{
    card::{Badge, Card, levels},
    cell::{Cell, Column},
    row::{FieldName, IndustryName, Owner, fields},
    shape::{Called, Extra, Facet, Order, Shape},
};
use crate::{
    code::{Code as _, NeedKind, NeedStatus, TransferMode},
    piece::{Money, Prose},
    schema,
    visit::Visit,
};

/// The statuses in the order of a need's life; drafts and submitted needs are seen by their owners.
const LIFE: [&str; 10] = [
    "DRAFT",
    "SUBMITTED",
    "PUBLISHED",
    "MATCHING",
    "NEGOTIATING",
    "CONTRACTED",
    "LANDED",
    "WITHDRAWN",
    "EXPIRED",
    "CLOSED",
];

/// What the list offers.
pub(super) const SHAPE: Shape = Shape {
    title: "list-needs",
    lead: "list-needs-lead",
    total: "list-needs-total",
    facets: &[
        Facet {
            values: &LIFE,
            ..Facet::of("status", "list-status", Called::Code("NeedStatus"))
        },
        Facet::of("field", "list-field", Called::Field),
        Facet::of("kind", "list-need-kind", Called::Code("NeedKind")),
        Facet::of("region", "list-region", Called::Region),
        Facet::of("industry", "list-industry", Called::Industry),
        Facet::of("mode", "list-mode", Called::Code("TransferMode")),
    ],
    extras: &[
        Extra::Days("deadline_from", "deadline_to", "list-deadline"),
        Extra::Days("published_from", "published_to", "list-published"),
        Extra::Level("trl", "list-trl-wanted"),
        Extra::Flag("strong", "list-strong"),
        Extra::Silent("strong_manager", "list-strong-manager"),
        Extra::Silent("strong_achievement", "list-strong-achievement"),
        Extra::Coded("reached", "list-reached", "NeedMilestone"),
        Extra::Member("mine", "list-mine"),
    ],
    orders: &[
        Order {
            value: "NEWEST",
            title: "list-order-newest",
        },
        Order {
            value: "DEADLINE",
            title: "list-order-deadline",
        },
        Order {
            value: "WAITING",
            title: "list-order-waiting",
        },
        Order {
            value: "UPDATED",
            title: "list-order-updated",
        },
        Order {
            value: "TITLE",
            title: "list-order-title",
        },
    ],
};

/// The columns.
pub(super) const COLUMNS: &[Column] = &[
    Column::shown("list-title").sorted("TITLE"),
    Column::shown("list-status"),
    Column::shown("list-need-kind"),
    Column::shown("list-field"),
    Column::filed("list-industry"),
    Column::filed("list-mode"),
    Column::shown("list-posted-by"),
    Column::shown("list-region"),
    Column::filed("list-trl-from").figures(),
    Column::filed("list-trl-to").figures(),
    Column::shown("list-budget-min").figures(),
    Column::shown("list-budget-max").figures(),
    Column::filed("list-currency"),
    Column::shown("list-deadline").sorted("DEADLINE"),
    Column::filed("list-valid-until"),
    Column::filed("list-published-at"),
    Column::filed("list-updated-at"),
    Column::filed("list-summary"),
    Column::filed("list-id"),
];

/// A need, as lists and files show it.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Need")]
pub(crate) struct NeedRow {
    id: cynic::Id,
    kind: NeedKind,
    status: NeedStatus,
    title: Prose,
    summary: Option<Prose>,
    organization: Option<Owner>,
    fields: Vec<FieldName>,
    industries: Vec<IndustryName>,
    modes: Vec<TransferMode>,
    trl_from: Option<i32>,
    trl_to: Option<i32>,
    budget_min: Option<Money>,
    budget_max: Option<Money>,
    deadline: Option<NaiveDate>,
    valid_until: Option<NaiveDate>,
    published_at: Option<DateTime<Utc>>,
    updated_at: DateTime<Utc>,
}

impl NeedRow {
    /// Its page.
    fn to(&self) -> String {
        format!("/needs/{}", self.id.inner())
    }

    fn badge(&self, visit: &Visit) -> Badge {
        Badge {
            class: format!("s-{}", self.status.value().to_ascii_lowercase()),
            text: visit.label(&self.status),
        }
    }

    /// Its card.
    pub(crate) fn card(&self, visit: &Visit) -> Card {
        let posted = self.organization.as_ref();
        let unnamed = || visit.t("list-unnamed");
        let mut foot = vec![posted.map_or_else(unnamed, |posted| posted.name.show().to_owned())];
        let region = posted.and_then(|posted| posted.region.as_ref());
        foot.extend(region.map(|region| region.show(visit)));
        Card {
            to: self.to(),
            badges: vec![self.badge(visit)],
            head: vec![visit.label(&self.kind)],
            head_end: self.deadline.map_or_else(String::new, |deadline| {
                visit.t1("list-until", "date", visit.date(&deadline))
            }),
            title: self.title.show().to_owned(),
            lead: self.summary.as_ref().map(Prose::show).unwrap_or_default().to_owned(),
            tags: fields(&self.fields),
            plain_tags: levels(self.trl_from, self.trl_to).into_iter().collect(),
            foot,
            foot_end: self.budget(visit),
            ..Card::default()
        }
    }

    /// What it may cost; empty when that is not said.
    fn budget(&self, visit: &Visit) -> String {
        let money = match (&self.budget_min, &self.budget_max) {
            (Some(min), Some(max)) if min == max => visit.money(min),
            (Some(min), Some(max)) => format!("{} – {}", visit.money(min), visit.money(max)),
            (Some(min), None) => visit.t1("list-budget-from", "amount", visit.money(min)),
            (None, Some(max)) => visit.t1("list-budget-to", "amount", visit.money(max)),
            (None, None) => return String::new(),
        };
        visit.t1("list-budget", "amount", money)
    }

    /// Its cells.
    pub(crate) fn cells(&self, visit: &Visit) -> Vec<Cell> {
        let posted = self.organization.as_ref();
        let region = posted.and_then(|posted| posted.region.as_ref());
        let (least, most) = (self.budget_min.as_ref(), self.budget_max.as_ref());
        vec![
            Cell::Name(self.title.show().to_owned()),
            Cell::Badge(self.badge(visit)),
            Cell::text(visit.label(&self.kind)),
            Cell::text(visit.listed(fields(&self.fields))),
            Cell::text(visit.listed(self.industries.iter().map(|industry| industry.name.show()))),
            Cell::text(visit.listed(self.modes.iter().map(|mode| visit.label(mode)))),
            Cell::text(posted.map(|posted| posted.name.show()).unwrap_or_default()),
            Cell::text(region.map(|region| region.show(visit)).unwrap_or_default()),
            Cell::number(self.trl_from),
            Cell::number(self.trl_to),
            Cell::amount(least),
            Cell::amount(most),
            Cell::currency([most, least]),
            Cell::day(self.deadline),
            Cell::day(self.valid_until),
            Cell::moment(self.published_at),
            Cell::Moment(self.updated_at),
            Cell::text(self.summary.as_ref().map(Prose::show).unwrap_or_default()),
            Cell::text(self.id.inner()),
        ]
    }
}
