//! Addresses of our own, to which a browser may be sent back.

use url::Url;

/// Most bytes of one.
const MOST: usize = 1024;

/// The address as a path of this service; none when it could lead anywhere else.
pub(super) fn path(text: &str) -> Option<String> {
    let is_plain = text.len() <= MOST
        && text.starts_with('/')
        // Browsers read a backslash as a slash, and leave tabs and line ends out.
        && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    // What a browser would make of it, seen from some site.
    let here = Url::parse("https://here.invalid/").ok()?;
    let there = here.join(text).ok().filter(|_| is_plain)?;
    let query = there.query().map(|query| format!("?{query}")).unwrap_or_default();
    let fragment = there.fragment().map(|part| format!("#{part}")).unwrap_or_default();
    let path = format!("{}{query}{fragment}", there.path());
    (there.origin() == here.origin() && !path.starts_with("//")).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_our_own_are_kept() {
        for good in ["/", "/explorer", "/a/b?c=d&e=//f#g", "/%E6%A1%A5?next=https://a.org"] {
            assert_eq!(path(good).as_deref(), Some(good));
        }
        assert_eq!(path("/a/../b").as_deref(), Some("/b"));
    }

    #[test]
    fn what_leads_elsewhere_is_refused() {
        for bad in [
            "",
            "explorer",
            "https://evil.example/",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            " //evil.example",
            "javascript:alert(1)",
            "/..//evil.example",
            "/./\u{2f}evil.example",
            "/a\r\nset-cookie: b=c",
            "/桥",
        ] {
            assert_eq!(path(bad), None, "{bad:?}");
        }
        assert_eq!(path(&format!("/{}", "a".repeat(2000))), None);
    }
}
