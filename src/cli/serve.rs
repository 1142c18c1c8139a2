//! `qiao serve`: the service.

use std::net::{SocketAddr, TcpListener};

use super::{
    Failure, block_on,
    folder::Folder,
    knobs::{All, Knobs},
    log,
};
use crate::{
    app::App,
    auth::Requester,
    clock::Clock,
    config::Config,
    domain::account::{self, Filter},
    server::{self, tls},
};

/// Run the service 运行服务
///
/// Opens the database and the search index, brings both up to date and serves the API until it is stopped
/// (Ctrl-C or SIGTERM): requests under way are answered first.
/// 打开数据库与检索索引并提供 API；按 Ctrl-C 或收到 SIGTERM 时先答完进行中的请求再退出。
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    knobs: Knobs<All>,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let config = args.knobs.settle()?.config;
    log::start(&config)?;
    // Looked at before anything is opened, and read again when it is served.
    tls::read(&config).map_err(|bad| Failure::usage(bad.to_string()))?;
    let _folder = Folder::take(&config.data)?;
    let listener = listen(config.listen)?;
    block_on(Box::pin(async {
        let app = start(config, Clock::system()).await?;
        if app.config.admin_token.is_none()
            && account::count(&app, &Requester::Operator, &Filter::default()).await? == 0
        {
            tracing::warn!(
                "there is no account and no admin token: nobody can write; `qiao user add` makes an account"
            );
        }
        let told = format!("Qiao serves {}\n", url(&listener, &app.config)?);
        serve(app, listener, || super::print(told.as_bytes())).await
    }))
}

/// Takes the address, or says who may have it.
pub(super) fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).map_err(|error| {
        let advice = match error.kind() {
            std::io::ErrorKind::AddrInUse => "Another program listens there.",
            std::io::ErrorKind::PermissionDenied => "Ports below 1024 need more rights.",
            _ => "It is no address of this machine.",
        };
        Failure::new(format!(
            "cannot listen on {address}: {error}\n{advice} Give another with --listen (QIAO_LISTEN); port 0 takes a free one."
        ))
    })
}

/// Where a browser finds the listener.
pub(super) fn url(listener: &TcpListener, config: &Config) -> Result<String, Failure> {
    let address = listener
        .local_addr()
        .map_err(|error| Failure::new(format!("the listener has no address: {error}")))?;
    let scheme = if config.tls_certificate.is_some() {
        "https"
    } else {
        "http"
    };
    Ok(match address.ip() {
        ip if ip.is_unspecified() => format!("{scheme}://localhost:{}", address.port()),
        _ => format!("{scheme}://{address}"),
    })
}

/// Starts what the process holds.
pub(super) async fn start(config: Config, clock: Clock) -> Result<App, Failure> {
    Ok(Box::pin(App::start(config, clock)).await?)
}

/// Serves until a signal comes, then stops in order. `tell` runs once signals are listened to.
pub(super) async fn serve(
    app: App,
    listener: TcpListener,
    tell: impl FnOnce() -> Result<(), Failure>,
) -> Result<(), Failure> {
    server::tell_of_panics();
    let stop = asked_to_stop().map_err(|error| Failure::new(format!("signals cannot be listened to: {error}")));
    server::tell_of_panics();
    let served = match stop.and_then(|stop| tell().map(|()| stop)) {
        Ok(stop) => server::serve(&app, listener, stop)
            .await
            .map_err(|error| Failure::new(format!("the service stopped: {error}"))),
        Err(failure) => Err(failure),
    };
    app.stop().await;
    served
}

/// Listens from now on; the future ends when the process is asked to stop.
#[cfg(unix)]
fn asked_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Listens from now on; the future ends when the process is asked to stop.
#[cfg(windows)]
fn asked_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    let (mut interrupt, mut shutdown) = (
        tokio::signal::windows::ctrl_c()?,
        tokio::signal::windows::ctrl_shutdown()?,
    );
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = shutdown.recv() => {}
        }
    })
}
