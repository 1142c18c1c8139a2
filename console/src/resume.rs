//! A form that was sent in vain is not lost: because the session had ended, because the service could not answer. The page
//! that says so keeps all that was typed, and sends it again; to who is not known any more, as soon as somebody has logged
//! in.

mod log_in;

use askama::Template;
use poem::{
    Request, Response,
    error::ResponseError,
    handler,
    http::{HeaderValue, Method, Uri, header},
};
use url::form_urlencoded;

use crate::{
    address::is_ours,
    fault::Fault,
    fields::{Fields, MOST},
    visit::{PART, Visit},
};

/// Where the page sends what it kept.
pub(crate) const PATH: &str = "/login/resume";

const FORM: &str = "application/x-www-form-urlencoded";

/// A form that was sent: where to, and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    to: String,
    body: String,
}

impl Kept {
    /// What a request sends, if it is a form that may be kept; the request stays whole.
    pub(crate) async fn of(request: &mut Request) -> Result<Option<Self>, Fault> {
        let is_form = request.content_type().is_some_and(|kind| kind.starts_with(FORM));
        if request.method() != Method::POST || !is_form || request.headers().contains_key(PART) {
            return Ok(None);
        }
        let bytes = request
            .take_body()
            .into_bytes_limit(MOST)
            .await
            .map_err(|_| Fault::TooLarge)?;
        request.set_body(bytes.clone());
        let uri = request.uri();
        let to = uri
            .path_and_query()
            .map_or_else(|| uri.path().to_owned(), ToString::to_string);
        // A password is written into no page.
        let has_secret = form_urlencoded::parse(&bytes).any(|(name, _)| name.to_ascii_lowercase().contains("password"));
        let body = String::from_utf8(bytes.to_vec())
            .ok()
            .filter(|_| !has_secret && is_ours(&to));
        Ok(body.map(|body| Self { to, body }))
    }

    /// The page that says why it was not done, and sends it again; who is not known logs in with it.
    pub(crate) fn page(&self, visit: &Visit, fault: &Fault) -> Response {
        fault.log(visit);
        let text = match fault {
            Fault::LogIn | Fault::Ended => visit.t("resume-text"),
            fault => fault.say(visit),
        };
        self.answer(visit, fault, text, "", "")
            .unwrap_or_else(|fault| fault.page(visit))
    }

    /// The same page, after something on it was wrong.
    fn ask_again(&self, visit: &Visit, problem: &str, login: &str) -> Result<Resumed, Fault> {
        let mut response = self.answer(visit, &Fault::Ended, visit.t("resume-text"), problem, login)?;
        visit.end(&mut response);
        Ok(Resumed::Answered(response))
    }

    fn answer(
        &self,
        visit: &Visit,
        fault: &Fault,
        text: String,
        problem: &str,
        login: &str,
    ) -> Result<Response, Fault> {
        let typed: Vec<_> = form_urlencoded::parse(self.body.as_bytes()).collect();
        let texts = typed.iter().map(|(_, text)| text.trim());
        let page = Page {
            visit,
            kept: self,
            title: fault.title(visit),
            asks_log_in: !visit.me().is_known() && matches!(fault, Fault::LogIn | Fault::Ended),
            text,
            problem,
            login,
            texts: texts.filter(|text| text.chars().count() > 20).collect(),
        };
        visit.page_of(fault.status(), &page)
    }
}

/// What became of `POST /login/resume`.
pub(crate) enum Resumed {
    /// It is answered: something is still to be typed.
    Answered(Response),
    /// Somebody has logged in: this is to be done now, and these cookies go back.
    Again(Box<Request>, Vec<String>),
}

