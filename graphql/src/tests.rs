use async_graphql::{Request, Response};
use serde_json::Value;

use super::*;

fn introspect(query: &str) -> Value {
    let engine = builder().finish();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    let response: Response = runtime.block_on(engine.execute(Request::new(query)));
    assert!(response.errors.is_empty(), "{:?}", response.errors);
    serde_json::to_value(response.data).expect("JSON")
}

/// `QIAO_WRITE_SCHEMA=1 cargo test` writes the file anew.
#[test]
fn the_schema_in_the_repository_is_the_one_that_is_served() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../schema.graphql");
    let is = sdl();
    if std::env::var_os("QIAO_WRITE_SCHEMA").is_some() {
        std::fs::write(path, &is).expect("the repository can be written");
    }
    let stored = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        stored == is,
        "schema.graphql is out of date: run QIAO_WRITE_SCHEMA=1 cargo test -p qiao the_schema, and look at the diff"
    );
}

#[test]
fn everything_public_is_described() {
    let schema = introspect(
        "{ __schema { types { name kind description
            fields(includeDeprecated: true) { name description args { name description } }
            inputFields { name description } enumValues(includeDeprecated: true) { name description } } } }",
    );
    let mut missing = Vec::new();
    let mut look = |path: String, thing: &Value| {
        if thing["description"].as_str().is_none_or(|text| text.trim().is_empty()) {
            missing.push(path);
        }
    };
    let list = |thing: &Value| thing.as_array().cloned().unwrap_or_default();
    for class in list(&schema["__schema"]["types"]) {
        let name = class["name"].as_str().unwrap_or_default().to_owned();
        if name.starts_with("__") {
            continue;
        }
        look(name.clone(), &class);
        for (members, arguments) in [("fields", "args"), ("inputFields", ""), ("enumValues", "")] {
            for member in list(&class[members]) {
                let member_path = format!("{name}.{}", member["name"].as_str().unwrap_or_default());
                look(member_path.clone(), &member);
                for argument in list(&member[arguments]) {
                    look(
                        format!("{member_path}({})", argument["name"].as_str().unwrap_or_default()),
                        &argument,
                    );
                }
            }
        }
    }
    assert!(missing.is_empty(), "without a description: {missing:#?}");
}
