//! `/login/oidc`: logging in at an OpenID provider by code flow with PKCE, and tying an identity there to an account.

mod cookie;
mod door;
mod fault;
mod local;
mod metadata;
mod page;
mod proof;
mod provider;
mod wire;

use poem::{Body, Endpoint, EndpointExt, Request, Response, Route, get, handler, post, web::Data};
use url::Url;

use self::{door::Door, provider::Provider};
use crate::{
    app::App,
    config::{Config, oidc::is_private},
};

/// The addresses of a log-in; none when no provider is configured.
pub(super) fn route(app: &App) -> Option<impl Endpoint<Output = Response> + use<>> {
    let door = Door::of(app)?;
    let route = Route::new()
        .at("/", get(log_in))
        .at("/link", post(link))
        .at("/unlink", post(unlink))
        .at("/callback", get(callback));
    let gate = door.clone();
    let route = route
        .data(door)
        .map_to_response()
        .around(move |next, request: Request| {
            let gate = gate.clone();
            async move {
                match gate.admit(&request) {
                    Ok(()) => next.call(request).await,
                    Err(refusal) => Ok(refusal),
                }
            }
        });
    Some(route)
}

/// What the doctor says of the provider of a configuration: what it found, or what is wrong; none without a provider.
pub(crate) async fn examine(config: &Config) -> Option<Result<String, &'static str>> {
    let provider = Provider::of(config, &crate::clock::Clock::system())?;
    let metadata = match provider.discover().await {
        Ok(metadata) => metadata,
        Err(reason) => return Some(Err(reason)),
    };
    let pkce = if metadata.additional_metadata().knows_pkce() {
        "knows PKCE"
    } else {
        "does not say that it knows PKCE"
    };
    let (issuer, keys) = (metadata.issuer().as_str(), metadata.jwks().keys().len());
    let back = config.public_url.as_deref().unwrap_or_default();
    Some(Ok(format!(
        "{issuer} answers, has {keys} keys and {pkce}; it sends browsers back to {back}{}",
        provider::CALLBACK
    )))
}

/// Whether browsers come without TLS from other machines.
pub(crate) fn is_in_the_clear(own: &str) -> bool {
    Url::parse(own).is_ok_and(|own| !is_private(&own))
}

#[handler]
async fn log_in(request: &Request, Data(door): Data<&Door>) -> Response {
    door.said(door.log_in(request).await)
}

#[handler]
async fn link(request: &Request, body: Body, Data(door): Data<&Door>) -> Response {
    door.said(door.link(request, body).await)
}

#[handler]
async fn unlink(request: &Request, body: Body, Data(door): Data<&Door>) -> Response {
    door.said(door.unlink(request, body).await)
}

#[handler]
async fn callback(request: &Request, Data(door): Data<&Door>) -> Response {
    door.said_at_the_end(door.end(request).await)
}
