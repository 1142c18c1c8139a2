//! GraphQL over a WebSocket: graphql-transport-ws as <https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md> says.

mod credentials;
mod dialogue;
mod message;
mod operate;
mod send;
mod talk;

use std::sync::Arc;

use poem::{
    FromRequest, IntoResponse, Request, RequestBody, Response,
    http::{HeaderMap, StatusCode, header},
    web::websocket::{WebSocket, WebSocketConfig},
};
use qiao_entity::language::Language;

use self::{credentials::Credentials, talk::Talk};
use super::{
    crossing,
    graphql::{Door, caller, refuse, text},
};
use crate::error::Code;

/// The subprotocol that is spoken.
const PROTOCOL: &str = "graphql-transport-ws";

/// Bytes kept for reading from a socket.
const READ_BUFFER: usize = 16 * 1024;

/// Whether a request asks for a WebSocket.
pub(super) fn is_wanted(headers: &HeaderMap) -> bool {
    text(headers, &header::UPGRADE).is_some_and(|wanted| wanted.eq_ignore_ascii_case("websocket"))
}

/// Answers a request for a WebSocket.
pub(super) async fn upgrade(request: &Request, door: &Door, language: Language) -> Response {
    let headers = request.headers();
    if !crossing::is_allowed(request, &door.app.config) {
        return refuse(StatusCode::FORBIDDEN, language, Code::CrossOrigin, "");
    }
    let credentials = Credentials::of_headers(headers);
    match credentials.requester(&door.app).await {
        Ok(_) => {}
        Err(error) if error.code == Code::Unauthenticated => {
            return refuse(StatusCode::UNAUTHORIZED, language, error.code, "");
        }
        Err(error) => return refuse(StatusCode::SERVICE_UNAVAILABLE, language, error.code, &error.detail),
    }
    let Some(seat) = door.app.sockets.enter() else {
        let detail = "too many WebSockets are open";
        return refuse(StatusCode::SERVICE_UNAVAILABLE, language, Code::Busy, detail);
    };
    let Ok(socket) = WebSocket::from_request(request, &mut RequestBody::default()).await else {
        let detail = "the request for a WebSocket is not well-formed";
        return refuse(StatusCode::BAD_REQUEST, language, Code::BadRequest, detail);
    };
    let speaks = text(headers, &header::SEC_WEBSOCKET_PROTOCOL)
        .is_some_and(|offered| offered.split(',').any(|offered| offered.trim() == PROTOCOL));
    let most = door.app.config.body_limit;
    let bounds = WebSocketConfig::default()
        .read_buffer_size(READ_BUFFER)
        .max_message_size(Some(most))
        .max_frame_size(Some(most));
    let talk = Talk {
        app: door.app.clone(),
        schema: door.schema.clone(),
        language,
        caller: caller(request, &door.app.config),
        credentials: Arc::new(credentials),
        check: Arc::new(|app, credentials| Box::pin(async move { credentials.requester(&app).await })),
    };
    socket
        .protocols([PROTOCOL])
        .config(bounds)
        .on_upgrade(move |socket| async move {
            talk.hold(socket, speaks).await;
            drop(seat);
        })
        .into_response()
}

#[cfg(test)]
mod tests;