/// Logs in, and turns the request into the one that was kept. Who has logged in on another page in between needs no
/// password here.
pub(crate) async fn resume(visit: &Visit, mut request: Request) -> Result<Resumed, Fault> {
    let bytes = request
        .take_body()
        .into_bytes_limit(2 * MOST)
        .await
        .map_err(|_| Fault::TooLarge)?;
    let fields = Fields(form_urlencoded::parse(&bytes).into_owned().collect());
    let kept = Kept {
        to: fields.exact("to"),
        body: fields.exact("kept"),
    };
    if !is_ours(&kept.to) || kept.to.starts_with(PATH) {
        return Err(Fault::Senseless(String::new()));
    }
    let mut cookies = Vec::new();
    if !visit.me().is_known() && fields.get("then") != "again" {
        let login = fields.get("login").to_owned();
        let password = fields.exact("password");
        if login.is_empty() || password.is_empty() {
            let problem = visit.t("resume-who");
            return kept.ask_again(visit, &problem, &login);
        }
        let refused = log_in::log_in(visit, &login, password).await;
        if let Some(why) = refused.unwrap_or_else(|fault| Some(fault.say(visit))) {
            return kept.ask_again(visit, &why, &login);
        }
        cookies = visit.take_cookies();
    }
    again(&mut request, &kept, &cookies)?;
    Ok(Resumed::Again(Box::new(request), cookies))
}

/// Makes the request the one that was kept, of the same browser.
fn again(request: &mut Request, kept: &Kept, cookies: &[String]) -> Result<(), Fault> {
    let uri: Uri = kept.to.parse().map_err(|_| Fault::Senseless(String::new()))?;
    let new = cookies.iter().filter_map(|cookie| cookie.split(';').next());
    let mut pairs: Vec<String> = new.map(str::to_owned).collect();
    let known: Vec<String> = pairs.iter().map(|pair| name_of(pair).to_owned()).collect();
    let given = request.headers().get_all(header::COOKIE).into_iter();
    let given = given
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'));
    let old = given
        .map(str::trim)
        .filter(|pair| known.iter().all(|name| name != name_of(pair)));
    pairs.extend(old.map(str::to_owned));
    let cookies = HeaderValue::from_str(&pairs.join("; ")).map_err(|error| Fault::Defect(error.to_string()))?;
    *request.uri_mut() = uri;
    request.set_body(kept.body.clone());
    let headers = request.headers_mut();
    headers.remove(header::CONTENT_LENGTH);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(FORM));
    headers.insert(header::COOKIE, cookies);
    Ok(())
}

fn name_of(pair: &str) -> &str {
    pair.split('=').next().unwrap_or_default()
}

/// `GET /login/resume`: there is nothing to go on with.
#[handler]
#[expect(clippy::needless_pass_by_value, reason = "as handlers are called")]
pub(crate) fn begin(visit: Visit) -> Response {
    visit.go("/login")
}

#[derive(Template)]
#[template(path = "resume/page.html")]
struct Page<'a> {
    visit: &'a Visit,
    kept: &'a Kept,
    title: String,
    text: String,
    asks_log_in: bool,
    problem: &'a str,
    login: &'a str,
    texts: Vec<&'a str>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn posted(to: &str, kind: &str, body: &str) -> Request {
        let uri: Uri = to.parse().expect("an address");
        let request = Request::builder()
            .method(Method::POST)
            .uri(uri)
            .header("content-type", kind);
        request
            .header("cookie", "qiao_theme=dark; qiao_session=old")
            .body(body.to_owned())
    }

    #[tokio::test]
    async fn forms_are_kept_but_no_passwords() {
        let mut request = posted("/needs/new?x=1", FORM, "title=a%0Ab");
        let kept = Kept::of(&mut request).await.expect("small").expect("kept");
        assert_eq!(
            (kept.to.as_str(), kept.body.as_str()),
            ("/needs/new?x=1", "title=a%0Ab")
        );
        let left = request
            .take_body()
            .into_string()
            .await
            .expect("the request stays whole");
        assert_eq!(left, "title=a%0Ab");
        for (kind, body) in [(FORM, "newPassword=x"), ("application/json", "{}")] {
            assert_eq!(Kept::of(&mut posted("/account", kind, body)).await, Ok(None), "{body}");
        }
    }

    #[test]
    fn what_was_kept_is_sent_with_the_new_session() {
        let mut request = posted(PATH, FORM, "");
        let kept = Kept {
            to: "/needs/new".to_owned(),
            body: "title=a".to_owned(),
        };
        let cookies = ["qiao_session=new; Path=/; HttpOnly".to_owned()];
        again(&mut request, &kept, &cookies).expect("a request");
        assert_eq!(request.uri().path(), "/needs/new");
        assert_eq!(request.header("cookie"), Some("qiao_session=new; qiao_theme=dark"));
    }
}
