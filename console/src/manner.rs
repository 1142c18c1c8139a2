//! How the visitor wants pages: language and theme. Both are remembered by cookies; nothing else is kept in the browser but
//! what the page before left to be said.

use poem::{Request, Response, handler, http::header};

use crate::{address::is_ours, api::Language, fields::Fields, visit::Visit};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the device is set.
    #[default]
    Auto,
    /// Ink on paper.
    Light,
    /// Paper on ink.
    Dark,
}

impl Theme {
    /// Every theme, with its name.
    pub(crate) const ALL: [(&'static str, Self); 3] =
        [("auto", Self::Auto), ("light", Self::Light), ("dark", Self::Dark)];

    /// Its name in cookies and style sheets.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Language and theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Manner {
    /// The language of pages.
    pub(crate) language: Language,
    /// Light or dark.
    pub(crate) theme: Theme,
}

const LANGUAGE: &str = "qiao_language";
const THEME: &str = "qiao_theme";
const NOTICE: &str = "qiao_notice";

/// For a year.
const LASTS: u32 = 31_536_000;

impl Manner {
    /// What a request says: its cookies, else the languages that the browser prefers.
    pub(crate) fn of(request: &Request) -> Self {
        let language = match cookie(request, LANGUAGE) {
            Some("zh") => Language::Zh,
            Some("en") => Language::En,
            _ => preferred(request.header(header::ACCEPT_LANGUAGE).unwrap_or_default()),
        };
        let theme = cookie(request, THEME).and_then(|name| Theme::ALL.into_iter().find(|known| known.0 == name));
        Self {
            language,
            theme: theme.map(|(_, theme)| theme).unwrap_or_default(),
        }
    }
}

/// What the page before left to be said: the key of a text.
pub(crate) fn left(request: &Request) -> Option<String> {
    let key = cookie(request, NOTICE)?;
    let is_key = key.starts_with("notice-") && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    is_key.then(|| key.to_owned())
}

/// The cookie that leaves something to be said by the next page.
pub(crate) fn notice(key: &str) -> String {
    format!("{NOTICE}={key}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax")
}

/// The cookie that takes it away.
pub(crate) fn no_notice() -> String {
    format!("{NOTICE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")
}

/// `POST /manner`: sets language or theme and goes back.
#[handler]
#[expect(clippy::needless_pass_by_value, reason = "handlers take what they extract")]
pub(crate) fn set(visit: Visit, fields: Fields) -> Response {
    let language = fields.get("language");
    if matches!(language, "zh" | "en") {
        visit.keep(format!(
            "{LANGUAGE}={language}; Path=/; Max-Age={LASTS}; HttpOnly; SameSite=Lax"
        ));
    }
    let theme = fields.get("theme");
    if Theme::ALL.iter().any(|known| known.0 == theme) {
        visit.keep(format!(
            "{THEME}={theme}; Path=/; Max-Age={LASTS}; HttpOnly; SameSite=Lax"
        ));
    }
    let back = fields.get("back");
    visit.go(if is_ours(back) { back } else { "/" })
}

/// The value of a cookie.
pub(crate) fn cookie<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
    let lines = request.headers().get_all(header::COOKIE).into_iter();
    let cookies = lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'));
    cookies
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// The language of ours that a browser prefers; Chinese when it names none of them.
fn preferred(header: &str) -> Language {
    let mut best = (Language::Zh, 0.0);
    for choice in header.split(',') {
        let mut parts = choice.split(';').map(str::trim);
        let tag = parts.next().unwrap_or_default().to_ascii_lowercase();
        let weight: f32 = parts
            .find_map(|part| part.strip_prefix("q="))
            .map_or(1.0, |q| q.parse().unwrap_or(0.0));
        let language = match tag.split('-').next() {
            Some("zh") => Language::Zh,
            Some("en") => Language::En,
            _ => continue,
        };
        if weight > best.1 {
            best = (language, weight);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_beats_what_the_browser_prefers() {
        let of = |cookies: &str| {
            let request = Request::builder().header("accept-language", "de, en;q=0.8, zh;q=0.5");
            Manner::of(&request.header("cookie", cookies).finish())
        };
        assert_eq!(of("x=1").language, Language::En);
        assert_eq!(
            of("a=b; qiao_language=zh; qiao_theme=dark"),
            Manner {
                language: Language::Zh,
                theme: Theme::Dark,
            }
        );
        assert_eq!(of("qiao_language=fr").language, Language::En);
        assert_eq!(preferred(""), Language::Zh);
    }

    #[test]
    fn only_notices_are_said() {
        let of = |cookie: &str| left(&Request::builder().header("cookie", cookie).finish());
        assert_eq!(of("qiao_notice=notice-saved").as_deref(), Some("notice-saved"));
        assert_eq!(of("qiao_notice=home-lead"), None);
        assert_eq!(of("qiao_notice=notice-<b>"), None);
    }
}
