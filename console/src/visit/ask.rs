//! How a page asks the API.

use std::time::Duration;

use cynic::{GraphQlResponse, Operation};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

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
        let answer: GraphQlResponse<Q, Extensions> =
            serde_json::from_slice(&answer.body).map_err(|error| Fault::Defect(error.to_string()))?;
        if let Some(error) = answer.errors.unwrap_or_default().into_iter().next() {
            let extensions = error.extensions;
            // A single field may be limited more than the request: few log-ins in a short time.
            if let Some(seconds) = extensions.as_ref().and_then(|extensions| extensions.retry_after) {
                return Err(Fault::Limited(Duration::from_secs(seconds)));
            }
            let code = extensions
                .as_ref()
                .and_then(|extensions| extensions.code.as_deref())
                .unwrap_or_default();
            let id = extensions.as_ref().and_then(|extensions| extensions.id.clone());
            return Err(Fault::of_api(code, error.message, id));
        }
        answer
            .data
            .ok_or_else(|| Fault::Defect("an answer without data".to_owned()))
    }
}
