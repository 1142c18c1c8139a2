//! Who may do what: every field and every mutation of the schema, as `docs/permissions.md` tells it.

#[path = "permission/contract.rs"]
mod contract;
#[path = "permission/evaluation.rs"]
mod evaluation;
#[path = "permission/introduction.rs"]
mod introduction;
#[path = "permission/proposal.rs"]
mod proposal;
#[path = "permission/recipe.rs"]
mod recipe;
#[path = "permission/table.rs"]
mod table;
#[path = "permission/world.rs"]
mod world;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use async_graphql::parser::{
    parse_schema,
    types::{FieldDefinition, TypeDefinition, TypeKind, TypeSystemDefinition},
};
use serde_json::{Value, json};

use self::{
    recipe::{arguments, input, leads_to},
    table::{Row, Table, WHO},
    world::World,
};

/// Allowed, or a value; null; refused; not found.
const SIGNS: [char; 4] = ['✓', '–', '✗', '∅'];

/// The types of the schema. Read once: it takes a second without optimisation.
static TYPES: LazyLock<Vec<TypeDefinition>> = LazyLock::new(|| {
    let document = parse_schema(qiao::graphql::sdl()).expect("a schema");
    let types = document
        .definitions
        .into_iter()
        .filter_map(|definition| match definition {
            TypeSystemDefinition::Type(kind) => Some(kind.node),
            _ => None,
        });
    types.collect()
});

/// The object types with their fields.
fn objects() -> BTreeMap<String, Vec<FieldDefinition>> {
    let objects = TYPES.iter().filter_map(|kind| match &kind.kind {
        TypeKind::Object(object) => {
            let fields = object.fields.iter().map(|field| field.node.clone()).collect();
            Some((kind.name.node.to_string(), fields))
        }
        _ => None,
    });
    objects.collect()
}

/// Whether a field's value needs no selection.
fn is_leaf(field: &FieldDefinition) -> bool {
    let name = field.ty.node.to_string().replace(['[', ']', '!'], "");
    !TYPES
        .iter()
        .any(|kind| kind.name.node == name && !matches!(kind.kind, TypeKind::Scalar | TypeKind::Enum(_)))
}

