//! What holds for every request: an id, a line in the log, a bound on its time, and careful headers.
//!
//! The log names method, path and status; never a query, a header or a body.

use std::{
    fmt,
    sync::{
        Arc, LazyLock,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use poem::{
    Endpoint, IntoResponse, Request, Response,
    http::{HeaderValue, StatusCode},
};
use tracing::Instrument;

use super::{guard, reply};

/// A request's name in the log and in the answer's `x-request-id`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestId(u64);

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl RequestId {
    /// Random at the start of the process, then counted: distinct among processes and cheap.
    fn next() -> Self {
        static NEXT: LazyLock<AtomicU64> = LazyLock::new(|| {
            let mut bytes = [0; 8];
            // Without randomness the ids are still distinct within the process.
            let _ = getrandom::fill(&mut bytes);
            AtomicU64::new(u64::from_le_bytes(bytes))
        });
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// Gives the request its id and the log its line.
pub(super) async fn attend<E: Endpoint<Output = Response>>(
    next: Arc<E>,
    mut request: Request,
    is_secure: bool,
) -> poem::Result<Response> {
    let id = RequestId::next();
    let started = Instant::now();
    let language = reply::language_of(request.headers());
    let method = request.method().clone();
    let path: String = request.uri().path().chars().take(100).collect();
    request.set_data(id);
    let span = tracing::info_span!("request", %id);
    let mut response = match next.call(request).instrument(span).await {
        Ok(response) => response,
        Err(error) if error.is_from_response() => error.into_response(),
        Err(error) => reply::of_status(error.status(), language),
    };
    let status = response.status();
    let microseconds = started.elapsed().as_micros();
    if status.is_server_error() {
        tracing::warn!(%id, %method, %path, status = status.as_u16(), microseconds, "answered");
    } else {
        tracing::debug!(%id, %method, %path, status = status.as_u16(), microseconds, "answered");
    }
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
        headers.insert("x-request-id", value);
    }
    guard::say(headers, is_secure);
    Ok(response)
}

/// Bounds the time of reading the body, answering and all that is between.
pub(super) async fn within<E>(time: Duration, next: Arc<E>, request: Request) -> poem::Result<Response>
where
    E: Endpoint,
    E::Output: IntoResponse,
{
    let language = reply::language_of(request.headers());
    match tokio::time::timeout(time, next.call(request)).await {
        Ok(answer) => answer.map(IntoResponse::into_response),
        Err(_) => Ok(reply::fault(StatusCode::SERVICE_UNAVAILABLE, "TIMEOUT", language)),
    }
}
