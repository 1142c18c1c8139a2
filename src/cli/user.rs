//! `qiao user`: accounts, managed at the machine.

mod add;
mod list;
mod password;
mod value;

use clap::Subcommand;
use qiao_entity::account;

use self::password::PasswordFile;
use super::{
    Failure, block_on,
    knobs::{Knobs, Stored},
    log,
};
use crate::{
    app::App,
    auth::Requester,
    clock::Clock,
    domain::{account as domain, problem::Refusal},
};

/// Manage accounts 管理账号
///
/// The first administrator is made here: there is no default password. It may run beside the service, which takes notice
/// within a second. A password is never a flag, since process lists show flags: it comes from a file, or the person sets
/// it with a one-time token. The service sends no mail: hand the token over yourself.
/// 首位管理员由此建立，没有默认密码；可在服务运行时使用。密码只从文件读取，或由本人用一次性令牌设置（服务不发邮件，请自行转交令牌）。
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Add(add::Args),
    List(list::Args),
    Reset(Reset),
    Block(Block),
    Unblock(Unblock),
}

/// Let a person set a new password 重置密码
///
/// Prints a one-time token that holds for an hour; with --password-file, sets the password and ends all sessions.
/// 打印一小时内有效的一次性令牌；给出 --password-file 时直接设置密码并结束所有会话。
#[derive(Debug, clap::Args)]
struct Reset {
    /// The name to log in with 登录名
    login: String,

    #[command(flatten)]
    password: PasswordFile,

    #[command(flatten)]
    knobs: Knobs<Stored>,
}

/// Shut an account out: its sessions end at once 停用账号
#[derive(Debug, clap::Args)]
struct Block {
    /// The name to log in with 登录名
    login: String,

    #[command(flatten)]
    knobs: Knobs<Stored>,
}

/// Let a blocked account in again 恢复账号
#[derive(Debug, clap::Args)]
struct Unblock {
    /// The name to log in with 登录名
    login: String,

    #[command(flatten)]
    knobs: Knobs<Stored>,
}

/// Who sits at the machine.
const OPERATOR: &Requester = &Requester::Operator;

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    match &args.command {
        Command::Add(args) => add::run(args),
        Command::List(args) => list::run(args),
        Command::Reset(args) => {
            let given = args.password.read()?;
            with(&args.knobs, async |app| {
                let account = find(app, &args.login).await?;
                match given {
                    Some(new) => {
                        let done = domain::set_password(app, OPERATOR, &account, new).await?;
                        done.map_err(refused)?;
                        super::print(format!("{}: the password is set 密码已设置\n", account.login).as_bytes())
                    }
                    None => password::hand_over(app, account.id).await,
                }
            })
        }
        Command::Block(args) => with(&args.knobs, async |app| {
            let account = find(app, &args.login).await?;
            domain::block(app, OPERATOR, account.id).await?.map_err(refused)?;
            super::print(format!("{}: blocked 已停用\n", account.login).as_bytes())
        }),
        Command::Unblock(args) => with(&args.knobs, async |app| {
            let account = find(app, &args.login).await?;
            domain::unblock(app, OPERATOR, account.id).await?.map_err(refused)?;
            super::print(format!("{}: let in again 已恢复\n", account.login).as_bytes())
        }),
    }
}

/// Does some work with the database of a command's settings.
fn with(knobs: &Knobs<Stored>, work: impl AsyncFnOnce(&App) -> Result<(), Failure>) -> Result<(), Failure> {
    let config = knobs.settle()?.config;
    log::start(&config)?;
    std::fs::create_dir_all(&config.data)
        .map_err(|error| Failure::new(format!("the data folder {}: {error}", config.data.display())))?;
    block_on(Box::pin(async {
        let app = App::open(config, Clock::system()).await?;
        let done = work(&app).await;
        app.stop().await;
        done
    }))
}

/// The account of a login.
async fn find(app: &App, login: &str) -> Result<account::Model, Failure> {
    let found = domain::by_login(app, OPERATOR, login).await?;
    found.ok_or_else(|| {
        Failure::new(format!(
            "there is no account `{login}`; `qiao user list` names them all"
        ))
    })
}

/// Why something was not done, a line for each problem.
fn refused(refusal: Refusal) -> Failure {
    match refusal {
        Refusal::Invalid(problems) => {
            let lines: Vec<String> = problems.iter().map(value::told).collect();
            Failure::new(lines.join("\n"))
        }
        Refusal::Stale { .. } | Refusal::NotFound => Failure::new("the account changed meanwhile: try again"),
    }
}
