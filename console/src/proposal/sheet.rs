//! Proposals as rows of files.

use super::ask::{Proposals, Row};
use crate::{
    list::{cell::Cell, export::Batch},
    visit::Visit,
};

/// The columns.
pub(super) const COLUMNS: &[&str] = &[
    "file-need",
    "file-bidder",
    "list-status",
    "list-summary",
    "proposal-trl",
    "proposal-price",
    "list-currency",
    "proposal-months",
    "proposal-handed-in",
    "list-updated-at",
    "list-id",
    "file-need-id",
];

/// The rows of a page of proposals.
pub(super) fn batch(visit: &Visit, found: Proposals) -> Batch {
    let rows = found.nodes.iter().map(|row| cells(visit, row));
    Batch::of(rows, found.page_info, Some(found.total_count))
}

fn cells(visit: &Visit, row: &Row) -> Vec<Cell> {
    let need = row.need.as_ref();
    let content = row.stands.as_ref().and_then(|stands| stands.content.as_ref());
    let price = content.and_then(|content| content.price.as_ref());
    vec![
        Cell::prose(need.map(|need| &need.title)),
        Cell::text(row.bidder.link().map(|(_, name)| name).unwrap_or_default()),
        Cell::text(visit.label(&row.status)),
        Cell::said(content.and_then(|content| content.summary.as_deref())),
        Cell::number(content.and_then(|content| content.trl)),
        Cell::amount(price),
        Cell::currency([price]),
        Cell::number(content.and_then(|content| content.months)),
        Cell::moment(row.handed_in_at),
        Cell::Moment(row.updated_at),
        Cell::text(row.id.inner()),
        Cell::said(need.map(|need| need.id.inner())),
    ]
}
