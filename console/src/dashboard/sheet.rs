//! The figures as files: a row for each bar, tile and line, below the name of its chart.

use super::{Page, ask::ask, rows::Bars};
use crate::{
    fault::Fault,
    list::{
        cell::Cell,
        export::{Batch, Listing},
        turn::Turn,
    },
    visit::Visit,
};

/// What the dashboard's charts show.
pub(super) struct Charts;

impl Listing for Charts {
    fn of(_: &Visit, _: &str) -> Result<Self, Fault> {
        Ok(Self)
    }

    fn title(&self) -> &'static str {
        "dashboard-title"
    }

    fn columns(&self) -> Vec<&'static str> {
        vec!["file-chart", "file-value", "file-count"]
    }

    async fn batch(&self, visit: &Visit, _: Turn) -> Result<Batch, Fault> {
        let answer = ask(visit).await?;
        Ok(Batch::whole(rows(&Page::of(visit, &answer)?)))
    }
}

fn rows(page: &Page<'_>) -> Vec<Vec<Cell>> {
    let visit = page.visit;
    let mut rows = Vec::new();
    let mut row = |chart: &str, value: &str, count: i32| {
        rows.push(vec![Cell::text(chart), Cell::text(value), Cell::Number(count.into())]);
    };
    let quality = &page.figures.matching.quality;
    for (name, count) in [
        ("dashboard-needs", page.figures.needs.total_count),
        ("dashboard-open-needs", quality.open_needs),
        ("dashboard-managers", page.figures.managers.total_count),
        ("dashboard-free", page.free()),
        ("dashboard-achievements", page.figures.achievements.total_count),
        ("dashboard-strong", quality.strong),
        ("dashboard-weak", quality.weak),
        ("dashboard-strong-managers", quality.strong_managers),
        ("dashboard-strong-achievements", quality.strong_achievements),
    ] {
        row(&visit.t("file-totals"), &visit.t(name), count);
    }
    let mut bars = |chart: &str, bars: &Bars| {
        for bar in bars.first(&usize::MAX) {
            row(&visit.t(chart), &bar.name, bar.count);
        }
    };
    bars("dashboard-unanswered", &page.unanswered());
    bars("dashboard-noes-reasons", &page.noes.bars);
    bars("dashboard-by-field", &page.fields());
    bars("dashboard-by-stage", &page.stages());
    bars("dashboard-by-need-kind", &page.need_kinds());
    bars("dashboard-map", &page.elsewhere());
    bars("dashboard-by-manager-kind", &page.manager_kinds());
    bars("dashboard-by-load", &page.loads());
    bars("dashboard-by-manager-region", &page.manager_regions());
    bars("dashboard-by-form", &page.forms());
    bars("dashboard-by-trl", &page.trls());
    for passage in page.funnel() {
        row(&visit.t("dashboard-funnel"), &passage.name, passage.count);
    }
    for month in &page.months.rows {
        row(&visit.t("dashboard-months"), &month.month, month.count);
    }
    for tile in page.tiles() {
        row(&visit.t("dashboard-map"), &tile.name, tile.count);
    }
    for reason in &page.noes.reasons {
        for (phase, figure) in page.noes.phases.iter().zip(&reason.figures) {
            let count = figure.as_ref().map_or(0, |(_, count)| *count);
            row(
                &visit.t("dashboard-noes-phases"),
                &format!("{} · {phase}", reason.name),
                count,
            );
        }
    }
    rows
}
