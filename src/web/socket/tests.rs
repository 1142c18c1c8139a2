use std::{
    collections::VecDeque,
    pin::{Pin, pin},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use futures_util::{Sink, Stream};
use poem::web::websocket::{CloseCode, Message};
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::{
    dialogue::{Dialogue, Room},
    message::Close,
    *,
};
use crate::{
    app::App,
    auth::{Caller, Requester},
    clock::Clock,
    config::Config,
    error::Error,
};

#[test]
fn the_dialogue_says_what_may_be_said_when() {
    let mut dialogue = Dialogue::new(2);
    let code = |close: Result<_, Close>| close.map_err(|close| close.code);
    assert_eq!(code(dialogue.subscribe("1")), Err(4401));
    dialogue.greet().expect("the first");
    assert_eq!(
        code(dialogue.subscribe("1")),
        Err(4401),
        "greeted is not yet acknowledged"
    );
    assert_eq!(dialogue.greet().map_err(|close| close.code), Err(4429));
    dialogue.acknowledge();
    assert_eq!(code(dialogue.subscribe("1")), Ok(Room::Free(1)));
    dialogue.begin("1".to_owned(), 1, ());
    assert_eq!(code(dialogue.subscribe("1")), Err(4409));
    dialogue.begin("2".to_owned(), 2, ());
    assert_eq!(code(dialogue.subscribe("3")), Ok(Room::Full));
    assert_eq!(dialogue.complete("1"), Some(()));
    assert_eq!(code(dialogue.subscribe("1")), Ok(Room::Free(2)));
    dialogue.begin("1".to_owned(), 3, ());
    assert!(
        !dialogue.ended("1", 1),
        "an operation that the client ended frees no other one's id"
    );
    assert!(dialogue.ended("1", 3));
    assert!(dialogue.ended("2", 2));
    assert!(dialogue.is_idle());
}

#[test]
fn a_reason_is_cut_to_what_a_frame_holds() {
    let long = Close::new(4409, "桥".repeat(100));
    assert_eq!(long.reason, "桥".repeat(41));
}

/// A socket without a network.
struct Wire {
    from: mpsc::UnboundedReceiver<Message>,
    to: mpsc::UnboundedSender<Message>,
}

impl Stream for Wire {
    type Item = std::io::Result<Message>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.from.poll_recv(cx).map(|came| came.map(Ok))
    }
}

impl Sink<Message> for Wire {
    type Error = ();

    fn poll_ready(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), ()>> {
        Poll::Ready(Ok(()))
    }

    fn start_send(self: Pin<&mut Self>, message: Message) -> Result<(), ()> {
        self.to.send(message).map_err(drop)
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), ()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_close(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), ()>> {
        Poll::Ready(Ok(()))
    }
}

/// Holds a conversation whose credentials hold while `good` says so: what is said, and what comes until it is closed.
async fn talk(revalidate: Duration, good: Arc<AtomicBool>, then: &[Value]) -> (Vec<Value>, u16) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut config = Config {
        data: folder.path().to_owned(),
        ..Config::default()
    };
    config.socket.revalidate = revalidate;
    let app = App::open(config, Clock::system()).await.expect("a service");
    let asked = good.clone();
    let talk = Talk {
        schema: crate::graphql::schema(app.clone()),
        app,
        language: Language::En,
        caller: Caller::default(),
        credentials: Arc::default(),
        check: Arc::new(move |_, _| {
            let good = asked.load(Ordering::SeqCst);
            Box::pin(async move {
                good.then_some(Requester::Anonymous)
                    .ok_or_else(|| Error::new(Code::Unauthenticated, ""))
            })
        }),
    };
    let ((say, from), (to, mut hear)) = (mpsc::unbounded_channel(), mpsc::unbounded_channel());
    let mut held = pin!(talk.hold(Wire { from, to }, true));
    say.send(Message::text(json!({ "type": "connection_init" }).to_string()))
        .expect("open");
    let (mut said, mut then) = (Vec::new(), VecDeque::from_iter(then));
    loop {
        let came = tokio::select! {
            () = &mut held => panic!("it ended without a close"),
            came = hear.recv() => came.expect("open"),
        };
        match came {
            Message::Text(text) => {
                said.push(serde_json::from_str::<Value>(&text).expect("JSON"));
                // From the acknowledgement on the credentials hold no longer.
                good.store(false, Ordering::SeqCst);
                if let Some(next) = then.pop_front() {
                    say.send(Message::text(next.to_string())).expect("open");
                }
            }
            Message::Close(Some((code, _))) => return (said, CloseCode::into(code)),
            _ => {}
        }
    }
}

#[tokio::test]
async fn credentials_are_checked_before_each_operation() {
    let ask = json!({ "id": "1", "type": "subscribe", "payload": { "query": "{ viewer { role } }" } });
    let (said, code) = talk(Duration::from_hours(1), Arc::new(true.into()), &[ask]).await;
    assert_eq!((said, code), (vec![json!({ "type": "connection_ack" })], 4403));
}

#[tokio::test]
async fn credentials_are_checked_again_and_again_while_nothing_is_asked() {
    let (said, code) = talk(Duration::from_millis(50), Arc::new(true.into()), &[]).await;
    assert_eq!((said, code), (vec![json!({ "type": "connection_ack" })], 4403));
}
