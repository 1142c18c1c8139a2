//! What the page of a need reads of it.

use chrono::{DateTime, NaiveDate, Utc};
use cynic::Id;

use crate::{
    candidate::NeedFace,
    code::{
        IpExclusivity, IpOwnership, Language, Level, MoveReason, Necessity, NeedKind, NeedPart, NeedStatus, Operator,
        OrganizationKind, PartnerSize, Payment, TransferMode,
    },
    piece::{Field, Money, Named, Place, Prose},
    schema,
};

/// A text in both languages, and in the visitor's.
#[derive(cynic::QueryFragment, Clone, Debug, Default)]
#[cynic(graphql_type = "Prose")]
pub(super) struct Words {
    /// In the visitor's language if it is there.
    pub(super) text: Option<String>,
    /// 中文.
    pub(super) zh: Option<String>,
    /// English.
    pub(super) en: Option<String>,
}

impl Words {
    /// In one language.
    pub(super) fn of(&self, language: Language) -> Option<&str> {
        match language {
            Language::Zh => self.zh.as_deref(),
            Language::En => self.en.as_deref(),
        }
    }
}

/// A need.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Need {
    pub(super) id: Id,
    pub(super) version: i32,
    pub(super) kind: NeedKind,
    pub(super) status: NeedStatus,
    pub(super) language: Language,
    pub(super) withheld: Vec<NeedPart>,
    pub(super) levels: NeedLevels,
    pub(super) organization: Option<Named>,
    pub(super) title: Words,
    pub(super) summary: Option<Words>,
    pub(super) description: Option<Words>,
    pub(super) translations: Option<Vec<Translation>>,
    pub(super) indicators: Option<Vec<Indicator>>,
    pub(super) no_indicators_reason: Option<String>,
    pub(super) fields: Vec<Field>,
    pub(super) industries: Vec<Industry>,
    pub(super) modes: Vec<TransferMode>,
    pub(super) trl_from: Option<i32>,
    pub(super) trl_to: Option<i32>,
    pub(super) ip_ownership: Option<IpOwnership>,
    pub(super) ip_exclusivity: Option<IpExclusivity>,
    pub(super) ip_territory: Option<Place>,
    pub(super) budget_min: Option<Money>,
    pub(super) budget_max: Option<Money>,
    pub(super) payment: Option<Payment>,
    pub(super) deadline: Option<NaiveDate>,
    pub(super) valid_until: Option<NaiveDate>,
    pub(super) renewed: bool,
    pub(super) partner_kinds: Vec<OrganizationKind>,
    pub(super) partner_size: Option<PartnerSize>,
    pub(super) partner_region: Option<Place>,
    pub(super) decision_owner: Option<String>,
    pub(super) author: Option<String>,
    pub(super) source: Option<String>,
    pub(super) moves: Vec<NeedMove>,
    pub(super) near_duplicates: Vec<NearDuplicate>,
    pub(super) published_at: Option<DateTime<Utc>>,
    pub(super) updated_at: DateTime<Utc>,
    /// How many agreements were asked for; none for whoever is not on the owner's side.
    #[arguments(first: 1)]
    pub(super) agreements: Option<HowMany>,
}

/// How many agreements.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "AgreementConnection")]
pub(super) struct HowMany {
    pub(super) total_count: i32,
}

/// Who may read which part.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct NeedLevels {
    pub(super) organization: Level,
    pub(super) description: Level,
    pub(super) indicators: Level,
    pub(super) budget: Level,
    pub(super) decision_owner: Level,
}

impl NeedLevels {
    /// Of a part.
    pub(super) fn of(&self, part: NeedPart) -> Level {
        match part {
            NeedPart::Organization => self.organization,
            NeedPart::Description => self.description,
            NeedPart::Indicators => self.indicators,
            NeedPart::Budget => self.budget,
            NeedPart::DecisionOwner => self.decision_owner,
        }
    }
}

/// A technical rewriting.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Translation {
    pub(super) number: i32,
    pub(super) language: Language,
    pub(super) title: Option<String>,
    pub(super) summary: Option<String>,
    pub(super) description: Option<String>,
    pub(super) manager: Option<Author>,
    pub(super) author_signed_at: Option<DateTime<Utc>>,
    pub(super) owner_signed_at: Option<DateTime<Utc>>,
    pub(super) created_at: DateTime<Utc>,
}

/// Who wrote a translation.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Manager")]
pub(super) struct Author {
    pub(super) id: Id,
    pub(super) name: Prose,
}

/// What is measured.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Indicator {
    pub(super) name: Prose,
    pub(super) operator: Operator,
    pub(super) value: f64,
    pub(super) value_to: Option<f64>,
    pub(super) unit: Option<String>,
    pub(super) current: Option<f64>,
    pub(super) necessity: Option<Necessity>,
    pub(super) method: Option<Prose>,
}

/// An industry.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Industry {
    pub(super) code: String,
    pub(super) name: Prose,
}

/// A move from status to status.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct NeedMove {
    pub(super) from: Option<NeedStatus>,
    pub(super) to: NeedStatus,
    pub(super) at: DateTime<Utc>,
    pub(super) actor: Option<String>,
    pub(super) person: Option<Person>,
    pub(super) reason: Option<MoveReason>,
    pub(super) sentence: Option<String>,
}

/// Somebody who moved, asked for or read a need.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Person {
    pub(super) id: Id,
    pub(super) name: Option<String>,
}

/// A need that says nearly the same.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct NearDuplicate {
    pub(super) similarity: f64,
    pub(super) need: Option<NeedFace>,
}
