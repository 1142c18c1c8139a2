//! Sealing bids: what is stored until the closing time is encrypted under a key of the challenge, and what was handed in is
//! bound by a hash that is published at once. `docs/proposal.md` says what this protects against, and what not.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use qiao_entity::challenge_key;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};

use crate::{domain::write::Write, error::Error};

/// Bytes of a nonce, which go before what it encrypts.
const NONCE: usize = 24;
/// What keys of bids are derived for, so that nothing else is encrypted under the same.
const PURPOSE: &str = "qiao 2026-11 sealed bids of an open challenge";

/// The key of a challenge. It is never printed.
pub(super) struct Key([u8; 32]);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

fn random<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(Error::internal)?;
    Ok(bytes)
}

/// Gives a challenge its key, inside the write that makes it.
pub async fn make_key(write: &Write, challenge: i64) -> Result<(), Error> {
    let row = challenge_key::ActiveModel {
        challenge_id: Set(challenge),
        key: Set(random::<32>()?.to_vec()),
    };
    challenge_key::Entity::insert(row)
        .exec_without_returning(write.txn())
        .await?;
    Ok(())
}

/// The key of a challenge.
pub(super) async fn key(db: &impl ConnectionTrait, challenge: i64) -> Result<Key, Error> {
    let row = challenge_key::Entity::find_by_id(challenge).one(db).await?;
    let row = row.ok_or_else(|| Error::internal("a challenge has no key"))?;
    Ok(Key(blake3::derive_key(PURPOSE, &row.key)))
}

/// What a text is bound to: another bid's cannot be put in its place.
fn place(proposal: i64, number: i32) -> String {
    format!("proposal_{proposal} {number}")
}

impl Key {
    /// Encrypts a version of a bid.
    pub(super) fn seal(&self, proposal: i64, number: i32, text: &[u8]) -> Result<Vec<u8>, Error> {
        let nonce = random::<NONCE>()?;
        let place = place(proposal, number);
        let payload = Payload {
            msg: text,
            aad: place.as_bytes(),
        };
        let sealed = XChaCha20Poly1305::new(&self.0.into())
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| Error::internal("a bid could not be sealed"))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Decrypts a version of a bid.
    pub(super) fn open(&self, proposal: i64, number: i32, sealed: &[u8]) -> Result<Vec<u8>, Error> {
        let damaged = || Error::internal(format!("the sealed proposal_{proposal} was changed in the database"));
        let (nonce, text) = sealed.split_at_checked(NONCE).ok_or_else(damaged)?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| damaged())?;
        let place = place(proposal, number);
        let payload = Payload {
            msg: text,
            aad: place.as_bytes(),
        };
        XChaCha20Poly1305::new(&self.0.into())
            .decrypt(&XNonce::from(nonce), payload)
            .map_err(|_| damaged())
    }
}

/// The hash of a text that was handed in: BLAKE3, in hexadecimal.
#[must_use]
pub fn digest(text: &[u8]) -> String {
    blake3::hash(text).to_hex().to_string()
}

/// A text to be handed in: 256 random bits in hexadecimal, a line break, and the JSON in its canonical form (RFC 8785).
/// Without the random bits, who guesses a bid could check the guess against the hash.
pub(super) fn text(document: &impl serde::Serialize) -> Result<Vec<u8>, Error> {
    let salt = blake3::Hash::from_bytes(random::<32>()?).to_hex();
    let mut text = format!("{salt}\n").into_bytes();
    let json = serde_json_canonicalizer::to_vec(document).map_err(Error::internal)?;
    text.extend(json);
    Ok(text)
}

/// The JSON of a text that was handed in.
pub(super) fn json(text: &[u8]) -> &[u8] {
    let start = text.iter().position(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    &text[start..]
}

/// A number for a proposal that tells nobody how many there are; clients read it as a text, JavaScript exactly.
pub(super) fn number() -> Result<i64, Error> {
    let bytes = random::<8>()?;
    Ok(i64::try_from(u64::from_le_bytes(bytes) >> 11)
        .map_err(Error::internal)?
        .max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_text_opens_in_its_own_place_alone() {
        let key = Key([7; 32]);
        let sealed = key.seal(3, 1, "价格 12 万".as_bytes()).expect("sealed");
        assert!(!sealed.windows(6).any(|part| part == "价格".as_bytes()));
        assert_eq!(key.open(3, 1, &sealed).expect("opened"), "价格 12 万".as_bytes());
        assert!(key.open(3, 2, &sealed).is_err(), "another version");
        assert!(key.open(4, 1, &sealed).is_err(), "another bid");
        assert!(Key([8; 32]).open(3, 1, &sealed).is_err(), "another key");
        let mut changed = sealed.clone();
        changed[40] ^= 1;
        assert!(key.open(3, 1, &changed).is_err(), "changed");
        assert!(key.open(3, 1, b"short").is_err());
        assert_ne!(sealed, key.seal(3, 1, "价格 12 万".as_bytes()).expect("sealed"));
    }

    #[test]
    fn a_text_is_a_salt_and_canonical_json() {
        let document = serde_json::json!({ "b": 1.0, "a": "ü\u{2028}" });
        let one = text(&document).expect("a text");
        let two = text(&document).expect("a text");
        assert_ne!(digest(&one), digest(&two), "salted");
        assert_eq!(json(&one), "{\"a\":\"ü\u{2028}\",\"b\":1}".as_bytes());
        assert_eq!(one.iter().position(|byte| *byte == b'\n'), Some(64));
    }
}
