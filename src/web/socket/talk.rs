//! A socket from its upgrade to its close.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr},
    pin::Pin,
    sync::Arc,
    time::{Duration, Instant},
};

use futures_util::{Sink, Stream, StreamExt};
use poem::web::websocket::Message;
use qiao_entity::language::Language;
use tokio::{
    sync::mpsc,
    task::{AbortHandle, JoinError, JoinSet},
    time::{MissedTickBehavior, interval, sleep, timeout},
};

use super::{
    credentials::Credentials,
    dialogue::{Dialogue, Room},
    message::{self, Close, Heard},
    operate::{Ended, is_refusal, operate},
    send::send,
};
use crate::{
    app::App,
    auth::{Caller, Requester},
    error::{Code, Error},
    graphql::{Answer, Schema},
};

/// Longest wait for the client's side of a close.
const GOODBYE: Duration = Duration::from_secs(2);

/// Finds out who has these credentials.
pub(super) type Check =
    dyn Fn(App, Arc<Credentials>) -> Pin<Box<dyn Future<Output = Result<Requester, Error>> + Send>> + Send + Sync;

/// What a socket's operations share.
#[derive(Clone)]
pub(super) struct Talk {
    /// The running service.
    pub(super) app: App,
    /// What is asked.
    pub(super) schema: Schema,
    /// The language of messages.
    pub(super) language: Language,
    /// From where the client comes.
    pub(super) caller: Caller,
    /// What the client has shown.
    pub(super) credentials: Arc<Credentials>,
    /// How it is found out who that is.
    pub(super) check: Arc<Check>,
}

impl fmt::Debug for Talk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Talk").finish_non_exhaustive()
    }
}

impl Talk {
    /// Where the client is.
    pub(super) fn address(&self) -> IpAddr {
        self.caller.address.unwrap_or(Ipv4Addr::UNSPECIFIED.into())
    }

    /// Who asks, as of now.
    pub(super) async fn requester(&self) -> Result<Requester, Error> {
        (self.check)(self.app.clone(), self.credentials.clone()).await
    }

    /// Holds the conversation over a socket; `speaks` tells whether the client speaks the protocol at all.
    pub(super) async fn hold<S>(self, socket: S, speaks: bool)
    where
        S: Stream<Item = std::io::Result<Message>> + Sink<Message> + Send + Unpin + 'static,
    {
        let bounds = self.app.config.socket.clone();
        let (outgoing, mut incoming) = socket.split();
        let (queue, waiting) = mpsc::channel(bounds.queue.max(1));
        let sender = tokio::spawn(send(outgoing, waiting, bounds.patience));
        let close = if speaks {
            Conversation::new(self, queue.clone()).run(&mut incoming).await
        } else {
            Some(Close::new(Close::SUBPROTOCOL, "Subprotocol not acceptable"))
        };
        if let Some(Close { code, reason }) = close {
            // Within the sender's patience there is room, or nobody who sends.
            drop(queue.send(Message::close_with(code, reason)).await);
        }
        drop(queue);
        drop(sender.await);
        // A socket that is let go while the client still sends is reset, and the client may never read why it was closed.
        let goodbye = async { while let Some(Ok(_)) = incoming.next().await {} };
        drop(timeout(GOODBYE, goodbye).await);
    }
}

/// A conversation under way.
struct Conversation {
    talk: Talk,
    dialogue: Dialogue<AbortHandle>,
    /// Ends with the conversation.
    operations: JoinSet<Ended>,
    queue: mpsc::Sender<Message>,
    /// When the client was heard last.
    heard: Instant,
    /// When an operation was begun or ended last.
    used: Instant,
}

impl Conversation {
    fn new(talk: Talk, queue: mpsc::Sender<Message>) -> Self {
        Self {
            dialogue: Dialogue::new(talk.app.config.socket.operations),
            talk,
            operations: JoinSet::new(),
            queue,
            heard: Instant::now(),
            used: Instant::now(),
        }
    }

