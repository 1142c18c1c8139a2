use async_graphql::{Variables, parser::parse_query};
use serde_json::{Value, json};

use super::*;
use crate::{domain::page, sdl};

fn cost_of(query: &str, name: Option<&str>, variables: Value) -> usize {
    let document = parse_query(query).expect("a query");
    Costs::shared(sdl).requested(&document, name, &Variables::from_json(variables))
}

fn cost(query: &str) -> usize {
    cost_of(query, None, json!({}))
}

#[test]
fn fields_count_once_for_each_row_that_was_asked_for() {
    for (query, wanted) in [
        ("{ viewer { role } }", 2),
        ("{ needs { nodes { id } } }", 1 + page::USUAL * 2),
        ("{ needs(first: 7) { totalCount nodes { id } } }", 1 + 7 * 3),
        ("{ needs(last: 7) { nodes { id } } }", 1 + 7 * 2),
        ("{ needs(first: null, last: 7) { nodes { id } } }", 1 + 7 * 2),
        ("{ needs(first: 0) { nodes { id } } }", 1 + 2),
        ("{ needs(first: 1000) { nodes { id } } }", 1 + page::MOST * 2),
        (
            "{ needs(first: 10) { nodes { candidateManagers(first: 5) { edges { score } } } } }",
            1 + 10 * (1 + 1 + 5 * 2),
        ),
        ("{ nodes(ids: [\"need_1\", \"need_2\", \"need_3\"]) { id } }", 1 + 3),
        ("{ need(id: \"need_1\") { nearDuplicates { similarity } } }", 1 + 50 + 5),
        (
            "{ need(id: \"need_1\") { whyNot(id: \"manager_1\") { rank missing { points } } } }",
            1 + 150 + 1 + 20,
        ),
        (
            "{ needAdvice(input: {}) { hints { code words } answers { score } matches { managers(first: 5) { nodes { id } } } } }",
            1 + (300 + 10 * 2) + (50 + 5) + 1 + 1 + 5 * 2,
        ),
        (
            "{ search(text: \"a\", first: 2) { edges { highlights { text } } } }",
            1 + 2 * (1 + 10 + 10),
        ),
        (
            "{ organization(id: \"organization_1\") { staff { id } } }",
            1 + 1 + UNPAGED,
        ),
        (
            "{ needs(first: 9) { nodes { id @skip(if: true) status @include(if: false) kind } } }",
            1 + 9 * 2,
        ),
        ("{ a: viewer { role } b: viewer { role } }", 4),
        (
            "mutation { postNeed(input: {}) { __typename ... on NeedPosted { nearDuplicates { similarity } } } }",
            1 + 1 + 55,
        ),
        (
            "{ assignment(input: { needs: [{ need: \"need_1\" }, { need: \"need_2\", managers: 3 }] }) { fit } }",
            1 + 2 * ASSIGNED + 4,
        ),
        (
            "{ assignment(input: { needs: { need: \"need_1\" } }) { fit } }",
            1 + ASSIGNED + 1,
        ),
        ("{ assignment(input: 7) { fit } }", 1 + 200 * ASSIGNED + 1_200),
        ("{ nothing { at(first: 5) all } }", 3),
    ] {
        assert_eq!(cost(query), wanted, "{query}");
    }
}

#[test]
fn variables_their_defaults_and_fragments_count() {
    let query = "query A($first: Int = 30, $ids: [ID!]! = [], $less: Boolean = false) {
            needs(first: $first) { nodes { ...N ... @skip(if: $less) { ...N } } } nodes(ids: $ids) { id } }
        query B { viewer { role } } fragment N on Need { id ... on Need { status } }";
    assert_eq!(cost_of(query, Some("A"), json!({})), 1 + 30 * 5 + 1);
    let sent = json!({ "first": 4, "ids": ["a", "b"], "less": true });
    assert_eq!(cost_of(query, Some("A"), sent), 1 + 4 * 3 + 1 + 2);
    assert_eq!(
        cost_of(query, Some("A"), json!({ "first": "many" })),
        1 + page::MOST * 5 + 1
    );
    assert_eq!(cost_of(query, Some("B"), json!({})), 2);
    let doubling: Vec<String> = (0..60)
        .map(|at| format!("fragment F{at} on Query {{ ...F{} ...F{} }}", at + 1, at + 1))
        .collect();
    let query = format!(
        "{{ ...F0 }} {} fragment F60 on Query {{ needs {{ nodes {{ id }} }} }}",
        doubling.concat()
    );
    assert_eq!(cost(&query), usize::MAX, "it does not overflow");
}

