//! Versions of a need's text side by side.

use async_graphql::{Context, Enum, Result, SimpleObject};
use qiao_entity::need::Model;

use super::{
    Translation,
    code::{Language, TextFate},
};
use crate::{context::asking, domain::translation as domain};

/// A field of a text that is translated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum TranslatedField {
    /// The title.
    Title,
    /// The summary.
    Summary,
    /// The description.
    Description,
}

/// A piece of a text.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct TextPiece {
    /// What became of it.
    fate: TextFate,
    /// The text.
    text: String,
}

/// One field before and after.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct ComparedText {
    /// Which field.
    field: TranslatedField,
    /// The text before, in pieces.
    before: Vec<TextPiece>,
    /// The text after, in pieces.
    after: Vec<TextPiece>,
}

/// Two versions of a need's text side by side: the enterprise's own words or a translation, and a later translation. Both remain.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct TranslationComparison {
    /// The version before; null where it is the enterprise's own words.
    before: Option<Translation>,
    /// The version after.
    after: Translation,
    /// The language of the version before.
    before_language: Language,
    /// Whether both are in one language, so that the changed words are marked; otherwise each stands there whole.
    is_marked: bool,
    /// Field by field.
    fields: Vec<ComparedText>,
}

/// Compares two versions of a need's text; 0 is the enterprise's own words. Whether the requester may read them is the caller's to know.
pub(crate) async fn comparison(
    ctx: &Context<'_>,
    need: &Model,
    from: i32,
    to: Option<i32>,
) -> Result<Option<TranslationComparison>> {
    let rows = asking(ctx)
        .load
        .need_translations
        .one(need.id)
        .await?
        .unwrap_or_default();
    let version = |number: i32| rows.iter().find(|row| row.number == number);
    let after = match to {
        Some(number) => version(number),
        None => rows.last(),
    };
    let Some(after) = after else { return Ok(None) };
    let before = version(from);
    if before.is_none() && from != 0 {
        return Ok(None);
    }
    let now = domain::version(after);
    let then = before.map_or_else(|| domain::original(need, after.language), domain::version);
    let is_marked = then.language == now.language;
    let names = [
        TranslatedField::Title,
        TranslatedField::Summary,
        TranslatedField::Description,
    ];
    let pieces = |pieces: Vec<domain::Piece>| {
        let pieces = pieces.into_iter().map(|piece| TextPiece {
            fate: piece.fate.into(),
            text: piece.text,
        });
        pieces.collect()
    };
    let fields = names.into_iter().zip(then.texts.iter().zip(&now.texts));
    let fields = fields.map(|(field, (before, after))| {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let compared = domain::compare(&text(before), &text(after), is_marked);
        ComparedText {
            field,
            before: pieces(compared.before),
            after: pieces(compared.after),
        }
    });
    Ok(Some(TranslationComparison {
        fields: fields.collect(),
        before: before.cloned().map(Translation),
        after: Translation(after.clone()),
        before_language: then.language.into(),
        is_marked,
    }))
}
