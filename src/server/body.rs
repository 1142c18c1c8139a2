//! What is not taken as a body, whatever it holds.

use std::sync::Arc;

use poem::{
    Endpoint, Request, Response,
    http::{StatusCode, header},
};

use super::reply;

/// Refuses compressed bodies: a small one may unfold to any size, and nothing here unfolds them.
pub(super) async fn plain<E: Endpoint<Output = Response>>(next: Arc<E>, request: Request) -> poem::Result<Response> {
    let codings = request.headers().get_all(header::CONTENT_ENCODING);
    if codings
        .iter()
        .all(|coding| coding.as_bytes().eq_ignore_ascii_case(b"identity"))
    {
        return next.call(request).await;
    }
    let language = reply::language_of(request.headers());
    Ok(reply::fault(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "BODY_COMPRESSED",
        language,
    ))
}
