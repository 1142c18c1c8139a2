//! The command line.

use std::{fs, os::unix::fs::PermissionsExt};

use rustix::process::Signal;
use serde_json::{Value, json};
use tempfile::tempdir;

use crate::program::{Running, ended, qiao, run, shell};

const COMMANDS: [&str; 11] = [
    "demo",
    "serve",
    "import",
    "user",
    "reindex",
    "eval",
    "schema",
    "audit",
    "ledger",
    "doctor",
    "completions",
];

#[test]
fn every_command_explains_itself_in_both_languages() {
    let folder = tempdir().expect("a folder");
    let all = run(folder.path(), &["--help"]);
    assert_eq!(all.code, Some(0));
    for command in COMMANDS {
        assert!(all.out.contains(&format!("\n  {command} ")), "{command} in {}", all.out);
        let help = run(folder.path(), &[command, "--help"]);
        assert_eq!(help.code, Some(0), "{command}: {}", help.err);
        assert!(help.out.contains("Usage: qiao "), "{command}");
        assert!(
            help.out.chars().any(|letter| ('一'..='龥').contains(&letter)),
            "{command}"
        );
    }
    let serve = run(folder.path(), &["serve", "--help"]).out;
    assert!(
        serve.contains("[env: QIAO_LISTEN] [default: 127.0.0.1:7300]"),
        "{serve}"
    );
    assert_eq!(run(folder.path(), &[]).code, Some(2));
    assert_eq!(run(folder.path(), &["bridge"]).code, Some(2));
}

#[test]
fn a_bad_setting_is_named_with_its_value_its_origin_and_what_is_allowed() {
    let folder = tempdir().expect("a folder");
    fs::write(folder.path().join("qiao.toml"), "freshness_wait = 'soon'").expect("a file");
    let told = ended(qiao(folder.path(), &["serve", "--listen", "7300"]).env("QIAO_LOG_FORMAT", "xml"));
    assert_eq!(told.code, Some(2));
    assert_eq!(told.out, "");
    assert_eq!(
        told.err,
        "qiao: `listen` is `7300` (flag --listen): allowed is an IP address and a port, such as 127.0.0.1:7300 or [::]:7300\n\
         qiao: `freshness_wait` is `soon` (file qiao.toml): allowed is 0s to 1m, such as 500ms\n\
         qiao: `log_format` is `xml` (environment variable QIAO_LOG_FORMAT): allowed is text or json\n"
    );
}

#[test]
fn the_doctor_says_what_is_wrong_and_prints_no_secret() {
    let folder = tempdir().expect("a folder");
    let well = run(folder.path(), &["doctor"]);
    assert_eq!(well.code, Some(0), "{}", well.out);
    assert_eq!(
        fs::read_dir(folder.path()).expect("a folder").count(),
        0,
        "it changes nothing"
    );

    fs::write(folder.path().join("file"), "").expect("a file");
    let mut doctor = qiao(folder.path(), &["doctor", "--json", "--data", "file/below"]);
    doctor.env("QIAO_DATABASE_URL", "postgres://qiao:swordfish@127.0.0.1:1/qiao");
    doctor
        .env("QIAO_ADMIN_TOKEN", "swordfish-swordfish")
        .env("QIAO_OIDC_ISSUER", "http://127.0.0.1:1")
        .env("QIAO_OIDC_CLIENT_ID", "qiao")
        .env("QIAO_OIDC_CLIENT_SECRET", "swordfish")
        .env("QIAO_PUBLIC_URL", "https://qiao.example.org")
        .env("QIAO_LISTN", "0");
    let ill = ended(&mut doctor);
    assert_eq!(ill.code, Some(1), "{}{}", ill.out, ill.err);
    assert!(
        !ill.out.contains("swordfish") && !ill.err.contains("swordfish"),
        "{}",
        ill.out
    );
    let report: Value = serde_json::from_str(&ill.out).expect("JSON");
    assert_eq!(report["well"], json!(false));
    let grade = |name: &str| {
        let checks = report["checks"].as_array().expect("checks");
        let check = checks.iter().find(|check| check["name"] == name);
        check.map(|check| check["grade"].clone()).unwrap_or_default()
    };
    assert_eq!(grade("data folder"), "wrong");
    assert_eq!(grade("database"), "wrong");
    assert_eq!(grade("environment"), "warning");
    assert_eq!(grade("admin token"), "ok");
    assert_eq!(grade("log-in"), "wrong");

    let bad = run(folder.path(), &["doctor", "--data", ""]);
    assert_eq!(bad.code, Some(1));
    assert!(bad.out.contains("WRONG    settings"), "{}", bad.out);
}

