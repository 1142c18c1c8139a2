//! What can go wrong with a page, and the page that says so.

use std::time::Duration;

use askama::Template;
use poem::{
    IntoResponse, Response,
    error::{MethodNotAllowedError, NotFoundError, ResponseError},
    http::{StatusCode, header},
};

use crate::{api::Refusal, manner::Manner, text, visit::Visit};

/// Why there is no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// There is nothing at this address that the visitor may know of.
    NotFound,
    /// The page is for who has logged in.
    LogIn,
    /// The visitor has logged in, and may not do this.
    Forbidden,
    /// The session ended before a form was sent.
    Ended,
    /// A form came from a page of another site.
    Foreign,
    /// Too many requests.
    Limited(Duration),
    /// The address or the form makes no sense; what the API says to it.
    Senseless(String),
    /// A form is larger than one may be.
    TooLarge,
    /// The service cannot answer at the moment; what the API says to it.
    Unavailable(String),
    /// A defect of the service, by the number that its log knows it by.
    Failed(String),
    /// A defect of the console.
    Defect(String),
}

impl Fault {
    /// Of the code of an API error.
    pub(crate) fn of_api(code: &str, message: String, id: Option<String>) -> Self {
        match code {
            "UNAUTHENTICATED" => Self::LogIn,
            "FORBIDDEN" => Self::Forbidden,
            "CROSS_ORIGIN" => Self::Foreign,
            "BAD_REQUEST" => Self::Senseless(message),
            "INTERNAL" => Self::Failed(id.unwrap_or_default()),
            _ => Self::Unavailable(message),
        }
    }

    /// Of a visitor that was not admitted.
    pub(crate) fn of_refusal(refusal: &Refusal) -> Self {
        match *refusal {
            Refusal::Ended(_) => Self::Ended,
            Refusal::Foreign => Self::Foreign,
            Refusal::Limited(wait) => Self::Limited(wait),
            Refusal::Unavailable => Self::Unavailable(String::new()),
        }
    }

    /// Of what went wrong while a page was made.
    pub(crate) fn of_error(error: poem::Error) -> Self {
        if error.is::<NotFoundError>() || error.is::<MethodNotAllowedError>() {
            return Self::NotFound;
        }
        match error.downcast::<Self>() {
            Ok(fault) => fault,
            Err(error) if error.status().is_client_error() => Self::Senseless(String::new()),
            Err(error) => Self::Defect(error.to_string()),
        }
    }

    /// Its name in the texts.
    fn name(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::LogIn => "log-in",
            Self::Forbidden => "forbidden",
            Self::Ended => "ended",
            Self::Foreign => "foreign",
            Self::Limited(_) => "limited",
            Self::Senseless(_) => "senseless",
            Self::TooLarge => "too-large",
            Self::Unavailable(_) => "unavailable",
            Self::Failed(_) | Self::Defect(_) => "failed",
        }
    }

    /// What the service says to it.
    fn detail(&self, manner: Manner) -> String {
        match self {
            Self::Senseless(message) | Self::Unavailable(message) => message.clone(),
            Self::Failed(id) if !id.is_empty() => {
                text::say(manner.language, "fault-number", &[("id", id.clone().into())])
            }
            Self::Limited(wait) => text::say(
                manner.language,
                "fault-wait",
                &[("seconds", wait.as_secs().max(1).into())],
            ),
            _ => String::new(),
        }
    }

    /// What went wrong and what can be done, in one text.
    pub(crate) fn say(&self, visit: &Visit) -> String {
        let manner = Manner {
            language: visit.language(),
            theme: visit.theme(),
        };
        let text = visit.t(&format!("fault-{}-text", self.name()));
        format!("{text} {}", self.detail(manner)).trim_end().to_owned()
    }

    /// What went wrong, in short.
    pub(crate) fn title(&self, visit: &Visit) -> String {
        visit.t(&format!("fault-{}-title", self.name()))
    }

    /// Leaves a defect of the console in the log.
    pub(crate) fn log(&self, visit: &Visit) {
        if let Self::Defect(what) = self {
            tracing::error!(what, page = visit.address().path(), "a defect of the console");
        }
    }

    /// Whether the same may go well in a moment, or after logging in, so that what was sent is worth keeping.
    pub(crate) fn may_pass(&self) -> bool {
        matches!(
            self,
            Self::LogIn | Self::Ended | Self::Limited(_) | Self::Unavailable(_) | Self::Failed(_) | Self::Defect(_)
        )
    }

    /// The page that says what went wrong and what can be done.
    pub(crate) fn page(&self, visit: &Visit) -> Response {
        self.log(visit);
        let template = Page {
            visit,
            status: self.status().as_u16(),
            title: self.title(visit),
            text: visit.t(&format!("fault-{}-text", self.name())),
            detail: self.detail(Manner {
                language: visit.language(),
                theme: visit.theme(),
            }),
            offers_log_in: !visit.me().is_known()
                && matches!(self, Self::NotFound | Self::LogIn | Self::Forbidden | Self::Ended),
        };
        let response = visit.page_of(self.status(), &template);
        self.with_wait(response.unwrap_or_else(|_| self.status().into_response()))
    }

    /// The same in plain text, for who could not even be admitted.
    pub(crate) fn plain(&self, manner: Manner) -> Response {
        let say = |part| text::say(manner.language, &format!("fault-{}-{part}", self.name()), &[]);
        let body = format!("{}\n\n{}\n{}\n", say("title"), say("text"), self.detail(manner));
        self.with_wait(
            body.with_status(self.status())
                .with_content_type("text/plain; charset=utf-8")
                .with_header(header::CACHE_CONTROL, "no-store")
                .into_response(),
        )
    }

    /// Says when to come back.
    pub(crate) fn with_wait(&self, mut response: Response) -> Response {
        if let Self::Limited(wait) = self {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, wait.as_secs().max(1).into());
        }
        response
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.name())
    }
}

impl std::error::Error for Fault {}

impl ResponseError for Fault {
    fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::LogIn | Self::Ended => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::Foreign => StatusCode::FORBIDDEN,
            Self::Limited(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Senseless(_) => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Failed(_) | Self::Defect(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

#[derive(Template)]
#[template(path = "fault/page.html")]
struct Page<'a> {
    visit: &'a Visit,
    status: u16,
    title: String,
    text: String,
    detail: String,
    offers_log_in: bool,
}
