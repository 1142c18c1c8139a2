//! The door to the service: who visits is found out once per page, then GraphQL requests are answered in process.

use std::time::Duration;

use futures_util::future::BoxFuture;
use poem::Request;

/// The languages of the console.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// 中文.
    #[default]
    Zh,
    /// English.
    En,
}

impl Language {
    /// Its short name, which is its folder under `locales/`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// Its name in BCP 47, for `lang` and `Accept-Language`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }
}

/// The service as the console sees it.
pub trait Api: Send + Sync + 'static {
    /// Finds out who sent a request. A request that changes something must come from a page of the service itself.
    fn admit<'a>(&'a self, request: &'a Request) -> BoxFuture<'a, Result<Box<dyn Visitor>, Refusal>>;
}

/// Who looks at a page; asks with its rights.
pub trait Visitor: Send + Sync {
    /// Answers a GraphQL request: the JSON of `query` and `variables`.
    fn ask(&self, language: Language, body: Vec<u8>) -> BoxFuture<'_, Answer>;
}

/// What comes back for a GraphQL request.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The JSON text.
    pub body: Vec<u8>,
    /// Values of `Set-Cookie`: a session that began or ended.
    pub cookies: Vec<String>,
    /// How long to wait before asking again, when too much was asked.
    pub retry_after: Option<Duration>,
}

/// Why nobody was admitted.
#[derive(Clone, Debug)]
pub enum Refusal {
    /// The session that the browser's cookie names has ended; the value of `Set-Cookie` that forgets it.
    Ended(String),
    /// What changes something came from a page of another site, or does not say from where.
    Foreign,
    /// Too many requests; how long to wait.
    Limited(Duration),
    /// The service cannot answer at the moment.
    Unavailable,
}
