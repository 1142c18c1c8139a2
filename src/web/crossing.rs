//! Whether a request that a browser sends with the session's cookie comes from a page that may send it. Browsers add the
//! cookie by themselves, so that any page could use it: this is the guard against forged requests.

use poem::{
    Request,
    http::{HeaderMap, header},
};
use url::Url;

use super::address::is_proxied;
use crate::{auth::COOKIE, config::Config};

/// What the decision depends on.
#[derive(Clone, Copy, Debug, Default)]
struct Asked<'a> {
    /// The value of `Origin`, when there is one.
    origin: Option<&'a str>,
    /// The value of `Sec-Fetch-Site`, when there is one.
    site: Option<&'a str>,
    /// The service's own address as the request names it: scheme and host.
    own: (&'a str, &'a str),
}

/// Whether a request may be served. One with an `Authorization` header may: no browser adds that by itself.
pub(crate) fn is_allowed(request: &Request, config: &Config) -> bool {
    let headers = request.headers();
    if !carries_session(headers) || headers.contains_key(header::AUTHORIZATION) {
        return true;
    }
    with_asked(request, config, |asked| {
        may_come(asked, config.public_url.as_deref(), &config.cors_origins)
    })
}

/// Whether a form may be taken, with a session or without: also who logs in must do so on a page of ours, and the browser
/// must say so. Every browser does, since it names the origin of whatever it posts.
pub(crate) fn is_own_form(request: &Request, config: &Config) -> bool {
    with_asked(request, config, |asked| {
        let says_so = asked.origin.is_some() || asked.site == Some("same-origin");
        says_so && may_come(asked, config.public_url.as_deref(), &[])
    })
}

fn with_asked(request: &Request, config: &Config, decide: impl FnOnce(Asked<'_>) -> bool) -> bool {
    let headers = request.headers();
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let forwarded = text("x-forwarded-proto").filter(|_| is_proxied(request, &config.trusted_proxies));
    let scheme = forwarded.unwrap_or(if config.tls_certificate.is_some() {
        "https"
    } else {
        "http"
    });
    let host = text("host").or_else(|| request.uri().authority().map(poem::http::uri::Authority::as_str));
    let asked = Asked {
        origin: text("origin"),
        site: text("sec-fetch-site"),
        own: (scheme, host.unwrap_or_default()),
    };
    decide(asked)
}

/// Whether a browser sends the session's cookie.
fn carries_session(headers: &HeaderMap) -> bool {
    let lines = headers.get_all(header::COOKIE).into_iter();
    let mut cookies = lines.flat_map(|line| line.as_bytes().split(|byte| *byte == b';'));
    cookies.any(|cookie| {
        let name = cookie.split(|byte| *byte == b'=').next().unwrap_or_default();
        name.trim_ascii() == COOKIE.as_bytes()
    })
}

/// The rule: the page is the service's own or a listed one, and the browser does not say that it is a stranger's.
fn may_come(asked: Asked<'_>, public_url: Option<&str>, listed: &[String]) -> bool {
    let is_listed = asked
        .origin
        .is_some_and(|origin| listed.iter().any(|listed| listed == origin));
    if is_listed {
        return true;
    }
    let (scheme, host) = asked.own;
    let is_own = asked.origin.is_none_or(|origin| match public_url {
        Some(own) => own == origin,
        None => Url::parse(&format!("{scheme}://{host}")).is_ok_and(|own| own.origin().ascii_serialization() == origin),
    });
    is_own && asked.site != Some("cross-site")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decide(origin: Option<&str>, site: Option<&str>, public_url: Option<&str>) -> bool {
        let asked = Asked {
            origin,
            site,
            own: ("http", "qiao.example.org:7300"),
        };
        may_come(asked, public_url, &["https://console.example.org".to_owned()])
    }

    #[test]
    fn own_pages_and_programs_may_come() {
        for (origin, site) in [
            (None, None),
            (None, Some("none")),
            (None, Some("same-origin")),
            (Some("http://qiao.example.org:7300"), None),
            (Some("http://qiao.example.org:7300"), Some("same-origin")),
            (Some("https://console.example.org"), None),
            (Some("https://console.example.org"), Some("cross-site")),
            (Some("https://console.example.org"), Some("same-site")),
        ] {
            assert!(decide(origin, site, None), "{origin:?} {site:?}");
        }
        assert!(decide(
            Some("https://qiao.org"),
            Some("same-origin"),
            Some("https://qiao.org")
        ));
    }

    #[test]
    fn strangers_pages_may_not() {
        for (origin, site) in [
            (Some("null"), None),
            (Some(""), None),
            (Some("https://evil.example"), None),
            (Some("https://evil.example"), Some("cross-site")),
            (Some("https://qiao.example.org:7300"), None),
            (Some("http://qiao.example.org"), None),
            (Some("http://qiao.example.org:73000"), None),
            (Some("http://qiao.example.org:7300.evil.example"), None),
            (Some("http://console.example.org"), None),
            (Some("https://sub.console.example.org"), Some("same-site")),
            (None, Some("cross-site")),
            (Some("http://qiao.example.org:7300"), Some("cross-site")),
        ] {
            assert!(!decide(origin, site, None), "{origin:?} {site:?}");
        }
        let named = Some("http://qiao.example.org:7300");
        assert!(
            !decide(named, Some("same-origin"), Some("https://qiao.org")),
            "the public address counts"
        );
    }

    #[test]
    fn ports_that_go_without_saying_are_not_said() {
        let asked = |origin, own| Asked {
            origin: Some(origin),
            site: None,
            own,
        };
        assert!(may_come(
            asked("https://qiao.org", ("https", "qiao.org:443")),
            None,
            &[]
        ));
        assert!(may_come(asked("http://qiao.org", ("http", "QIAO.org")), None, &[]));
        assert!(!may_come(asked("http://qiao.org", ("https", "qiao.org")), None, &[]));
        assert!(!may_come(asked("http://qiao.org", ("http", "")), None, &[]));
    }

    #[test]
    fn forms_come_from_our_own_pages_alone() {
        let config = Config::default();
        let ask = |name: &str, value: &str| {
            let request = Request::builder().header("host", "qiao.example.org:7300");
            is_own_form(&request.header(name, value).finish(), &config)
        };
        assert!(ask("origin", "http://qiao.example.org:7300"));
        assert!(ask("sec-fetch-site", "same-origin"));
        assert!(!ask("origin", "https://evil.example"));
        assert!(!ask("origin", "null"));
        assert!(!ask("sec-fetch-site", "same-site"));
        assert!(!ask("sec-fetch-site", "none"));
        assert!(!ask("accept", "text/html"), "nobody says from where it comes");
    }

    #[test]
    fn only_the_session_s_cookie_asks_for_the_guard() {
        let config = Config::default();
        let ask = |cookie: &str, token: bool| {
            let mut request = Request::builder()
                .header("cookie", cookie)
                .header("origin", "https://evil.example");
            if token {
                request = request.header("authorization", "Bearer x");
            }
            is_allowed(&request.finish(), &config)
        };
        assert!(ask("theme=dark; not_qiao_session=1", false));
        assert!(!ask("theme=dark; qiao_session=1", false));
        assert!(!ask("qiao_session", false));
        assert!(ask("qiao_session=1", true));
    }
}