/// What came of asking.
fn sign(answer: &Value, path: &[&str]) -> char {
    if let Some(error) = answer["errors"].get(0) {
        let code = error["extensions"]["code"].as_str().unwrap_or_default();
        assert!(
            ["FORBIDDEN", "UNAUTHENTICATED"].contains(&code),
            "an error that is no refusal: {answer}"
        );
        return SIGNS[2];
    }
    let mut value = &answer["data"];
    for step in path {
        value = &value[*step];
        if let Value::Array(list) = value {
            value = list.first().unwrap_or_else(|| panic!("{path:?} is empty: {answer}"));
        }
    }
    match value {
        Value::Null => SIGNS[1],
        Value::Object(object) if object.get("__typename") == Some(&json!("NotFound")) => SIGNS[3],
        _ => SIGNS[0],
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn records_are_there_for_whom_the_table_says() {
    let (world, mut table) = (World::start().await, Table::read());
    for row in table.rows("Records") {
        for noun in &row.names {
            let query = format!("query ($id: ID!) {{ {noun}(id: $id) {{ id }} node(id: $id) {{ id }} }}");
            let id = json!({ "id": world.id(&format!("{noun} {}", row.state)) });
            let mut got = Vec::new();
            for who in WHO {
                let answer = world.ask(who, &query, &id).await;
                let (one, other) = (sign(&answer, &[noun, "id"]), sign(&answer, &["node", "id"]));
                assert_eq!(one, other, "{who} finds {noun} by one way alone");
                got.push(one);
            }
            table.check(&row, noun, &got);
        }
    }
    table.done();
}

#[tokio::test(flavor = "multi_thread")]
async fn every_field_is_in_the_table_and_answers_as_it_says() {
    let (world, mut table) = (World::start().await, Table::read());
    let rows = table.rows("Fields");
    let objects = objects();
    let follow: BTreeSet<String> = table
        .rows("Types that follow")
        .into_iter()
        .flat_map(|row| row.names)
        .collect();
    let told: BTreeSet<&str> = rows
        .iter()
        .flat_map(|row| row.names.iter().map(String::as_str))
        .collect();
    let is_plumbing = |name: &str| ["Query", "Mutation", "Subscription"].contains(&name) || follow.contains(name);
    let missing: Vec<String> = objects
        .iter()
        .filter(|(name, _)| !is_plumbing(name))
        .flat_map(|(name, fields)| fields.iter().map(move |field| format!("{name}.{}", field.name.node)))
        .filter(|name| !told.contains(name.as_str()))
        .collect();
    assert!(
        missing.is_empty(),
        "docs/permissions.md does not tell of {}",
        missing.join(", ")
    );
    for row in &rows {
        for name in &row.names {
            let got = field(&world, &objects, row, name).await;
            table.check(row, name, &got);
        }
    }
    table.done();
}

/// What each gets of a field, in the state of its row.
async fn field(world: &World, objects: &BTreeMap<String, Vec<FieldDefinition>>, row: &Row, name: &str) -> Vec<char> {
    let (noun, name) = name.split_once('.').expect("a type and a field");
    let fields = objects.get(noun).unwrap_or_else(|| panic!("there is no type {noun}"));
    let field = fields
        .iter()
        .find(|field| field.name.node == name)
        .unwrap_or_else(|| panic!("{noun} has no {name}"));
    let (path, id) = leads_to(world, noun, name, &row.state);
    let selection = if is_leaf(field) { "" } else { " { __typename }" };
    let given = if field.arguments.is_empty() {
        String::new()
    } else {
        arguments(world, name)
    };
    let mut query = format!("{name}{given}{selection}");
    for step in path.iter().rev() {
        let given = if *step == path[0] && id.is_some() {
            "(id: $id)"
        } else {
            ""
        };
        query = format!("{step}{given} {{ {query} }}");
    }
    let declared = if id.is_some() { "query ($id: ID!)" } else { "query" };
    let query = format!("{declared} {{ {query} }}");
    let variables = json!({ "id": id });
    let mut got = Vec::new();
    for who in WHO {
        let answer = world.ask(who, &query, &variables).await;
        // An empty list says as much as a full one.
        got.push(sign(&answer, &path).max_null(&answer, &path, name));
    }
    got
}

/// Goes on from a record that was found to its field.
trait Field {
    fn max_null(self, answer: &Value, path: &[&str], name: &str) -> char;
}

impl Field for char {
    fn max_null(self, answer: &Value, path: &[&str], name: &str) -> char {
        if self != SIGNS[0] {
            return self;
        }
        let mut value = &answer["data"];
        for step in path {
            value = &value[*step];
            if let Value::Array(list) = value {
                value = &list[0];
            }
        }
        if value[name].is_null() { SIGNS[1] } else { SIGNS[0] }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_query_and_mutation_is_in_the_table_and_answers_as_it_says() {
    let (world, mut table) = (World::start().await, Table::read());
    let objects = objects();
    for (root, heading) in [("Query", "Queries"), ("Mutation", "Mutations")] {
        let rows = table.rows(heading);
        let told: BTreeSet<&String> = rows.iter().flat_map(|row| &row.names).collect();
        let all = objects[root].iter().map(|field| field.name.node.to_string());
        let missing: Vec<String> = all.filter(|name| !told.contains(name)).collect();
        assert!(
            missing.is_empty(),
            "docs/permissions.md does not tell of {}",
            missing.join(", ")
        );
        for row in rows {
            for name in &row.names {
                let field = objects[root].iter().find(|field| field.name.node == *name);
                let field = field.unwrap_or_else(|| panic!("there is no {name}"));
                let mut got = Vec::new();
                for who in WHO {
                    got.push(operation(&world, root, field, &row, who).await);
                }
                let operator = operation(&world, root, field, &row, "operator").await;
                let administrator = got[WHO.iter().position(|who| *who == "administrator").expect("a column")];
                if !recipe::is_of_a_person(name) {
                    assert_eq!(
                        operator, administrator,
                        "the configured token does what an administrator does: {name}"
                    );
                }
                table.check(&row, name, &got);
            }
        }
    }
    table.done();
}

async fn operation(world: &World, root: &str, field: &FieldDefinition, row: &Row, who: &str) -> char {
    let name = field.name.node.as_str();
    let selection = if is_leaf(field) { "" } else { " { __typename }" };
    let (query, variables) = if root == "Query" {
        let (arguments, variables) = recipe::query(world, name, &row.state);
        (format!("query {{ {name}{arguments}{selection} }}"), variables)
    } else {
        let given = field
            .arguments
            .first()
            .map(|argument| argument.node.ty.node.to_string());
        let variables = json!({ "input": input(world, name, &row.state, who) });
        let query = match given {
            Some(kind) => format!("mutation ($input: {kind}) {{ {name}(input: $input){selection} }}"),
            None => format!("mutation {{ {name}{selection} }}"),
        };
        (query, variables)
    };
    let answer = world.ask(who, &query, &variables).await;
    if answer["errors"].is_null() && answer["data"][name] == json!([]) {
        return SIGNS[0];
    }
    sign(&answer, &[name])
}
