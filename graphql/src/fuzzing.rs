//! The fuzzer's doors to what clients send.
#![cfg_attr(
    fuzzing,
    expect(clippy::missing_panics_doc, reason = "to panic is how they say what they find")
)]

use std::sync::OnceLock;

use async_graphql::{Request, ScalarType, Value};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use qiao_entity::language::Language;
use qiao_index::{Analyzer, Emphasis, Query, highlight};

use super::{
    Engine, builder,
    cursor::{Spot, read, write},
    limit, node,
    scalar::{FreshnessToken, Int64},
    serve,
};
use crate::domain::{matching, page};

/// Reads a text as a cursor, as what a cursor holds (that is behind a mark which no fuzzer finds), and as the values that
/// GraphQL has no type for.
pub fn cursor(bytes: &[u8]) {
    fn both<S: Spot>(text: &str) {
        let _ = read::<S>("a list", text);
        if let Some(spot) = S::of_text(text) {
            let again = read::<S>("a list", &write("a list", &spot)).expect("a cursor of our own");
            assert_eq!(again.text(), spot.text());
            assert!(read::<S>("another", &write("a list", &spot)).is_none());
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        both::<page::Place>(text);
        both::<matching::Place>(text);
        for value in [Value::from(text), Value::from(URL_SAFE_NO_PAD.encode(text))] {
            if let Ok(token) = FreshnessToken::parse(value.clone()) {
                assert_eq!(FreshnessToken::parse(token.to_value()).ok(), Some(token));
            }
            if let Ok(number) = Int64::parse(value) {
                assert_eq!(Int64::parse(number.to_value()).ok(), Some(number));
            }
        }
    }
}

/// Reads a text as an id: what is one is the only one of its record.
pub fn id(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Some((noun, number)) = node::parse(text)
    {
        assert_eq!(node::id(noun, number).0, text);
    }
}

/// Reads bytes as a request's body, as a query that is held against the schema, and as a text that is searched for.
pub fn query(bytes: &[u8]) {
    drop(serve::of_body(bytes));
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    if let Ok(document) = serve::read(text, true, Language::En) {
        let mut request = Request::new("").only_introspection();
        request.set_parsed_query(document);
        drop(runtime().block_on(engine().execute(request)));
    }
    let query = Query::new(analyzer(), &[(Emphasis::Title, text), (Emphasis::Body, text)]);
    for fragment in highlight(analyzer(), text, query.typed()) {
        for range in fragment.marks.into_iter().chain([fragment.range]) {
            assert!(text.get(range).is_some());
        }
    }
}

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| builder().limit_depth(limit::DEPTH).finish())
}

fn analyzer() -> &'static Analyzer {
    static ANALYZER: OnceLock<Analyzer> = OnceLock::new();
    ANALYZER.get_or_init(Analyzer::shipped)
}

fn runtime() -> &'static tokio::runtime::Runtime {
    static RUNTIME: OnceLock<tokio::runtime::Runtime> = OnceLock::new();
    RUNTIME.get_or_init(|| {
        tokio::runtime::Builder::new_current_thread()
            .build()
            .expect("a runtime")
    })
}
