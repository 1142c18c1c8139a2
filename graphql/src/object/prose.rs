//! Text in two languages.

use async_graphql::{Context, Description, InputObject, Object};
use qiao_entity::language::Language;

use crate::{context::asking, domain::prose};

/// A text that exists in Chinese, in English or in both.
#[derive(Clone, Debug, Description)]
pub(crate) struct Prose {
    zh: Option<String>,
    en: Option<String>,
}

impl Prose {
    /// The text of a row.
    pub(crate) fn new(zh: Option<&String>, en: Option<&String>) -> Self {
        Self {
            zh: zh.cloned(),
            en: en.cloned(),
        }
    }

    /// The text of a row, unless there is none.
    pub(crate) fn filled(zh: Option<&String>, en: Option<&String>) -> Option<Self> {
        (zh.is_some() || en.is_some()).then(|| Self::new(zh, en))
    }
}

#[Object(use_type_description)]
impl Prose {
    /// The text in the language asked for by `Accept-Language`, or in the other one where it is missing.
    async fn text(&self, ctx: &Context<'_>) -> Option<&str> {
        let (own, other) = match asking(ctx).language {
            Language::Zh => (&self.zh, &self.en),
            Language::En => (&self.en, &self.zh),
        };
        own.as_deref().or(other.as_deref())
    }

    /// The text in Chinese.
    async fn zh(&self) -> Option<&str> {
        self.zh.as_deref()
    }

    /// The text in English.
    async fn en(&self) -> Option<&str> {
        self.en.as_deref()
    }
}

/// A text in Chinese, in English or in both. Blank text counts as none.
#[derive(Clone, Debug, Default, InputObject)]
pub(crate) struct ProseInput {
    /// The text in Chinese.
    zh: Option<String>,
    /// The text in English.
    en: Option<String>,
}

impl From<ProseInput> for prose::Prose {
    fn from(input: ProseInput) -> Self {
        Self::new(input.zh, input.en)
    }
}
