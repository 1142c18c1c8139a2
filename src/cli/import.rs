//! `qiao import`: files into records.

use std::{fs::OpenOptions, io::Write, path::PathBuf};

use qiao_entity::language::Language;

use super::{
    Failure, block_on,
    knobs::{Knobs, Stored},
    log, progress,
};
use crate::{
    app::App,
    auth::Requester,
    clock::Clock,
    import::{self, Content, Format, ImportError, Options, Report},
};

/// Failures of a file that are shown on the screen; the report has them all.
const SHOWN: usize = 5;

/// Import records from files 从文件导入
///
/// Takes CSV (UTF-8 or GBK), Excel and JSON Lines. What a file holds is told by its name (needs.csv, 技术需求.xlsx) or by
/// --noun; several files are imported in the order in which they refer to each other. A record is known by its key, so
/// importing again updates it. A row that is wrong is told in FILE.report.csv and the rest goes in. An import that was
/// cut short continues where it was when it is run again. It may run beside the service.
/// 支持 CSV（UTF-8 或 GBK）、Excel 与 JSON Lines；同一编号再次导入即更新；有误的行写入报告，其余照常导入；中断后重新运行会接着导入。
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The files; with --template, the file to write (.csv, .xlsx or .jsonl) instead of printing CSV 文件
    #[arg(value_name = "FILE", required_unless_present = "template")]
    files: Vec<PathBuf>,

    /// What the files hold: organizations, managers, affiliations, needs or achievements 文件内容
    #[arg(long, value_name = "NOUN", value_parser = noun)]
    noun: Option<Content>,

    /// Write a file with the right columns and one example instead of importing 生成模板
    #[arg(long, value_name = "NOUN", value_parser = noun, conflicts_with_all = ["noun", "dry_run", "restart", "report", "sheet"])]
    template: Option<Content>,

    /// The language of a template's headers: zh or en 模板语言
    #[arg(long, value_name = "LANGUAGE", default_value = "zh", value_parser = language)]
    language: Language,

    /// Check everything, tell all that is wrong, store nothing 试运行，不写入
    #[arg(long)]
    dry_run: bool,

    /// Begin at the first row, even if an import of the same file was cut short 从头导入
    #[arg(long)]
    restart: bool,

    /// Where to write the rows that did not go in [default: FILE.report.csv beside each file] 错误报告
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,

    /// The sheet of a spreadsheet [default: the first] 工作表
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,

    #[command(flatten)]
    knobs: Knobs<Stored>,
}

fn noun(name: &str) -> Result<Content, String> {
    Content::named(name).ok_or_else(|| {
        let names = Content::ALL.map(Content::name).join(", ");
        format!("one of: {names}")
    })
}

fn language(code: &str) -> Result<Language, String> {
    code.parse().map_err(|()| "zh or en".to_owned())
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    if let Some(content) = args.template {
        return write_template(content, args);
    }
    let files = in_order(args)?;
    let config = args.knobs.settle()?.config;
    log::start(&config)?;
    std::fs::create_dir_all(&config.data)
        .map_err(|error| Failure::new(format!("the data folder {}: {error}", config.data.display())))?;
    block_on(Box::pin(async {
        let app = App::open(config, Clock::system()).await?;
        let done = import_all(&app, &files, args).await;
        app.stop().await;
        done
    }))
}

/// The files with what they hold, those first that others refer to.
fn in_order(args: &Args) -> Result<Vec<(Content, PathBuf)>, Failure> {
    let mut files = Vec::with_capacity(args.files.len());
    for path in &args.files {
        let content = args.noun.or_else(|| Content::of_file(path)).ok_or_else(|| {
            Failure::usage(format!(
                "what does {} hold? Its name does not tell; say it with --noun needs (or organizations, managers, \
                 affiliations, achievements).",
                path.display()
            ))
        })?;
        files.push((content, path.clone()));
    }
    files.sort_by_key(|(content, _)| *content);
    Ok(files)
}

async fn import_all(app: &App, files: &[(Content, PathBuf)], args: &Args) -> Result<(), Failure> {
    let mut options = Options {
        dry_run: args.dry_run,
        restart: args.restart,
        sheet: args.sheet.clone(),
        report: args.report.clone(),
        ..Options::default()
    };
    let mut failed = 0;
    for (content, path) in files {
        let bar = progress::bar("Importing");
        bar.set_message(format!("Importing {}", content.name()));
        let done = import::run(app, &Requester::Operator, *content, path.as_path(), &options, |done| {
            progress::show(&bar, &done);
        })
        .await;
        bar.finish_and_clear();
        let report = done.map_err(failure)?;
        failed += report.counts.failed;
        tell(&report, args.dry_run)?;
        options.append_report |= report.report.is_some();
        options.promised.extend(report.promised);
    }
    if failed > 0 { Err(Failure::silent()) } else { Ok(()) }
}

fn failure(error: ImportError) -> Failure {
    match error {
        ImportError::Fault(fault) => fault.into(),
        other => Failure::new(other.to_string()),
    }
}

/// Says what became of a file, and the first rows that did not go in.
fn tell(report: &Report, dry_run: bool) -> Result<(), Failure> {
    let counts = report.counts;
    let mut text = format!(
        "{}: {} {}: {} new, {} changed, {} unchanged, {} not imported{}\n",
        report.file.display(),
        counts.rows(),
        report.content.name(),
        counts.created,
        counts.updated,
        counts.unchanged,
        counts.failed,
        if dry_run { " (dry run: nothing was stored)" } else { "" },
    );
    if report.done_before > 0 {
        let line = format!(
            "  continued behind the {} rows of an import that was cut short\n",
            report.done_before
        );
        text.push_str(&line);
    }
    if !report.ignored.is_empty() {
        let line = format!(
            "  columns that are not known and were left out: {}\n",
            report.ignored.join(", ")
        );
        text.push_str(&line);
    }
    for failure in report.failures.iter().take(SHOWN) {
        let line = format!(
            "  row {} {} “{}”: {} {}\n",
            failure.row,
            failure.column,
            failure.value,
            failure.why.zh(),
            failure.why.en()
        );
        text.push_str(&line);
    }
    if let Some(path) = &report.report {
        let line = format!("  every row that was not imported, and why: {}\n", path.display());
        text.push_str(&line);
    }
    super::print(text.as_bytes())
}

fn write_template(content: Content, args: &Args) -> Result<(), Failure> {
    let path = match args.files.as_slice() {
        [] => {
            let bytes = import::template(content, Format::Csv, args.language)?;
            return super::print(&bytes);
        }
        [path] => path,
        _ => return Err(Failure::usage("--template writes one file")),
    };
    let extension = path.extension().and_then(|extension| extension.to_str());
    let format = extension.and_then(Format::of_extension).ok_or_else(|| {
        Failure::usage(format!(
            "{}: the name must end in .csv, .xlsx or .jsonl",
            path.display()
        ))
    })?;
    let bytes = import::template(content, format, args.language)?;
    // A file that someone has filled in is not overwritten.
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .and_then(|mut file| file.write_all(&bytes));
    written.map_err(|error| Failure::new(format!("cannot write {}: {error}", path.display())))?;
    super::print(format!("{}\n", path.display()).as_bytes())
}
