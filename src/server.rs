//! The HTTP server: which address leads where, and what holds for every request.

mod health;
mod reply;
mod request;

use std::{net::TcpListener, time::Duration};

use poem::{
    Endpoint, EndpointExt, Response, Server, get,
    http::StatusCode,
    listener::TcpAcceptor,
    middleware::{CatchPanic, Compression},
    web::{CompressionAlgo, CompressionLevel},
};

pub use self::request::RequestId;
use crate::{app::App, web};

/// Requests under way are given this long when the service stops.
const LAST_ANSWERS: Duration = Duration::from_secs(10);

/// A connection on which nothing happens is closed after this.
const IDLE: Duration = Duration::from_mins(1);

/// Serves until `shutdown` ends, and answers the requests under way first.
pub async fn serve(app: &App, listener: TcpListener, shutdown: impl Future<Output = ()>) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let shutdown = async {
        shutdown.await;
        app.sockets.say_stop();
    };
    Server::new_with_acceptor(TcpAcceptor::from_std(listener)?)
        .idle_timeout(IDLE)
        .run_with_graceful_shutdown(endpoint(app), shutdown, Some(LAST_ANSWERS))
        .await
}

/// Everything that is served.
pub fn endpoint(app: &App) -> impl Endpoint<Output = Response> + 'static {
    let panicked = |_: Box<dyn std::any::Any + Send>| {
        reply::fault(
            StatusCode::INTERNAL_SERVER_ERROR,
            "INTERNAL",
            "The service made a mistake; it is logged.",
        )
    };
    let time = app.config.request_timeout;
    web::routes(app)
        .at("/healthz", get(health::health).data(app.clone()))
        .around(move |route, request| request::within(time, route, request))
        .with(CatchPanic::new().with_handler(panicked))
        .with(compression())
        .around(request::attend)
}

/// Only what is cheap: brotli's default takes longer than most answers.
fn compression() -> Compression {
    Compression::new()
        .algorithms([CompressionAlgo::ZSTD, CompressionAlgo::GZIP])
        .with_quality(CompressionLevel::Fastest)
}

/// A panic is told in the log with its place; its message may quote a request and is left out. For the whole process.
pub(crate) fn tell_of_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let trace = std::backtrace::Backtrace::capture();
        tracing::error!(%place, %trace, "a defect: the code panicked");
    }));
}
