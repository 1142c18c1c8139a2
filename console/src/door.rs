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
    resume::{self, Kept, Resumed},
    visit::{self, Visit},
};

/// Admits a visitor and shows the page; after a form that was kept while somebody logged in, that of the form.
pub(crate) async fn admit<E: Endpoint>(
    api: Arc<dyn Api>,
    page: Arc<E>,
    mut request: Request,
) -> poem::Result<Response> {
    let mut cookies = Vec::new();
    loop {
        match enter(api.as_ref(), page.as_ref(), request).await? {
            Resumed::Answered(mut response) => {
                visit::give(&mut response, cookies);
                return Ok(response);
            }
            Resumed::Again(next, new) => {
                request = *next;
                cookies.extend(new);
            }
        }
    }
}

async fn enter<E: Endpoint>(api: &dyn Api, page: &E, mut request: Request) -> poem::Result<Resumed> {
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
        Err(refusal) => return Ok(Resumed::Answered(refuse(request, manner, &refusal).await)),
    };
    // What was posted by who was logged in is not done by nobody: the page asks to log in, and keeps what was typed.
    let lost = ended && request.method() == Method::POST;
    let visit = match Visit::begin(&request, manner, visitor, notice).await {
        Ok(visit) => visit,
        Err(fault) => return Ok(Resumed::Answered(fault.plain(manner))),
    };
    for cookie in cookies {
        visit.keep(cookie);
    }
    if was_left {
        visit.keep(manner::no_notice());
    }
    let reads_pages = reads_pages(&request);
    if request.method() == Method::POST && request.uri().path() == resume::PATH {
        let resumed = resume::resume(&visit, request).await;
        return Ok(resumed.unwrap_or_else(|fault| Resumed::Answered(end(&visit, fault.page(&visit)))));
    }
    let kept = Kept::of(&mut request).await;
    request.extensions_mut().insert(visit.clone());
    let answer = match &kept {
        Err(fault) => Err(fault.clone().into()),
        Ok(_) if lost => Err(Fault::Ended.into()),
        Ok(_) => page.call(request).await.map(IntoResponse::into_response),
    };
    let response = match answer {
        Ok(response) => response,
        // Programs that lost their way are told so as by the API.
        Err(error) if error.is::<NotFoundError>() && !reads_pages => return Err(error),
        Err(error) => match (Fault::of_error(error), kept) {
            // What was typed is not lost, whatever goes wrong.
            (fault, Ok(Some(kept))) if fault.may_pass() => kept.page(&visit, &fault),
            (fault, _) => fault.page(&visit),
        },
    };
    Ok(Resumed::Answered(end(&visit, response)))
}

/// Whether a browser asks, and not a script or a program.
fn reads_pages(request: &Request) -> bool {
    let accept = request.header(header::ACCEPT);
    accept.is_some_and(|accept| accept.contains("text/html"))
}

/// The page for who was not admitted. What was typed is not lost to a busy moment.
async fn refuse(mut request: Request, manner: Manner, refusal: &Refusal) -> Response {
    let fault = Fault::of_refusal(refusal);
    if !reads_pages(&request) {
        return fault.plain(manner);
    }
    let visit = Visit::of_nobody(&request, manner);
    match Kept::of(&mut request).await {
        Ok(Some(kept)) if fault.may_pass() => fault.with_wait(kept.page(&visit, &fault)),
        _ => fault.page(&visit),
    }
}

/// Gives the browser what it is to keep.
fn end(visit: &Visit, mut response: Response) -> Response {
    visit.end(&mut response);
    response
}
