//! Logging in, asked of the API.

use cynic::MutationBuilder;

use crate::{fault::Fault, schema, visit::Visit};

/// Logs in; none when it went well, else why not. The visit then holds the session's cookie.
pub(super) async fn log_in(visit: &Visit, login: &str, password: String) -> Result<Option<String>, Fault> {
    let input = LogInInput {
        login: login.to_owned(),
        password,
    };
    let answer: LogIn = visit.ask(LogIn::build(Who { input })).await?;
    match answer.log_in {
        LoggedInOr::LoggedIn(_) => Ok(None),
        LoggedInOr::Refused(refused) => Ok(Some(refused.message)),
        LoggedInOr::Other => Err(Fault::Defect("a log-in was answered in an unknown way".to_owned())),
    }
}

#[derive(cynic::QueryVariables, Debug)]
struct Who {
    input: LogInInput,
}

#[derive(cynic::InputObject, Debug)]
struct LogInInput {
    login: String,
    password: String,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "Who")]
struct LogIn {
    #[arguments(input: $input)]
    log_in: LoggedInOr,
}

#[derive(cynic::InlineFragments, Debug)]
#[cynic(graphql_type = "LogInPayload")]
enum LoggedInOr {
    #[expect(dead_code, reason = "that it came is all that counts")]
    LoggedIn(LoggedIn),
    Refused(LogInRefused),
    #[cynic(fallback)]
    Other,
}

#[derive(cynic::QueryFragment, Debug)]
struct LoggedIn {
    #[expect(dead_code, reason = "an answer names something")]
    account: Account,
}

#[derive(cynic::QueryFragment, Debug)]
struct Account {
    #[expect(dead_code, reason = "an answer names something")]
    id: cynic::Id,
}

#[derive(cynic::QueryFragment, Debug)]
struct LogInRefused {
    message: String,
}
