//! Operations of a socket: those that are answered once, and those that follow what happens.

use async_graphql::{
    Request, Variables,
    parser::types::{DocumentOperations, ExecutableDocument, OperationDefinition, OperationType, Selection},
};
use qiao_entity::{language::Language, noun::Noun};

use super::{
    Answer, Call, Media, Schema,
    context::Asking,
    fault::Misuse,
    serve::of_body,
    subscription::{Occurred, Told},
};
use crate::{auth::Requester, error::Error, indexer::Changes};

/// What became of an operation.
#[derive(Debug)]
pub enum Opened {
    /// It is answered. A status other than 200 says that it was not run, and its body holds the errors alone.
    Answered(Answer),
    /// It goes on until the client has enough.
    Follows(Box<Follow>),
}

/// A subscription that was found to fit the schema.
#[derive(Debug)]
pub struct Follow {
    schema: Schema,
    language: Language,
    document: ExecutableDocument,
    operation_name: Option<String>,
    variables: Variables,
    /// Changes up to here were told.
    position: i64,
    /// What was told lately.
    told: Told,
    /// What each answer costs.
    cost: usize,
}

impl Schema {
    /// Runs one operation, given as the body of an HTTP request is and within the same limits.
    pub async fn open(&self, requester: &Requester, language: Language, body: &[u8]) -> Opened {
        let follow = match self.subscription(language, body) {
            Ok(Some(follow)) => follow,
            Ok(None) => {
                let answer = self.answer(requester, language, Media::GraphQl, Call::Body(body));
                return Opened::Answered(answer.await);
            }
            Err(misuse) => return Opened::Answered(Answer::of_errors(400, &[misuse.server_error(language)])),
        };
        // Nothing occurred yet: whatever is answered to that says what is wrong with the operation.
        match follow.ask(requester, Changes::default(), 400).await.pop() {
            Some(mut refusal) => {
                refusal.status = refusal.status.max(400);
                Opened::Answered(refusal)
            }
            None => Opened::Follows(Box::new(follow)),
        }
    }

    /// The subscription of a body; none when it holds anything else, be it a mistake.
    fn subscription(&self, language: Language, body: &[u8]) -> Result<Option<Follow>, Misuse> {
        // Saves all others the second reading.
        if !body.windows(12).any(|part| part == b"subscription") {
            return Ok(None);
        }
        let Ok((mut requests, false)) = of_body(body) else {
            return Ok(None);
        };
        let Some(request) = requests.pop() else {
            return Ok(None);
        };
        let Ok((document, cost)) = self.checked(&request, language) else {
            return Ok(None);
        };
        let Request {
            operation_name,
            variables,
            ..
        } = request;
        match operation(&document, operation_name.as_deref()) {
            Some(operation) if operation.ty == OperationType::Subscription => {
                let fields = &operation.selection_set.node.items;
                if !matches!(fields.as_slice(), [one] if matches!(one.node, Selection::Field(_))) {
                    return Err(Misuse::new("request-subscription", vec![]));
                }
            }
            _ => return Ok(None),
        }
        Ok(Some(Follow {
            position: self.app.search.position(),
            schema: self.clone(),
            language,
            document,
            operation_name,
            variables,
            told: Told::default(),
            cost,
        }))
    }
}

impl Follow {
    /// Waits until something happened that may be of interest.
    pub async fn wait(&mut self) -> Result<Changes, Error> {
        let app = &self.schema.app;
        let (changes, upto) = app.news.of(app, Noun::Need, self.position).await?;
        self.position = upto;
        Ok(changes)
    }

    /// What the requester is to be told of that: any number of answers.
    pub async fn tell(&self, requester: &Requester, changes: Changes) -> Vec<Answer> {
        self.ask(requester, changes, 200).await
    }

    async fn ask(&self, requester: &Requester, changes: Changes, refused: u16) -> Vec<Answer> {
        let mut request = Request::new("").variables(self.variables.clone());
        request.operation_name.clone_from(&self.operation_name);
        request.set_parsed_query(self.document.clone());
        let request = request
            .data(Asking::new(&self.schema.app, requester, self.language))
            .data(Occurred {
                changes,
                told: self.told.clone(),
            });
        let responses = self.schema.execute_stream(request);
        match self.schema.guarded(requester, self.language, responses).await {
            Ok(responses) => responses
                .into_iter()
                .map(|response| self.schema.packed(response, self.cost, self.language, refused))
                .collect(),
            Err(failed) => vec![failed],
        }
    }
}

/// The operation that would be run.
fn operation<'a>(document: &'a ExecutableDocument, name: Option<&str>) -> Option<&'a OperationDefinition> {
    match (&document.operations, name) {
        (DocumentOperations::Single(operation), _) => Some(&operation.node),
        (DocumentOperations::Multiple(operations), Some(name)) => operations.get(name).map(|known| &known.node),
        (DocumentOperations::Multiple(operations), None) if operations.len() == 1 => {
            operations.values().next().map(|only| &only.node)
        }
        // One of several without a name: the engine says what is wrong with that.
        (DocumentOperations::Multiple(_), None) => None,
    }
}
