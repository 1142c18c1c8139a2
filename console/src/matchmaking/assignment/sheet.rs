//! The assignment as a file: a row for each manager at a need, and one for each need that has nobody.

use poem::{IntoResponse, Response, http::header};

use super::plan::{Assigned, Line, Plan};
use crate::{
    fault::Fault,
    list::{
        cell::Cell,
        export::{Sheet, csv},
    },
    visit::Visit,
};

/// The file.
pub(super) fn csv(visit: &Visit, plan: &Plan) -> Result<Response, Fault> {
    let columns = [
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
    let rows = plan.lines.iter().flat_map(|line| {
        let mut staying = line.managers.iter().peekable();
        let nobody = staying.peek().is_none().then(|| row(line, None));
        staying
            .map(|manager| row(line, Some(manager)))
            .chain(nobody)
            .collect::<Vec<_>>()
    });
    let sheet = Sheet {
        title: visit.t("assignment-title"),
        columns: columns.iter().map(|key| visit.t(key)).collect(),
        rows: rows.collect(),
        about: Vec::new(),
    };
    let bytes = csv::write(&sheet).map_err(|error| Fault::Defect(error.to_string()))?;
    Ok(bytes
        .with_content_type("text/csv; charset=utf-8")
        .with_header(header::CONTENT_DISPOSITION, "attachment; filename=\"assignment.csv\"")
        .with_header(header::CACHE_CONTROL, "no-store")
        .with_header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .into_response())
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
        of(|manager| &manager.score),
        text(first.map_or("", |first| &first.name)),
        text(first.map_or("", |first| &first.outcome)),
        text(&line.loss),
        text(&line.lack),
    ]
}
