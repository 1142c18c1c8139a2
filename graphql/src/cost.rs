//! What a query costs, told before it is run from the sizes of the pages that it asks for. The only place that knows.
//!
//! A field costs 1 and what is selected in it. What stands in a list counts once for each row that the list may have.

use std::{
    collections::{HashMap, HashSet},
    sync::OnceLock,
};

use async_graphql::{
    Name, Variables,
    parser::{
        parse_schema,
        types::{
            BaseType, DocumentOperations, ExecutableDocument, FieldDefinition, OperationDefinition, OperationType,
            Type, TypeKind, TypeSystemDefinition,
        },
    },
};

use super::fault::Misuse;
use crate::domain::{network, shortlist};

mod count;
use count::Count;

/// Rows that a list without pages counts for, when its elements lead to further lists of themselves. Few records have
/// more; without it a query could go to and fro between records, a hundred rows wider at each step.
const UNPAGED: usize = 3;

/// Fields whose elements are laborious: how many times what is selected counts, and what is added.
const WEIGHTS: &[(&str, usize, usize)] = &[
    ("highlights", 10, 10),
    // Texts are compared word by word.
    ("translationComparison", 5, 50),
    ("nearDuplicates", 5, 50),
    ("whyNot", 1, 150),
    ("missing", 20, 0),
    ("network", 1, 50),
    ("colleagues", network::SHOWN, 0),
    ("partners", network::SHOWN, 0),
    // Two dozen parts, measured on a hundred needs.
    ("completeness", 20, 300),
    // A shortlist has no pages.
    ("entries", shortlist::MOST, 0),
    // Each hint that is tried is another search among all who may be candidates.
    ("hints", 10, 300),
    ("understood", 30, 20),
    // A need has as many introductions as were made; its own list of them has no pages.
    ("introductions", 10, 5),
    ("answers", 5, 50),
    ("landedCases", 5, 50),
    // The requester's own threads have no pages.
    ("threads", 50, 10),
    ("byRule", 20, 0),
    // Each figure goes through whole lists.
    ("statistics", 5, 20),
    ("funnel", 1, 20),
    // All lines of a party over all contracts.
    ("partyStatement", 10, 50),
    // A document is made anew each time.
    ("download", 1, 100),
];

/// What a comparison adds: a search for each noun.
const COMPARED: usize = 100;

/// What each need of an assignment adds: it is searched for, perhaps more than once.
const ASSIGNED: usize = 40;

/// What leads from type to type in the schema's own description, which goes to and fro as records do.
const INTROSPECTION: &str = "
type Query { __schema: __Schema __type: __Type }
type __Schema { types: [__Type] queryType: __Type mutationType: __Type subscriptionType: __Type directives: [__Directive] }
type __Type { fields: [__Field] interfaces: [__Type] possibleTypes: [__Type] inputFields: [__InputValue] ofType: __Type }
type __Field { args: [__InputValue] type: __Type }
type __InputValue { type: __Type }
type __Directive { args: [__InputValue] }";

/// How a field counts what is selected in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// Once.
    Once,
    /// For each row that `first` or `last` allows.
    Page,
    /// For each id in `ids`.
    Ids,
    /// For each id in `ids`, and what is searched for them.
    Compared,
    /// For each manager that the needs in `input` want, and each need is a search.
    Assignment,
    /// For the rows that a list without pages may have.
    Unpaged,
    /// So many times, and something is added.
    Weighted(usize, usize),
}

/// What of a field is needed to count it.
#[derive(Debug)]
struct Field {
    rule: Rule,
    class: Name,
}

/// The rules of all fields of the schema.
#[derive(Debug)]
pub(crate) struct Costs {
    fields: HashMap<Name, HashMap<Name, Field>>,
}

