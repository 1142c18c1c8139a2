//! `qiao user`: accounts at the machine, beside a running service, and the demo's.

use std::{fs, os::unix::fs::PermissionsExt};

use rustix::process::Signal;
use serde_json::{Value, json};
use tempfile::tempdir;

use crate::program::{Running, qiao, run, shell};

const GOOD: &str = "tropfen-lampe-ziegel";
const BETTER: &str = "ziegel-lampe-tropfen 9";
const LOG_IN: &str = "mutation ($login: String!, $password: String!) { logIn(input: { login: $login, password: $password }) {
    __typename ... on LoggedIn { account { login roles { role region { code } } memberships { role } manager { id } } } } }";

fn ask(service: &Running, query: &str, variables: &Value) -> Value {
    let answer =
        ureq::post(format!("{}/graphql", service.url)).send_json(json!({ "query": query, "variables": variables }));
    let mut answer: Value = answer.expect("an answer").body_mut().read_json().expect("JSON");
    assert_eq!(answer.get("errors"), None, "{answer}");
    answer["data"].take()
}

fn log_in(service: &Running, login: &str, password: &str) -> Value {
    ask(service, LOG_IN, &json!({ "login": login, "password": password }))["logIn"].take()
}

#[test]
fn the_first_administrator_sets_the_password_with_a_one_time_token() {
    let folder = tempdir().expect("a folder");
    let mut command = qiao(folder.path(), &["serve", "--listen", "127.0.0.1:0", "--log", "trace"]);
    command.stderr(fs::File::create(folder.path().join("log")).expect("a file"));
    let service = Running::start(&mut command);

    let made = run(
        folder.path(),
        &[
            "user",
            "add",
            "Boss@Example.org",
            "--name",
            "老板",
            "--role",
            "administrator",
        ],
    );
    assert_eq!(made.code, Some(0), "{}", made.err);
    assert!(made.out.starts_with("account_1 boss@example.org: made"), "{}", made.out);
    let token = made
        .out
        .lines()
        .find(|line| line.starts_with("qiao_reset_"))
        .expect("a token");
    assert!(made.out.contains("http://127.0.0.1:7300/graphql"), "{}", made.out);
    let (_, curl) = made.out.split_once("\ncurl").expect("a command");
    let curl = format!("curl{curl}")
        .replace("http://127.0.0.1:7300", &service.url)
        .replace("THE NEW PASSWORD", GOOD);
    let answer = shell(folder.path(), &curl);
    assert!(answer.contains("PasswordChanged"), "{answer}");
    assert!(shell(folder.path(), &curl).contains("InvalidAccount"), "once");
    let entered = log_in(&service, "boss@example.org", GOOD);
    assert_eq!(
        entered["account"]["roles"],
        json!([{ "role": "ADMINISTRATOR", "region": null }])
    );

    let list = run(folder.path(), &["user", "list"]);
    assert_eq!(list.code, Some(0), "{}", list.err);
    assert!(
        list.out
            .contains("account_1  boss@example.org  老板  active  administrator  20"),
        "{}",
        list.out
    );
    assert_eq!(run(folder.path(), &["user", "list", "z"]).out.lines().count(), 1);

    // The last administrator is never shut out.
    let refused = run(folder.path(), &["user", "block", "boss@example.org"]);
    assert_eq!(refused.code, Some(1), "{}", refused.out);
    let second = run(folder.path(), &["user", "add", "second", "--role", "administrator"]);
    assert_eq!(second.code, Some(0), "{}", second.err);
    let blocked = run(folder.path(), &["user", "block", "boss@example.org"]);
    assert_eq!(blocked.code, Some(0), "{}", blocked.err);
    assert_eq!(log_in(&service, "boss@example.org", GOOD)["__typename"], "LogInRefused");
    let refused = run(folder.path(), &["user", "reset", "boss@example.org"]);
    assert!(
        refused.code == Some(1) && refused.err.contains("blocked"),
        "{}",
        refused.err
    );
    assert_eq!(
        run(folder.path(), &["user", "unblock", "BOSS@example.org"]).code,
        Some(0)
    );
    fs::write(folder.path().join("password"), format!("{BETTER}\n")).expect("a file");
    let reset = run(
        folder.path(),
        &["user", "reset", "boss@example.org", "--password-file", "password"],
    );
    assert_eq!(reset.code, Some(0), "{}", reset.err);
    assert_eq!(log_in(&service, "boss@example.org", BETTER)["__typename"], "LoggedIn");

    assert_eq!(service.stop(Signal::INT), Some(0));
    let log = fs::read_to_string(folder.path().join("log")).expect("a log");
    for secret in [GOOD, BETTER, token, "boss@example.org", "老板", "argon2id"] {
        assert!(!log.contains(secret), "{secret} is in the log");
    }
}

