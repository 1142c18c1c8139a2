//! The fuzzer's door to imported files.
#![expect(clippy::missing_panics_doc, reason = "to panic is how they say what they find")]

use std::{fs, path::Path};

use chrono::NaiveDate;
use tokio::sync::mpsc;

use super::{
    Content, Source, reader,
    record::{FromRow, NeedRow, References, affiliation, failures, identity, of_problems},
    row::Row,
};
use crate::domain::{achievement, manager, organization};

/// Reads bytes as a file of rows, and each row as a draft. The first line is the file's name: what it holds and how.
pub fn rows(bytes: &[u8]) {
    let mut parts = bytes.splitn(2, |byte| *byte == b'\n');
    let (Some(name), Some(rows)) = (
        parts.next().and_then(|name| std::str::from_utf8(name).ok()),
        parts.next(),
    ) else {
        return;
    };
    let extension = name
        .rsplit('.')
        .next()
        .filter(|end| ["csv", "tsv", "jsonl"].contains(end));
    let (Some(content), Some(extension)) = (Content::of_file(Path::new(name)), extension) else {
        return;
    };
    let file = std::env::temp_dir().join(format!("qiao-fuzz-{}.{extension}", std::process::id()));
    fs::write(&file, rows).expect("a temporary file");
    let source = Source::File(file.clone());
    if let Ok(survey) = source.survey(content, None) {
        // As many chunks as there can be: nobody listens before the end.
        let (send, mut chunks) = mpsc::channel(rows.len() + 2);
        let today = NaiveDate::from_ymd_opt(2026, 9, 30).expect("a day");
        reader::read(&source, &survey, content, None, 2, today, send);
        while let Ok(chunk) = chunks.try_recv() {
            for row in chunk.iter().flat_map(|chunk| &chunk.rows) {
                draft(content, row, today);
            }
        }
    }
    drop(fs::remove_file(file));
}

fn draft(content: Content, row: &Row, today: NaiveDate) {
    let references = References::default();
    let problems = match content {
        Content::Organizations => organization::Draft::from_row(row, None, &references).map(|draft| draft.problems()),
        Content::Managers => manager::Draft::from_row(row, None, &references).map(|draft| draft.problems()),
        Content::Achievements => achievement::Draft::from_row(row, None, &references).map(|draft| draft.problems()),
        Content::Affiliations => affiliation(row, &references, |_| None).map(|draft| draft.problems()),
        Content::Needs => NeedRow::new(row, None, &references)
            .0
            .map(|need| need.draft.problems(true, today, None)),
    };
    let told = of_problems(content, row, problems.unwrap_or_default());
    for failure in told.iter().chain(&failures(content, row, true, &references)) {
        assert!(!failure.why.zh().is_empty() && !failure.why.en().is_empty());
    }
    let _ = identity(content, row);
}
