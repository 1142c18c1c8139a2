//! Words for values: parsed here and shown here, so that what is printed can be typed back.

use std::{net::IpAddr, time::Duration};

use ipnet::IpNet;
use url::Url;

/// `"250ms"`, `"2s"`, `"5m"`.
pub(super) fn duration(text: &str) -> Option<Duration> {
    let digits = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let number: u64 = digits.trim_end().parse().ok()?;
    match &text[digits.len()..] {
        "ms" => Some(Duration::from_millis(number)),
        "s" => Some(Duration::from_secs(number)),
        "m" => number.checked_mul(60).map(Duration::from_secs),
        _ => None,
    }
}

/// The inverse of [`duration`].
pub(super) fn show_duration(duration: Duration) -> String {
    match duration.as_millis() {
        millis if millis % 1000 != 0 => format!("{millis}ms"),
        millis => format!("{}s", millis / 1000),
    }
}

/// `"500"` bytes, `"64KiB"`, `"2MiB"`.
pub(super) fn size(text: &str) -> Option<usize> {
    let digits = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let number: usize = digits.trim_end().parse().ok()?;
    let unit = match text[digits.len()..].to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kb" | "kib" => 1 << 10,
        "m" | "mb" | "mib" => 1 << 20,
        "g" | "gb" | "gib" => 1 << 30,
        _ => return None,
    };
    number.checked_mul(unit)
}

/// The inverse of [`size`].
pub(super) fn show_size(bytes: usize) -> String {
    match bytes {
        bytes if bytes >= 1 << 20 && bytes % (1 << 20) == 0 => format!("{}MiB", bytes >> 20),
        bytes if bytes >= 1 << 10 && bytes % (1 << 10) == 0 => format!("{}KiB", bytes >> 10),
        bytes => bytes.to_string(),
    }
}

/// `true`, `false` and their usual other names.
pub(super) fn boolean(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" | "1" => Some(true),
        "false" | "no" | "off" | "0" => Some(false),
        _ => None,
    }
}

/// Values with commas between them; none is an empty list.
pub(super) fn list<T>(text: &str, parse: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    parts.map(parse).collect()
}

/// An IP address or a network.
pub(super) fn network(text: &str) -> Option<IpNet> {
    text.parse()
        .ok()
        .or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from))
}

/// Scheme, host and port of a site, as browsers write it in `Origin`.
pub(super) fn origin(text: &str) -> Option<String> {
    let url = Url::parse(text).ok()?;
    let is_bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    let is_plain = url.username().is_empty() && url.password().is_none() && matches!(url.scheme(), "http" | "https");
    (is_bare && is_plain).then(|| url.origin().ascii_serialization())
}

/// A database's address; its form is checked, whether it answers is not.
pub(super) fn database_url(text: &str) -> Option<String> {
    let known = match text.split_once(':')?.0 {
        "postgres" | "postgresql" => Url::parse(text).is_ok_and(|url| url.has_host() || url.query().is_some()),
        // Each connection of the pool would see an empty database of its own.
        "sqlite" => text.len() > "sqlite://".len() && text.starts_with("sqlite://") && !text.contains(":memory:"),
        _ => false,
    };
    known.then(|| text.to_owned())
}

/// Whether an address carries a password.
pub(super) fn has_password(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| {
        url.password().is_some() || url.query_pairs().any(|(name, _)| name.eq_ignore_ascii_case("password"))
    })
}

/// The address with this password.
pub(super) fn with_password(address: &str, password: &str) -> Option<String> {
    let mut url = Url::parse(address).ok()?;
    url.set_password(Some(password)).ok()?;
    Some(url.into())
}

/// An address fit to be printed: passwords are replaced by `***`.
#[must_use]
pub fn masked(address: &str) -> String {
    let Ok(mut url) = Url::parse(address) else {
        return "***".to_owned();
    };
    if url.scheme() == "sqlite" {
        return address.to_owned();
    }
    if url.password().is_some() && url.set_password(Some("***")).is_err() {
        return "***".to_owned();
    }
    let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    if pairs.iter().any(|(name, _)| name.eq_ignore_ascii_case("password")) {
        url.query_pairs_mut()
            .clear()
            .extend_pairs(pairs.iter().map(|(name, value)| {
                let secret = name.eq_ignore_ascii_case("password");
                (name.as_str(), if secret { "***" } else { value.as_str() })
            }));
    }
    url.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_can_be_typed_back() {
        for millis in [0, 1, 150, 1000, 1500, 60_000, 600_000] {
            let time = Duration::from_millis(millis);
            assert_eq!(duration(&show_duration(time)), Some(time));
        }
        for bytes in [0, 1, 1023, 1024, 65_536, 2 << 20, 1 << 30] {
            assert_eq!(size(&show_size(bytes)), Some(bytes));
        }
        assert_eq!(duration("5m"), Some(Duration::from_mins(5)));
        assert_eq!(size("3 MB"), Some(3 << 20));
    }

    #[test]
    fn nonsense_is_no_value() {
        for text in ["", "s", "1", "1.5s", "-1s", "1h", "99999999999999999999s", "二s"] {
            assert_eq!(duration(text), None, "{text:?}");
        }
        for text in [
            "",
            "MiB",
            "1TB",
            "-1",
            "99999999999999999999",
            "18446744073709551615GiB",
        ] {
            assert_eq!(size(text), None, "{text:?}");
        }
        assert_eq!(boolean("maybe"), None);
    }

    #[test]
    fn an_origin_is_written_as_browsers_write_it() {
        assert_eq!(
            origin("https://Qiao.example.org/").as_deref(),
            Some("https://qiao.example.org")
        );
        assert_eq!(
            origin("https://qiao.example.org:443").as_deref(),
            Some("https://qiao.example.org")
        );
        assert_eq!(
            origin("http://localhost:7300").as_deref(),
            Some("http://localhost:7300")
        );
        for wrong in [
            "null",
            "*",
            "https://",
            "ftp://example.org",
            "https://a@example.org",
            "https://example.org/a",
        ] {
            assert_eq!(origin(wrong), None, "{wrong}");
        }
        let networks = list("10.0.0.0/8, ::1", network).expect("a list");
        assert_eq!(
            networks.iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["10.0.0.0/8", "::1/128"]
        );
        assert!(list("10.0.0.0/8 ::1", network).is_none());
    }

    #[test]
    fn only_addresses_of_known_databases_are_taken() {
        for good in [
            "postgres://qiao@localhost/qiao",
            "postgresql://localhost:5433/qiao?sslmode=disable",
            "postgres:///qiao?host=/run/postgresql",
            "sqlite:///srv/qiao.sqlite3?mode=rwc",
            "sqlite://qiao.sqlite3",
        ] {
            assert!(database_url(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "qiao",
            "mysql://localhost/qiao",
            "sqlite::memory:",
            "sqlite://",
            "postgres:",
            "/srv/qiao.db",
        ] {
            assert!(database_url(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_printed_address_has_no_password() {
        let address = with_password("postgres://qiao@db/qiao", "p@ss/word").expect("an address");
        assert!(has_password(&address));
        assert_eq!(masked(&address), "postgres://qiao:***@db/qiao");
        assert_eq!(
            masked("postgres:///qiao?host=/run&password=secret"),
            "postgres:///qiao?host=%2Frun&password=***"
        );
        assert_eq!(masked("postgres://qiao@db/qiao"), "postgres://qiao@db/qiao");
        assert_eq!(masked("sqlite://data/q.sqlite3"), "sqlite://data/q.sqlite3");
        assert_eq!(masked("secret"), "***");
    }
}
