//! Style, scripts and pictures. Their addresses change with their content, so that browsers keep them for good.

use std::{fmt::Write as _, sync::LazyLock};

use poem::{
    IntoResponse, Response, handler,
    http::{StatusCode, header},
    web::Path,
};
use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Files;

/// The parts of the style sheet, in the order in which they count. They are served as one file.
const STYLE: &[&str] = &[
    "tokens",
    "base",
    "layout",
    "form",
    "table",
    "card",
    "match",
    "chart",
    "state",
    "list",
    "need",
    "post",
    "account",
    "profile",
    "desk",
    "proposal",
    "evaluation",
    "chain",
    "print",
];

/// A name for this content of all files.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = blake3::Hasher::new();
    let mut names: Vec<_> = Files::iter().collect();
    names.sort();
    for name in names {
        if let Some(file) = Files::get(&name) {
            hasher.update(name.as_bytes()).update(&file.data);
        }
    }
    let mut version = String::new();
    for byte in &hasher.finalize().as_bytes()[..6] {
        let _ = write!(version, "{byte:02x}");
    }
    version
});

/// Where an asset is.
pub(crate) fn address(name: &str) -> String {
    format!("/assets/{}/{name}", *VERSION)
}

/// `GET /assets/VERSION/NAME`.
#[handler]
pub(crate) fn serve(Path((version, name)): Path<(String, String)>) -> Response {
    let Some(content) = content(&name) else {
        return StatusCode::NOT_FOUND.into();
    };
    let cache = if version == *VERSION {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    content
        .with_status(StatusCode::OK)
        .with_content_type(media(&name))
        .with_header(header::CACHE_CONTROL, cache)
        .into_response()
}

fn content(name: &str) -> Option<Vec<u8>> {
    let bytes = |file: EmbeddedFile| file.data.into_owned();
    if name == "style.css" {
        let parts = STYLE.iter().filter_map(|part| Files::get(&format!("style/{part}.css")));
        return Some(parts.flat_map(bytes).collect());
    }
    Files::get(name).map(bytes)
}

fn media(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
