//! Sending: one task takes what is to be sent from a bounded queue, as fast as the client takes it.

use std::time::Duration;

use futures_util::{Sink, SinkExt};
use poem::web::websocket::Message;
use tokio::sync::mpsc;

/// Sends until the socket is closed, nobody has anything to send, or the client takes nothing for too long.
pub(super) async fn send(
    mut socket: impl Sink<Message> + Unpin,
    mut queue: mpsc::Receiver<Message>,
    patience: Duration,
) {
    while let Some(message) = queue.recv().await {
        let is_last = message.is_close();
        let sent = tokio::time::timeout(patience, socket.send(message)).await;
        if is_last || !matches!(sent, Ok(Ok(()))) {
            return;
        }
    }
}
