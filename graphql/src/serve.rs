//! Requests as they come over HTTP, whoever serves it: bytes in, bytes and a status out.

use std::{panic::AssertUnwindSafe, time::Duration};

use async_graphql::{
    Request, Response, ServerError, Variables,
    parser::{
        parse_query,
        types::{DocumentOperations, ExecutableDocument, OperationType},
    },
    value,
};
use futures_util::{
    FutureExt, StreamExt,
    future::{BoxFuture, join_all},
};
use qiao_entity::language::Language;
use serde_json::{Map, Value, json};

use super::{
    Schema,
    context::Asking,
    cost,
    fault::{self, Misuse},
    limit, variable,
};
use crate::{auth::Requester, client::Client, domain::access, error::Code};

/// How an answer is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// `application/json`: a request that was understood is answered with 200 whatever came of it.
    Json,
    /// `application/graphql-response+json`: a query that could not be run is answered with 400.
    GraphQl,
}

impl Media {
    /// What an `Accept` header wants; none when it takes neither.
    #[must_use]
    pub fn wanted(accept: Option<&str>) -> Option<Self> {
        let Some(accept) = accept.filter(|accept| !accept.trim().is_empty()) else {
            return Some(Self::Json);
        };
        let mut best: Option<(f32, Self)> = None;
        for range in accept.split(',') {
            let mut parts = range.split(';').map(str::trim);
            let media = match parts.next().unwrap_or_default().to_ascii_lowercase().as_str() {
                "application/graphql-response+json" => Self::GraphQl,
                "application/json" | "application/*" | "*/*" => Self::Json,
                _ => continue,
            };
            let weight = parts
                .find_map(|part| part.strip_prefix("q="))
                .map_or(1.0, |q| q.parse().unwrap_or(0.0));
            if weight > best.map_or(0.0, |(weight, _)| weight) {
                best = Some((weight, media));
            }
        }
        best.map(|(_, media)| media)
    }

    /// The value of `Content-Type`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "application/json; charset=utf-8",
            Self::GraphQl => "application/graphql-response+json; charset=utf-8",
        }
    }
}

/// A request as it came.
#[derive(Clone, Copy, Debug)]
pub enum Call<'a> {
    /// In an address, which may only ask: the values of `query`, `operationName` and `variables`.
    Address {
        /// The query's text.
        query: Option<&'a str>,
        /// Which operation of it.
        operation_name: Option<&'a str>,
        /// The variables, as a JSON object.
        variables: Option<&'a str>,
    },
    /// In a body: a JSON object, or a list of them.
    Body(&'a [u8]),
}

/// What is sent back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The JSON text.
    pub body: Vec<u8>,
    /// Values of `Set-Cookie`, in the order of the requests that set them.
    pub cookies: Vec<String>,
    /// How long the client should wait before it asks again.
    pub retry_after: Option<Duration>,
}

impl Answer {
    /// A refusal before anything was asked: the status and the code say why.
    #[must_use]
    pub fn refusal(status: u16, language: Language, code: Code, detail: &str) -> Self {
        Self::of_errors(status, &[fault::whole(language, code, detail)])
    }

    /// A refusal because the client sent too many requests.
    #[must_use]
    pub fn limited(language: Language, wait: Duration) -> Self {
        Self {
            retry_after: Some(wait),
            ..Self::refusal(429, language, Code::RateLimited, &wait.as_secs().to_string())
        }
    }

    /// A refusal because the schema is not open.
    #[must_use]
    pub fn no_introspection(language: Language) -> Self {
        Self::of_errors(403, &[Misuse::new("introspection-off", vec![]).server_error(language)])
    }

    pub(super) fn of_errors(status: u16, errors: &[ServerError]) -> Self {
        Self {
            status,
            body: json!({ "errors": errors }).to_string().into_bytes(),
            cookies: Vec::new(),
            retry_after: None,
        }
    }
}

