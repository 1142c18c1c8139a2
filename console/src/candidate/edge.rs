//! What is asked about candidates.

use chrono::NaiveDate;

use super::Edge;
use crate::{
    code::{
        AchievementForm, AchievementLevel, ManagerKind, MatchPart, MoveReason, NeedKind, NeedStatus, OrganizationKind,
        ReasonKind, TransferMode,
    },
    piece::{Field, Money, Named, Place, Prose},
    schema,
};

/// Why a record is a candidate.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct Reason {
    /// What it is about.
    pub(crate) kind: ReasonKind,
    /// The word.
    pub(crate) term: Option<String>,
    /// Where the record has the word.
    pub(crate) part: Option<MatchPart>,
    /// The words that the term is a piece of.
    pub(crate) within: Option<String>,
    /// The word of the other language that stands in the record.
    pub(crate) meaning: Option<String>,
    /// What it gives, in thousandths.
    pub(crate) points: i32,
    /// What it could have given.
    pub(crate) most: Option<i32>,
    /// The reason in a sentence.
    pub(crate) sentence: String,
}

/// A piece of a text with the words that matched.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct Highlight {
    /// Which text.
    pub(crate) path: Vec<String>,
    /// The piece.
    pub(crate) text: String,
    /// Where it begins in the text, in characters.
    pub(crate) start: i32,
    /// The words found.
    pub(crate) marks: Vec<Mark>,
}

/// A span of characters (not bytes, not UTF-16) of a piece.
#[derive(cynic::QueryFragment, Clone, Copy, Debug)]
pub(crate) struct Mark {
    /// The first one.
    pub(crate) start: i32,
    /// The one behind the last.
    pub(crate) end: i32,
}

/// A manager as a candidate.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Manager")]
pub(crate) struct ManagerFace {
    /// The id.
    pub(crate) id: cynic::Id,
    /// The name.
    pub(crate) name: Prose,
    /// One line about the manager.
    pub(crate) headline: Option<Prose>,
    /// Which of the three kinds.
    pub(crate) kind: ManagerKind,
    /// Where the manager works.
    pub(crate) region: Option<Place>,
    /// Technology fields.
    pub(crate) fields: Vec<Field>,
    /// For whom the manager works.
    pub(crate) organizations: Vec<Named>,
    /// Whether another engagement can be taken on.
    pub(crate) has_free_capacity: Option<bool>,
    /// How many engagements at once.
    pub(crate) capacity: Option<i32>,
    /// How many now.
    pub(crate) load: Option<i32>,
}

/// An achievement as a candidate.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Achievement")]
pub(crate) struct AchievementFace {
    /// The id.
    pub(crate) id: cynic::Id,
    /// The name.
    pub(crate) name: Prose,
    /// The summary.
    pub(crate) summary: Option<Prose>,
    /// Who owns it.
    pub(crate) organization: Option<Named>,
    /// Technology fields.
    pub(crate) fields: Vec<Field>,
    /// Its forms.
    pub(crate) forms: Vec<AchievementForm>,
    /// Transfer modes offered.
    pub(crate) modes: Vec<TransferMode>,
    /// The technology readiness level.
    pub(crate) trl: Option<i32>,
    /// The level as evaluated.
    pub(crate) level: Option<AchievementLevel>,
    /// Whether rights are still to be settled.
    pub(crate) rights_open: bool,
}

/// An organization as a candidate.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Organization")]
pub(crate) struct OrganizationFace {
    /// The id.
    pub(crate) id: cynic::Id,
    /// The name.
    pub(crate) name: Prose,
    /// What kind of body.
    pub(crate) kind: OrganizationKind,
    /// Where it is.
    pub(crate) region: Option<Place>,
    /// Technology fields.
    pub(crate) fields: Vec<Field>,
    /// Free tags.
    pub(crate) tags: Vec<String>,
}

/// A need as a candidate.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Need")]
pub(crate) struct NeedFace {
    /// The id.
    pub(crate) id: cynic::Id,
    /// The title.
    pub(crate) title: Prose,
    /// The summary.
    pub(crate) summary: Option<Prose>,
    /// What kind of help it asks for.
    pub(crate) kind: NeedKind,
    /// Where it stands.
    pub(crate) status: NeedStatus,
    /// Who posted it.
    pub(crate) organization: Option<Named>,
    /// Technology fields.
    pub(crate) fields: Vec<Field>,
    /// When a solution is needed.
    pub(crate) deadline: Option<NaiveDate>,
    /// The least budget.
    pub(crate) budget_min: Option<Money>,
    /// The greatest budget.
    pub(crate) budget_max: Option<Money>,
}

/// The no with which the two were introduced in vain.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct PriorNo {
    /// Why.
    pub(crate) reason: MoveReason,
}

/// A manager who suits a need or a text.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "CandidateManagerEdge")]
pub(crate) struct ManagerEdge {
    /// The record.
    pub(crate) node: ManagerFace,
    /// How well it suits.
    pub(crate) score: f64,
    /// Why, the strongest first.
    pub(crate) reasons: Vec<Reason>,
    /// Where its texts say so.
    pub(crate) highlights: Vec<Highlight>,
    /// Why the two did not come together before.
    pub(crate) prior_no: Option<PriorNo>,
}

/// An achievement that suits a need or a text.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "CandidateAchievementEdge")]
pub(crate) struct AchievementEdge {
    /// The record.
    pub(crate) node: AchievementFace,
    /// How well it suits.
    pub(crate) score: f64,
    /// Why, the strongest first.
    pub(crate) reasons: Vec<Reason>,
    /// Where its texts say so.
    pub(crate) highlights: Vec<Highlight>,
    /// Why the two did not come together before.
    pub(crate) prior_no: Option<PriorNo>,
}

/// An organization that suits a need or a text.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "CandidateOrganizationEdge")]
pub(crate) struct OrganizationEdge {
    /// The record.
    pub(crate) node: OrganizationFace,
    /// How well it suits.
    pub(crate) score: f64,
    /// Why, the strongest first.
    pub(crate) reasons: Vec<Reason>,
    /// Where its texts say so.
    pub(crate) highlights: Vec<Highlight>,
}

/// A need that suits a record or a text.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "CandidateNeedEdge")]
pub(crate) struct NeedEdge {
    /// The record.
    pub(crate) node: NeedFace,
    /// How well it suits.
    pub(crate) score: f64,
    /// Why, the strongest first.
    pub(crate) reasons: Vec<Reason>,
    /// Where its texts say so.
    pub(crate) highlights: Vec<Highlight>,
    /// Why the two did not come together before.
    pub(crate) prior_no: Option<PriorNo>,
}

macro_rules! edges {
    ($($name:ident $node:ident $($prior:ident)?,)*) => {
        $(impl Edge for $name {
            type Node = $node;

            fn parts(&self) -> (&$node, f64, &[Reason], &[Highlight]) {
                (&self.node, self.score, &self.reasons, &self.highlights)
            }

            $(fn prior(&self) -> Option<&PriorNo> {
                self.$prior.as_ref()
            })?
        })*
    };
}
edges! {
    ManagerEdge ManagerFace prior_no,
    AchievementEdge AchievementFace prior_no,
    OrganizationEdge OrganizationFace,
    NeedEdge NeedFace prior_no,
}
