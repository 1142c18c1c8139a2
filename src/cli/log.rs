//! The log: lines to standard error.

use tracing_subscriber::EnvFilter;

use super::Failure;
use crate::config::{Config, LogFormat};

/// Starts logging as configured. A bare level is Qiao's own; others are heard from when something is wrong with them.
pub(super) fn start(config: &Config) -> Result<(), Failure> {
    let directives = match config.log.as_str() {
        level @ ("error" | "warn" | "info" | "debug" | "trace") => {
            let others = if level == "error" { "error" } else { "warn" };
            format!("{others},qiao={level},qiao_index={level}")
        }
        directives => directives.to_owned(),
    };
    let filter = EnvFilter::builder()
        .parse(directives)
        .map_err(|error| Failure::usage(format!("`log` is not understood: {error}")))?;
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr()));
    let started = match config.log_format {
        LogFormat::Text => lines.try_init(),
        LogFormat::Json => lines.json().flatten_event(true).try_init(),
    };
    started.map_err(|error| Failure::new(format!("the log does not start: {error}")))
}