#[test]
fn candidates_side_by_side_and_those_on_a_list_count_as_many_as_they_may_be() {
    let two = cost("{ need(id: \"need_1\") { compare(ids: [\"manager_1\", \"manager_2\"]) { rank score } } }");
    assert_eq!(two, 1 + COMPARED + 2 * 2);
    let list = cost("{ need(id: \"need_1\") { shortlist { entries { addedAt node { id } } } } }");
    assert_eq!(list, 2 + crate::domain::shortlist::MOST * 3);
}

#[test]
fn going_to_and_fro_between_records_without_pages_is_costly() {
    let steps = 9;
    let query = format!(
        "{{ organization(id: \"organization_1\") {{ {} id {} }} }}",
        "staff { organizations { ".repeat(steps),
        "} } ".repeat(steps)
    );
    assert!(check(cost(&query), 20_000).is_err());
    let query = format!(
        "{{ __schema {{ types {{ {} name {} }} }} }}",
        "fields { type { ".repeat(9),
        "} } ".repeat(9)
    );
    assert!(check(cost(&query), 20_000).is_err());
    let usual = format!("type {{ {} name {} }}", "ofType { name ".repeat(9), "}".repeat(9));
    let usual = format!("name fields {{ name args {{ name {usual} }} {usual} }} inputFields {{ name {usual} }}");
    assert!(check(cost(&format!("{{ __schema {{ types {{ {usual} }} }} }}")), 2_000).is_ok());
}

/// Whoever adds a field that has pages, ids or laborious elements finds it counted, or this test fails.
#[test]
fn every_field_with_pages_is_known() {
    let schema = parse_schema(sdl()).expect("a schema");
    let costs = Costs::shared(sdl);
    let mut pages = 0;
    for definition in schema.definitions {
        let TypeSystemDefinition::Type(class) = definition else {
            continue;
        };
        let (TypeKind::Object(async_graphql::parser::types::ObjectType { fields, .. })
        | TypeKind::Interface(async_graphql::parser::types::InterfaceType { fields, .. })) = class.node.kind
        else {
            continue;
        };
        for field in fields {
            let path = format!("{}.{}", class.node.name.node, field.node.name.node);
            let rule = costs
                .field(&class.node.name.node, &field.node.name.node)
                .expect(&path)
                .rule;
            let argument = |name: &str| {
                field
                    .node
                    .arguments
                    .iter()
                    .any(|argument| argument.node.name.node == name)
            };
            let leads_to = base(&field.node.ty.node);
            let has_pages = ["first", "last", "after", "before", "limit", "size"]
                .into_iter()
                .any(argument);
            if has_pages || leads_to.ends_with("Connection") {
                assert_eq!(rule, Rule::Page, "{path}");
                // Suggestions are the best ones alone, from one end.
                let ends = argument("first") && argument("last");
                assert!(ends || path == "Query.suggest", "{path}");
                pages += 1;
            }
            if argument("ids") {
                let expected = if path == "Need.compare" {
                    Rule::Compared
                } else {
                    Rule::Ids
                };
                assert_eq!(rule, expected, "{path}");
            }
            // A list with pages counts by its pages, whatever it is called.
            let is_named = WEIGHTS.iter().any(|(name, ..)| field.node.name.node == *name);
            let laborious = is_named && rule != Rule::Page;
            assert_eq!(matches!(rule, Rule::Weighted(..)), laborious, "{path}");
        }
    }
    assert!(pages >= 19, "{pages}");
    for (name, ..) in WEIGHTS {
        assert!(costs.fields.values().any(|fields| fields.contains_key(*name)), "{name}");
    }
}
