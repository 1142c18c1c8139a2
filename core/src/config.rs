//! Every knob in one struct; [`knob`] names and parses them, [`layer`] finds their values.

#[cfg(any(fuzzing, test))]
pub mod fuzzing;
pub mod knob;
pub mod layer;
mod matching;
pub mod oidc;
mod socket;
mod table;
mod value;

use std::{fmt, net::SocketAddr, path::PathBuf, time::Duration};

use ipnet::IpNet;

use crate::{auth::AdminToken, domain::introduction::Freshness};

pub use matching::Matching;
pub use oidc::{ClientSecret, Oidc};
pub use socket::SocketBounds;
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
    /// What counts in a match beside the words.
    pub matching: Matching,
    /// When introductions that nobody answers are reminded of, and when they close.
    pub introductions: Freshness,
    /// How often the change log is looked at when nobody rings.
    pub poll_interval: Duration,
    /// Rows of each noun kept in memory.
    pub cached_rows: usize,
    /// Bytes of a request's body.
    pub body_limit: usize,
    /// Cost of a query.
    pub max_cost: usize,
    /// Requests per minute of an address without an account; 0 means any number.
    pub rate_limit: u32,
    /// Requests per minute of an account; 0 means any number.
    pub account_rate_limit: u32,
    /// Searches of one account or address that run at the same time.
    pub searches_per_client: usize,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Where browsers find the service, when `Host` does not say it: an origin.
    pub public_url: Option<String>,
    /// Origins whose pages may use the API from a browser.
    pub cors_origins: Vec<String>,
    /// The certificate chain, in PEM; with it the service speaks TLS.
    pub tls_certificate: Option<PathBuf>,
    /// The certificate's key, in PEM.
    pub tls_key: Option<PathBuf>,
    /// Connections at the same time; more wait.
    pub max_connections: usize,
    /// Connections of one address at the same time; more are closed.
    pub connections_per_address: usize,
    /// Longest time for the head of a request, and longest idle time of a connection.
    pub header_timeout: Duration,
    /// Longest time that one request may take.
    pub request_timeout: Duration,
    /// What WebSockets may do; no knob.
    pub socket: SocketBounds,
    /// Whether the schema may be asked for, and whether messages name what is there instead of an unknown field.
    pub introspection: bool,
    /// Who may make accounts.
    pub registration: Registration,
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
            matching: Matching::default(),
            introductions: Freshness::default(),
            poll_interval: Duration::from_millis(150),
            cached_rows: 100_000,
            body_limit: 2 * 1024 * 1024,
            max_cost: 20_000,
            rate_limit: 1_000,
            account_rate_limit: 3_000,
            searches_per_client: cores(),
            trusted_proxies: Vec::new(),
            public_url: None,
            cors_origins: Vec::new(),
            tls_certificate: None,
            tls_key: None,
            max_connections: 512,
            connections_per_address: 256,
            header_timeout: Duration::from_secs(30),
            request_timeout: Duration::from_secs(10),
            introspection: false,
            registration: Registration::Closed,
            socket: SocketBounds::default(),
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
