//! A technical rewriting (翻译稿) of an achievement.

use chrono::{DateTime, Utc};

use crate::{code::Language, piece::Prose, schema};

/// A translation.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Translation {
    /// The version, from 1.
    pub(super) number: i32,
    /// The language in which it is written.
    pub(super) language: Language,
    /// The title.
    pub(super) title: Option<String>,
    /// The summary.
    pub(super) summary: Option<String>,
    /// The description.
    pub(super) description: Option<String>,
    /// Who wrote it.
    pub(super) manager: Option<Author>,
    /// When its author signed it.
    pub(super) author_signed_at: Option<DateTime<Utc>>,
    /// When the owner of the achievement signed it.
    pub(super) owner_signed_at: Option<DateTime<Utc>>,
    /// When it was stored.
    pub(super) created_at: DateTime<Utc>,
}

/// The manager who wrote a translation.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Manager")]
pub(super) struct Author {
    /// The id.
    pub(super) id: cynic::Id,
    /// The name.
    pub(super) name: Prose,
}

impl Translation {
    /// Its language, for `lang`.
    pub(super) fn lang(&self) -> &'static str {
        match self.language {
            Language::Zh => "zh-CN",
            Language::En => "en",
        }
    }
}
