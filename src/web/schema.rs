//! `/schema.graphql`: the schema in GraphQL's own language, for the explorer and for programs that are built against it.

use std::sync::LazyLock;

use poem::{
    Endpoint, EndpointExt, IntoResponse, Request, Response, get, handler,
    http::{StatusCode, header},
    web::Data,
};

use super::graphql::{Door, pack, text};
use crate::graphql::{Answer, Media, language, sdl};

/// The text, and what it is told by.
static SCHEMA: LazyLock<(String, String)> = LazyLock::new(|| {
    let text = sdl();
    let digest = blake3::hash(text.as_bytes()).to_hex();
    // Weak: the same text goes out compressed and not.
    let tag = format!("W/\"{}\"", &digest[..16]);
    (text, tag)
});

/// The schema.
pub(super) fn route(door: &Door) -> impl Endpoint<Output = Response> + use<> {
    get(serve).data(door.clone()).map_to_response()
}

#[handler]
fn serve(request: &Request, Data(door): Data<&Door>) -> Response {
    if !door.app.config.introspection {
        let language = language(text(request.headers(), &header::ACCEPT_LANGUAGE));
        return pack(Answer::no_introspection(language), Media::Json);
    }
    let (schema, tag) = &*SCHEMA;
    let known = text(request.headers(), &header::IF_NONE_MATCH).unwrap_or_default();
    let response = if known.split(',').any(|known| known.trim() == tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        schema
            .as_str()
            .with_content_type("application/graphql; charset=utf-8")
            .into_response()
    };
    response
        .with_header(header::ETAG, tag)
        .with_header(header::CACHE_CONTROL, "no-cache")
        .into_response()
}
