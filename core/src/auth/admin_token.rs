//! The administrator's token as configured.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_configured_token_is_it() {
        let token = AdminToken::new("a-token-of-enough-length").expect("long enough");
        assert!(token.is("a-token-of-enough-length"));
        for wrong in ["a-token-of-enough-lengtH", "", "a-token-of-enough-length-and-more"] {
            assert!(!token.is(wrong), "{wrong:?}");
        }
    }

    #[test]
    fn a_short_token_is_refused_and_none_is_printed() {
        assert!(AdminToken::new("short").is_none());
        let token = AdminToken::new("a-token-of-enough-length").expect("long enough");
        assert!(!format!("{token:?}").contains("enough"));
    }
}
