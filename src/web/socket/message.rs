//! Messages of the protocol: what a client may send, and what it is sent.

use serde_json::{Map, Value, json};

/// Why a socket is closed. What the protocol has no code for is closed with one of WebSocket's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Close {
    /// The close code.
    pub(super) code: u16,
    /// For people.
    pub(super) reason: String,
}

impl Close {
    /// The client was here long enough without a wish.
    pub(super) const IDLE: u16 = 1000;
    /// The service stops, or the client is gone.
    pub(super) const AWAY: u16 = 1001;
    /// What came is no WebSocket message.
    pub(super) const PROTOCOL: u16 = 1002;
    /// A message is too large.
    pub(super) const SIZE: u16 = 1009;
    /// A defect of ours.
    pub(super) const DEFECT: u16 = 1011;
    /// Who asks cannot be found out now.
    pub(super) const AGAIN: u16 = 1013;
    /// A message that is none of the protocol's.
    pub(super) const BAD_REQUEST: u16 = 4400;
    /// An operation before the connection was acknowledged.
    pub(super) const UNAUTHORIZED: u16 = 4401;
    /// The credentials do not hold.
    pub(super) const FORBIDDEN: u16 = 4403;
    /// The client speaks another subprotocol.
    pub(super) const SUBPROTOCOL: u16 = 4406;
    /// No `connection_init` in time.
    pub(super) const INIT_TIMEOUT: u16 = 4408;
    /// The id of an operation is in use.
    pub(super) const TAKEN: u16 = 4409;
    /// A second `connection_init`.
    pub(super) const TOO_MANY_INITS: u16 = 4429;

    /// A frame has room for 123 bytes of reason.
    const MOST: usize = 123;

    /// Closes with this code and reason, cut to what a frame holds.
    pub(super) fn new(code: u16, reason: impl Into<String>) -> Self {
        let mut reason = reason.into();
        reason.truncate(reason.floor_char_boundary(Self::MOST));
        Self { code, reason }
    }
}

/// A message of a client.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Heard {
    /// `connection_init` with its payload.
    Init(Value),
    /// `ping` with its payload.
    Ping(Option<Value>),
    /// `pong`.
    Pong,
    /// `subscribe`: an operation's id and its request.
    Subscribe(String, Map<String, Value>),
    /// `complete`: the client has enough of the operation with this id.
    Complete(String),
}

/// Reads a message as strictly as the protocol asks for.
pub(super) fn read(text: &str) -> Result<Heard, Close> {
    let bad = |reason: &str| Close::new(Close::BAD_REQUEST, reason);
    let Ok(Value::Object(mut message)) = serde_json::from_str(text) else {
        return Err(bad("A message must be a JSON object"));
    };
    let payload = message.remove("payload");
    let id = match message.remove("id") {
        Some(Value::String(id)) if !id.is_empty() => Some(id),
        _ => None,
    };
    let kind = message.get("type").and_then(Value::as_str).unwrap_or_default();
    let no_id = || bad("\"id\" must be a string that is not empty");
    match kind {
        "connection_init" | "ping" | "pong" => {
            let payload = match payload {
                None | Some(Value::Null) => None,
                Some(payload @ Value::Object(_)) => Some(payload),
                Some(_) => return Err(bad("\"payload\" must be an object")),
            };
            Ok(match kind {
                "connection_init" => Heard::Init(payload.unwrap_or_default()),
                "ping" => Heard::Ping(payload),
                _ => Heard::Pong,
            })
        }
        "subscribe" => {
            let id = id.ok_or_else(no_id)?;
            let Some(Value::Object(request)) = payload else {
                return Err(bad("\"payload\" must be an object"));
            };
            if !is_request(&request) {
                return Err(bad("\"payload\" is no GraphQL request"));
            }
            Ok(Heard::Subscribe(id, request))
        }
        "complete" => Ok(Heard::Complete(id.ok_or_else(no_id)?)),
        _ => Err(bad("The \"type\" of the message is unknown")),
    }
}

/// Whether the members of a request have the types that they must have.
fn is_request(request: &Map<String, Value>) -> bool {
    let is =
        |name: &str, right: fn(&Value) -> bool| request.get(name).is_none_or(|value| value.is_null() || right(value));
    request.get("query").is_some_and(Value::is_string)
        && is("operationName", Value::is_string)
        && is("variables", Value::is_object)
        && is("extensions", Value::is_object)
}

/// `connection_ack`.
pub(super) fn ack() -> String {
    json!({ "type": "connection_ack" }).to_string()
}

/// `ping`.
pub(super) fn ping() -> String {
    json!({ "type": "ping" }).to_string()
}

/// `pong`, with the payload of the ping.
pub(super) fn pong(payload: Option<Value>) -> String {
    payload
        .map_or_else(
            || json!({ "type": "pong" }),
            |payload| json!({ "type": "pong", "payload": payload }),
        )
        .to_string()
}

/// `next` with a result in JSON. Not through a JSON value: fields keep the order in which they were asked for.
pub(super) fn next(id: &str, result: &[u8]) -> String {
    let result = String::from_utf8_lossy(result);
    format!("{{\"id\":{},\"type\":\"next\",\"payload\":{result}}}", json!(id))
}

/// `error` with the errors of an answer in JSON.
pub(super) fn error(id: &str, answer: &[u8]) -> String {
    let mut answer: Value = serde_json::from_slice(answer).unwrap_or_default();
    json!({ "id": id, "type": "error", "payload": answer["errors"].take() }).to_string()
}

/// `complete`.
pub(super) fn complete(id: &str) -> String {
    json!({ "id": id, "type": "complete" }).to_string()
}