#[test]
fn the_demo_serves_what_it_says_keeps_it_and_starts_over_on_demand() {
    let folder = tempdir().expect("a folder");
    let (demo, said) = Running::demo(folder.path(), &[]);
    let token = folder.path().join("demo-data/admin-token");
    assert_eq!(
        fs::metadata(&token).expect("a token").permissions().mode() & 0o777,
        0o600
    );
    let lines: Vec<&String> = said.iter().filter(|line| line.starts_with("curl ")).collect();
    assert_eq!(lines.len(), 3, "{said:#?}");
    for line in lines {
        let answer: Value = serde_json::from_str(&shell(folder.path(), line)).expect("JSON");
        assert_eq!(answer["errors"], Value::Null, "{line}\n{answer:#}");
        assert!(answer.to_string().contains("\"score\":"), "{line}\n{answer:#}");
    }
    let second = run(folder.path(), &["demo"]);
    assert_eq!(second.code, Some(1));
    assert!(second.err.contains("is in use by process"), "{}", second.err);
    let health = run(folder.path(), &["doctor", "--data", "demo-data"]);
    assert!(health.out.contains("in use by a running service"), "{}", health.out);
    assert_eq!(demo.stop(Signal::INT), Some(0));

    let count = |demo: &Running| needs(demo)["totalCount"].as_i64().expect("a number");
    let (again, _) = Running::demo(folder.path(), &[]);
    let with_the_posted_one = count(&again);
    assert!(with_the_posted_one > 100);
    assert_eq!(again.stop(Signal::TERM), Some(0));

    let rebuilt = run(folder.path(), &["reindex", "--data", "demo-data"]);
    assert_eq!(rebuilt.code, Some(0), "{}", rebuilt.err);
    assert!(
        rebuilt.out.contains("is new and holds the change log"),
        "{}",
        rebuilt.out
    );

    let (fresh, _) = Running::demo(folder.path(), &["--fresh"]);
    assert_eq!(count(&fresh), with_the_posted_one - 1);
    assert_eq!(fresh.stop(Signal::INT), Some(0));

    fs::create_dir(folder.path().join("letters")).expect("a folder");
    fs::write(folder.path().join("letters/love.txt"), "桥").expect("a file");
    let refused = run(folder.path(), &["demo", "--fresh", "--data", "letters"]);
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.contains("did not make"), "{}", refused.err);
    assert!(folder.path().join("letters/love.txt").exists());
}

fn needs(demo: &Running) -> Value {
    let query = json!({ "query": "{ needs { totalCount } }" });
    let answer = ureq::post(format!("{}/graphql", demo.url)).send_json(query);
    let mut answer: Value = answer.expect("an answer").body_mut().read_json().expect("JSON");
    answer["data"]["needs"].take()
}

#[test]
fn a_service_answers_on_every_address_in_its_own_way_and_ends_when_told() {
    let folder = tempdir().expect("a folder");
    let mut command = qiao(
        folder.path(),
        &[
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--log",
            "debug",
            "--log-format",
            "json",
        ],
    );
    command.env("QIAO_ADMIN_TOKEN", "swordfish-swordfish");
    command.stderr(fs::File::create(folder.path().join("log")).expect("a file"));
    let service = Running::start(&mut command);
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let get = |path: &str| {
        let mut answer = agent.get(format!("{}{path}", service.url)).call().expect("an answer");
        let id = answer.headers().get("x-request-id").cloned();
        assert_eq!(id.expect("an id").len(), 16);
        (
            answer.status().as_u16(),
            answer.body_mut().read_to_string().expect("text"),
        )
    };
    let (status, page) = get("/");
    assert!(status == 200 && page.contains("技术需求"));
    // Until its index serves, a load balancer sends nobody here.
    let ready = (0..10_000).any(|_| get("/healthz").0 == 200);
    assert!(ready, "{:?}", get("/healthz"));
    let (status, health) = get("/healthz");
    let health: Value = serde_json::from_str(&health).expect("JSON");
    assert_eq!((status, &health["status"]), (200, &json!("ok")), "{health}");
    let (status, none) = get("/nowhere?secret=rosebud");
    assert!(status == 404 && none.contains("NOT_FOUND"), "{none}");
    let wrong = agent
        .delete(format!("{}/healthz", service.url))
        .call()
        .expect("an answer");
    assert_eq!(wrong.status().as_u16(), 405);
    let bearer = "Bearer swordfish-swordfish";
    let query = json!({ "query": "{ viewer { role } }", "variables": { "word": "rosebud" } });
    let answer = agent
        .post(format!("{}/graphql", service.url))
        .header("authorization", bearer)
        .send_json(query);
    assert_eq!(answer.expect("an answer").status().as_u16(), 200);
    assert_eq!(service.stop(Signal::TERM), Some(0));

    let log = fs::read_to_string(folder.path().join("log")).expect("a log");
    assert!(log.contains("\"path\":\"/graphql\""), "{log}");
    assert!(!log.contains("rosebud") && !log.contains("swordfish"), "{log}");
}

