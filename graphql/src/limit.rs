//! What one request may ask for. Refused before anything is done with it.

use std::collections::HashMap;

use async_graphql::{
    Name, Positioned,
    parser::types::{ExecutableDocument, FragmentDefinition, Selection, SelectionSet},
};

use super::fault::Misuse;

/// Most bytes of a query's text.
pub const QUERY_BYTES: usize = 128 * 1024;
/// Deepest nesting of brackets in a query's text, which bounds the parser's recursion.
pub const BRACKETS: usize = 64;
/// Deepest nesting of fields.
pub const DEPTH: usize = 20;
/// Most fields of a query, fragments counted wherever they are used.
pub const FIELDS: usize = 2_000;
/// Most directives of a query.
pub const DIRECTIVES: usize = 100;
/// Most fields that have an alias, fragments counted wherever they are used.
pub const ALIASES: usize = 200;
/// Most tokens of a query's text: names, numbers, strings and signs.
pub const TOKENS: usize = 20_000;
/// Most requests of a batch.
pub const BATCH: usize = 10;

/// The fields that tell the schema.
const INTROSPECTION: [&str; 2] = ["__schema", "__type"];

/// Refuses a text that the parser should not see.
pub(crate) fn check_text(query: &str) -> Result<(), Misuse> {
    if query.len() > QUERY_BYTES {
        return Err(Misuse::new(
            "limit-query-bytes",
            vec![("most", QUERY_BYTES.to_string())],
        ));
    }
    let (mut open, mut tokens) = (0_usize, 0_usize);
    let mut bytes = query.bytes().peekable();
    while let Some(byte) = bytes.next() {
        // White space, commas and comments are no tokens; a byte order mark would be one too many.
        tokens += usize::from(!byte.is_ascii_whitespace() && !matches!(byte, b',' | b'#'));
        match byte {
            b'{' | b'[' | b'(' => open += 1,
            b'}' | b']' | b')' => open = open.saturating_sub(1),
            b'#' => while bytes.next_if(|byte| !matches!(byte, b'\n' | b'\r')).is_some() {},
            b'"' => skip_string(&mut bytes),
            b'.' => while bytes.next_if_eq(&b'.').is_some() {},
            byte if in_word(byte) => while bytes.next_if(|byte| in_word(*byte)).is_some() {},
            _ => {}
        }
        if tokens > TOKENS {
            return Err(Misuse::new("limit-tokens", vec![("most", TOKENS.to_string())]));
        }
        if open > BRACKETS {
            return Err(too_deep());
        }
    }
    Ok(())
}

/// Whether a byte belongs to a name or a number.
fn in_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+') || !byte.is_ascii()
}

/// Skips a string or a block string whose first quote was read.
fn skip_string(bytes: &mut std::iter::Peekable<std::str::Bytes<'_>>) {
    let mut quotes = 1;
    while quotes < 3 && bytes.next_if_eq(&b'"').is_some() {
        quotes += 1;
    }
    if quotes == 2 {
        return;
    }
    let mut closing = 0;
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' => {
                closing = 0;
                bytes.next();
            }
            b'"' => {
                closing += 1;
                if closing == quotes {
                    return;
                }
            }
            b'\n' | b'\r' if quotes == 1 => return,
            _ => closing = 0,
        }
    }
}

fn too_deep() -> Misuse {
    Misuse::new("limit-depth", vec![("most", DEPTH.to_string())])
}

/// The size of a part of a query, fragments taken in.
#[derive(Clone, Copy, Default)]
struct Size {
    fields: usize,
    directives: usize,
    aliases: usize,
    depth: usize,
    introspects: bool,
}

/// Refuses a query that is too large, too deep or whose fragments contain themselves. Each fragment is measured once, so
/// that fragments of fragments cost no more than their text.
pub(crate) fn check_document(document: &ExecutableDocument, introspection: bool) -> Result<(), Misuse> {
    let mut measure = Measure {
        fragments: &document.fragments,
        known: HashMap::new(),
    };
    for (_, operation) in document.operations.iter() {
        let size = measure.of(&operation.node.selection_set.node)?;
        if size.fields > FIELDS {
            return Err(Misuse::new("limit-fields", vec![("most", FIELDS.to_string())]));
        }
        if size.directives > DIRECTIVES {
            return Err(Misuse::new("limit-directives", vec![("most", DIRECTIVES.to_string())]));
        }
        if size.aliases > ALIASES {
            return Err(Misuse::new("limit-aliases", vec![("most", ALIASES.to_string())]));
        }
        if size.depth > DEPTH {
            return Err(too_deep());
        }
        // The engine would answer null, which tells nobody what to do.
        if size.introspects && !introspection {
            return Err(Misuse::new("introspection-off", vec![]));
        }
    }
    Ok(())
}

struct Measure<'a> {
    fragments: &'a HashMap<Name, Positioned<FragmentDefinition>>,
    /// Sizes of fragments; none while one is being measured.
    known: HashMap<&'a str, Option<Size>>,
}

impl<'a> Measure<'a> {
    fn of(&mut self, set: &'a SelectionSet) -> Result<Size, Misuse> {
        let mut whole = Size::default();
        for selection in &set.items {
            let (part, level, directives) = match &selection.node {
                Selection::Field(field) => (self.of(&field.node.selection_set.node)?, 1, field.node.directives.len()),
                Selection::InlineFragment(inline) => (
                    self.of(&inline.node.selection_set.node)?,
                    0,
                    inline.node.directives.len(),
                ),
                Selection::FragmentSpread(spread) => (
                    self.fragment(&spread.node.fragment_name.node)?,
                    0,
                    spread.node.directives.len(),
                ),
            };
            whole.fields = whole.fields.saturating_add(part.fields).saturating_add(level);
            whole.directives = whole
                .directives
                .saturating_add(part.directives)
                .saturating_add(directives);
            whole.introspects |= part.introspects
                || matches!(&selection.node, Selection::Field(field) if INTROSPECTION.contains(&field.node.name.node.as_str()));
            let aliased = matches!(&selection.node, Selection::Field(field) if field.node.alias.is_some());
            whole.aliases = whole
                .aliases
                .saturating_add(part.aliases)
                .saturating_add(usize::from(aliased));
            whole.depth = whole.depth.max(part.depth + level);
        }
        Ok(whole)
    }

    fn fragment(&mut self, name: &'a str) -> Result<Size, Misuse> {
        match self.known.get(name) {
            Some(Some(size)) => return Ok(*size),
            Some(None) => return Err(Misuse::new("limit-cycle", vec![("fragment", name.to_owned())])),
            None => {}
        }
        // An unknown fragment is the validation's to refuse.
        let Some(fragment) = self.fragments.get(name) else {
            return Ok(Size::default());
        };
        self.known.insert(name, None);
        let size = self.of(&fragment.node.selection_set.node)?;
        self.known.insert(name, Some(size));
        Ok(size)
    }
}

/// What the engine's own refusal of a limit means.
pub(crate) fn refusal(message: &str) -> Option<Misuse> {
    match message {
        "Query is nested too deep." => Some(too_deep()),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
