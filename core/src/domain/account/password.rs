//! Passwords: what is good enough, and the slow digest that is stored.

use std::{fmt, sync::Arc};

use argon2::{
    Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version, password_hash::SaltString,
};
use tokio::sync::Semaphore;

use crate::{
    domain::problem::{Problem, Trouble},
    error::{Code, Error},
};

/// Fewest characters.
const LEAST: usize = 10;
/// Most characters; more would only cost time.
const MOST: usize = 256;
/// Digests that are made at the same time: each takes a core and 19 MiB.
const AT_ONCE: usize = 4;
/// Digests that wait for their turn; who comes later is told to try again.
const WAITING: usize = 64;

/// What OWASP recommends: 19 MiB, two passes, one lane.
const MEMORY: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// A digest that no password is known for, with the same parameters: what is verified where there is no account, so that
/// it takes as long.
const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5cy1zYWx0LTE2$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// A password in the clear; never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

impl From<String> for Password {
    fn from(text: String) -> Self {
        Self(text)
    }
}

/// Whether a password is the right one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is not.
    Wrong,
    /// It is.
    Right,
    /// It is, and its digest was made with parameters that are not ours any more.
    Outdated,
}

/// Makes and compares digests, a few at the same time and beside the requests' threads.
#[derive(Debug)]
pub struct Passwords {
    turns: Arc<Semaphore>,
    queue: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            queue: Arc::new(Semaphore::new(AT_ONCE + WAITING)),
        }
    }
}

impl Passwords {
    /// What is wrong with a new password of a person with this login and name.
    pub(super) async fn problem(
        &self,
        field: &str,
        password: &Password,
        login: &str,
        name: &str,
    ) -> Result<Option<Problem>, Error> {
        let trouble = match password.0.chars().count() {
            is if is > MOST => Some(Trouble::TooLong { most: MOST, is }),
            is if is < LEAST => Some(Trouble::WeakPassword),
            _ => {
                let (password, own) = (password.clone(), words(login, name));
                let strong = self.work(move || Ok(is_strong(&password, &own))).await?;
                (!strong).then_some(Trouble::WeakPassword)
            }
        };
        Ok(trouble.map(|trouble| Problem {
            path: vec![field.to_owned()],
            trouble,
        }))
    }

    /// What is stored of a password.
    pub(super) async fn digest(&self, password: Password) -> Result<String, Error> {
        self.work(move || {
            let mut salt = [0; 16];
            getrandom::fill(&mut salt).map_err(Error::internal)?;
            let salt = SaltString::encode_b64(&salt).map_err(Error::internal)?;
            let digest = argon2()?.hash_password(password.0.as_bytes(), &salt);
            Ok(digest.map_err(Error::internal)?.to_string())
        })
        .await
    }

    /// Whether a password is that of a digest; without one it takes as long and is not.
    pub(super) async fn verify(&self, password: Password, digest: Option<String>) -> Result<Verdict, Error> {
        self.work(move || {
            let own = digest.is_some();
            let digest = digest.unwrap_or_else(|| NOBODYS.to_owned());
            let digest = PasswordHash::new(&digest).map_err(Error::internal)?;
            // A longer one was never stored; its length tells nothing of an account.
            let long = password.0.chars().count() > MOST;
            let text = if long { "" } else { &password.0 };
            let right = argon2()?.verify_password(text.as_bytes(), &digest).is_ok();
            Ok(match right && own && !long {
                false => Verdict::Wrong,
                true if is_ours(&digest) => Verdict::Right,
                true => Verdict::Outdated,
            })
        })
        .await
    }

    /// Does slow work when its turn comes. Who gives up waiting for its end leaves the turn taken until then.
    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let busy = |_| Error::new(Code::Busy, "too many passwords at the same time");
        let place = self.queue.clone().try_acquire_owned().map_err(busy)?;
        let turn = self.turns.clone().acquire_owned().await.map_err(Error::internal)?;
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop((turn, place));
            done
        });
        done.await.map_err(Error::internal)?
    }
}

fn argon2() -> Result<Argon2<'static>, Error> {
    let params = Params::new(MEMORY, PASSES, LANES, None).map_err(Error::internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Whether a digest was made as we make them.
fn is_ours(digest: &PasswordHash<'_>) -> bool {
    let params = Params::try_from(digest);
    digest.algorithm == Algorithm::Argon2id.ident()
        && digest.version == Some(Version::V0x13.into())
        && params.is_ok_and(|is| (is.m_cost(), is.t_cost(), is.p_cost()) == (MEMORY, PASSES, LANES))
}

/// The words that everyone guesses first for a person.
fn words(login: &str, name: &str) -> Vec<String> {
    let mut words = vec!["qiao".to_owned(), "桥".to_owned()];
    let (user, _) = login.split_once('@').unwrap_or((login, ""));
    for text in [login, user, name].map(str::to_lowercase) {
        let parts: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
        words.push(parts.concat());
        words.extend(parts.into_iter().map(str::to_owned));
        words.push(text);
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether a password withstands guessing for long: 3 of 4 on the scale of zxcvbn, which knows leaked passwords, names,
/// words, dates and rows of keys.
fn is_strong(password: &Password, own: &[String]) -> bool {
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    zxcvbn::zxcvbn(&password.0, &own).score() >= zxcvbn::Score::Three
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn is_good(password: &str) -> bool {
        let passwords = Passwords::default();
        let password = Password(password.to_owned());
        let problem = passwords.problem("password", &password, "li.guangming@example.org", "Li Guangming");
        problem.await.expect("no fault").is_none()
    }

    #[tokio::test]
    async fn passwords_that_are_guessed_first_are_refused() {
        for weak in [
            "short",
            "aaaaaaaaaaaaaaa",
            "password123",
            "Passw0rd2024",
            "qwertyuiop123",
            "1234567890123",
            "liguangming1990",
            "li.guangming@example.org",
            "iloveyou1314",
            &"x7!Kq".repeat(60),
        ] {
            assert!(!is_good(weak).await, "{weak}");
        }
        for good in [
            "correct battery horse 7 staple",
            "tropfen-lampe-ziegel",
            "山高月小水落石出赤壁",
            "vK3!xw9Tq-2mZ",
        ] {
            assert!(is_good(good).await, "{good}");
        }
    }

    #[tokio::test]
    async fn a_digest_knows_its_password_and_its_age() {
        let passwords = Passwords::default();
        let given = |text: &str| Password(text.to_owned());
        let digest = passwords.digest(given("tropfen-lampe-ziegel")).await.expect("made");
        assert!(digest.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{digest}");
        let verdict = async |text, digest| passwords.verify(given(text), digest).await.expect("compared");
        assert_eq!(
            verdict("tropfen-lampe-ziegel", Some(digest.clone())).await,
            Verdict::Right
        );
        assert_eq!(verdict("tropfen-lampe-ziegeL", Some(digest)).await, Verdict::Wrong);
        assert_eq!(verdict("", None).await, Verdict::Wrong);
        assert!(
            is_ours(&PasswordHash::new(NOBODYS).expect("a digest")),
            "it takes as long"
        );
        let other = Argon2::new(
            Algorithm::Argon2id,
            Version::V0x13,
            Params::new(8, 1, 1, None).expect("parameters"),
        );
        let salt = SaltString::encode_b64(b"a salt of others").expect("a salt");
        let old = other.hash_password(b"tropfen-lampe-ziegel", &salt).expect("made");
        assert_eq!(
            verdict("tropfen-lampe-ziegel", Some(old.to_string())).await,
            Verdict::Outdated
        );
        assert_eq!(format!("{:?}", given("secret")), "Password(…)");
    }
}
