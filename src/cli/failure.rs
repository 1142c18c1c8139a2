//! Why a command could not do its work.

use std::process::ExitCode;

use crate::{
    config::layer::Problems,
    error::{Code, Error},
};

/// Why a command could not do its work, and what to do about it.
#[derive(Debug)]
pub struct Failure {
    message: String,
    advice: Option<&'static str>,
    /// What the process ends with.
    pub exit: ExitCode,
}

impl Failure {
    /// It went wrong.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            advice: None,
            exit: ExitCode::FAILURE,
        }
    }

    /// The command or a setting is not right.
    pub fn usage(message: impl Into<String>) -> Self {
        Self {
            exit: ExitCode::from(2),
            ..Self::new(message)
        }
    }

    /// Everything was already said; only the exit code is left.
    #[must_use]
    pub fn silent() -> Self {
        Self::new("")
    }

    /// What went wrong.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Prints it to standard error.
    pub fn tell(&self) {
        for line in self.message.lines() {
            eprintln!("qiao: {line}");
        }
        if let Some(advice) = self.advice {
            eprintln!("      {advice}");
        }
    }
}

impl From<Problems> for Failure {
    fn from(problems: Problems) -> Self {
        Self::usage(problems.to_string())
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let advice = match error.code {
            Code::DatabaseUnavailable => "Check database_url (QIAO_DATABASE_URL) and that the database runs.",
            Code::StorageFull => "Free disk space, then try again.",
            Code::StorageReadOnly => "Give a folder that may be written with --data (QIAO_DATA).",
            Code::IndexUnavailable => "`qiao reindex` builds the index again from the database.",
            _ => "`qiao doctor` checks the configuration and the machine.",
        };
        Self {
            advice: Some(advice),
            ..Self::new(error.detail)
        }
    }
}
