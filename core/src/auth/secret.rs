//! Secrets that we hand out: sessions, API tokens, reset tokens. They are random and long, so that a fast digest is as
//! good to store as a slow one.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use crate::error::Error;

/// A secret in the clear; it is shown once and never printed by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// 256 random bits behind a prefix that says what it is, so that scanners of leaked secrets know it.
    ///
    /// # Errors
    ///
    /// When the machine has no randomness to give.
    pub fn random(prefix: &str) -> Result<Self, Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(Error::internal)?;
        Ok(Self(format!("{prefix}{}", URL_SAFE_NO_PAD.encode(bytes))))
    }

    /// The text, to be handed out.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored of it.
    #[must_use]
    pub fn digest(&self) -> String {
        Self::digest_of(&self.0)
    }

    /// What is stored of a secret that was given back.
    #[must_use]
    pub fn digest_of(given: &str) -> String {
        blake3::hash(given.as_bytes()).to_hex().to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_differ_and_are_not_printed() {
        let (a, b) = (Secret::random("qiao_"), Secret::random("qiao_"));
        let (a, b) = (a.expect("random"), b.expect("random"));
        assert_ne!(a.digest(), b.digest());
        assert!(a.reveal().starts_with("qiao_") && a.reveal().len() == 48);
        assert_eq!(Secret::digest_of(a.reveal()), a.digest());
        assert_eq!(format!("{a:?}"), "Secret(…)");
    }
}
