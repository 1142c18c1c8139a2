//! `qiao audit`: whether the audit log is as it was written.

use std::fmt::Write as _;

use clap::Subcommand;

use super::{
    Failure, block_on,
    doctor::database::missing_file,
    knobs::{Knobs, Stored},
};
use crate::{
    config::Config,
    database,
    domain::audit::{self, Verdict},
};

/// Check the audit log, or print its end 检查审计日志，或输出其末端摘要
///
/// Sensitive actions (roles, members, tokens, agreements, exports, erasures) are written into a log in which each entry
/// holds the digest of the one before. 敏感操作写入审计日志，每条记录都包含上一条的摘要，任何改动都能被发现。
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Verify(Verify),
    Head(Head),
}

/// Walk the whole log and name the first entry that is not as it was written 逐条核对审计日志
///
/// A changed, removed or inserted entry is found by the log alone. An end that was cut off, or a log that was written
/// anew from some entry on, is found only with a digest that was kept elsewhere: print one with `qiao audit head` from
/// time to time, keep it where nobody who can write to the database can, and give it with --head. Changes nothing. Ends
/// with 1 when something is wrong. 只读；发现问题时以 1 退出。
#[derive(Debug, clap::Args)]
struct Verify {
    /// A digest that `qiao audit head` printed earlier
    #[arg(long, value_name = "DIGEST", value_parser = digest)]
    head: Option<String>,

    #[command(flatten)]
    knobs: Knobs<Stored>,
}

/// Print number and digest of the last entry, to be kept elsewhere 输出最后一条的编号与摘要，供另行保存
#[derive(Debug, clap::Args)]
struct Head {
    #[command(flatten)]
    knobs: Knobs<Stored>,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    match &args.what {
        What::Verify(verify) => {
            let config = verify.knobs.settle()?.config;
            let verdict = read(&config, &async |db| audit::verify(db, verify.head.as_deref()).await)?;
            super::print(said(&verdict).as_bytes())?;
            if verdict.holds() {
                Ok(())
            } else {
                Err(Failure::silent())
            }
        }
        What::Head(head) => {
            let config = head.knobs.settle()?.config;
            let head = read(&config, &async |db| audit::head(db).await)?;
            let (number, digest) = head.map_or_else(|| (0, audit::START.to_owned()), |head| (head.number, head.digest));
            super::print(format!("{number} {digest}\n").as_bytes())
        }
    }
}

/// Reads from the database as it is: nothing is made and no step is applied.
pub(super) fn read<T>(
    config: &Config,
    work: &impl AsyncFn(&sea_orm::DatabaseConnection) -> Result<T, crate::error::Error>,
) -> Result<T, Failure> {
    if let Some(file) = missing_file(&database::url(config)) {
        return Err(Failure::new(format!("there is no database {file}")));
    }
    block_on(Box::pin(async {
        let db = database::connect(config).await?;
        let read = work(&db).await;
        drop(db.close().await);
        Ok(read?)
    }))
}

/// What `qiao audit head` prints as a digest.
pub(super) fn digest(given: &str) -> Result<String, String> {
    let is_one = given.len() == audit::START.len() && given.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_one {
        Ok(given.to_ascii_lowercase())
    } else {
        Err("a digest has 64 hexadecimal digits".to_owned())
    }
}

fn said(verdict: &Verdict) -> String {
    let upto = match &verdict.head {
        Some(head) => format!("unbroken up to entry {}, {}", head.number, head.digest),
        None => "without entries".to_owned(),
    };
    let mut said = format!("The audit log is {upto}.\n");
    if let Some((number, flaw)) = verdict.broken {
        let _ = writeln!(said, "WRONG: entry {number} {flaw}.");
    }
    match verdict.kept {
        Some(true) => said += "The digest given is that of an entry of it.\n",
        Some(false) if verdict.broken.is_none() => {
            said += "WRONG: the digest given is that of no entry: its end was cut off, or it was written anew.\n";
        }
        _ => {}
    }
    said
}
