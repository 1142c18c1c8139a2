//! What our documents of a word processor have in common.

use docx_rs::{
    AlignmentType, Docx, DocxError, Footer, LineSpacing, PageMargin, Paragraph, Run, RunFonts, Style, StyleType, Table,
    TableCell, TableRow, VAlignType, WidthType,
};

/// A4 in twentieths of a point.
const PAGE: (u32, u32) = (11_906, 16_838);
/// The width of the text.
const WIDTH: usize = 9_026;

/// An empty document with our styles.
pub(super) fn document(foot: &str) -> Docx {
    let fonts = RunFonts::new()
        .ascii("Times New Roman")
        .hi_ansi("Times New Roman")
        .east_asia("SimSun");
    let heading = |id: &str, name: &str, size: usize| Style::new(id, StyleType::Paragraph).name(name).size(size).bold();
    let foot = Paragraph::new()
        .align(AlignmentType::Center)
        .add_run(Run::new().add_text(foot).size(16).color("666666"));
    Docx::new()
        .page_size(PAGE.0, PAGE.1)
        .page_margin(PageMargin::new().top(1_440).bottom(1_440).left(1_440).right(1_440))
        .default_fonts(fonts)
        .default_size(22)
        .default_line_spacing(LineSpacing::new().line(340))
        .add_style(heading("Title", "Title", 36))
        .add_style(heading("Heading1", "heading 1", 26))
        .footer(Footer::new().add_paragraph(foot))
}

/// The title.
pub(super) fn title(text: &str) -> Paragraph {
    Paragraph::new()
        .style("Title")
        .align(AlignmentType::Center)
        .add_run(Run::new().add_text(text).size(36).bold())
}

/// A heading.
pub(super) fn heading(text: &str) -> Paragraph {
    Paragraph::new()
        .style("Heading1")
        .add_run(Run::new().add_text(text).size(26).bold())
}

/// Paragraphs of a text, one for each of its lines.
pub(super) fn prose(text: &str) -> Vec<Paragraph> {
    text.lines()
        .map(|line| Paragraph::new().add_run(Run::new().add_text(line.replace('\t', "    "))))
        .collect()
}

/// A remark in grey.
pub(super) fn remark(text: &str) -> Paragraph {
    Paragraph::new().add_run(Run::new().add_text(text).size(18).color("666666"))
}

/// A table of names and what they say; the first column takes a third.
pub(super) fn facts(rows: &[(String, String)]) -> Table {
    let wide = [WIDTH / 3, WIDTH - WIDTH / 3];
    let rows = rows
        .iter()
        .map(|(name, text)| TableRow::new(vec![cell(name, wide[0], true), cell(text, wide[1], false)]).cant_split());
    Table::new(rows.collect())
        .set_grid(wide.to_vec())
        .width(WIDTH, WidthType::Dxa)
}

/// A table with a head.
pub(super) fn grid(head: &[String], rows: &[Vec<String>]) -> Table {
    let wide = WIDTH / head.len().max(1);
    let line = |cells: &[String], bold| TableRow::new(cells.iter().map(|text| cell(text, wide, bold)).collect());
    let rows = std::iter::once(line(head, true)).chain(rows.iter().map(|row| line(row, false)));
    Table::new(rows.collect())
        .set_grid(vec![wide; head.len()])
        .width(WIDTH, WidthType::Dxa)
}

fn cell(text: &str, wide: usize, bold: bool) -> TableCell {
    let run = |line: &str| {
        let run = Run::new().add_text(line.replace('\t', "    ")).size(20);
        if bold { run.bold() } else { run }
    };
    let empty = TableCell::new()
        .width(wide, WidthType::Dxa)
        .vertical_align(VAlignType::Center);
    if text.is_empty() {
        return empty.add_paragraph(Paragraph::new());
    }
    text.lines().fold(empty, |cell, line| {
        cell.add_paragraph(Paragraph::new().add_run(run(line)))
    })
}

/// The file.
pub(super) fn packed(document: Docx) -> Result<Vec<u8>, Failed> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    document.build().pack(&mut bytes).map_err(DocxError::from)?;
    Ok(bytes.into_inner())
}

/// Why a file could not be made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failed {
    /// The document.
    #[error(transparent)]
    Docx(#[from] DocxError),
    /// The spreadsheet.
    #[error(transparent)]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    /// The values in lines.
    #[error(transparent)]
    Csv(#[from] csv::Error),
}
