//! Logging in and out. The session is only in the cookie: no answer holds it, so that no script of a page sees it.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject, Union};

use super::answer::NotFound;
use crate::{
    auth::{Caller, Via, cookie},
    context::asking,
    domain::account as domain,
    message::say,
    node,
    object::{Account, SESSION, Session, saturating},
};

/// Who logs in.
#[derive(InputObject)]
pub(crate) struct LogInInput {
    /// The name to log in with.
    login: String,
    /// The password.
    password: String,
}

/// A session to be ended.
#[derive(InputObject)]
pub(crate) struct EndSessionInput {
    /// The session, one of the requester's account.
    id: ID,
}

/// It was right: the answer sets the cookie that holds the session.
#[derive(SimpleObject)]
pub(crate) struct LoggedIn {
    /// The account.
    account: Account,
    /// The session.
    session: Session,
}

/// Login or password are not right, or the account cannot be used: which of them is not told.
#[derive(SimpleObject)]
pub(crate) struct LogInRefused {
    /// The same in words, in the language of `Accept-Language`.
    message: String,
}

/// What became of a log-in.
#[expect(clippy::large_enum_variant, reason = "made once for an answer")]
#[derive(Union)]
pub(crate) enum LogInPayload {
    /// It was right.
    LoggedIn(LoggedIn),
    /// It was not.
    Refused(LogInRefused),
}

/// The session is over, and the answer takes its cookie away.
#[derive(SimpleObject)]
pub(crate) struct LoggedOut {
    /// How many sessions were ended.
    sessions_ended: i32,
}

/// What became of a log-out.
#[derive(Union)]
pub(crate) enum LogOutPayload {
    /// It was done.
    LoggedOut(LoggedOut),
}

/// The session is over at once.
#[derive(SimpleObject)]
pub(crate) struct SessionEnded {
    /// The session's id.
    id: ID,
}

/// What became of the end of a session.
#[derive(Union)]
pub(crate) enum EndSessionPayload {
    /// It was done.
    Ended(SessionEnded),
    /// The account has no such session.
    NotFound(NotFound),
}

/// Sends a cookie with the answer.
fn send(ctx: &Context<'_>, cookie: &str) {
    // A log-out behind a log-in in one request takes away what that gave.
    ctx.insert_http_header("set-cookie", cookie);
}

#[derive(Default)]
pub(crate) struct SessionMutation;

#[Object]
impl SessionMutation {
    /// Opens a session. The answer sets the cookie `qiao_session`, which browsers send from then on; the body holds no
    /// secret. The rest of the same request is still answered to whoever asked before. Few tries are allowed in a short
    /// time: then the fault `RATE_LIMITED` says in `extensions.retryAfter` how many seconds to wait.
    async fn log_in(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who logs in.")] input: LogInInput,
    ) -> Result<LogInPayload> {
        let asking = asking(ctx);
        let caller = Caller::current();
        let done = domain::log_in(&asking.app, &caller, &input.login, input.password.into()).await?;
        let Some(entered) = done else {
            let message = say(asking.language, "log-in-refused", &[]);
            return Ok(LogInPayload::Refused(LogInRefused { message }));
        };
        send(ctx, &cookie::given(&entered.secret, domain::LASTS, caller.secure));
        Ok(LogInPayload::LoggedIn(LoggedIn {
            account: Account(entered.account),
            session: Session(entered.session),
        }))
    }

    /// Ends the session through which the requester asks, and takes its cookie away.
    async fn log_out(&self, ctx: &Context<'_>) -> Result<LogOutPayload> {
        let asking = asking(ctx);
        let ended = domain::log_out(&asking.app, &asking.requester).await?;
        send(ctx, &cookie::taken(Caller::current().secure));
        Ok(LogOutPayload::LoggedOut(LoggedOut {
            sessions_ended: ended.into(),
        }))
    }

    /// Ends all sessions of the requester's account, this one too. API tokens stay.
    async fn log_out_everywhere(&self, ctx: &Context<'_>) -> Result<LogOutPayload> {
        let asking = asking(ctx);
        let ended = domain::log_out_everywhere(&asking.app, &asking.requester).await?;
        send(ctx, &cookie::taken(Caller::current().secure));
        Ok(LogOutPayload::LoggedOut(LoggedOut {
            sessions_ended: saturating(ended.cast_signed()),
        }))
    }

    /// Ends one session of the requester's account, at once.
    async fn end_session(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The session to be ended.")] input: EndSessionInput,
    ) -> Result<EndSessionPayload> {
        let asking = asking(ctx);
        let number = node::number_of(SESSION, &input.id).unwrap_or_default();
        if !domain::end_session(&asking.app, &asking.requester, number).await? {
            return Ok(EndSessionPayload::NotFound(NotFound::new(ctx, &input.id)));
        }
        let rights = asking.requester.rights();
        if rights.is_some_and(|rights| rights.via == Via::Session(number)) {
            send(ctx, &cookie::taken(Caller::current().secure));
        }
        Ok(EndSessionPayload::Ended(SessionEnded {
            id: node::tagged(SESSION, number),
        }))
    }
}
