//! The command line: one file per command. A command reads its settings, builds what it needs and says what it did.

mod audit;
mod columns;
mod completions;
mod demo;
mod doctor;
mod eval;
mod failure;
mod folder;
mod import;
mod knobs;
mod ledger;
mod log;
mod progress;
mod reindex;
mod schema;
mod serve;
mod token;
mod user;

use std::{io::Write, pin::Pin, process::ExitCode};

use clap::{Parser, Subcommand};

pub use self::failure::Failure;

const ABOUT: &str = "Qiao 桥: technology needs meet the managers, achievements and institutions that can solve them";

const LONG_ABOUT: &str = "\
Qiao 桥 is an open service where an enterprise's technology need meets the technology manager, the achievement and the \
institution that can solve it. A need goes in; ranked and explained candidates come out, through a GraphQL API.

桥是一个开放的技术供需对接服务：企业提出技术需求，系统给出排好序、说明理由的技术经理人、科技成果与机构。";

const AFTER: &str = "\
First steps 第一步:
  qiao demo             try it with demo data, nothing else needed 用演示数据试用
  qiao doctor           check the configuration and the machine 检查配置与环境
  qiao serve            run the service 运行服务

A setting is looked for in flags, then in the environment (QIAO_…), then in a TOML file (--config, QIAO_CONFIG, or qiao.toml \
in the working folder). 设置的优先级：命令行参数 > 环境变量 > TOML 文件。

Exit codes: 0 done, 1 it went wrong, 2 the command or a setting is not right. 退出码：0 成功，1 失败，2 参数或设置有误。";

/// What `qiao` understands.
#[derive(Debug, Parser)]
#[command(name = "qiao", version, about = ABOUT, long_about = LONG_ABOUT, after_help = AFTER, max_term_width = 110)]
#[command(
    subcommand_required = true,
    arg_required_else_help = true,
    disable_help_subcommand = true
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Demo(demo::Args),
    Serve(serve::Args),
    Import(import::Args),
    User(user::Args),
    Reindex(reindex::Args),
    Eval(eval::Args),
    Audit(audit::Args),
    Ledger(ledger::Args),
    Schema(schema::Args),
    Doctor(doctor::Args),
    Completions(completions::Args),
}

/// Parses the command line and does what it says.
#[must_use]
pub fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Demo(args) => demo::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Import(args) => import::run(&args),
        Command::User(args) => user::run(&args),
        Command::Reindex(args) => reindex::run(&args),
        Command::Eval(args) => eval::run(&args),
        Command::Audit(args) => audit::run(&args),
        Command::Ledger(args) => ledger::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Doctor(args) => doctor::run(&args),
        Command::Completions(args) => completions::run(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            failure.tell();
            failure.exit
        }
    }
}

/// Bytes of stack of a thread that works; what is not used costs no memory.
const STACK: usize = 8 << 20;

/// Runs a command's asynchronous part.
fn block_on<T>(work: Pin<Box<dyn Future<Output = Result<T, Failure>> + '_>>) -> Result<T, Failure> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        // A resolver of a mutation stands on many others, and without optimisation each takes much of the stack.
        .thread_stack_size(STACK)
        .build()
        .map_err(|error| Failure::new(format!("the runtime does not start: {error}")))?
        .block_on(work)
}

/// Writes to standard output; a reader that has seen enough (`| head`) is no failure.
fn print(bytes: &[u8]) -> Result<(), Failure> {
    match std::io::stdout().lock().write_all(bytes) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("cannot write to standard output: {error}")))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
