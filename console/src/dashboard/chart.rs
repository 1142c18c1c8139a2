//! Needs by month, drawn by a charting crate.

use plotters::prelude::*;

use super::{ask::MonthCount, rows::Rows};
use crate::{fault::Fault, visit::Visit};

/// A month's figure.
pub(super) struct MonthRow {
    /// The month.
    pub(super) month: String,
    /// How many.
    pub(super) count: i32,
    /// Where the rows are.
    pub(super) to: String,
}

/// The months, the earliest first.
pub(super) struct Months {
    /// The picture; empty when there is nothing to draw.
    pub(super) picture: String,
    /// The figures.
    pub(super) rows: Vec<MonthRow>,
}

/// The most months that a picture shows: the latest.
const MOST: usize = 24;

/// The stand-ins that the style sheet gives the theme's colours.
const SERIES: RGBColor = RGBColor(0, 0, 1);
const INK: RGBColor = RGBColor(0, 0, 0x10);
const HAIR: RGBColor = RGBColor(0, 0, 0x12);

impl Months {
    /// Of what was counted, the latest first.
    pub(super) fn of(visit: &Visit, rows: &Rows<'_>, counts: &[MonthCount]) -> Result<Self, Fault> {
        let row = |count: &MonthCount| MonthRow {
            month: count.month.0.clone(),
            count: count.count,
            to: rows.list(
                "/needs",
                &[
                    ("published_from", &count.from.to_string()),
                    ("published_to", &count.to.to_string()),
                ],
            ),
        };
        let rows: Vec<_> = counts.iter().take(MOST).rev().map(row).collect();
        let picture = if rows.is_empty() {
            String::new()
        } else {
            draw(visit, &rows)?
        };
        Ok(Self { picture, rows })
    }
}

fn draw(visit: &Visit, rows: &[MonthRow]) -> Result<String, Fault> {
    let mut svg = String::new();
    try_draw(&mut svg, rows).map_err(|error| Fault::Defect(error.to_string()))?;
    // The picture takes the width that it is given, and says what it is.
    let title = visit.t("dashboard-months").replace(['<', '>', '&', '"'], "");
    Ok(svg.replacen(
        "<svg width=\"640\" height=\"240\"",
        &format!("<svg role=\"img\" aria-label=\"{title}\""),
        1,
    ))
}

fn try_draw(svg: &mut String, rows: &[MonthRow]) -> Result<(), Box<dyn std::error::Error>> {
    let area = SVGBackend::with_string(svg, (640, 240)).into_drawing_area();
    let most = rows.iter().map(|row| row.count).max().unwrap_or(1).max(1);
    let end = u32::try_from(rows.len())?;
    let mut chart = ChartBuilder::on(&area)
        .margin(8)
        .x_label_area_size(28)
        .y_label_area_size(40)
        .build_cartesian_2d((0..end).into_segmented(), 0..(most + most / 10 + 1))?;
    let month = |at: &SegmentValue<u32>| match at {
        SegmentValue::CenterOf(at) => {
            let row = usize::try_from(*at).ok().and_then(|at| rows.get(at));
            row.map(|row| row.month.get(2..).unwrap_or_default().to_owned())
                .unwrap_or_default()
        }
        _ => String::new(),
    };
    let letters = ("sans-serif", 12).into_font().color(&INK);
    chart
        .configure_mesh()
        .disable_x_mesh()
        .light_line_style(TRANSPARENT)
        .bold_line_style(HAIR)
        .axis_style(INK)
        .x_labels(rows.len().min(12))
        .y_labels(5)
        .x_label_formatter(&month)
        .label_style(letters)
        .draw()?;
    let bars = Histogram::vertical(&chart).style(SERIES.filled()).margin(6).data(
        rows.iter()
            .enumerate()
            .map(|(at, row)| (u32::try_from(at).unwrap_or_default(), row.count)),
    );
    chart.draw_series(bars)?;
    area.present()?;
    drop(chart);
    drop(area);
    Ok(())
}