impl Costs {
    /// Those of this service's schema, in GraphQL's own language; read once in a process.
    pub(crate) fn shared(sdl: impl FnOnce() -> String) -> &'static Self {
        static COSTS: OnceLock<Costs> = OnceLock::new();
        COSTS.get_or_init(|| Self::of(&sdl()))
    }

    /// Those of a schema; of a text that is no schema there are none.
    fn of(sdl: &str) -> Self {
        let schemas = [sdl, INTROSPECTION]
            .into_iter()
            .filter_map(|text| parse_schema(text).ok());
        let mut classes: HashMap<Name, Vec<FieldDefinition>> = HashMap::new();
        for definition in schemas.flat_map(|schema| schema.definitions) {
            if let TypeSystemDefinition::Type(class) = definition {
                let fields = match class.node.kind {
                    TypeKind::Object(object) => object.fields,
                    TypeKind::Interface(interface) => interface.fields,
                    _ => continue,
                };
                let fields = fields.into_iter().map(|field| field.node);
                classes.entry(class.node.name.node).or_default().extend(fields);
            }
        }
        let own = recursive(&classes);
        let field = |class: &Name, field: FieldDefinition| {
            let rule = rule(&own, class, &field);
            let class = base(&field.ty.node).clone();
            (field.name.node, Field { rule, class })
        };
        let fields = classes.into_iter().map(|(class, fields)| {
            let fields = fields.into_iter().map(|each| field(&class, each)).collect();
            (class, fields)
        });
        Self {
            fields: fields.collect(),
        }
    }

    /// What the operation that will be run costs. Which one that is, the engine says where a document leaves it open.
    pub(crate) fn requested(&self, document: &ExecutableDocument, name: Option<&str>, variables: &Variables) -> usize {
        let cost = |operation: &OperationDefinition| {
            let root = match operation.ty {
                OperationType::Query => "Query",
                OperationType::Mutation => "Mutation",
                OperationType::Subscription => "Subscription",
            };
            Count::new(self, document, operation, variables).of(root, &operation.selection_set.node)
        };
        match (&document.operations, name) {
            (DocumentOperations::Single(operation), _) => cost(&operation.node),
            (DocumentOperations::Multiple(operations), Some(name)) => {
                operations.get(name).map_or(0, |operation| cost(&operation.node))
            }
            (DocumentOperations::Multiple(_), None) => 0,
        }
    }

    /// A field of a type; none when the schema has no such field, which the engine refuses.
    fn field(&self, class: &str, name: &str) -> Option<&Field> {
        self.fields.get(class)?.get(name)
    }
}

/// Refuses what costs too much.
pub(crate) fn check(requested: usize, most: usize) -> Result<(), Misuse> {
    if requested <= most {
        return Ok(());
    }
    let names = vec![("cost", requested.to_string()), ("most", most.to_string())];
    Err(Misuse::new("limit-cost", names))
}

/// How a field of a type counts.
fn rule(recursive: &HashSet<Name>, class: &Name, field: &FieldDefinition) -> Rule {
    let takes = |name: &str| field.arguments.iter().any(|argument| argument.node.name.node == name);
    // Suggestions have no pages, but so many rows too.
    if takes("first") {
        return Rule::Page;
    }
    let name = field.name.node.as_str();
    if name == "compare" {
        return Rule::Compared;
    }
    if takes("ids") {
        return Rule::Ids;
    }
    if name == "assignment" {
        return Rule::Assignment;
    }
    if let Some((_, times, plus)) = WEIGHTS.iter().find(|(weighted, ..)| *weighted == name) {
        return Rule::Weighted(*times, *plus);
    }
    // The rows of a connection were counted where the page was asked for.
    let counted = class.ends_with("Connection");
    if is_list(&field.ty.node) && !counted && recursive.contains(base(&field.ty.node)) {
        return Rule::Unpaged;
    }
    Rule::Once
}

/// The types from which fields lead back to the same type.
fn recursive(classes: &HashMap<Name, Vec<FieldDefinition>>) -> HashSet<Name> {
    let leads_back = |class: &&Name| {
        let (mut seen, mut next) = (HashSet::new(), vec![*class]);
        while let Some(at) = next.pop() {
            for field in classes.get(at).into_iter().flatten() {
                let to = base(&field.ty.node);
                if to == *class {
                    return true;
                }
                if seen.insert(to) {
                    next.push(to);
                }
            }
        }
        false
    };
    classes.keys().filter(leads_back).cloned().collect()
}

fn base(class: &Type) -> &Name {
    match &class.base {
        BaseType::Named(name) => name,
        BaseType::List(element) => base(element),
    }
}

fn is_list(class: &Type) -> bool {
    matches!(class.base, BaseType::List(_))
}

#[cfg(test)]
mod tests;
