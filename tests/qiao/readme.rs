//! What the READMEs say is true: their commands run, their queries are answered as they show, their table is the table.
//!
//! `QIAO_TEST_WRITE=1` writes answers and table into them.

use std::{fs, path::Path};

use qiao::{
    config::{Config, knob},
    domain::{matching::TEXT_MOST, page},
    graphql::limit,
};
use rustix::process::Signal;
use serde_json::{Value, json};
use tempfile::tempdir;

use crate::program::{Running, run, shell};

/// Commands that a test of the command line runs, or that run this test.
const ELSEWHERE: [&str; 3] = ["cargo run --release -- demo", "./test", "qiao serve"];

/// Settings that are limits.
const LIMITS: [&str; 11] = [
    "max_cost",
    "introspection",
    "body_limit",
    "request_timeout",
    "rate_limit",
    "account_rate_limit",
    "concurrent_searches",
    "searches_per_client",
    "max_connections",
    "connections_per_address",
    "header_timeout",
];

/// A fenced block.
#[derive(Clone, Debug, PartialEq)]
struct Block {
    kind: String,
    text: String,
}

fn blocks(readme: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for line in readme.lines() {
        match (line.strip_prefix("```"), open) {
            (Some(kind), false) => {
                blocks.push(Block {
                    kind: kind.to_owned(),
                    text: String::new(),
                });
                open = true;
            }
            (Some(_), true) => open = false,
            (None, true) => {
                let block = blocks.last_mut().expect("an open block");
                block.text.push_str(line);
                block.text.push('\n');
            }
            (None, false) => {}
        }
    }
    blocks
}

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("a README")
}

fn writes() -> bool {
    std::env::var_os("QIAO_TEST_WRITE").is_some()
}

/// Puts `new` between two marks, or demands that it is there.
fn hold(name: &str, begin: &str, end: &str, new: &str) {
    let text = read(name);
    let (before, rest) = text.split_once(begin).expect("the first mark");
    let (old, after) = rest.split_once(end).expect("the second mark");
    if writes() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        fs::write(path, format!("{before}{begin}{new}{end}{after}")).expect("written");
    } else {
        assert_eq!(old, new, "{name}: run this test with QIAO_TEST_WRITE=1");
    }
}

#[test]
fn the_table_of_settings_is_the_table() {
    for (name, chinese) in [("README.md", false), ("README.zh-CN.md", true)] {
        let table = format!("\n{}", knob::table(chinese));
        hold(name, "<!-- settings -->", "<!-- /settings -->", &table);
    }
}

/// The table of limits says what the code says.
#[test]
fn every_limit_is_documented() {
    let text = read("docs/limits.md");
    let rows: Vec<Vec<&str>> = text
        .lines()
        .filter(|line| line.starts_with('|'))
        .map(|line| line.split('|').map(str::trim).collect())
        .collect();
    let defaults = Config::default();
    for knob in knob::KNOBS.iter().filter(|knob| LIMITS.contains(&knob.key)) {
        let cell = format!("`{}`", knob.key);
        let row = rows.iter().find(|row| row.get(3) == Some(&cell.as_str())).expect(&cell);
        let shown = (knob.show)(&defaults);
        assert!(
            row[2] == shown || knob.key == "introspection" && row[2].starts_with("off"),
            "{cell}: {shown}"
        );
    }
    for (name, most) in [
        ("bytes of a query", limit::QUERY_BYTES),
        ("tokens of a query", limit::TOKENS),
        ("brackets", limit::BRACKETS),
        ("fields in each other", limit::DEPTH),
        ("fields, wherever", limit::FIELDS),
        ("aliases", limit::ALIASES),
        ("directives", limit::DIRECTIVES),
        ("requests of a batch", limit::BATCH),
        ("rows of a page", page::MOST),
        ("characters of a text", TEXT_MOST),
    ] {
        let row = rows
            .iter()
            .find(|row| row.get(1).is_some_and(|cell| cell.starts_with(name)))
            .expect(name);
        assert_eq!(row[2], most.to_string(), "{name}");
    }
}

#[test]
fn both_readmes_show_the_same() {
    let shown = |name| {
        let mut blocks = blocks(&read(name));
        blocks.retain(|block| block.kind != "text");
        blocks
    };
    assert_eq!(shown("README.md"), shown("README.zh-CN.md"));
}