    /// Talks until there is a reason to close; none when the client is gone.
    async fn run<S>(mut self, incoming: &mut S) -> Option<Close>
    where
        S: Stream<Item = std::io::Result<Message>> + Unpin,
    {
        let app = self.talk.app.clone();
        let bounds = &app.config.socket;
        let greeting = sleep(bounds.init);
        tokio::pin!(greeting);
        let (mut keep_alive, mut revalidate) = (interval(bounds.keep_alive), interval(bounds.revalidate));
        for timer in [&mut keep_alive, &mut revalidate] {
            timer.set_missed_tick_behavior(MissedTickBehavior::Delay);
            timer.reset();
        }
        let stopped = app.sockets.stopped();
        tokio::pin!(stopped);
        loop {
            let done = tokio::select! {
                () = &mut stopped => Err(Some(Close::new(Close::AWAY, "The service stops"))),
                () = self.queue.closed() => Err(None),
                () = &mut greeting, if !self.dialogue.is_greeted() => {
                    Err(Some(Close::new(Close::INIT_TIMEOUT, "Connection initialisation timeout")))
                }
                Some(ended) = self.operations.join_next() => self.ended(ended).await.map_err(Some),
                _ = keep_alive.tick() => self.keep_alive().await.map_err(Some),
                _ = revalidate.tick(), if self.dialogue.is_acknowledged() => self.revalidate().await.map_err(Some),
                came = incoming.next() => match came {
                    Some(Ok(Message::Close(_))) | None => Err(None),
                    Some(Ok(message)) => self.take(message).await.map_err(Some),
                    Some(Err(error)) => Err(unreadable(&error)),
                },
            };
            if let Err(close) = done {
                return close;
            }
        }
    }

    async fn say(&self, text: String) {
        // Without a sender the conversation is about to end.
        drop(self.queue.send(Message::Text(text)).await);
    }

    async fn take(&mut self, message: Message) -> Result<(), Close> {
        self.heard = Instant::now();
        let text = match message {
            Message::Text(text) => text,
            Message::Binary(_) => return Err(Close::new(Close::BAD_REQUEST, "A message must be text")),
            _ => return Ok(()),
        };
        match message::read(&text)? {
            Heard::Init(payload) => {
                self.dialogue.greet()?;
                let forbidden = || Close::new(Close::FORBIDDEN, "Forbidden");
                let credentials = self.talk.credentials.replaced_by(&payload).ok_or_else(forbidden)?;
                self.talk.credentials = Arc::new(credentials);
                match self.talk.requester().await {
                    Ok(_) => {}
                    Err(error) if is_refusal(&error) => return Err(forbidden()),
                    Err(_) => return Err(Close::new(Close::AGAIN, "Try again later")),
                }
                self.dialogue.acknowledge();
                self.used = Instant::now();
                self.say(message::ack()).await;
            }
            Heard::Ping(payload) => self.say(message::pong(payload)).await,
            Heard::Pong => {}
            Heard::Subscribe(id, request) => match self.dialogue.subscribe(&id)? {
                Room::Free(number) => {
                    self.used = Instant::now();
                    let run = operate(self.talk.clone(), self.queue.clone(), id.clone(), number, request);
                    let operation = self.operations.spawn(run);
                    self.dialogue.begin(id, number, operation);
                }
                Room::Full => {
                    let detail = "too many operations of this socket are under way";
                    let refusal = Answer::refusal(503, self.talk.language, Code::Busy, detail);
                    self.say(message::error(&id, &refusal.body)).await;
                }
            },
            Heard::Complete(id) => {
                if let Some(operation) = self.dialogue.complete(&id) {
                    operation.abort();
                    self.used = Instant::now();
                }
            }
        }
        Ok(())
    }

    async fn ended(&mut self, ended: Result<Ended, JoinError>) -> Result<(), Close> {
        self.used = Instant::now();
        match ended {
            Ok(Ended { id, number, last }) => {
                let last = last?;
                if self.dialogue.ended(&id, number) {
                    self.say(last).await;
                }
                Ok(())
            }
            Err(error) if error.is_cancelled() => Ok(()),
            Err(_) => Err(Close::new(Close::DEFECT, "The service made a mistake; it is logged")),
        }
    }

    async fn keep_alive(&mut self) -> Result<(), Close> {
        let bounds = &self.talk.app.config.socket;
        if self.heard.elapsed() > bounds.keep_alive.mul_f64(2.5) {
            return Err(Close::new(Close::AWAY, "Pings were not answered"));
        }
        if self.dialogue.is_idle() && self.used.elapsed() > bounds.idle {
            return Err(Close::new(Close::IDLE, "Nothing was asked for a long time"));
        }
        self.say(message::ping()).await;
        Ok(())
    }

    async fn revalidate(&mut self) -> Result<(), Close> {
        match self.talk.requester().await {
            Err(error) if is_refusal(&error) => Err(Close::new(Close::FORBIDDEN, "Forbidden")),
            // While nobody can say, nothing is answered either: each operation asks for itself.
            _ => Ok(()),
        }
    }
}

/// What an error in reading means; none when the client is gone.
fn unreadable(error: &std::io::Error) -> Option<Close> {
    if error.kind() != std::io::ErrorKind::Other {
        return None;
    }
    let is_too_long = error.to_string().contains("too long");
    Some(if is_too_long {
        Close::new(Close::SIZE, "The message is too large")
    } else {
        Close::new(Close::PROTOCOL, "The message is no WebSocket message")
    })
}
