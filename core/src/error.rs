//! Faults: what goes wrong that is not an answer. The only table of codes.
//!
//! What a user causes and can repair is part of a result instead: see [`crate::domain::problem`].

use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// What kind of fault it is; clients see it as `extensions.code`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The request makes no sense: a malformed id or cursor, a page size out of bounds, text too long.
    BadRequest,
    /// A token was given that is not known.
    Unauthenticated,
    /// The requester may not do this.
    Forbidden,
    /// A page of another site sent the session's cookie.
    CrossOrigin,
    /// The account or the address sent too many requests.
    RateLimited,
    /// Too much is going on; try again.
    Busy,
    /// The database cannot be reached; try again.
    DatabaseUnavailable,
    /// The disk is full: nothing can be written until there is room.
    StorageFull,
    /// The data folder or the database is read-only.
    StorageReadOnly,
    /// The search index is not ready; it is being built.
    IndexUnavailable,
    /// The index did not come as far as was asked for in time.
    NotYetFresh,
    /// The request took longer than one may.
    Timeout,
    /// A defect of ours.
    Internal,
}

impl Code {
    /// Every code.
    pub const ALL: [Self; 13] = [
        Self::BadRequest,
        Self::Unauthenticated,
        Self::Forbidden,
        Self::CrossOrigin,
        Self::RateLimited,
        Self::Busy,
        Self::DatabaseUnavailable,
        Self::StorageFull,
        Self::StorageReadOnly,
        Self::IndexUnavailable,
        Self::NotYetFresh,
        Self::Timeout,
        Self::Internal,
    ];

    /// The code as clients see it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::BadRequest => "BAD_REQUEST",
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::Forbidden => "FORBIDDEN",
            Self::CrossOrigin => "CROSS_ORIGIN",
            Self::RateLimited => "RATE_LIMITED",
            Self::Busy => "BUSY",
            Self::DatabaseUnavailable => "DATABASE_UNAVAILABLE",
            Self::StorageFull => "STORAGE_FULL",
            Self::StorageReadOnly => "STORAGE_READ_ONLY",
            Self::IndexUnavailable => "INDEX_UNAVAILABLE",
            Self::NotYetFresh => "NOT_YET_FRESH",
            Self::Timeout => "TIMEOUT",
            Self::Internal => "INTERNAL",
        }
    }
}

/// A fault with its code. `detail` is for the log; only that of a [`Code::BadRequest`] or a [`Code::RateLimited`] is shown
/// to clients.
#[derive(Debug, thiserror::Error)]
#[error("{}: {detail}", code.as_str())]
pub struct Error {
    /// What kind of fault.
    pub code: Code,
    /// What happened; for [`Code::BadRequest`] it says what is wrong and what to do, in English; for
    /// [`Code::RateLimited`] it is the number of seconds to wait.
    pub detail: String,
}

impl Error {
    /// A fault of the given kind.
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        Self {
            code,
            detail: detail.into(),
        }
    }

    /// A request that makes no sense; the detail is shown to the client.
    pub fn bad_request(detail: impl Into<String>) -> Self {
        Self::new(Code::BadRequest, detail)
    }

    /// The requester may not do this.
    #[must_use]
    pub fn forbidden() -> Self {
        Self::new(Code::Forbidden, "the requester may not do this")
    }

    /// Too many requests: the requester has to wait so many seconds.
    #[must_use]
    pub fn rate_limited(seconds: u64) -> Self {
        Self::new(Code::RateLimited, seconds.to_string())
    }

    /// A defect of ours.
    pub fn internal(detail: impl std::fmt::Display) -> Self {
        Self::new(Code::Internal, detail.to_string())
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        let code = match &error {
            DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => Code::DatabaseUnavailable,
            DbErr::Exec(RuntimeErr::SqlxError(inner)) | DbErr::Query(RuntimeErr::SqlxError(inner)) => sqlx_code(inner),
            _ => Code::Internal,
        };
        Self::new(code, error.to_string())
    }
}

/// SQLite's primary result codes and PostgreSQL's SQLSTATE classes that an operator or a retry can mend.
fn sqlx_code(error: &sea_orm::SqlxError) -> Code {
    use sea_orm::SqlxError as E;
    let database = match error {
        E::Io(_) | E::PoolTimedOut | E::PoolClosed | E::WorkerCrashed => return Code::DatabaseUnavailable,
        E::Database(database) => database,
        _ => return Code::Internal,
    };
    let code = database.code().unwrap_or_default();
    if let Ok(extended) = code.parse::<u32>()
        && code.len() < 5
    {
        return match extended & 0xff {
            5 | 6 => Code::Busy,
            8 => Code::StorageReadOnly,
            13 => Code::StorageFull,
            10 | 14 => Code::DatabaseUnavailable,
            _ => Code::Internal,
        };
    }
    match code.as_ref() {
        "53100" => Code::StorageFull,
        "25006" => Code::StorageReadOnly,
        "40001" | "40P01" | "55P03" => Code::Busy,
        code if code.starts_with("08") || code.starts_with("57P") || code.starts_with("53") => {
            Code::DatabaseUnavailable
        }
        _ => Code::Internal,
    }
}

/// Whether the database refused a write because a unique value is taken.
#[must_use]
pub fn is_taken(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}