#[test]
fn a_taken_address_is_told_at_once() {
    let folder = tempdir().expect("a folder");
    let other = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = other.local_addr().expect("an address").to_string();
    let refused = run(folder.path(), &["serve", "--listen", &address]);
    assert_eq!(refused.code, Some(1));
    assert!(
        refused.err.contains("Another program listens there."),
        "{}",
        refused.err
    );
}

#[test]
fn a_judged_set_is_measured() {
    let folder = tempdir().expect("a folder");
    fs::create_dir(folder.path().join("qrels")).expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    write(
        "corpus.jsonl",
        "{\"_id\": \"a\", \"title\": \"激光焊接\", \"text\": \"铝合金激光焊接气孔控制\"}\n\
         {\"_id\": \"b\", \"title\": \"大豆育种\", \"text\": \"耐盐碱大豆新品种选育\"}\n",
    );
    write("queries.jsonl", "{\"_id\": \"q\", \"text\": \"铝壳焊接气孔\"}\n");
    write("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq\ta\t1\nq\tb\t0\n");
    let told = run(folder.path(), &["eval", ".", "--json", "--trec", "run.txt"]);
    assert_eq!(told.code, Some(0), "{}", told.err);
    let report: Value = serde_json::from_str(&told.out).expect("JSON");
    assert_eq!(report["metrics"]["ndcg@10"]["value"], json!(1.0));
    assert_eq!(report["index"]["documents"], json!(2));
    assert!(
        fs::read_to_string(folder.path().join("run.txt"))
            .expect("a run")
            .starts_with("q Q0 a 1 ")
    );
    assert_eq!(run(folder.path(), &["eval", "nowhere"]).code, Some(1));
}

#[test]
fn the_schema_and_completions_are_printed() {
    let folder = tempdir().expect("a folder");
    let schema = run(folder.path(), &["schema"]);
    assert!(schema.code == Some(0) && schema.out.contains("type Query {"));
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(folder.path(), &["completions", shell]);
        assert!(script.code == Some(0) && script.out.contains("doctor"), "{shell}");
    }
}

#[test]
fn a_certificate_that_does_not_fit_is_told_at_the_start_and_by_the_doctor() {
    let folder = tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let made = || rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    let (one, other) = (made(), made());
    fs::write(path("one.pem"), one.cert.pem()).expect("written");
    fs::write(path("one.key"), one.signing_key.serialize_pem()).expect("written");
    fs::write(path("other.key"), other.signing_key.serialize_pem()).expect("written");
    fs::write(path("none.pem"), "no certificate").expect("written");
    for (certificate, key, said) in [
        ("missing.pem", "one.key", "`tls_certificate`: missing.pem"),
        ("none.pem", "one.key", "`tls_certificate`: none.pem"),
        ("one.pem", "none.pem", "`tls_key`: none.pem"),
        (
            "one.pem",
            "other.key",
            "`tls_key`: other.key cannot be used: with one.pem",
        ),
    ] {
        let given = [
            "--tls-certificate",
            certificate,
            "--tls-key",
            key,
            "--listen",
            "127.0.0.1:0",
        ];
        let started = run(folder.path(), &[&["serve"], given.as_slice()].concat());
        assert_eq!(started.code, Some(2), "{}", started.err);
        assert!(started.err.contains(said), "{}", started.err);
        assert!(!path("qiao-data").exists(), "nothing was opened");
        let told = run(folder.path(), &[&["doctor"], given.as_slice()].concat());
        assert_eq!(told.code, Some(1), "{}", told.out);
        assert!(told.out.contains(said), "{}", told.out);
    }
    let given = ["doctor", "--tls-certificate", "one.pem", "--tls-key", "one.key"];
    let told = run(folder.path(), &given);
    assert!(
        told.code == Some(0) && told.out.contains("speaks HTTPS"),
        "{}",
        told.out
    );
    let told = run(folder.path(), &["doctor", "--tls-key", "one.key"]);
    assert!(told.out.contains("without `tls_certificate`"), "{}", told.out);
    let told = run(
        folder.path(),
        &["doctor", "--listen", "0.0.0.0:0", "--introspection", "true"],
    );
    assert!(
        told.out.contains("without TLS") && told.out.contains("the whole schema"),
        "{}",
        told.out
    );
}