impl Schema {
    /// Answers a request.
    pub async fn answer(&self, requester: &Requester, language: Language, media: Media, call: Call<'_>) -> Answer {
        let requests = match call {
            Call::Address {
                query,
                operation_name,
                variables,
            } => of_address(query, operation_name, variables).map(|request| (vec![request], false)),
            Call::Body(body) => of_body(body),
        };
        let (requests, is_batch) = match requests {
            Ok(requests) => requests,
            Err(misuse) => return Answer::of_errors(400, &[misuse.server_error(language)]),
        };
        // The door has counted one.
        let more = u32::try_from(requests.len()).unwrap_or(u32::MAX).saturating_sub(1);
        if let Err(wait) = self.app.rates.admit(Client::current(), more) {
            return Answer::limited(language, wait);
        }
        let may_change = matches!(call, Call::Body(_));
        let runs = requests
            .into_iter()
            .map(|request| self.run(requester, language, media, request, may_change));
        let mut answers = join_all(runs).await;
        if !is_batch && let Some(answer) = answers.pop() {
            return answer;
        }
        // Not through a JSON value: fields keep the order in which they were asked for.
        let bodies: Vec<&[u8]> = answers.iter().map(|answer| answer.body.as_slice()).collect();
        let body = [b"[".as_slice(), &bodies.join(b",".as_slice()), b"]"].concat();
        Answer {
            status: 200,
            body,
            cookies: answers.into_iter().flat_map(|answer| answer.cookies).collect(),
            retry_after: None,
        }
    }

    async fn run(
        &self,
        requester: &Requester,
        language: Language,
        media: Media,
        mut request: Request,
        may_change: bool,
    ) -> Answer {
        let refused = if media == Media::GraphQl { 400 } else { 200 };
        let (document, cost) = match self.checked(&request, language) {
            Ok(checked) => checked,
            Err(error) => return Answer::of_errors(refused, &[error]),
        };
        if !may_change && changes(&document, request.operation_name.as_deref()) {
            let error = Misuse::new("request-get-changes", vec![]).server_error(language);
            return Answer::of_errors(405, &[error]);
        }
        request.set_parsed_query(document);
        let request = request.data(Asking::new(&self.app, requester, language));
        match self.guarded(requester, language, self.execute(request)).await {
            Ok(response) => self.packed(response, cost, language, refused),
            Err(failed) if failed.status == 503 && refused == 200 => Answer { status: 200, ..failed },
            Err(failed) => failed,
        }
    }

    /// In a box, and never part of its caller: another package would otherwise compile all resolvers once more.
    #[inline(never)]
    fn execute(&self, request: Request) -> BoxFuture<'_, Response> {
        self.engine.execute(request).boxed()
    }

    /// The same for what is followed.
    #[inline(never)]
    pub(super) fn execute_stream(&self, request: Request) -> BoxFuture<'_, Vec<Response>> {
        self.engine.execute_stream(request).collect().boxed()
    }

    /// Parses a request and refuses what none may ask for, through whichever door it came. Says what it costs.
    pub(super) fn checked(
        &self,
        request: &Request,
        language: Language,
    ) -> Result<(ExecutableDocument, usize), ServerError> {
        let (config, name) = (&self.app.config, request.operation_name.as_deref());
        let told = |misuse: Misuse| misuse.server_error(language);
        let document = read(&request.query, config.introspection, language)?;
        variable::check(&document, name, &request.variables).map_err(told)?;
        let cost = self.costs.requested(&document, name, &request.variables);
        cost::check(cost, config.max_cost).map_err(told)?;
        Ok((document, cost))
    }

    /// An answer as it is sent, with what it cost.
    pub(super) fn packed(&self, mut response: Response, cost: usize, language: Language, refused: u16) -> Answer {
        fault::present(&mut response.errors, language);
        if !was_run(&response) {
            return Answer::of_errors(refused, &response.errors);
        }
        let said = value!({ "requested": cost, "maximum": self.app.config.max_cost });
        response.extensions.insert("cost".to_owned(), said);
        match serde_json::to_vec(&response) {
            Ok(body) => Answer {
                status: 200,
                body,
                cookies: cookies(&response),
                retry_after: None,
            },
            Err(error) => Answer::refusal(500, language, Code::Internal, &error.to_string()),
        }
    }

    /// Runs within the time of a request, whatever becomes of it. A little less than the server gives, so that what else
    /// was asked in the batch is answered. What is read under agreement is written down before the answer leaves.
    pub(super) async fn guarded<T>(
        &self,
        requester: &Requester,
        language: Language,
        run: impl Future<Output = T>,
    ) -> Result<T, Answer> {
        let time = self.app.config.request_timeout.mul_f64(0.9);
        let run = AssertUnwindSafe(access::logged(&self.app, requester, run)).catch_unwind();
        match tokio::time::timeout(time, run).await {
            Ok(Ok(Ok(done))) => Ok(done),
            Ok(Ok(Err(error))) => Err(Answer::refusal(503, language, error.code, &error.detail)),
            Ok(Err(panic)) => {
                let detail = panic.downcast_ref::<&str>().map(ToString::to_string);
                let detail = detail.or_else(|| panic.downcast_ref::<String>().cloned());
                let detail = format!("panic: {detail:?}");
                Err(Answer::refusal(500, language, Code::Internal, &detail))
            }
            Err(_) => Err(Answer::refusal(
                503,
                language,
                Code::Timeout,
                "the time for a request is over",
            )),
        }
    }
}

