//! `docs/import.md`, made of the tables of columns.

use std::fmt::Write as _;

use qiao_entity::language::Language;

use super::*;
use crate::import::{
    column::{Column, columns},
    template::allowed,
};

const INTRODUCTION: &str = include_str!("introduction.md");

fn document() -> String {
    let mut text = INTRODUCTION.to_owned();
    for content in Content::ALL {
        write!(text, "\n## {} {}\n\n", content.zh(), content.name()).expect("memory");
        text.push_str("| Code | 中文表头 | English header | Required | Meaning | Allowed | Example |\n");
        text.push_str("|---|---|---|---|---|---|---|\n");
        for column in columns(content) {
            let Column {
                code,
                zh,
                en,
                means,
                example,
                ..
            } = column;
            let required = if column.required { "yes" } else { "" };
            let cells = [
                format!("`{code}`"),
                (*zh).to_owned(),
                (*en).to_owned(),
                required.to_owned(),
                format!("{}<br>{}", means[0], means[1]),
                allowed(column, Language::En),
                example[0].to_owned(),
            ];
            let cells = cells.map(|cell| cell.replace('|', "\\|").replace('\n', "<br>"));
            writeln!(text, "| {} |", cells.join(" | ")).expect("memory");
        }
    }
    text
}

/// `QIAO_WRITE_DOCS=1 cargo test docs` writes the file anew.
#[test]
fn the_documentation_says_what_the_columns_say() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/import.md");
    let wanted = document();
    if std::env::var_os("QIAO_WRITE_DOCS").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(&path, &wanted).expect("the file is written");
    }
    let is = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        is == wanted,
        "docs/import.md is old: run `QIAO_WRITE_DOCS=1 cargo test docs`"
    );
}
