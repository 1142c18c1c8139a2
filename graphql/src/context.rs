//! What a resolver knows: the service, who asks, in which language, and the loaders of this request.

use async_graphql::Context;
use qiao_entity::language::Language;

use super::loader::Loaders;
use crate::{app::App, auth::Requester};

/// One request, as its resolvers see it.
pub(crate) struct Asking {
    /// The running service.
    pub(crate) app: App,
    /// Who asks.
    pub(crate) requester: Requester,
    /// The language of messages and of names.
    pub(crate) language: Language,
    /// Reads that are gathered over this request.
    pub(crate) load: Loaders,
}

impl Asking {
    /// A request of this requester.
    pub(crate) fn new(app: &App, requester: &Requester, language: Language) -> Self {
        Self {
            app: app.clone(),
            requester: requester.clone(),
            language,
            load: Loaders::new(app, requester),
        }
    }
}

/// The request that a resolver works for.
pub(crate) fn asking<'a>(ctx: &Context<'a>) -> &'a Asking {
    ctx.data_unchecked()
}

/// The language that an `Accept-Language` header prefers; Chinese when it names neither of ours.
#[must_use]
pub fn language(header: Option<&str>) -> Language {
    let mut best = (Language::Zh, 0.0);
    for choice in header.unwrap_or_default().split(',') {
        let mut parts = choice.split(';').map(str::trim);
        let tag = parts.next().unwrap_or_default().to_ascii_lowercase();
        let weight: f32 = parts
            .find_map(|part| part.strip_prefix("q="))
            .map_or(1.0, |q| q.trim().parse().unwrap_or(0.0));
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
    fn the_preferred_language_is_taken_and_chinese_is_the_default() {
        for (header, wanted) in [
            (None, Language::Zh),
            (Some(""), Language::Zh),
            (Some("*"), Language::Zh),
            (Some("de, fr;q=0.5"), Language::Zh),
            (Some("en"), Language::En),
            (Some("en-GB,en;q=0.9,zh-CN;q=0.8"), Language::En),
            (Some("en;q=0.5, zh-Hans;q=0.6"), Language::Zh),
            (Some("zh;q=0, en;q=0.1"), Language::En),
            (Some("en;q=nonsense"), Language::Zh),
        ] {
            assert_eq!(language(header), wanted, "{header:?}");
        }
    }
}