/// Whether anything was run: an answer has `data` then, even if it is null.
fn was_run(response: &Response) -> bool {
    response.data != async_graphql::Value::Null || response.errors.iter().any(|error| !error.path.is_empty())
}

/// The cookies that resolvers set.
fn cookies(response: &Response) -> Vec<String> {
    let values = response.http_headers.get_all("set-cookie").iter();
    values
        .filter_map(|value| value.to_str().ok().map(str::to_owned))
        .collect()
}

/// Parses a query within its limits.
pub(super) fn read(query: &str, introspection: bool, language: Language) -> Result<ExecutableDocument, ServerError> {
    limit::check_text(query).map_err(|misuse| misuse.server_error(language))?;
    let document = parse_query(query).map_err(|error| {
        let mut errors = [ServerError::from(error)];
        fault::present(&mut errors, language);
        let [error] = errors;
        error
    })?;
    limit::check_document(&document, introspection).map_err(|misuse| misuse.server_error(language))?;
    Ok(document)
}

/// Whether the operation that would be run is no query.
fn changes(document: &ExecutableDocument, name: Option<&str>) -> bool {
    match (&document.operations, name) {
        (DocumentOperations::Single(operation), _) => operation.node.ty != OperationType::Query,
        (DocumentOperations::Multiple(operations), Some(name)) => operations
            .get(name)
            .is_some_and(|operation| operation.node.ty != OperationType::Query),
        (DocumentOperations::Multiple(operations), None) => operations
            .values()
            .any(|operation| operation.node.ty != OperationType::Query),
    }
}

fn of_address(query: Option<&str>, operation_name: Option<&str>, variables: Option<&str>) -> Result<Request, Misuse> {
    let mut object = Map::new();
    for (name, text) in [("query", query), ("operationName", operation_name)] {
        if let Some(text) = text {
            object.insert(name.to_owned(), Value::String(text.to_owned()));
        }
    }
    if let Some(variables) = variables.filter(|variables| !variables.is_empty()) {
        object.insert("variables".to_owned(), parsed(variables.as_bytes())?);
    }
    of_object(object)
}

/// The requests of a body, and whether they are a batch.
pub(super) fn of_body(body: &[u8]) -> Result<(Vec<Request>, bool), Misuse> {
    match parsed(body)? {
        Value::Object(object) => Ok((vec![of_object(object)?], false)),
        Value::Array(list) if list.is_empty() || list.len() > limit::BATCH => {
            Err(Misuse::new("request-batch", vec![("most", limit::BATCH.to_string())]))
        }
        Value::Array(list) => {
            let requests = list.into_iter().map(|entry| match entry {
                Value::Object(object) => of_object(object),
                _ => Err(Misuse::new("request-shape", vec![])),
            });
            Ok((requests.collect::<Result<_, _>>()?, true))
        }
        _ => Err(Misuse::new("request-shape", vec![])),
    }
}

fn parsed(text: &[u8]) -> Result<Value, Misuse> {
    serde_json::from_slice(text).map_err(|error| Misuse::new("request-json", vec![("detail", error.to_string())]))
}

fn of_object(mut object: Map<String, Value>) -> Result<Request, Misuse> {
    let wrong = |member: &str| Misuse::new("request-member", vec![("member", member.to_owned())]);
    let query = match object.remove("query") {
        Some(Value::String(query)) => query,
        None => return Err(Misuse::new("request-no-query", vec![])),
        Some(_) => return Err(wrong("query")),
    };
    let mut request = Request::new(query);
    match object.remove("operationName") {
        None | Some(Value::Null) => {}
        Some(Value::String(name)) => request = request.operation_name(name),
        Some(_) => return Err(wrong("operationName")),
    }
    match object.remove("variables") {
        None | Some(Value::Null) => {}
        Some(Value::Object(variables)) => {
            request = request.variables(Variables::from_json(Value::Object(variables)));
        }
        Some(_) => return Err(wrong("variables")),
    }
    match object.remove("extensions") {
        None | Some(Value::Null | Value::Object(_)) => Ok(request),
        Some(_) => Err(wrong("extensions")),
    }
}
