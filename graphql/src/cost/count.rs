//! Counting one operation.

use std::collections::HashMap;

use async_graphql::{
    Name, Positioned, Value, Variables,
    parser::types::{Directive, ExecutableDocument, Field, OperationDefinition, Selection, SelectionSet},
};

use super::{ASSIGNED, COMPARED, Costs, Rule, UNPAGED};
use crate::domain::{
    assignment::{MOST_NEEDS, MOST_WANTED},
    page,
};

/// What is known while an operation is counted.
pub(super) struct Count<'a> {
    costs: &'a Costs,
    document: &'a ExecutableDocument,
    operation: &'a OperationDefinition,
    variables: &'a Variables,
    /// Costs of fragments, each counted once, so that fragments of fragments take no more time than their text.
    fragments: HashMap<&'a str, usize>,
}

impl<'a> Count<'a> {
    /// Nothing is counted yet.
    pub(super) fn new(
        costs: &'a Costs,
        document: &'a ExecutableDocument,
        operation: &'a OperationDefinition,
        variables: &'a Variables,
    ) -> Self {
        Self {
            costs,
            document,
            operation,
            variables,
            fragments: HashMap::new(),
        }
    }

    /// What is selected of a type, fragments taken in.
    pub(super) fn of(&mut self, class: &str, set: &'a SelectionSet) -> usize {
        let mut whole = 0_usize;
        for selection in &set.items {
            let part = match &selection.node {
                _ if self.is_left_out(selection.node.directives()) => 0,
                Selection::Field(field) => self.field(class, &field.node),
                Selection::InlineFragment(inline) => {
                    let condition = inline.node.type_condition.as_ref();
                    let class = condition.map_or(class, |condition| condition.node.on.node.as_str());
                    self.of(class, &inline.node.selection_set.node)
                }
                Selection::FragmentSpread(spread) => self.fragment(&spread.node.fragment_name.node),
            };
            whole = whole.saturating_add(part);
        }
        whole
    }

    fn field(&mut self, class: &str, field: &'a Field) -> usize {
        let costs = self.costs;
        let known = costs.field(class, &field.name.node);
        let (rule, class) = known.map_or((Rule::Once, ""), |known| (known.rule, known.class.as_str()));
        let selected = self.of(class, &field.selection_set.node);
        let (times, plus) = match rule {
            Rule::Once => (1, 1),
            Rule::Page => (self.rows(field), 1),
            Rule::Ids => (self.ids(field), 1),
            Rule::Compared => (self.ids(field), COMPARED),
            Rule::Assignment => {
                let (needs, managers) = self.assigned(field);
                (managers, 1 + needs * ASSIGNED)
            }
            Rule::Unpaged => (UNPAGED, 1),
            Rule::Weighted(times, plus) => (times, plus),
        };
        selected.saturating_mul(times).saturating_add(plus)
    }

    fn fragment(&mut self, name: &'a str) -> usize {
        if let Some(cost) = self.fragments.get(name) {
            return *cost;
        }
        // An unknown fragment is the validation's to refuse; those that contain themselves were refused already.
        let Some(fragment) = self.document.fragments.get(name) else {
            return 0;
        };
        let class = &fragment.node.type_condition.node.on.node;
        let cost = self.of(class, &fragment.node.selection_set.node);
        self.fragments.insert(name, cost);
        cost
    }

    /// The rows that a page may have; a size that is refused later counts as the largest.
    fn rows(&self, field: &Field) -> usize {
        let asked = ["first", "last"]
            .iter()
            .find_map(|name| match self.argument(field, name)? {
                Value::Null => None,
                Value::Number(size) => Some(size.as_u64().unwrap_or_default()),
                _ => Some(u64::MAX),
            });
        asked.map_or(page::USUAL, |size| {
            usize::try_from(size).unwrap_or(page::MOST).clamp(1, page::MOST)
        })
    }

    fn ids(&self, field: &Field) -> usize {
        match self.argument(field, "ids") {
            Some(Value::List(ids)) => ids.len(),
            _ => 1,
        }
    }

    /// How many needs are assigned, and how many managers they want together; what is refused later counts as the most.
    fn assigned(&self, field: &Field) -> (usize, usize) {
        let most = usize::try_from(MOST_WANTED).unwrap_or(usize::MAX);
        let needs = match self.argument(field, "input") {
            Some(Value::Object(mut input)) => input.swap_remove("needs"),
            _ => None,
        };
        let wanted = |need: &Value| match need {
            Value::Object(need) => match need.get("managers") {
                None => 1,
                Some(Value::Number(wanted)) => wanted
                    .as_u64()
                    .and_then(|wanted| usize::try_from(wanted).ok())
                    .map_or(most, |wanted| wanted.clamp(1, most)),
                Some(_) => most,
            },
            _ => most,
        };
        match needs {
            Some(Value::List(needs)) if needs.len() <= MOST_NEEDS => (needs.len(), needs.iter().map(wanted).sum()),
            // One alone may stand without a list.
            Some(need @ Value::Object(_)) => (1, wanted(&need)),
            _ => (MOST_NEEDS, MOST_NEEDS * most),
        }
    }

    /// Whether `@skip` or `@include` leaves a part out.
    fn is_left_out(&self, directives: &[Positioned<Directive>]) -> bool {
        directives.iter().any(|directive| {
            let leaves_out = match directive.node.name.node.as_str() {
                "skip" => true,
                "include" => false,
                _ => return false,
            };
            let condition = directive.node.get_argument("if");
            let condition =
                condition.and_then(|value| value.node.clone().into_const_with(|name| self.given(&name)).ok());
            condition == Some(Value::Boolean(leaves_out))
        })
    }

    fn argument(&self, field: &Field, name: &str) -> Option<Value> {
        let value = field.get_argument(name)?.node.clone();
        value.into_const_with(|name| self.given(&name)).ok()
    }

    /// The value of a variable, its default where none was sent; an error when it has neither.
    fn given(&self, name: &Name) -> Result<Value, ()> {
        let sent = self.variables.get(name).cloned();
        let default = || {
            let mut definitions = self.operation.variable_definitions.iter();
            let definition = definitions.find(|definition| definition.node.name.node == *name)?;
            definition.node.default_value().cloned()
        };
        sent.or_else(default).ok_or(())
    }
}
