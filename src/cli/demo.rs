//! `qiao demo`: the service with demo data, in a folder of its own.

mod accounts;
mod fill;
mod place;

use std::{
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::Path,
};

use place::Place;

use super::{
    Failure, block_on,
    knobs::{Demo, Knobs},
    log, progress, serve, token,
};
use crate::{
    app::App,
    clock::Travel,
    config::{
        Config,
        layer::{Settings, Source},
    },
};

/// Try it with demo data 用演示数据试用
///
/// Makes a folder with a SQLite database, a search index, an administrator's token and an account per role, loads the demo data, serves it
/// and prints what to try. The next start finds everything there. It needs no database server and no internet; a
/// configured database or token is left alone.
/// 新建数据目录（SQLite、索引、管理员令牌、每种角色一个账号），导入演示数据并启动服务；再次运行会沿用已有数据。
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Start over: remove what an earlier `qiao demo` made in the folder, and only that 清除旧演示数据后重新开始
    #[arg(long)]
    fresh: bool,

    #[command(flatten)]
    knobs: Knobs<Demo>,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let settings = args.knobs.settle()?;
    log::start(&settings.config)?;
    let mut place = Place::take(&settings.config.data, args.fresh)?;
    let listener = listen(&settings)?;
    let (admin, token) = token::of(place.path())?;
    let config = Config {
        database_url: None,
        admin_token: Some(admin),
        // Its links and examples are typed as they stand, by people who try it on their own machine.
        tls_certificate: None,
        tls_key: None,
        ..settings.config
    };
    block_on(Box::pin(async {
        let travel = Travel::default();
        let app = serve::start(config, travel.clock()).await?;
        let filled = match filled(&app, &mut place, &travel).await {
            Ok(()) => accounts::of(&app, place.path()).await,
            Err(failure) => Err(failure),
        };
        let accounts = match filled {
            Ok(accounts) => accounts,
            Err(failure) => {
                app.stop().await;
                return Err(failure);
            }
        };
        let told = welcome(&serve::url(&listener, &app.config)?, place.path(), &token, &accounts);
        serve::serve(app, listener, || super::print(told.as_bytes())).await
    }))
}

/// The configured address; the default one may give way to a free port.
fn listen(settings: &Settings) -> Result<TcpListener, Failure> {
    let address = settings.config.listen;
    match serve::listen(address) {
        Err(_) if settings.sources["listen"] == Source::Default => {
            serve::listen(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))
        }
        taken => taken,
    }
}

/// Loads the demo data unless an earlier start did, and waits until it can be found.
async fn filled(app: &App, place: &mut Place, travel: &Travel) -> Result<(), Failure> {
    let is_new = !place.is_filled();
    if is_new {
        let bar = progress::bar("Loading demo data");
        let loaded = fill::fill(app, place.path(), travel, &bar).await;
        bar.finish_and_clear();
        loaded?;
        place.note_filled()?;
    }
    let bar = progress::bar("Building the index");
    let indexed = progress::settled(app, &bar).await;
    bar.finish_and_clear();
    indexed?;
    if is_new {
        fill::survey(app).await?;
    }
    Ok(())
}

/// What to do next; the commands work as they stand.
fn welcome(url: &str, folder: &Path, token: &str, accounts: &str) -> String {
    include_str!("demo/welcome.txt")
        .replace("{accounts}", accounts)
        .replace("{url}", url)
        .replace("{folder}", &folder.display().to_string())
        .replace("{token}", token)
}
