//! What the pages of translations ask, and send.

use chrono::{DateTime, Utc};
use cynic::{Id, QueryBuilder};

use crate::{
    change::change,
    code::{Language, MoveReason, TextFate, TranslatedField, TranslationAct, TranslationStatus},
    fault::Fault,
    piece::Prose,
    schema,
    visit::Visit,
};

/// A manager by the name.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Manager")]
pub(super) struct Author {
    pub(super) name: Prose,
}

/// A version.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Translation")]
pub(super) struct Version {
    pub(super) number: i32,
    pub(super) language: Language,
    pub(super) title: Option<String>,
    pub(super) summary: Option<String>,
    pub(super) description: Option<String>,
    pub(super) status: TranslationStatus,
    pub(super) manager: Option<Author>,
    pub(super) created_at: DateTime<Utc>,
    pub(super) author_signed_at: Option<DateTime<Utc>>,
    pub(super) owner_signed_at: Option<DateTime<Utc>>,
    pub(super) returned_at: Option<DateTime<Utc>>,
    pub(super) return_reason: Option<MoveReason>,
    pub(super) return_sentence: Option<String>,
}

/// A version by its number.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Translation")]
pub(super) struct Numbered {
    pub(super) number: i32,
    pub(super) language: Language,
}

/// A piece of a text.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "TextPiece")]
pub(super) struct Piece {
    pub(super) fate: TextFate,
    pub(super) text: String,
}

/// A field before and after.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "ComparedText")]
pub(super) struct Compared {
    pub(super) field: TranslatedField,
    pub(super) before: Vec<Piece>,
    pub(super) after: Vec<Piece>,
}

/// Two versions side by side.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "TranslationComparison")]
pub(super) struct Comparison {
    pub(super) before: Option<Numbered>,
    pub(super) after: Numbered,
    pub(super) before_language: Language,
    pub(super) is_marked: bool,
    pub(super) fields: Vec<Compared>,
}

/// The need with its versions.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(variables = "Variables")]
pub(super) struct Need {
    pub(super) id: Id,
    pub(super) title: Prose,
    pub(super) language: Language,
    pub(super) version: i32,
    pub(super) translations: Option<Vec<Version>>,
    pub(super) translation_acts: Vec<TranslationAct>,
    #[arguments(from: $from, to: $to)]
    pub(super) translation_comparison: Option<Comparison>,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Variables {
    id: Id,
    from: i32,
    to: Option<i32>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct Document {
    #[arguments(id: $id)]
    need: Option<Need>,
}

/// Asks for two versions of a need's text.
pub(super) async fn ask(visit: &Visit, id: &str, from: i32, to: Option<i32>) -> Result<Need, Fault> {
    let variables = Variables {
        id: Id::new(id),
        from,
        to,
    };
    visit.ask(Document::build(variables)).await?.need.ok_or(Fault::NotFound)
}

/// What `signTranslation` takes.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct SignTranslationInput {
    pub(super) need: Id,
    pub(super) version: i32,
    pub(super) number: i32,
}
change!($ "signTranslation" SignTranslationInput -> "AnswerTranslationPayload" { "TranslationAnswered" | "InvalidTranslation" });

/// What `returnTranslation` takes.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct ReturnTranslationInput {
    pub(super) need: Id,
    pub(super) version: i32,
    pub(super) number: i32,
    pub(super) reason: MoveReason,
    pub(super) sentence: String,
}
change!($ "returnTranslation" ReturnTranslationInput -> "AnswerTranslationPayload" { "TranslationAnswered" | "InvalidTranslation" });

/// What `addTranslation` takes.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct AddTranslationInput {
    pub(super) id: Id,
    pub(super) version: i32,
    pub(super) language: Language,
    pub(super) title: Option<String>,
    pub(super) summary: Option<String>,
    pub(super) description: Option<String>,
    pub(super) manager: Option<Id>,
}
change!($ "addTranslation" AddTranslationInput -> "AddTranslationPayload" { "TranslationAdded" | "InvalidTranslation" });
