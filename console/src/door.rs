//! What happens around every page: who visits, what went wrong, which cookies go back.

use std::sync::Arc;

use poem::{
    Endpoint, IntoResponse, Request, Response,
    error::NotFoundError,
    http::{Method, header},
};

use crate::{
    api::{Api, Refusal},
    fault::Fault,
    manner::{self, Manner},
    visit::Visit,
};

/// Admits a visitor and shows the page.
pub(crate) async fn admit<E: Endpoint>(
    api: Arc<dyn Api>,
    page: Arc<E>,
    mut request: Request,
) -> poem::Result<Response> {
    let manner = Manner::of(&request);
    let mut notice = manner::left(&request);
    let was_left = notice.is_some();
    let mut cookies = Vec::new();
    let mut ended = false;
    let visitor = match api.admit(&request).await {
        Err(Refusal::Ended(cookie)) => {
            cookies.push(cookie);
            ended = true;
            notice = Some("notice-session-ended".to_owned());
            request.headers_mut().remove(header::COOKIE);
            api.admit(&request).await
        }
        other => other,
    };
    let visitor = match visitor {
        Ok(visitor) => visitor,
        Err(refusal) => return Ok(Fault::of_refusal(&refusal).plain(manner)),
    };
    // What was posted by who was logged in is not done by nobody: the page asks to log in, and keeps what was typed.
    let lost = ended && request.method() == Method::POST;
    let visit = match Visit::begin(&request, manner, visitor, notice).await {
        Ok(visit) => visit,
        Err(fault) => return Ok(fault.plain(manner)),
    };
    for cookie in cookies {
        visit.keep(cookie);
    }
    if was_left {
        visit.keep(manner::no_notice());
    }
    let reads_pages = request
        .header(header::ACCEPT)
        .is_some_and(|accept| accept.contains("text/html"));
    request.extensions_mut().insert(visit.clone());
    let answer = if lost {
        Err(Fault::Ended.into())
    } else {
        page.call(request).await.map(IntoResponse::into_response)
    };
    // Programs that lost their way are told so as by the API.
    let answer = match answer {
        Err(error) if error.is::<NotFoundError>() && !reads_pages => return Err(error),
        answer => answer,
    };
    let mut response = answer.unwrap_or_else(|error| Fault::of_error(error).page(&visit));
    visit.end(&mut response);
    Ok(response)
}
