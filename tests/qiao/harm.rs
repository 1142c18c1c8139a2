//! A full disk, a read-only disk, a database that goes away: a clear answer, nothing lost, and the service goes on.

use std::{
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::process::{Process, administrate, own_database};

const CREATE: &str = r"
    mutation ($name: String!) { createOrganization(input: { organization: { kind: UNIVERSITY, name: { zh: $name } } }) {
        ... on OrganizationCreated { organization { id } freshness }
    } }";

const COUNT: &str = "{ organizations(first: 1) { totalCount } }";

const SEARCH: &str = r"
    query ($text: String!, $freshness: FreshnessToken) {
        search(text: $text, first: 5, atLeast: $freshness) { edges { node { id } } }
    }";

/// A file system in memory of its own; gone when dropped. Only root may make one.
struct Disk<'a>(&'a Path);

impl<'a> Disk<'a> {
    fn mount(at: &'a Path, options: &str) -> Option<Self> {
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", options, "tmpfs"])
            .arg(at)
            .status();
        if mounted.is_ok_and(|status| status.success()) {
            Some(Self(at))
        } else {
            eprintln!("only root can mount a disk of its own: this test proves nothing here");
            None
        }
    }
}

impl Drop for Disk<'_> {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("--lazy").arg(self.0).status());
    }
}

#[test]
fn a_full_disk_refuses_writes_clearly_and_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let Some(disk) = Disk::mount(folder.path(), "size=40m") else {
        return;
    };
    let mut process = Process::start(disk.0, &[]);
    let first = ask(&process, CREATE, &json!({ "name": "满盘之前的大学" }));
    let freshness = string(&first, "/data/createOrganization/freshness");
    ask(&process, SEARCH, &json!({ "text": "满盘之前", "freshness": freshness }));

    let filler = disk.0.join("filler");
    fill(&filler);
    let mut refused = 0;
    for number in 0..50 {
        let answer = ask(&process, CREATE, &json!({ "name": format!("满盘之中{number}") }));
        match code(&answer) {
            None => assert!(
                answer.pointer("/data/createOrganization/organization/id").is_some(),
                "{answer}"
            ),
            Some(code) => {
                assert_eq!(code, "STORAGE_FULL", "{answer}");
                assert!(!answer.to_string().contains("sqlite"), "insides are shown: {answer}");
                refused += 1;
            }
        }
    }
    assert!(refused > 0, "the disk was never full");
    let count = |process: &Process| number(&ask(process, COUNT, &json!({})), "/data/organizations/totalCount");
    assert_eq!(
        count(&process),
        51 - refused,
        "reads go on, and what was acknowledged is there"
    );
    assert!(process.runs());

    std::fs::remove_file(filler).expect("removed");
    let after = ask(&process, CREATE, &json!({ "name": "腾空之后的大学" }));
    let variables = json!({ "text": "腾空之后", "freshness": string(&after, "/data/createOrganization/freshness") });
    let id = string(&after, "/data/createOrganization/organization/id");
    let found = eventually(|| {
        let answer = ask(&process, SEARCH, &variables);
        (answer.pointer("/data/search/edges/0/node/id") == Some(&json!(id))).then_some(())
    });
    assert!(found, "the index does not go on after the disk has room again");
    assert_eq!(count(&process), 52 - refused);
}

#[test]
fn a_read_only_disk_is_named_at_the_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let Some(disk) = Disk::mount(folder.path(), "size=1m,ro") else {
        return;
    };
    let output = Command::new(env!("CARGO_BIN_EXE_qiao"))
        .arg("serve")
        .env("QIAO_DATA", disk.0.join("data"))
        .env("QIAO_LISTEN", "127.0.0.1:0")
        .output()
        .expect("the program starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success());
    assert!(
        said.contains(&*disk.0.to_string_lossy()) && !said.contains("panicked"),
        "{said}"
    );
}

#[test]
fn a_database_that_goes_away_and_comes_back_costs_only_the_requests_in_between() {
    let Ok(server) = std::env::var("QIAO_TEST_POSTGRES") else {
        return;
    };
    let database = own_database("qiao_harm");
    let name = database[0]
        .1
        .rsplit_once('/')
        .expect("an address with a database")
        .1
        .to_owned();
    let admin = |statement: String| administrate(&server, &statement);
    let data = tempfile::tempdir().expect("a folder");
    let process = Process::start(data.path(), &database);
    ask(&process, CREATE, &json!({ "name": "断库之前的大学" }));

    admin(format!("alter database {name} with allow_connections false"));
    admin(format!(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'"
    ));
    let away = eventually(|| {
        let answer = ask(&process, COUNT, &json!({}));
        assert!(!answer.to_string().contains(&name), "insides are shown: {answer}");
        (code(&answer)? == "DATABASE_UNAVAILABLE").then_some(())
    });
    assert!(away, "the loss of the database is not told");

    admin(format!("alter database {name} with allow_connections true"));
    let back = eventually(|| {
        let answer = ask(&process, CREATE, &json!({ "name": "断库之后的大学" }));
        let freshness = answer
            .pointer("/data/createOrganization/freshness")?
            .as_str()?
            .to_owned();
        let found = ask(&process, SEARCH, &json!({ "text": "断库之后", "freshness": freshness }));
        found.pointer("/data/search/edges/0/node/id").map(drop)
    });
    assert!(back, "the service does not go on once the database is back");
    assert!(number(&ask(&process, COUNT, &json!({})), "/data/organizations/totalCount") >= 2);
}

fn ask(process: &Process, query: &str, variables: &Value) -> Value {
    process.ask(query, variables).expect("an answer")
}

fn code(answer: &Value) -> Option<&str> {
    answer.pointer("/errors/0/extensions/code")?.as_str()
}

fn string(answer: &Value, pointer: &str) -> String {
    answer
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_else(|| panic!("no {pointer} in {answer}"))
        .to_owned()
}

fn number(answer: &Value, pointer: &str) -> i64 {
    answer
        .pointer(pointer)
        .and_then(Value::as_i64)
        .unwrap_or_else(|| panic!("no {pointer} in {answer}"))
}

/// Writes until nothing more fits.
fn fill(path: &Path) {
    use std::io::Write;
    let mut file = std::fs::File::create(path).expect("a file");
    for size in [1 << 16, 512, 1] {
        let block = vec![0; size];
        while file.write_all(&block).is_ok() {}
    }
}

/// Whether it comes true within half a minute.
fn eventually(mut happens: impl FnMut() -> Option<()>) -> bool {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(30) {
        if happens().is_some() {
            return true;
        }
        std::thread::yield_now();
    }
    false
}
