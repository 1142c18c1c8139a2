//! `qiao ledger`: looks after the ledgers of points.

use std::fmt::Write;

use qiao_entity::point::Ledger;

use super::{
    Failure,
    audit::{digest, read},
    knobs::{Knobs, Stored},
};
use crate::domain::{
    ledger::{self, START, Verdict},
    settlement,
};

/// Look after the ledgers of points 查看积分账本
///
/// Contribution points and credit points stand in two ledgers. Each entry holds the digest of the one before, so that any change is found.
/// 贡献积分与信用积分分立两本账，每条记录都包含上一条的摘要，任何改动都能被发现。
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    Verify(Verify),
    Head(Head),
}

/// Reckon both ledgers of points and the settlements again, and name what is wrong 重新核算积分账本与结算
///
/// Looks at the chain of digests, at what the rules of each entry's time allow, at corrections, appeals and their outcomes, at words and
/// files. An end that was cut off, or a ledger that was written anew from some entry on, is found only with a digest that was kept
/// elsewhere: print them with `qiao ledger head` from time to time, and give them with --head. Changes nothing. Ends with 1 when
/// something is wrong. 核对摘要链、规则、更正、申诉、文字与文件；只读；发现问题时以 1 退出。
#[derive(Debug, clap::Args)]
struct Verify {
    /// A digest that `qiao ledger head` printed earlier, of either ledger; may be given more than once
    #[arg(long, value_name = "DIGEST", value_parser = digest)]
    head: Vec<String>,

    #[command(flatten)]
    knobs: Knobs<Stored>,
}

/// Print ledger, number and digest of the last entries, to be kept elsewhere 输出两本账最后一条的编号与摘要，供另行保存
#[derive(Debug, clap::Args)]
struct Head {
    #[command(flatten)]
    knobs: Knobs<Stored>,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    match &args.what {
        What::Verify(verify) => {
            let config = verify.knobs.settle()?.config;
            let (said, holds) = read(&config, &async |db| checked(db, &verify.head).await)?;
            super::print(said.as_bytes())?;
            if holds { Ok(()) } else { Err(Failure::silent()) }
        }
        What::Head(head) => {
            let config = head.knobs.settle()?.config;
            let heads = read(&config, &async |db| {
                let mut heads = String::new();
                for each in Ledger::all() {
                    let head = ledger::head(db, each).await?;
                    let (number, digest) =
                        head.map_or_else(|| (0, START.to_owned()), |head| (head.number, head.digest));
                    let _ = writeln!(heads, "{} {number} {digest}", each.code());
                }
                Ok(heads)
            })?;
            super::print(heads.as_bytes())
        }
    }
}

/// What is to be said about both ledgers, and whether they hold.
async fn checked(db: &sea_orm::DatabaseConnection, kept: &[String]) -> Result<(String, bool), crate::error::Error> {
    let (mut said, mut holds) = (String::new(), true);
    for each in Ledger::all() {
        let verdict = ledger::verify(db, each).await?;
        holds &= verdict.holds();
        said += &told(each, &verdict);
    }
    let settled = settlement::verify(db).await?;
    holds &= settled.flaws.is_empty();
    let _ = writeln!(said, "Settlements: {} entries were reckoned again.", settled.entries);
    for (entry, flaw) in &settled.flaws {
        let _ = writeln!(said, "WRONG: settlement_{entry} {flaw}.");
    }
    for digest in kept {
        let mut found = digest == START;
        for each in Ledger::all() {
            found |= ledger::holds_digest(db, each, digest).await?;
        }
        holds &= found;
        said += if found {
            "The digest given is that of an entry.\n"
        } else {
            "WRONG: the digest given is that of no entry: an end was cut off, or a ledger was written anew.\n"
        };
    }
    Ok((said, holds))
}

fn told(ledger: Ledger, verdict: &Verdict) -> String {
    let name = ledger.code();
    let mut said = match &verdict.head {
        Some(head) => format!(
            "{name} is unbroken up to entry {}, {}: {} points of {} managers.\n",
            head.number, head.digest, verdict.points, verdict.managers
        ),
        None => format!("{name} is without entries.\n"),
    };
    if let Some((number, flaw)) = verdict.broken {
        let _ = writeln!(said, "WRONG: entry {number} of {name} {flaw}.");
    }
    if verdict.emptied > 0 {
        let _ = writeln!(
            said,
            "{} entries of {name} lost words or a file with an erased account.",
            verdict.emptied
        );
    }
    said
}
