//! The page that says why a log-in did not work.

use poem::{IntoResponse, Response, http::header};
use qiao_console::Message;
use qiao_entity::language::Language;

use super::fault::Fault;
use crate::message::say;

/// The page: in both languages, since nobody is known yet.
pub(super) fn page(fault: Fault, button: &str) -> Response {
    let message = Message {
        title_zh: "登录未完成",
        title_en: "Log-in not done",
        text_zh: &say(Language::Zh, fault.message(), &[]),
        text_en: &say(Language::En, fault.message(), &[]),
        code: fault.code(),
        again: ("/login/oidc", button),
    };
    let body = message.html().unwrap_or_else(|| fault.code().to_owned());
    body.with_status(fault.status())
        .with_content_type("text/html; charset=utf-8")
        .with_header(header::CACHE_CONTROL, "no-store")
        .with_header(header::CONTENT_SECURITY_POLICY, Message::POLICY)
        .into_response()
}
