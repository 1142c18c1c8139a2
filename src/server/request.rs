//! What holds for every request: an id, a line in the log, bounds on its body and its time, and errors as JSON.
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
    error::ReadBodyError,
    http::{HeaderValue, StatusCode, header},
};
use tracing::Instrument;

use super::reply;
use crate::config::Config;

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

/// Bounds of a request.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    body: usize,
    time: Duration,
}

impl Limits {
    pub(super) fn of(config: &Config) -> Self {
        Self {
            body: config.body_limit,
            time: config.request_timeout,
        }
    }
}

/// Gives the request its id and the log its line; turns errors into JSON.
pub(super) async fn attend<E: Endpoint<Output = Response>>(
    next: Arc<E>,
    mut request: Request,
) -> poem::Result<Response> {
    let id = RequestId::next();
    let started = Instant::now();
    let method = request.method().clone();
    let path: String = request.uri().path().chars().take(100).collect();
    request.set_data(id);
    let span = tracing::info_span!("request", %id);
    let mut response = match next.call(request).instrument(span).await {
        Ok(response) => response,
        Err(error) if error.is_from_response() => error.into_response(),
        Err(error) => reply::of_status(error.status()),
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
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    Ok(response)
}

/// Reads the body up to the limit and bounds the time of body and answer together. Runs behind decompression, so that
/// the limit counts what a body unfolds to.
pub(super) async fn within<E>(limits: Limits, next: Arc<E>, request: Request) -> poem::Result<Response>
where
    E: Endpoint,
    E::Output: IntoResponse,
{
    let answer = async {
        let request = match bounded(limits, request).await {
            Ok(request) => request,
            Err(refused) => return Ok(refused),
        };
        next.call(request).await.map(IntoResponse::into_response)
    };
    tokio::time::timeout(limits.time, answer).await.unwrap_or_else(|_| {
        Ok(reply::fault(
            StatusCode::SERVICE_UNAVAILABLE,
            "TIMEOUT",
            "The request took too long and was given up.",
        ))
    })
}

/// The request with its body in memory, or why not.
async fn bounded(limits: Limits, mut request: Request) -> Result<Request, Response> {
    let too_large = || {
        let message = format!("The request's body is larger than {} bytes.", limits.body);
        reply::fault(StatusCode::PAYLOAD_TOO_LARGE, "BODY_TOO_LARGE", &message)
    };
    let announced = request
        .header(header::CONTENT_LENGTH)
        .and_then(|length| length.parse::<usize>().ok());
    if announced.is_some_and(|length| length > limits.body) {
        return Err(too_large());
    }
    match request.take_body().into_bytes_limit(limits.body).await {
        Ok(bytes) => {
            request.set_body(bytes);
            Ok(request)
        }
        Err(ReadBodyError::PayloadTooLarge) => Err(too_large()),
        Err(_) => Err(reply::fault(
            StatusCode::BAD_REQUEST,
            "BAD_REQUEST",
            "The request's body cannot be read.",
        )),
    }
}
