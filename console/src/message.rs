//! A page that says one thing to whoever comes, in both languages: before it is known who looks, and in which language.

use askama::Template;

/// What such a page says.
#[derive(Clone, Copy, Debug, Template)]
#[template(path = "message/page.html")]
pub struct Message<'a> {
    /// The heading, 中文.
    pub title_zh: &'a str,
    /// The heading, English.
    pub title_en: &'a str,
    /// What is to be said, 中文.
    pub text_zh: &'a str,
    /// What is to be said, English.
    pub text_en: &'a str,
    /// The code by which it can be looked up.
    pub code: &'a str,
    /// A page where it can be tried again, and what the button says.
    pub again: (&'a str, &'a str),
}

impl Message<'_> {
    /// What the page may load: style and pictures of this service.
    pub const POLICY: &'static str = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// The page as HTML; none when it could not be made, which is a defect.
    #[must_use]
    pub fn html(&self) -> Option<String> {
        self.render()
            .inspect_err(|error| tracing::error!(%error, "a page that says one thing"))
            .ok()
    }

    #[expect(clippy::unused_self, reason = "templates ask the page")]
    fn asset(&self, name: &str) -> String {
        crate::asset::address(name)
    }

    #[expect(clippy::unused_self, reason = "templates ask the page")]
    fn say(&self, language: crate::Language, key: &str) -> String {
        crate::text::say(language, key, &[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_it_in_both_languages_and_nothing_of_it_is_interpreted() {
        let message = Message {
            title_zh: "登录未完成",
            title_en: "Log-in not done",
            text_zh: "请重试。",
            text_en: "Try <again>.",
            code: "LOGIN_EXPIRED",
            again: ("/login/oidc", "<b>SSO</b>"),
        };
        let html = message.html().unwrap_or_default();
        for part in [
            "登录未完成",
            "Log-in not done",
            "请重试。",
            "LOGIN_EXPIRED",
            "/style.css",
        ] {
            assert!(html.contains(part), "{part}");
        }
        assert!(!html.contains("<again>") && !html.contains("<b>SSO"));
    }
}
