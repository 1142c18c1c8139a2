//! GraphQL over a WebSocket: graphql-transport-ws, over a real connection.

#[path = "socket/answer.rs"]
mod answer;
#[path = "socket/bound.rs"]
mod bound;
#[path = "socket/client.rs"]
mod client;
#[path = "socket/follow.rs"]
mod follow;
#[path = "socket/protocol.rs"]
mod protocol;
#[path = "socket/session.rs"]
mod session;
