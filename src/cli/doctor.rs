//! `qiao doctor`: checks the configuration and the machine and says what to do. Changes nothing.

mod access;
pub(super) mod database;
mod login;
mod machine;
mod report;
mod settings;

use super::{
    Failure, block_on,
    knobs::{All, Knobs},
};
use report::{Check, Report};

/// Check the configuration and the machine, and say what to do 检查配置与环境，并给出处理办法
///
/// Looks at the settings and where each came from, the data folder, free disk, the database and its migrations, the
/// search index, and the OpenID provider where there is one. Changes nothing and prints no secret. Ends with 1 when something is wrong.
/// 检查设置及其来源、数据目录、磁盘空间、数据库与迁移、检索索引，以及所设置的身份提供方；只读，不打印密码。
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Print one JSON object instead of text
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    knobs: Knobs<All>,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let mut report = Report::default();
    match args.knobs.settle() {
        Ok(settings) => {
            report.add(settings::sources(&settings));
            report.add(settings::names());
            report.add(settings::token(&settings));
            let config = &settings.config;
            report.add(machine::folder(&config.data));
            report.add(machine::disk(&config.data));
            report.add(machine::address(config.listen));
            report.add(access::certificate(config));
            report.add(access::introspection(config));
            let last = block_on(Box::pin(async { Ok(database::checks(config, &mut report).await) }))?;
            report.add(machine::index(config, last));
            if let Some(check) = block_on(Box::pin(async { Ok(login::provider(config).await) }))? {
                report.add(check);
            }
        }
        Err(failure) => report.add(Check::wrong(
            "settings",
            failure.message().to_owned(),
            "Mend the settings named above; the other checks need them.",
        )),
    }
    super::print(if args.json { report.json() } else { report.text() }.as_bytes())?;
    if report.is_well() {
        Ok(())
    } else {
        Err(Failure::silent())
    }
}
