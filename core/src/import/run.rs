//! Importing one file, batch by batch, so that a run that is cut short can be continued.

use std::{
    collections::{BTreeSet, HashMap, VecDeque},
    path::PathBuf,
    sync::Arc,
};

use chrono::NaiveDate;
use qiao_entity::import_run::{ActiveModel, Column, Entity};
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};
use tokio::sync::mpsc;

use super::{
    Content, Counts, Report,
    batch::{Job, Staged},
    error::ImportError,
    reader::{self, Chunk, Source, Survey},
    report::Writer,
    row::{Failure, Row},
    wording::Why,
};
use crate::{
    app::App,
    auth::Requester,
    domain::write::Write,
    error::{Code, Error},
};

/// How to import.
#[derive(Clone, Debug)]
pub struct Options {
    /// Check everything and store nothing.
    pub dry_run: bool,
    /// Begin at the first row, even if a run of the same file was cut short.
    pub restart: bool,
    /// Rows of one transaction.
    pub batch: usize,
    /// The sheet of a spreadsheet; the first one when none is given.
    pub sheet: Option<String>,
    /// Where to write the rows that did not go in; beside the file when not given.
    pub report: Option<PathBuf>,
    /// Go on with that report rather than begin it: another file of the same command wrote to it.
    pub append_report: bool,
    /// In a dry run: records that files before this one would have stored.
    pub promised: Vec<(Content, String)>,
    /// The day from which days such as `+180d` are counted; today when none is given.
    pub counted_from: Option<NaiveDate>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            dry_run: false,
            restart: false,
            batch: 500,
            sheet: None,
            report: None,
            append_report: false,
            promised: Vec::new(),
            counted_from: None,
        }
    }
}

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is imported.
    pub content: Content,
    /// How much of the file is behind it: bytes of a text, rows of a sheet.
    pub done: u64,
    /// How much there is.
    pub total: u64,
    /// What became of the rows so far.
    pub counts: Counts,
}

/// Imports a file. Wrong rows are told in the report, the rest goes in; a fault of the service ends the run, and running
/// it again with the same file continues behind the last batch.
pub async fn run(
    app: &App,
    requester: &Requester,
    content: Content,
    source: impl Into<Source>,
    options: &Options,
    mut progress: impl FnMut(Progress),
) -> Result<Report, ImportError> {
    if !requester.may_write() {
        return Err(Error::forbidden().into());
    }
    let source = source.into();
    let survey = surveyed(&source, content, options.sheet.clone()).await?;
    let done_before = done_before(app, &survey, options).await?;
    // Beside its file a report is never another file's.
    let appends = done_before > 0 || (options.append_report && options.report.is_some());
    let mut run = Run {
        job: Job {
            app: app.clone(),
            requester: requester.clone(),
            content,
            dry_run: options.dry_run,
            promised: Arc::new(options.promised.iter().cloned().collect()),
            seen: HashMap::new(),
        },
        file: source
            .path()
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        writer: Writer::new(report_path(&source, options), appends, source.path()),
        fingerprint: survey.fingerprint.clone(),
        rows_done: 0,
        counts: Counts::default(),
        position: 0,
        promised: Vec::new(),
    };
    run.writer.clear()?;
    let (send, mut chunks) = mpsc::channel(2);
    let reading = {
        let (source, sheet, size) = (source.clone(), options.sheet.clone(), options.batch.clamp(1, 5_000));
        let today = options.counted_from.unwrap_or_else(|| app.clock.today());
        tokio::task::spawn_blocking(move || {
            reader::read(&source, &survey, content, sheet.as_deref(), size, today, send);
        })
    };
    let mut ignored = BTreeSet::new();
    while let Some(chunk) = chunks.recv().await {
        let chunk: Chunk = chunk?;
        ignored = chunk.ignored;
        run.chunk(chunk.rows, done_before).await?;
        progress(Progress {
            content,
            done: chunk.done,
            total: chunk.total,
            counts: run.counts,
        });
    }
    reading.await.map_err(Error::internal)?;
    if !options.dry_run {
        run.finish().await?;
    }
    Ok(Report {
        content,
        file: source.path().to_owned(),
        counts: run.counts,
        done_before,
        ignored: ignored.into_iter().collect(),
        report: run.writer.written(),
        failures: run.writer.kept,
        position: run.position,
        promised: run.promised,
    })
}

async fn surveyed(source: &Source, content: Content, sheet: Option<String>) -> Result<Survey, ImportError> {
    let source = source.clone();
    let survey = tokio::task::spawn_blocking(move || source.survey(content, sheet.as_deref()));
    survey.await.map_err(Error::internal)?
}

