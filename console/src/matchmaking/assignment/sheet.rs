//! The assignment as a file: a row for each manager at a need, and one for each need that has nobody.

use super::plan::{Assigned, Line, Plan};
use crate::list::cell::Cell;

/// The columns.
pub(super) const COLUMNS: &[&str] = &[
    "assignment-column-id",
    "assignment-need",
    "assignment-poster",
    "assignment-manager",
    "assignment-column-manager-id",
    "assignment-role",
    "assignment-score",
    "assignment-first",
    "assignment-outcome",
    "assignment-loss",
    "assignment-lack",
];

/// The rows.
pub(super) fn rows(plan: &Plan) -> Vec<Vec<Cell>> {
    let rows = plan.lines.iter().flat_map(|line| {
        let mut staying = line.managers.iter().peekable();
        let nobody = staying.peek().is_none().then(|| row(line, None));
        staying
            .map(|manager| row(line, Some(manager)))
            .chain(nobody)
            .collect::<Vec<_>>()
    });
    rows.collect()
}

fn row(line: &Line, manager: Option<&Assigned>) -> Vec<Cell> {
    let text = |text: &str| Cell::text(text);
    let of = |part: fn(&Assigned) -> &str| text(manager.map_or("", part));
    let first = line.first.as_ref();
    vec![
        text(&line.id),
        text(&line.title),
        text(&line.organization),
        of(|manager| &manager.name),
        of(|manager| &manager.id),
        of(|manager| &manager.role),
        manager.map_or(Cell::Empty, |manager| Cell::Score(manager.points)),
        text(first.map_or("", |first| &first.name)),
        text(first.map_or("", |first| &first.outcome)),
        Cell::Score(line.lost),
        text(&line.lack),
    ]
}
