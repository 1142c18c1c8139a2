//! How a page asks the API.

use std::time::Duration;

use cynic::{GraphQlError, GraphQlResponse, Operation};
use serde::{
    Deserialize, Serialize,
    de::{DeserializeOwned, IgnoredAny},
};

use super::{Seen, Visit};
use crate::fault::Fault;

/// What the API says besides a message when it answers with an error.
#[derive(Debug, Deserialize)]
struct Extensions {
    code: Option<String>,
    id: Option<String>,
    #[serde(rename = "retryAfter")]
    retry_after: Option<u64>,
}

impl Visit {
    /// Asks the API, with the visitor's rights and in the visitor's language.
    pub(crate) async fn ask<Q: DeserializeOwned + 'static, V: Serialize>(
        &self,
        operation: Operation<Q, V>,
    ) -> Result<Q, Fault> {
        self.0.ask(operation).await
    }
}

impl Seen {
    pub(super) async fn ask<Q: DeserializeOwned + 'static, V: Serialize>(
        &self,
        operation: Operation<Q, V>,
    ) -> Result<Q, Fault> {
        let body = serde_json::to_vec(&operation).map_err(|error| Fault::Defect(error.to_string()))?;
        let answer = self.visitor.ask(self.manner.language, body).await;
        if let Some(wait) = answer.retry_after {
            return Err(Fault::Limited(wait));
        }
        if let Ok(mut cookies) = self.cookies.lock() {
            cookies.extend(answer.cookies);
        }
        let body = answer.body;
        let answer: GraphQlResponse<Q, Extensions> = serde_json::from_slice(&body).map_err(|error| {
            // A field that failed is left out where it could be null: then what came is no whole answer.
            let loose = serde_json::from_slice::<GraphQlResponse<IgnoredAny, Extensions>>(&body);
            let fault = loose.ok().and_then(|answer| first(answer.errors));
            fault.unwrap_or_else(|| Fault::Defect(error.to_string()))
        })?;
        if let Some(fault) = first(answer.errors) {
            return Err(fault);
        }
        answer
            .data
            .ok_or_else(|| Fault::Defect("an answer without data".to_owned()))
    }
}

/// The first error of an answer.
fn first(errors: Option<Vec<GraphQlError<Extensions>>>) -> Option<Fault> {
    let error = errors?.into_iter().next()?;
    let Some(extensions) = error.extensions else {
        return Some(Fault::of_api("", error.message, None));
    };
    // A single field may be limited more than the request: few log-ins in a short time.
    if let Some(seconds) = extensions.retry_after {
        return Some(Fault::Limited(Duration::from_secs(seconds)));
    }
    let code = extensions.code.unwrap_or_default();
    Some(Fault::of_api(&code, error.message, extensions.id))
}
