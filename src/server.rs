//! The HTTP server: which address leads where, and what holds for every request.

mod accept;
mod body;
mod coding;
mod guard;
mod health;
mod reply;
mod request;
pub mod tls;

use std::{net::TcpListener, sync::Arc};

use poem::{Endpoint, EndpointExt, Response, get};

pub use self::request::RequestId;
use crate::{app::App, client::turn::Turns, web};

/// Serves until `shutdown` ends, and answers the requests under way first. With a configured certificate it speaks TLS.
pub async fn serve(app: &App, listener: TcpListener, shutdown: impl Future<Output = ()>) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let shutdown = async {
        shutdown.await;
        app.sockets.say_stop();
    };
    let terms = accept::Terms {
        most: app.config.max_connections,
        of_each: Arc::new(Turns::new(app.config.connections_per_address)),
        trusted: app.config.trusted_proxies.clone().into(),
        patience: app.config.header_timeout,
        tls: tls::read(&app.config).map_err(std::io::Error::other)?,
    };
    let listener = tokio::net::TcpListener::from_std(listener)?;
    accept::serve(listener, endpoint(app), terms, shutdown).await
}

/// Everything that is served.
pub fn endpoint(app: &App) -> impl Endpoint<Output = Response> + 'static {
    let time = app.config.request_timeout;
    let is_secure = guard::is_secure(&app.config);
    let service = web::routes(app)
        .at("/healthz", get(health::health).data(app.clone()))
        .around(move |route, request| request::within(time, route, request))
        .around(reply::explain)
        .around(coding::compress)
        .around(body::plain);
    guard::Sites::new(&app.config, service).around(move |next, request| request::attend(next, request, is_secure))
}

/// From now on a panic of this process is told in the log with its place; its message may quote a request and is left out.
pub fn tell_of_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let trace = std::backtrace::Backtrace::capture();
        tracing::error!(%place, %trace, "a defect: the code panicked");
    }));
}
