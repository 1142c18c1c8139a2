//! `qiao serve` in a process of its own, as an operator runs it.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use serde_json::{Value, json};

/// The administrator's token of these processes.
pub const TOKEN: &str = "a-token-for-the-tests-alone";

/// The settings of a database of its own on the PostgreSQL of the tests; none on SQLite.
pub fn own_database(name: &str) -> Vec<(&'static str, String)> {
    let Ok(server) = std::env::var("QIAO_TEST_POSTGRES") else {
        return Vec::new();
    };
    let name = format!("{name}_{}", std::process::id());
    administrate(&server, &format!("create database {name}"));
    let address = server.rsplit_once('/').expect("an address with a database").0;
    vec![("QIAO_DATABASE_URL", format!("{address}/{name}"))]
}

/// Runs a statement on the PostgreSQL of the tests.
pub fn administrate(server: &str, statement: &str) {
    tokio::runtime::Runtime::new().expect("a runtime").block_on(async {
        let server = sea_orm::Database::connect(server)
            .await
            .expect("the PostgreSQL of the tests");
        let done = sea_orm::ConnectionTrait::execute_unprepared(&server, statement).await;
        done.expect("done");
    });
}

/// A running service; it is killed when dropped.
pub struct Process {
    child: Child,
    agent: ureq::Agent,
    pub url: String,
}

impl Process {
    /// Starts the service over a data folder and waits until it says where it listens.
    pub fn start(data: &Path, settings: &[(&str, String)]) -> Self {
        Self::run(Command::new(env!("CARGO_BIN_EXE_qiao")).arg("serve"), data, settings)
    }

    /// Runs a command that ends in `qiao serve`.
    pub fn run(command: &mut Command, data: &Path, settings: &[(&str, String)]) -> Self {
        let mut child = command
            .env("QIAO_DATA", data)
            .env("QIAO_LISTEN", "127.0.0.1:0")
            .env("QIAO_ADMIN_TOKEN", TOKEN)
            .env("QIAO_LOG", "off")
            .envs(settings.iter().map(|(key, value)| (key, value)))
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let url = lines
            .find_map(|line| Some(line.ok()?.split_once("http://")?.1.trim().to_owned()))
            .expect("it says where it listens");
        let agent = ureq::Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(20)))
            .http_status_as_error(false)
            .build()
            .into();
        Self {
            child,
            agent,
            url: format!("http://{url}"),
        }
    }

    /// Asks as the administrator; none when no answer came.
    pub fn ask(&self, query: &str, variables: Value) -> Option<Value> {
        let request = json!({ "query": query, "variables": variables });
        let answer = self
            .agent
            .post(format!("{}/graphql", self.url))
            .header("authorization", format!("Bearer {TOKEN}"))
            .send_json(&request);
        answer.ok()?.body_mut().read_json().ok()
    }

    /// Ends the process as a power cut would, while others still ask it.
    pub fn cut(&self) {
        let id = i32::try_from(self.child.id()).expect("a process id");
        let pid = rustix::process::Pid::from_raw(id).expect("a process id");
        rustix::process::kill_process(pid, rustix::process::Signal::KILL).expect("killed");
    }

    /// Ends the process and waits until it is gone.
    pub fn kill(&mut self) {
        // It may have ended already.
        drop(self.child.kill());
        drop(self.child.wait());
    }

    /// Whether the process still runs.
    pub fn runs(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}
