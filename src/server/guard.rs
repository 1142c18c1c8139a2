//! What browsers are told to be careful about: the headers of every answer, and which other sites may read them.

use std::sync::Arc;

use poem::{
    Endpoint, Middleware, Request, Response,
    http::{HeaderMap, HeaderName, HeaderValue, Method, header},
    middleware::{Cors, CorsEndpoint},
};

use crate::config::Config;

/// Said in every answer.
const ALWAYS: [(HeaderName, &str); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// Said where a page does not say what it needs: an answer is data and loads nothing.
const DATA: &str = "default-src 'none'; frame-ancestors 'none'";

/// For a year browsers come by TLS only.
const TRANSPORT: &str = "max-age=31536000";

/// Whether browsers reach the service by TLS: its own, or a proxy's.
pub(super) fn is_secure(config: &Config) -> bool {
    let public = config.public_url.as_deref();
    config.tls_certificate.is_some() || public.is_some_and(|url| url.starts_with("https:"))
}

/// Adds what every answer says.
pub(super) fn say(headers: &mut HeaderMap, is_secure: bool) {
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static(DATA));
    if is_secure {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(TRANSPORT));
    }
}

/// Lets the listed sites in, and everyone else pass as if nothing was said: the library's own refuses every page that is
/// not listed, the service's own too.
pub(super) struct Sites<E> {
    plain: Arc<E>,
    listed: CorsEndpoint<Arc<E>>,
    origins: Vec<String>,
}

impl<E: Endpoint<Output = Response>> Sites<E> {
    /// Around everything that is served.
    pub(super) fn new(config: &Config, inner: E) -> Self {
        let plain = Arc::new(inner);
        let cors = Cors::new()
            .allow_origins(config.cors_origins.iter().map(String::as_str))
            .allow_credentials(true)
            .allow_methods([Method::GET, Method::POST])
            .allow_headers([
                header::ACCEPT,
                header::ACCEPT_LANGUAGE,
                header::AUTHORIZATION,
                header::CONTENT_TYPE,
            ])
            .expose_headers([header::RETRY_AFTER, HeaderName::from_static("x-request-id")])
            .max_age(600);
        Self {
            listed: cors.transform(plain.clone()),
            plain,
            origins: config.cors_origins.clone(),
        }
    }
}

impl<E: Endpoint<Output = Response>> Endpoint for Sites<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        let origin = request.headers().get(header::ORIGIN);
        if origin.is_some_and(|origin| self.origins.iter().any(|listed| origin == listed)) {
            self.listed.call(request).await
        } else {
            self.plain.call(request).await
        }
    }
}