#[test]
fn commands_run_and_queries_are_answered_as_shown() {
    let folder = tempdir().expect("a folder");
    let (demo, _) = Running::demo(folder.path(), &[]);
    let token = fs::read_to_string(folder.path().join("demo-data/admin-token")).expect("a token");
    let readme = read("README.md");
    let mut asked = None;
    let mut answers = Vec::new();
    for block in blocks(&readme) {
        match block.kind.as_str() {
            "sh" => run_commands(&block.text, folder.path(), &demo),
            "graphql" => asked = Some((ask(&demo, &block.text, token.trim()), block.text)),
            "json" => {
                let (answer, query) = asked.take().expect("a query before its answer");
                if writes() {
                    answers.push(pretty(&answer, 0));
                } else {
                    let shown: Value = serde_json::from_str(&block.text).expect("JSON");
                    assert_eq!(shape(&answer), shape(&shown), "{query}\n{}", pretty(&answer, 0));
                }
            }
            "toml" => {
                fs::write(folder.path().join("shown.toml"), &block.text).expect("a file");
                let told = run(folder.path(), &["doctor", "--config", "shown.toml"]);
                assert!(
                    told.out.contains("listen = 0.0.0.0:7300 (from shown.toml)"),
                    "{}",
                    told.out
                );
            }
            "text" => {}
            other => panic!("no block is of kind {other:?}"),
        }
    }
    assert_eq!(demo.stop(Signal::INT), Some(0));
    if writes() {
        for name in ["README.md", "README.zh-CN.md"] {
            write_answers(name, &answers);
        }
    }
}

/// Puts the answers where the old ones stand.
fn write_answers(name: &str, answers: &[String]) {
    let text = read(name);
    let mut parts = text.split("```json\n");
    let mut new = parts.next().unwrap_or_default().to_owned();
    for (part, answer) in parts.zip(answers) {
        let (_, after) = part.split_once("```").expect("its end");
        new = format!("{new}```json\n{answer}\n```{after}");
    }
    fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(name), new).expect("written");
}

/// Runs a block of commands beside the demo.
fn run_commands(text: &str, folder: &Path, demo: &Running) {
    let mut script: String = text
        .lines()
        .filter(|line| !ELSEWHERE.contains(line))
        .flat_map(|line| [line, "\n"])
        .collect();
    if script.contains("createdb") {
        let Ok(server) = std::env::var("QIAO_TEST_POSTGRES") else {
            return;
        };
        let (address, _) = server.rsplit_once('/').expect("an address with a database");
        let name = format!("qiao_readme_{}", std::process::id());
        script = script
            .replace(
                "createdb qiao",
                &format!("psql -q '{server}' -c 'CREATE DATABASE {name}'"),
            )
            .replace("postgres://qiao@localhost/qiao", &format!("{address}/{name}"));
    }
    let program = Path::new(env!("CARGO_BIN_EXE_qiao")).display();
    let script = script
        .replace("http://127.0.0.1:7300", &demo.url)
        .replace("cargo run --release -- ", &format!("{program} "));
    // What a block exports is for that block.
    let around = format!("qiao() {{ {program} \"$@\"; }}\nexport QIAO_LISTEN=127.0.0.1:0\n{script}");
    let said = shell(folder, &around);
    assert!(!said.contains("\"errors\""), "{script}\n{said}");
}

fn ask(demo: &Running, query: &str, token: &str) -> Value {
    let request = json!({ "query": query });
    let answer = ureq::post(format!("{}/graphql", demo.url))
        .header("authorization", format!("Bearer {token}"))
        .send_json(&request);
    let mut answer: Value = answer.expect("an answer").body_mut().read_json().expect("JSON");
    let cost = answer.as_object_mut().and_then(|answer| answer.remove("extensions"));
    assert!(
        cost.is_some_and(|extensions| extensions["cost"]["requested"].is_u64()),
        "{query}"
    );
    assert_eq!(answer.get("errors"), None, "{query}\n{answer:#}");
    answer
}

/// What stays when scores and data change: names and kinds; lists are as their first element.
fn shape(value: &Value) -> Value {
    match value {
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| (name.clone(), shape(value)))
            .collect(),
        Value::Array(elements) => elements.first().map(shape).into_iter().collect(),
        Value::String(_) | Value::Null => json!("text"),
        Value::Number(_) => json!(0),
        Value::Bool(_) => json!(true),
    }
}

/// JSON in few lines: what fits into one stands in one.
fn pretty(value: &Value, depth: usize) -> String {
    let (open, close, parts): (_, _, Vec<String>) = match value {
        Value::Object(fields) => {
            let part = |(name, value)| format!("{}: {}", json!(name), pretty(value, depth + 1));
            ('{', '}', fields.iter().map(part).collect())
        }
        Value::Array(elements) => (
            '[',
            ']',
            elements.iter().map(|value| pretty(value, depth + 1)).collect(),
        ),
        _ => return value.to_string(),
    };
    let flat = format!("{open}{}{close}", parts.join(", "));
    let width: usize = flat.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum();
    if depth > 1 && width + 2 * depth <= 110 && !flat.contains('\n') {
        return flat;
    }
    let indent = "  ".repeat(depth);
    format!(
        "{open}\n{indent}  {}\n{indent}{close}",
        parts.join(&format!(",\n{indent}  "))
    )
}
