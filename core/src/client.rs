//! Whom a request is counted for: what one account or one address may take of the service.

pub mod rate;
pub mod socket;
pub mod turn;

use std::net::{IpAddr, Ipv6Addr};

use crate::auth::{Requester, Via};

/// Whom a request is counted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Client {
    /// Nobody that the service knows: where the request came from.
    Address(IpAddr),
    /// The account that asks, wherever it is.
    Account(i64),
    /// The token of an organization by which it asks.
    Token(i64),
    /// Whoever runs the service: not bounded.
    Operator,
}

tokio::task_local! {
    /// Whom the request that runs in this task is counted for.
    static CLIENT: Client;
}

impl Client {
    /// Whom this requester's requests from this address are counted for.
    #[must_use]
    pub fn of(requester: &Requester, address: IpAddr) -> Self {
        match requester {
            Requester::Anonymous => Self::address(address),
            Requester::Operator => Self::Operator,
            Requester::Account(rights) => match (rights.account, rights.via) {
                (Some(account), _) => Self::Account(account),
                (None, Via::Token(token) | Via::Session(token)) => Self::Token(token),
            },
        }
    }

    /// An address. Who has one of IPv6 has the whole network of 64 bits.
    #[must_use]
    pub fn address(address: IpAddr) -> Self {
        Self::Address(match address.to_canonical() {
            IpAddr::V6(long) => {
                let [a, b, c, d, ..] = long.segments();
                Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
            }
            short @ IpAddr::V4(_) => short,
        })
    }

    /// Does this client's work: what it asks for on the way finds the client in [`Self::current`].
    pub async fn scope<T>(self, work: impl Future<Output = T>) -> T {
        CLIENT.scope(self, work).await
    }

    /// Whose work this task does; commands and what runs by itself are the operator's.
    #[must_use]
    pub fn current() -> Self {
        CLIENT.try_with(|client| *client).unwrap_or(Self::Operator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_of_one_network_are_one_client() {
        let of = |text: &str| Client::of(&Requester::Anonymous, text.parse().expect("an address"));
        assert_eq!(of("2001:db8::1"), of("2001:db8::ffff:1"));
        assert_ne!(of("2001:db8::1"), of("2001:db8:0:1::1"));
        assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"));
        assert_ne!(of("192.0.2.2"), of("192.0.2.1"));
    }

    #[tokio::test]
    async fn work_knows_its_client() {
        assert_eq!(Client::current(), Client::Operator);
        let seen = Client::Account(7).scope(async { Client::current() }).await;
        assert_eq!(seen, Client::Account(7));
    }
}
