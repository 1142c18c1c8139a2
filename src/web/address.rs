//! Where a request comes from.

use std::net::{IpAddr, Ipv4Addr};

use ipnet::IpNet;
use poem::{Request, http::HeaderMap};

/// Where a request comes from: the peer, or the last address before the proxies that are trusted.
pub(crate) fn address(request: &Request, trusted: &[IpNet]) -> IpAddr {
    // Without a socket, as in tests, there is no address.
    let peer = request.remote_addr().as_socket_addr();
    let peer = peer.map_or(Ipv4Addr::UNSPECIFIED.into(), std::net::SocketAddr::ip);
    behind(peer, request.headers(), trusted)
}

/// Whether the peer is a proxy whose headers are believed.
pub(crate) fn is_proxied(request: &Request, trusted: &[IpNet]) -> bool {
    let peer = request.remote_addr().as_socket_addr();
    peer.is_some_and(|peer| is_trusted(peer.ip(), trusted))
}

/// Whether an address is a trusted proxy's.
pub(crate) fn is_trusted(address: IpAddr, trusted: &[IpNet]) -> bool {
    let address = address.to_canonical();
    trusted.iter().any(|network| network.contains(&address))
}

/// Reads `X-Forwarded-For` from its end: each proxy adds its peer there, and what a client wrote itself stands before.
fn behind(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let mut at = peer.to_canonical();
    let lines: Vec<_> = headers.get_all("x-forwarded-for").iter().collect();
    let told = lines
        .iter()
        .rev()
        .flat_map(|line| line.to_str().unwrap_or_default().rsplit(','));
    for before in told {
        if !is_trusted(at, trusted) {
            break;
        }
        match parsed(before.trim()) {
            Some(before) => at = before.to_canonical(),
            None => break,
        }
    }
    at
}

/// An address as proxies write it: some add the port.
fn parsed(text: &str) -> Option<IpAddr> {
    let bare = text.trim_matches(['[', ']']).parse().ok();
    bare.or_else(|| text.parse::<std::net::SocketAddr>().ok().map(|socket| socket.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, lines: &[&'static str]) -> String {
        let trusted: Vec<IpNet> = ["10.0.0.0/8", "::1/128"]
            .iter()
            .map(|text| text.parse().expect("a network"))
            .collect();
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", line.parse().expect("a value"));
        }
        behind(peer.parse().expect("an address"), &headers, &trusted).to_string()
    }

    #[test]
    fn only_what_trusted_proxies_say_is_believed() {
        assert_eq!(seen("192.0.2.1", &[]), "192.0.2.1");
        assert_eq!(seen("192.0.2.1", &["198.51.100.7"]), "192.0.2.1", "no proxy of ours");
        assert_eq!(seen("10.0.0.1", &["198.51.100.7"]), "198.51.100.7");
        assert_eq!(
            seen("10.0.0.1", &["203.0.113.9, 198.51.100.7, 10.2.2.2"]),
            "198.51.100.7"
        );
        assert_eq!(
            seen("10.0.0.1", &["203.0.113.9", "198.51.100.7"]),
            "198.51.100.7",
            "lines are one list"
        );
        assert_eq!(seen("::1", &["2001:db8::5"]), "2001:db8::5");
        assert_eq!(seen("::ffff:10.0.0.1", &["[2001:db8::5]:443"]), "2001:db8::5");
        assert_eq!(seen("10.0.0.1", &["198.51.100.7:4711"]), "198.51.100.7");
        assert_eq!(
            seen("10.0.0.1", &["198.51.100.7, nonsense"]),
            "10.0.0.1",
            "nothing is guessed"
        );
        assert_eq!(seen("10.0.0.1", &["10.0.0.3"]), "10.0.0.3");
    }
}