/// How many rows a run of the same file had done when it was cut short.
async fn done_before(app: &App, survey: &Survey, options: &Options) -> Result<u64, Error> {
    if options.restart || options.dry_run {
        return Ok(0);
    }
    let run = Entity::find_by_id(survey.fingerprint.clone()).one(&app.db).await?;
    let unfinished = run.filter(|run| run.finished_at.is_none());
    Ok(unfinished
        .and_then(|run| u64::try_from(run.rows_done).ok())
        .unwrap_or(0))
}

/// Where the report goes: `needs.csv` has it in `needs.report.csv` beside it.
fn report_path(source: &Source, options: &Options) -> Option<PathBuf> {
    match (source, &options.report) {
        (_, Some(path)) => Some(path.clone()),
        (Source::File(path), None) => Some(path.with_extension("report.csv")),
        (Source::Embedded { .. }, None) => None,
    }
}

struct Run {
    job: Job,
    file: String,
    writer: Writer,
    fingerprint: String,
    rows_done: u64,
    counts: Counts,
    position: i64,
    promised: Vec<(Content, String)>,
}

impl Run {
    /// Stores the rows of a chunk that no earlier run has done.
    async fn chunk(&mut self, rows: Vec<Row>, done_before: u64) -> Result<(), ImportError> {
        let behind = done_before.saturating_sub(self.rows_done);
        let passed = rows.len().min(usize::try_from(behind).unwrap_or(usize::MAX));
        for row in &rows[..passed] {
            self.job.pass(row);
        }
        self.rows_done += passed as u64;
        let mut parts = VecDeque::from([&rows[passed..]]);
        // A row that the database refuses spoils its transaction: halves find it in few steps, and the rest goes in.
        while let Some(part) = parts.pop_front() {
            if part.is_empty() {
                continue;
            }
            match self.stage(part).await {
                Ok(staged) => self.settle(staged, part.len()).await?,
                Err(error) if error.code != Code::Internal => return Err(error.into()),
                Err(error) if part.len() == 1 => self.refuse(&part[0], &error).await?,
                Err(_) => {
                    let (left, right) = part.split_at(part.len() / 2);
                    parts.push_front(right);
                    parts.push_front(left);
                }
            }
        }
        Ok(())
    }

    async fn stage(&self, rows: &[Row]) -> Result<Staged, Error> {
        self.job.stage(rows).await
    }

    /// Commits a batch together with how far it brings the import; what did not go in is on disk before that.
    async fn settle(&mut self, staged: Staged, rows: usize) -> Result<(), ImportError> {
        self.writer.write(&staged.failures)?;
        self.rows_done += rows as u64;
        if self.job.dry_run {
            staged.write.discard().await?;
        } else {
            self.mark(&staged.write, false).await?;
            self.position = self.position.max(staged.write.commit().await?);
        }
        self.counts.add(staged.counts);
        self.job.seen.extend(staged.seen);
        let content = self.job.content;
        self.promised.extend(staged.new.into_iter().map(|key| (content, key)));
        Ok(())
    }

    async fn refuse(&mut self, row: &Row, error: &Error) -> Result<(), ImportError> {
        tracing::warn!(
            file = self.file,
            row = row.number,
            detail = error.detail,
            "the database refused a row"
        );
        let staged = Staged {
            write: Write::begin_bulk(&self.job.app).await?,
            counts: Counts {
                failed: 1,
                ..Counts::default()
            },
            failures: vec![Failure {
                row: row.number,
                column: String::new(),
                value: super::record::identity(self.job.content, row).unwrap_or_default(),
                why: Why::Refused(error.detail.clone()),
            }],
            seen: HashMap::new(),
            new: Vec::new(),
        };
        self.settle(staged, 1).await
    }

    /// Notes how far the import is, inside the write that brings it there.
    async fn mark(&self, write: &Write, finished: bool) -> Result<(), Error> {
        let now = write.now();
        let run = ActiveModel {
            fingerprint: Set(self.fingerprint.clone()),
            noun: Set(self.job.content.name().to_owned()),
            file: Set(self.file.clone()),
            rows_done: Set(i64::try_from(self.rows_done).unwrap_or(i64::MAX)),
            started_at: Set(now),
            updated_at: Set(now),
            finished_at: Set(finished.then_some(now)),
        };
        let mut moved = OnConflict::column(Column::Fingerprint);
        moved.update_columns([Column::File, Column::RowsDone, Column::UpdatedAt, Column::FinishedAt]);
        Entity::insert(run)
            .on_conflict(moved)
            .exec_without_returning(write.txn())
            .await?;
        Ok(())
    }

    async fn finish(&mut self) -> Result<(), Error> {
        let write = Write::begin_bulk(&self.job.app).await?;
        self.mark(&write, true).await?;
        write.commit().await?;
        Ok(())
    }
}
