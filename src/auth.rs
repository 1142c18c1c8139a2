//! Who asks. The only place that turns a token into rights.

use qiao_entity::level::Level;

/// Who asks, which every domain function is told first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Requester {
    /// Anyone: reads what is published and public.
    Anonymous,
    /// Holds the administrator's token: reads and writes everything.
    Administrator,
}

impl Requester {
    /// Whether fields of the given level may be read.
    #[must_use]
    pub fn may_read(self, level: Level) -> bool {
        match self {
            Self::Anonymous => level == Level::Public,
            Self::Administrator => true,
        }
    }

    /// Whether records that are not published may be read.
    #[must_use]
    pub fn may_read_unpublished(self) -> bool {
        self == Self::Administrator
    }

    /// Whether records may be written.
    #[must_use]
    pub fn may_write(self) -> bool {
        self == Self::Administrator
    }

    /// The name under which a move or a post is recorded.
    #[must_use]
    pub fn actor(self) -> &'static str {
        match self {
            Self::Anonymous => "anonymous",
            Self::Administrator => "administrator",
        }
    }
}

/// The administrator's token as configured; never printed.
#[derive(Clone)]
pub struct AdminToken(String);

impl std::fmt::Debug for AdminToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AdminToken(…)")
    }
}

impl AdminToken {
    /// Fewest characters of a token.
    pub const LEAST: usize = 16;

    /// Takes a token; `None` when it is shorter than [`Self::LEAST`] characters.
    #[must_use]
    pub fn new(token: &str) -> Option<Self> {
        let token = token.trim();
        (token.chars().count() >= Self::LEAST).then(|| Self(token.to_owned()))
    }

    /// Compares in time that depends on the lengths alone.
    #[must_use]
    pub fn is(&self, given: &str) -> bool {
        let (own, given) = (self.0.as_bytes(), given.as_bytes());
        let mut differs = own.len() ^ given.len();
        for (index, byte) in own.iter().enumerate() {
            differs |= usize::from(byte ^ given.get(index).copied().unwrap_or(0));
        }
        differs == 0
    }
}

/// A token was given and is not the configured one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadToken;

/// Who sends this `Authorization` header.
///
/// # Errors
///
/// [`BadToken`] when there is a header that names no known token: a wrong token is refused, not taken for anonymous.
pub fn requester(expected: Option<&AdminToken>, header: Option<&str>) -> Result<Requester, BadToken> {
    let Some(header) = header else {
        return Ok(Requester::Anonymous);
    };
    let given = header
        .split_once(' ')
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token.trim());
    match (expected, given) {
        (Some(token), Some(given)) if token.is(given) => Ok(Requester::Administrator),
        _ => Err(BadToken),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_configured_token_makes_an_administrator() {
        let token = AdminToken::new("a-token-of-enough-length").expect("long enough");
        let ask = |header| requester(Some(&token), header);
        assert_eq!(ask(None), Ok(Requester::Anonymous));
        assert_eq!(
            ask(Some("Bearer a-token-of-enough-length")),
            Ok(Requester::Administrator)
        );
        assert_eq!(
            ask(Some("bearer  a-token-of-enough-length")),
            Ok(Requester::Administrator)
        );
        for wrong in [
            "Bearer a-token-of-enough-lengtH",
            "Bearer ",
            "Basic a-token-of-enough-length",
            "",
            "Bearer a-token-of-enough-length-and-more",
        ] {
            assert_eq!(ask(Some(wrong)), Err(BadToken), "{wrong:?}");
        }
        assert_eq!(requester(None, Some("Bearer a-token-of-enough-length")), Err(BadToken));
    }

    #[test]
    fn a_short_token_is_refused_and_none_is_printed() {
        assert!(AdminToken::new("short").is_none());
        let token = AdminToken::new("a-token-of-enough-length").expect("long enough");
        assert!(!format!("{token:?}").contains("enough"));
    }
}
