//! Who may come in: the certificate, and what strangers are shown.

use super::report::Check;
use crate::{config::Config, server::tls};

/// Whether TLS can be spoken with what is configured, and whether it should be.
pub(super) fn certificate(config: &Config) -> Check {
    match tls::read(config) {
        Err(bad) => Check::wrong(
            "certificate",
            bad.to_string(),
            "Give the chain and the key that belong together, both in PEM and readable: tls_certificate, tls_key.",
        ),
        Ok(Some(_)) => Check::ok(
            "certificate",
            "the certificate and its key fit; the service speaks HTTPS",
        ),
        Ok(None) if config.listen.ip().is_loopback() || !config.trusted_proxies.is_empty() => Check::ok(
            "certificate",
            "none: the service speaks HTTP to this machine or to a proxy",
        ),
        Ok(None) => Check::warning(
            "certificate",
            format!("none, and {} can be reached from elsewhere without TLS", config.listen),
            "Give tls_certificate and tls_key, or name the proxy that speaks TLS in trusted_proxies.",
        ),
    }
}

/// Whether everyone may read the schema.
pub(super) fn introspection(config: &Config) -> Check {
    let is_near = config.listen.ip().is_loopback();
    match config.introspection {
        false => Check::ok(
            "introspection",
            "off: the explorer runs queries and shows no documentation",
        ),
        true if is_near => Check::ok("introspection", "on"),
        true => Check::warning(
            "introspection",
            "on: everyone who reaches the service can read the whole schema",
            "All right for a public API; else set introspection (QIAO_INTROSPECTION) to false.",
        ),
    }
}
