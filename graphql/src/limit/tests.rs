use async_graphql::parser::parse_query;

use super::*;

fn refused(query: &str) -> Option<String> {
    check_text(query)
        .and_then(|()| check_document(&parse_query(query).expect("a query"), true))
        .err()
        .map(|misuse| misuse.to_string())
}

#[test]
fn usual_queries_pass() {
    for query in [
        "{ viewer { role } }",
        "{ match(text: \"{{{{{{ [[[[ \\\" }\") { a } }",
        "{ match(text: \"\"\"(((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((\"\"\") { a } }",
        "query A { a ...F } fragment F on Query { b { ...G } } fragment G on B { c }",
        "{ a(b: \"\") # ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((\n { b } }",
    ] {
        assert_eq!(refused(query), None, "{query}");
    }
}

#[test]
fn nesting_that_would_exhaust_the_parser_is_refused_before_it() {
    for open in ["{a", "[", "(", "{a(b:[{c:["] {
        let query = open.repeat(20_000);
        assert!(check_text(&query).is_err(), "{open}");
    }
    assert!(check_text(&"{a".repeat(200)).is_err());
    assert!(check_text(&format!("{{ a(b: \"{}\") }}", "x".repeat(QUERY_BYTES))).is_err());
}

#[test]
fn ten_thousand_aliases_and_deep_nesting_are_refused() {
    let aliases = |many: usize| {
        (0..many)
            .map(|at| format!("a{at}:viewer{{role}}"))
            .collect::<Vec<_>>()
            .concat()
    };
    assert!(refused(&format!("{{{}}}", aliases(10_000))).is_some());
    assert!(refused(&format!("{{{}}}", aliases(1_500))).is_some_and(|message| message.contains("2000 fields")));
    let deep = format!("{}b{}", "{a".repeat(25), "}".repeat(25));
    assert!(refused(&deep).is_some_and(|message| message.contains("20 levels")));
}

#[test]
fn fragments_that_double_or_contain_themselves_cost_nothing_to_refuse() {
    let doubling: Vec<String> = (0..60)
        .map(|at| format!("fragment F{at} on Query {{ ...F{} ...F{} }}", at + 1, at + 1))
        .collect();
    let query = format!(
        "{{ ...F0 }} {} fragment F60 on Query {{ viewer {{ role }} }}",
        doubling.concat()
    );
    assert!(refused(&query).is_some_and(|message| message.contains("2000 fields")));
    for cycle in [
        "{ ...A } fragment A on Query { ...A ...A }",
        "{ ...A } fragment A on Query { a { ...B } } fragment B on C { d { ...A } }",
    ] {
        assert!(refused(cycle).is_some_and(|message| message.contains("contains itself")));
    }
    let directives = "@include(if: true) ".repeat(200);
    assert!(refused(&format!("{{ a {directives} }}")).is_some());
}

#[test]
fn aliases_and_tokens_have_a_bound() {
    let aliases = |many: usize| {
        (0..many)
            .map(|at| format!("a{at}:viewer{{role}}"))
            .collect::<Vec<_>>()
            .concat()
    };
    assert_eq!(refused(&format!("{{{}}}", aliases(ALIASES))), None);
    assert!(refused(&format!("{{{}}}", aliases(ALIASES + 1))).is_some_and(|message| message.contains("200 aliases")));
    let used_often = format!("{{ {} }} fragment F on Query {{ {} }}", "...F ".repeat(21), aliases(10));
    assert!(refused(&used_often).is_some_and(|message| message.contains("200 aliases")));
    let list = |many: usize| format!("{{ a(b: [{}]) }}", "-1,".repeat(many));
    let around = 9;
    assert_eq!(refused(&list(TOKENS - around)), None);
    assert!(refused(&list(TOKENS - around + 1)).is_some_and(|message| message.contains("20000 tokens")));
    assert_eq!(
        refused(&format!("{{ a # {}\n}}", "a ".repeat(TOKENS))),
        None,
        "a comment is no token"
    );
    assert_eq!(
        refused(&format!("{{ a(b: \"{}\") }}", "a ".repeat(TOKENS))),
        None,
        "a text is one token"
    );
}
