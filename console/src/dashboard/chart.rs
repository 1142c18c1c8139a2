//! Needs by month, drawn by a charting crate.

use chrono::{Months as Span, NaiveDate};
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
const MOST: u32 = 24;
/// The fewest, so that a young service has a picture too.
const LEAST: u32 = 12;

/// The stand-ins that the style sheet gives the theme's colours.
const SERIES: RGBColor = RGBColor(0, 0, 1);
const INK: RGBColor = RGBColor(0, 0, 0x10);
const HAIR: RGBColor = RGBColor(0, 0, 0x12);

impl Months {
    /// Of what was counted, the latest first.
    pub(super) fn of(visit: &Visit, rows: &Rows<'_>, counts: &[MonthCount]) -> Result<Self, Fault> {
        let row = |(month, from, to, count): (String, NaiveDate, NaiveDate, i32)| MonthRow {
            month,
            count,
            to: rows.list(
                "/needs",
                &[("published_from", &from.to_string()), ("published_to", &to.to_string())],
            ),
        };
        let rows: Vec<_> = without_gaps(counts).into_iter().map(row).collect();
        let picture = if rows.is_empty() {
            String::new()
        } else {
            draw(visit, &rows)?
        };
        Ok(Self { picture, rows })
    }
}

/// The months up to the latest, those without needs too, the earliest first: name, first and last day, count.
fn without_gaps(counts: &[MonthCount]) -> Vec<(String, NaiveDate, NaiveDate, i32)> {
    let (Some(latest), Some(earliest)) = (counts.first(), counts.last()) else {
        return Vec::new();
    };
    let back = (LEAST - 1..MOST - 1).find(|back| {
        latest
            .from
            .checked_sub_months(Span::new(*back))
            .is_none_or(|from| from <= earliest.from)
    });
    let back = back.unwrap_or(MOST - 1);
    let months = (0..=back).rev().filter_map(|back| {
        let from = latest.from.checked_sub_months(Span::new(back))?;
        let to = from.checked_add_months(Span::new(1))?.pred_opt()?;
        let counted = counts.iter().find(|count| count.from == from);
        Some((
            from.format("%Y-%m").to_string(),
            from,
            to,
            counted.map_or(0, |count| count.count),
        ))
    });
    months.collect()
}

fn draw(visit: &Visit, rows: &[MonthRow]) -> Result<String, Fault> {
    let mut svg = String::new();
    try_draw(&mut svg, rows).map_err(|error| Fault::Defect(error.to_string()))?;
    // The picture takes the width that it is given, and says what it is.
    let title = visit.t("dashboard-months").replace(['<', '>', '&', '"'], "");
    Ok(svg.replacen(
        "<svg width=\"480\" height=\"280\"",
        &format!("<svg role=\"img\" aria-label=\"{title}\""),
        1,
    ))
}

fn try_draw(svg: &mut String, rows: &[MonthRow]) -> Result<(), Box<dyn std::error::Error>> {
    let area = SVGBackend::with_string(svg, (480, 280)).into_drawing_area();
    let most = rows.iter().map(|row| row.count).max().unwrap_or(1).max(1);
    let end = u32::try_from(rows.len())?;
    let mut chart = ChartBuilder::on(&area)
        .margin(8)
        .x_label_area_size(28)
        .y_label_area_size(40)
        .build_cartesian_2d((0..end - 1).into_segmented(), 0..(most + most / 10 + 1))?;
    let month = |at: &SegmentValue<u32>| match at {
        SegmentValue::CenterOf(at) => {
            let row = usize::try_from(*at).ok().and_then(|at| rows.get(at));
            row.map(|row| row.month.get(2..).unwrap_or_default().to_owned())
                .unwrap_or_default()
        }
        _ => String::new(),
    };
    let letters = ("sans-serif", 13).into_font().color(&INK);
    chart
        .configure_mesh()
        .disable_x_mesh()
        .light_line_style(TRANSPARENT)
        .bold_line_style(HAIR)
        .axis_style(INK)
        .x_labels(rows.len().min(7))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn month(name: &str, count: i32) -> MonthCount {
        MonthCount {
            from: format!("{name}-01").parse().expect("a day"),
            count,
        }
    }

    #[test]
    fn months_without_needs_are_drawn_too() {
        assert!(without_gaps(&[]).is_empty());
        let young = without_gaps(&[month("2026-11", 3)]);
        assert_eq!((young.len(), young[0].0.as_str(), young[11].3), (12, "2025-12", 3));
        let old = without_gaps(&[month("2026-11", 3), month("2025-06", 2)]);
        assert_eq!(
            (old.len(), old[0].0.as_str(), old[0].3, old[1].3),
            (18, "2025-06", 2, 0)
        );
        let long = without_gaps(&[month("2026-11", 3), month("2020-01", 2)]);
        assert_eq!(long.len(), 24);
        assert_eq!(long[23].2.to_string(), "2026-11-30");
    }

    #[test]
    fn the_picture_has_a_bar_for_each_month_with_needs() {
        let rows: Vec<_> = without_gaps(&[month("2026-11", 3), month("2026-09", 2)])
            .into_iter()
            .map(|(month, _, _, count)| MonthRow {
                month,
                count,
                to: String::new(),
            })
            .collect();
        let mut svg = String::new();
        try_draw(&mut svg, &rows).expect("a picture");
        assert!(
            svg.starts_with("<svg width=\"480\" height=\"280\""),
            "the size is taken out of it"
        );
        assert!(svg.contains("fill=\"#000001\""), "the series has its stand-in");
        assert!(!svg.contains("style="), "the content policy forbids styles");
    }
}
