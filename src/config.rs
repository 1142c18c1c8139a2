//! Every knob in one struct; [`knob`] names and parses them, [`layer`] finds their values.

pub mod knob;
pub mod layer;
pub(crate) mod oidc;
mod table;
mod value;

use std::{fmt, net::SocketAddr, path::PathBuf, time::Duration};

use crate::auth::AdminToken;

pub use oidc::{ClientSecret, Oidc};
pub use value::masked;

/// What the process is told. `cli` fills it from flags, environment and file.
#[derive(Clone)]
pub struct Config {
    /// Where the service listens; port 0 takes a free one.
    pub listen: SocketAddr,
    /// The folder of the index and, without `database_url`, of the SQLite database.
    pub data: PathBuf,
    /// `postgres://…` or `sqlite://…`; none means SQLite in the data folder.
    pub database_url: Option<String>,
    /// Most connections to the database.
    pub database_connections: u32,
    /// The administrator's token; none means that only accounts write through the API.
    pub admin_token: Option<AdminToken>,
    /// Log-in at an OpenID provider.
    pub oidc: Oidc,
    /// Searches that run at the same time.
    pub concurrent_searches: usize,
    /// Longest wait for a result as fresh as was asked for.
    pub freshness_wait: Duration,
    /// How often the change log is looked at when nobody rings.
    pub poll_interval: Duration,
    /// Rows of each noun kept in memory.
    pub cached_rows: usize,
    /// Bytes of a request's body.
    pub body_limit: usize,
    /// Longest time that one request may take.
    pub request_timeout: Duration,
    /// Whether the schema may be asked for.
    pub introspection: bool,
    /// Who may make accounts.
    pub registration: Registration,
    /// Where browsers find the service, as they write it in `Origin`.
    pub public_url: Option<String>,
    /// What is logged: a level for Qiao itself, or a list of `target=level`.
    pub log: String,
    /// How a line of the log looks.
    pub log_format: LogFormat,
}

/// Who may make accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registration {
    /// Everyone, for himself.
    Open,
    /// Administrators.
    Closed,
}

/// How a line of the log looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object per line, for machines.
    Json,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 7300)),
            data: PathBuf::from("qiao-data"),
            database_url: None,
            database_connections: 8,
            admin_token: None,
            oidc: Oidc::default(),
            concurrent_searches: cores(),
            freshness_wait: Duration::from_secs(2),
            poll_interval: Duration::from_millis(150),
            cached_rows: 100_000,
            body_limit: 2 * 1024 * 1024,
            request_timeout: Duration::from_secs(10),
            introspection: true,
            registration: Registration::Closed,
            public_url: None,
            log: "info".to_owned(),
            log_format: LogFormat::Text,
        }
    }
}

/// Shows each knob as `qiao doctor` does: no secret is printed.
impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Config");
        for knob in knob::KNOBS {
            shown.field(knob.key, &(knob.show)(self));
        }
        shown.finish()
    }
}

/// As many as the machine runs at once.
fn cores() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from)
}
