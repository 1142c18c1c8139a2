//! One operation of a socket, from `subscribe` to its end.

use poem::web::websocket::Message;
use serde_json::{Map, Value};
use tokio::sync::mpsc;

use super::{
    message::{self, Close},
    talk::Talk,
};
use crate::{
    auth::Requester,
    client::Client,
    error::{Code, Error},
    graphql::{Answer, Follow, Opened},
};

/// An operation that ended.
pub(super) struct Ended {
    /// Its id.
    pub(super) id: String,
    /// Its number.
    pub(super) number: u64,
    /// The message that tells of it, or that the socket must be closed.
    pub(super) last: Result<String, Close>,
}

/// Runs an operation; results go into the queue, the last message is returned so that the id is free when it is sent.
pub(super) async fn operate(
    talk: Talk,
    queue: mpsc::Sender<Message>,
    id: String,
    number: u64,
    request: Map<String, Value>,
) -> Ended {
    let last = run(&talk, &queue, &id, request).await;
    Ended { id, number, last }
}

async fn run(
    talk: &Talk,
    queue: &mpsc::Sender<Message>,
    id: &str,
    request: Map<String, Value>,
) -> Result<String, Close> {
    let requester = match authenticated(talk).await? {
        Ok(requester) => requester,
        Err(refusal) => return Ok(message::error(id, &refusal.body)),
    };
    let client = Client::of(&requester, talk.address());
    if let Err(wait) = talk.app.rates.admit(client, 1) {
        return Ok(message::error(id, &Answer::limited(talk.language, wait).body));
    }
    let body = Value::Object(request).to_string();
    let opened = talk.schema.open(&requester, talk.language, body.as_bytes());
    match client.scope(talk.caller.clone().scope(opened)).await {
        Opened::Answered(answer) => Ok(tell(queue, id, &answer).await.unwrap_or_else(|| message::complete(id))),
        Opened::Follows(mut follow) => loop {
            if let Some(last) = told(talk, queue, id, &mut follow).await? {
                return Ok(last);
            }
        },
    }
}

/// Waits for something to tell and tells it; the last message when there is an end to it.
async fn told(
    talk: &Talk,
    queue: &mpsc::Sender<Message>,
    id: &str,
    follow: &mut Follow,
) -> Result<Option<String>, Close> {
    let changes = match follow.wait().await {
        Ok(changes) => changes,
        Err(error) => return Ok(Some(message::error(id, &refusal(talk, &error).body))),
    };
    // Between two changes much time may pass: what may be read is decided anew for each.
    let requester = match authenticated(talk).await? {
        Ok(requester) => requester,
        Err(refusal) => return Ok(Some(message::error(id, &refusal.body))),
    };
    let client = Client::of(&requester, talk.address());
    for answer in client.scope(follow.tell(&requester, changes)).await {
        if let Some(last) = tell(queue, id, &answer).await {
            return Ok(Some(last));
        }
    }
    Ok(None)
}

/// Sends a result; returns the message instead when it is one of errors, which ends the operation.
async fn tell(queue: &mpsc::Sender<Message>, id: &str, answer: &Answer) -> Option<String> {
    if answer.status != 200 {
        return Some(message::error(id, &answer.body));
    }
    // Whoever has nobody to send it is about to be ended with the socket.
    drop(queue.send(Message::Text(message::next(id, &answer.body))).await);
    None
}

/// Who asks. The socket is closed when the credentials hold no longer; a passing fault ends this operation alone.
async fn authenticated(talk: &Talk) -> Result<Result<Requester, Answer>, Close> {
    match talk.requester().await {
        Ok(requester) => Ok(Ok(requester)),
        Err(error) if is_refusal(&error) => Err(Close::new(Close::FORBIDDEN, "Forbidden")),
        Err(error) => Ok(Err(refusal(talk, &error))),
    }
}

/// Whether the credentials do not hold, as opposed to that nobody can say now.
pub(super) fn is_refusal(error: &Error) -> bool {
    matches!(error.code, Code::Unauthenticated | Code::Forbidden)
}

fn refusal(talk: &Talk, error: &Error) -> Answer {
    Answer::refusal(503, talk.language, error.code, &error.detail)
}
