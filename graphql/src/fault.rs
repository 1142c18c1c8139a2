//! Faults as clients see them: a code, a message in their language, nothing of our insides.

use std::{
    collections::HashMap,
    fmt,
    hash::{BuildHasher, Hasher, RandomState},
    sync::Arc,
};

use async_graphql::ServerError;
use qiao_entity::language::Language;

use super::{
    limit,
    message::{Names, say},
};
use crate::error::{Code, Error};

/// A request that makes no sense, as this layer finds it: the key of a message and what it names.
#[derive(Clone, Debug)]
pub(crate) struct Misuse {
    key: &'static str,
    names: Names,
}

impl Misuse {
    /// A misuse with the message of this key.
    pub(crate) fn new(key: &'static str, names: Names) -> Self {
        Self { key, names }
    }

    /// As an error of a whole request.
    pub(crate) fn server_error(&self, language: Language) -> ServerError {
        let mut error = ServerError::new(say(language, self.key, &self.names), None);
        set_code(&mut error, Code::BadRequest);
        error
    }
}

impl fmt::Display for Misuse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&say(Language::En, self.key, &self.names))
    }
}

/// Makes errors fit to be shown: codes, messages in the language, foreign ones masked and logged once. Every answer passes
/// here. It is no extension of the engine, because with one the engine boxes another future for each field.
pub(crate) fn present(errors: &mut [ServerError], language: Language) {
    let mut logged = HashMap::new();
    for error in errors {
        if error
            .extensions
            .as_ref()
            .is_some_and(|known| known.get("code").is_some())
        {
            continue;
        }
        let shared = error.source::<Arc<Error>>();
        let ours = shared.map(Arc::as_ref).or_else(|| error.source::<Error>());
        if let Some(misuse) = error.source::<Misuse>() {
            error.message = say(language, misuse.key, &misuse.names);
            set_code(error, Code::BadRequest);
        } else if let Some(fault) = ours {
            let (code, detail) = (fault.code, fault.detail.clone());
            let id = is_logged(code).then(|| {
                let address = shared.map_or(std::ptr::from_ref(fault) as usize, |shared| {
                    Arc::as_ptr(shared) as usize
                });
                logged
                    .entry(address)
                    .or_insert_with(|| log(code, &detail, error))
                    .clone()
            });
            show(error, language, code, &detail, id);
        } else if error.source.is_some() {
            let id = log(Code::Internal, &error.message, error);
            show(error, language, Code::Internal, "", Some(id));
        } else {
            // The engine's own: the query or a value does not fit the schema. Its messages name both.
            if let Some(misuse) = limit::refusal(&error.message) {
                error.message = say(language, misuse.key, &misuse.names);
            }
            set_code(error, Code::BadRequest);
        }
    }
}

/// A fault outside of any field, as an error to be shown; logged where it is of interest.
pub(crate) fn whole(language: Language, code: Code, detail: &str) -> ServerError {
    let mut error = ServerError::new(String::new(), None);
    let id = is_logged(code).then(|| log(code, detail, &error));
    show(&mut error, language, code, detail, id);
    error
}

fn show(error: &mut ServerError, language: Language, code: Code, detail: &str, id: Option<String>) {
    let key = format!("fault-{}", code.as_str().to_lowercase().replace('_', "-"));
    let names = [("detail", detail.to_owned()), ("id", id.clone().unwrap_or_default())];
    error.message = say(language, &key, &names);
    error.source = None;
    set_code(error, code);
    if code == Code::RateLimited
        && let Ok(seconds) = detail.parse::<u64>()
    {
        error.extensions.get_or_insert_default().set("retryAfter", seconds);
    }
    if let Some(id) = id {
        error.extensions.get_or_insert_default().set("id", id);
    }
}

fn set_code(error: &mut ServerError, code: Code) {
    error.extensions.get_or_insert_default().set("code", code.as_str());
}

/// Whether the operator should know; what a client did wrong is the client's to know.
fn is_logged(code: Code) -> bool {
    !matches!(
        code,
        Code::BadRequest | Code::Forbidden | Code::Unauthenticated | Code::CrossOrigin | Code::RateLimited
    )
}

/// Logs a fault and returns the number under which it is found in the log.
fn log(code: Code, detail: &str, error: &ServerError) -> String {
    let id = format!("{:016x}", RandomState::new().build_hasher().finish());
    let path = error
        .path
        .iter()
        .map(|segment| match segment {
            async_graphql::PathSegment::Field(name) => name.clone(),
            async_graphql::PathSegment::Index(index) => index.to_string(),
        })
        .collect::<Vec<_>>()
        .join(".");
    if code == Code::Internal {
        tracing::error!(id, path, "{detail}");
    } else {
        tracing::warn!(id, path, code = code.as_str(), "{detail}");
    }
    id
}
