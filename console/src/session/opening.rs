//! How a session is opened: the API's answer sets the cookie.

use cynic::MutationBuilder;

use crate::{fault::Fault, schema, visit::Visit};

#[derive(cynic::InputObject, Clone, Debug)]
struct LogInInput {
    login: String,
    password: String,
}

#[derive(cynic::QueryVariables, Debug)]
struct Variables {
    input: LogInInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "Variables")]
struct LogIn {
    #[arguments(input: $input)]
    log_in: LogInPayload,
}

#[derive(cynic::InlineFragments, Debug)]
enum LogInPayload {
    #[expect(dead_code, reason = "only that it was done counts")]
    Opened(LoggedIn),
    Refused(LogInRefused),
    #[cynic(fallback)]
    Unknown,
}

#[derive(cynic::QueryFragment, Debug)]
struct LoggedIn {
    #[cynic(rename = "__typename")]
    _name: String,
}

#[derive(cynic::QueryFragment, Debug)]
struct LogInRefused {
    message: String,
}

/// Logs in; what the API says when it refuses.
pub(super) async fn open(visit: &Visit, login: &str, password: String) -> Result<Result<(), String>, Fault> {
    let input = LogInInput {
        login: login.to_owned(),
        password,
    };
    let answer = visit.ask(LogIn::build(Variables { input })).await?;
    match answer.log_in {
        LogInPayload::Opened(_) => Ok(Ok(())),
        LogInPayload::Refused(refused) => Ok(Err(refused.message)),
        LogInPayload::Unknown => Err(Fault::Defect("an unknown answer to a log-in".to_owned())),
    }
}
