//! Answers that are not a resolver's: the same shape as GraphQL's errors, so that a client reads one shape.

use poem::{IntoResponse, Response, http::StatusCode};
use serde_json::json;

/// A fault as JSON.
pub(super) fn fault(status: StatusCode, code: &str, message: &str) -> Response {
    let body = json!({ "errors": [{ "message": message, "extensions": { "code": code } }] });
    poem::web::Json(body).with_status(status).into_response()
}

/// What a status that no handler explained means here.
pub(super) fn of_status(status: StatusCode) -> Response {
    let (code, message) = match status {
        StatusCode::NOT_FOUND => (
            "NOT_FOUND",
            "Nothing is here. The API is at /graphql, its explorer at /explorer.",
        ),
        StatusCode::METHOD_NOT_ALLOWED => (
            "METHOD_NOT_ALLOWED",
            "This address does not take this method; /graphql takes POST and GET, the others GET.",
        ),
        StatusCode::PAYLOAD_TOO_LARGE => ("BODY_TOO_LARGE", "The request's body is too large."),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => ("UNSUPPORTED_MEDIA_TYPE", "Send the body as application/json."),
        StatusCode::SERVICE_UNAVAILABLE => ("BUSY", "The service cannot answer now; try again."),
        status if status.is_client_error() => ("BAD_REQUEST", "The request cannot be understood."),
        _ => ("INTERNAL", "The service made a mistake; it is logged."),
    };
    fault(status, code, message)
}