#[test]
fn what_is_wrong_with_an_account_is_told_at_once() {
    let folder = tempdir().expect("a folder");
    fs::write(folder.path().join("weak"), "password1234").expect("a file");
    let wrong = run(
        folder.path(),
        &[
            "user",
            "add",
            "x",
            "--member",
            "organization_3:owner",
            "--password-file",
            "weak",
        ],
    );
    assert_eq!(wrong.code, Some(1));
    assert!(
        wrong.err.contains("qiao: login: ") && wrong.err.contains("qiao: password: "),
        "{}",
        wrong.err
    );
    assert!(!wrong.err.contains("password1234"));
    let missing = run(
        folder.path(),
        &["user", "add", "li.na", "--member", "organization_3:owner"],
    );
    assert!(missing.err.contains("organization_3"), "{}", missing.err);
    for (flag, value) in [
        ("--role", "boss"),
        ("--role", "matchmaker"),
        ("--member", "3"),
        ("--manager", "need_1"),
    ] {
        assert_eq!(
            run(folder.path(), &["user", "add", "li.na", flag, value]).code,
            Some(2),
            "{value}"
        );
    }
    assert_eq!(
        run(folder.path(), &["user", "add", "li.na", "--password", GOOD]).code,
        Some(2),
        "never a flag"
    );
    let nobody = run(folder.path(), &["user", "reset", "nobody"]);
    assert!(
        nobody.code == Some(1) && nobody.err.contains("no account"),
        "{}",
        nobody.err
    );
    for command in ["add", "list", "reset", "block", "unblock"] {
        let help = run(folder.path(), &["user", command, "--help"]).out;
        assert!(help.chars().any(|letter| ('一'..='龥').contains(&letter)), "{command}");
    }
}

#[test]
fn the_demo_has_an_account_per_role_and_keeps_it() {
    let folder = tempdir().expect("a folder");
    let (demo, said) = Running::demo(folder.path(), &[]);
    let path = folder.path().join("demo-data/accounts");
    let mode = |path: &std::path::Path| fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    let table = fs::read_to_string(&path).expect("a file");
    let accounts = |table: &str| -> Vec<(String, String)> {
        let words = |line: &str| {
            let mut words = line.split_whitespace().map(str::to_owned);
            words.next().zip(words.next()).expect("a login and a password")
        };
        table.lines().map(words).collect()
    };
    let entered: Vec<Value> = accounts(&table)
        .iter()
        .map(|(login, password)| {
            let shown = said
                .iter()
                .map(|line| line.split_whitespace().take(2).eq([login, password]));
            assert_eq!(shown.filter(|is| *is).count(), 1, "{login} in {said:#?}");
            log_in(&demo, login, password)["account"].take()
        })
        .collect();
    let what: Vec<String> = entered
        .iter()
        .map(|account| {
            let role = &account["roles"][0]["role"];
            let member = &account["memberships"][0]["role"];
            let manager = account["manager"]["id"].as_str().map_or("", |_| "manager");
            [role, member]
                .iter()
                .find_map(|role| role.as_str())
                .unwrap_or(manager)
                .to_owned()
        })
        .collect();
    assert_eq!(
        what,
        [
            "ADMINISTRATOR",
            "REGISTRAR",
            "MATCHMAKER",
            "REVIEWER",
            "REVIEWER",
            "REVIEWER",
            "DASHBOARD",
            "OWNER",
            "EDITOR",
            "READER",
            "OWNER",
            "OWNER",
            "OWNER",
            "manager",
            "",
        ]
    );
    let register = "mutation { register(input: { login: \"li.guangming\", name: \"Li\", password: \"tropfen-lampe-ziegel\" }) { __typename } }";
    assert_eq!(
        ask(&demo, register, &json!({}))["register"]["__typename"],
        "Registered",
        "open in the demo"
    );
    assert_eq!(demo.stop(Signal::INT), Some(0));

    let (again, said_again) = Running::demo(folder.path(), &[]);
    assert_eq!(fs::read_to_string(&path).expect("a file"), table);
    let shown = |said: &[String]| {
        said.iter()
            .filter(|line| line.starts_with("  owner "))
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(shown(&said), shown(&said_again));
    assert_eq!(again.stop(Signal::INT), Some(0));

    // A lost file gives new passwords to the same accounts.
    fs::remove_file(&path).expect("removed");
    let (lost, _) = Running::demo(folder.path(), &[]);
    let anew = fs::read_to_string(&path).expect("a file");
    assert_ne!(anew, table);
    let (login, password) = accounts(&anew).swap_remove(5);
    assert_eq!(log_in(&lost, &login, &password)["__typename"], "LoggedIn");
    assert_eq!(lost.stop(Signal::INT), Some(0));
}
