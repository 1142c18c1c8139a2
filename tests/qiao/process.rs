//! `qiao serve` as its clients use it, with a database of its own.

use std::{path::Path, time::Duration};

use rustix::process::Signal;
use serde_json::{Value, json};

use crate::program::{Running, qiao};

/// The administrator's token of these processes.
const TOKEN: &str = "a-token-for-the-tests-alone";

/// The settings of a database of its own on the PostgreSQL of the tests; none on SQLite.
pub(crate) fn own_database(name: &str) -> Vec<(&'static str, String)> {
    let Ok(server) = std::env::var("QIAO_TEST_POSTGRES") else {
        return Vec::new();
    };
    let name = format!("{name}_{}", std::process::id());
    administrate(&server, &format!("create database {name}"));
    let address = server.rsplit_once('/').expect("an address with a database").0;
    vec![("QIAO_DATABASE_URL", format!("{address}/{name}"))]
}

/// Runs a statement on the PostgreSQL of the tests.
pub(crate) fn administrate(server: &str, statement: &str) {
    tokio::runtime::Runtime::new().expect("a runtime").block_on(async {
        let server = sea_orm::Database::connect(server)
            .await
            .expect("the PostgreSQL of the tests");
        let done = sea_orm::ConnectionTrait::execute_unprepared(&server, statement).await;
        done.expect("done");
    });
}

/// A running service; it is killed when dropped.
pub(crate) struct Process {
    running: Running,
    agent: ureq::Agent,
}

impl Process {
    /// Starts the service over a data folder and waits until it says where it serves.
    pub(crate) fn start(data: &Path, settings: &[(&str, String)]) -> Self {
        let mut command = qiao(data, &["serve"]);
        command
            .env("QIAO_DATA", data)
            .env("QIAO_LISTEN", "127.0.0.1:0")
            .env("QIAO_ADMIN_TOKEN", TOKEN)
            .env("QIAO_LOG", "off")
            .envs(settings.iter().map(|(key, value)| (key, value)));
        let agent = ureq::Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(20)))
            .http_status_as_error(false)
            .build()
            .into();
        Self {
            running: Running::start(&mut command),
            agent,
        }
    }

    /// Asks as the administrator; none when no answer came.
    pub(crate) fn ask(&self, query: &str, variables: &Value) -> Option<Value> {
        let request = json!({ "query": query, "variables": variables });
        let answer = self
            .agent
            .post(format!("{}/graphql", self.running.url))
            .header("authorization", format!("Bearer {TOKEN}"))
            .send_json(&request);
        answer.ok()?.body_mut().read_json().ok()
    }

    /// Ends the process as a power cut would, while others still ask it.
    pub(crate) fn cut(&self) {
        self.running.tell(Signal::KILL);
    }

    /// Whether the process still runs.
    pub(crate) fn runs(&mut self) -> bool {
        self.running.runs()
    }
}
