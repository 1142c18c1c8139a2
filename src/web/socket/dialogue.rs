//! The state of a conversation, apart from any network: what may be said when.

use std::collections::HashMap;

use super::message::Close;

/// What a client has said so far. `T` is what is kept of an operation under way.
#[derive(Debug)]
pub(super) struct Dialogue<T> {
    state: State,
    running: HashMap<String, (u64, T)>,
    /// Most operations at a time.
    most: usize,
    begun: u64,
}

/// How far the greeting is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// `connection_init` did not come.
    Silent,
    /// It came.
    Greeted,
    /// It was acknowledged.
    Acknowledged,
}

/// Whether there is room for an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    /// Yes: its number, which no other operation of this socket had.
    Free(u64),
    /// Too many are under way.
    Full,
}

impl<T> Dialogue<T> {
    /// Nothing was said.
    pub(super) fn new(most: usize) -> Self {
        Self {
            state: State::Silent,
            running: HashMap::new(),
            most,
            begun: 0,
        }
    }

    /// `connection_init` came.
    pub(super) fn greet(&mut self) -> Result<(), Close> {
        if self.state != State::Silent {
            return Err(Close::new(Close::TOO_MANY_INITS, "Too many initialisation requests"));
        }
        self.state = State::Greeted;
        Ok(())
    }

    /// Whether `connection_init` came.
    pub(super) fn is_greeted(&self) -> bool {
        self.state != State::Silent
    }

    /// `connection_init` was found good.
    pub(super) fn acknowledge(&mut self) {
        self.state = State::Acknowledged;
    }

    /// Whether operations may be run.
    pub(super) fn is_acknowledged(&self) -> bool {
        self.state == State::Acknowledged
    }

    /// `subscribe` came with this id.
    pub(super) fn subscribe(&mut self, id: &str) -> Result<Room, Close> {
        if self.state != State::Acknowledged {
            return Err(Close::new(Close::UNAUTHORIZED, "Unauthorized"));
        }
        if self.running.contains_key(id) {
            return Err(Close::new(Close::TAKEN, format!("Subscriber for {id} already exists")));
        }
        if self.running.len() >= self.most {
            return Ok(Room::Full);
        }
        self.begun += 1;
        Ok(Room::Free(self.begun))
    }

    /// An operation is under way.
    pub(super) fn begin(&mut self, id: String, number: u64, operation: T) {
        self.running.insert(id, (number, operation));
    }

    /// The client has enough of an operation; what was kept of it, if it was still under way.
    pub(super) fn complete(&mut self, id: &str) -> Option<T> {
        self.running.remove(id).map(|(_, operation)| operation)
    }

    /// An operation ended by itself: its id is free from now on. Not so when the client was faster: then the id may be
    /// another operation's already.
    pub(super) fn ended(&mut self, id: &str, number: u64) -> bool {
        let is_this = self.running.get(id).is_some_and(|(running, _)| *running == number);
        is_this && self.running.remove(id).is_some()
    }

    /// Whether nothing is under way.
    pub(super) fn is_idle(&self) -> bool {
        self.running.is_empty()
    }
}
