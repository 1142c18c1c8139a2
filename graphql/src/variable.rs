//! The variables that came with a request.

use async_graphql::{
    Value, Variables,
    parser::types::{DocumentOperations, ExecutableDocument},
};

use super::fault::Misuse;

/// Refuses a request without a variable that it needs: the engine finds out field by field, when others have run already.
pub(crate) fn check(document: &ExecutableDocument, name: Option<&str>, variables: &Variables) -> Result<(), Misuse> {
    let operation = match (&document.operations, name) {
        (DocumentOperations::Single(operation), _) => Some(operation),
        (DocumentOperations::Multiple(operations), Some(name)) => operations.get(name),
        (DocumentOperations::Multiple(_), None) => None,
    };
    let definitions = operation
        .into_iter()
        .flat_map(|operation| &operation.node.variable_definitions);
    for definition in definitions {
        let definition = &definition.node;
        let (name, class) = (&definition.name.node, &definition.var_type.node);
        let is_missing = match variables.get(name) {
            None => definition.default_value.is_none(),
            Some(value) => *value == Value::Null,
        };
        if is_missing && !class.nullable {
            let names = vec![("name", name.to_string()), ("type", class.to_string())];
            return Err(Misuse::new("variable-missing", names));
        }
    }
    Ok(())
}
