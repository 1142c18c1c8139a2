//! What is asked and sent about an achievement that is written.

use crate::{
    code::{
        AchievementForm, AchievementLevel, AchievementPart, Empowerment, FirstOfKind, Level, RightHolder, Status,
        TransferMode,
    },
    piece::{BothProse, Field, Named, ProseInput},
    problem::Problem,
    profile::{
        achievement::AchievementLevels,
        edit::row::{IpRightInput, MeasuredInput},
        part::{Indicator, IpRight, Person},
    },
    schema,
};

#[derive(cynic::QueryVariables)]
pub(super) struct Wanted {
    pub(super) id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Wanted")]
pub(super) struct Question {
    #[arguments(id: $id)]
    pub(super) achievement: Option<Achievement>,
}

/// An achievement as it is stored.
#[derive(cynic::QueryFragment)]
pub(super) struct Achievement {
    pub(super) external_key: Option<String>,
    pub(super) organization: Option<Named>,
    pub(super) managers: Vec<Person>,
    pub(super) status: Status,
    pub(super) name: BothProse,
    pub(super) summary: Option<BothProse>,
    pub(super) description: Option<BothProse>,
    pub(super) indicators: Option<Vec<Indicator>>,
    pub(super) fields: Vec<Field>,
    pub(super) forms: Vec<AchievementForm>,
    pub(super) modes: Vec<TransferMode>,
    pub(super) keywords: Vec<String>,
    pub(super) finders: Vec<String>,
    pub(super) trl: Option<i32>,
    pub(super) level: Option<AchievementLevel>,
    pub(super) ip_rights: Vec<IpRight>,
    pub(super) ownership: Option<RightHolder>,
    pub(super) use_right: Option<RightHolder>,
    pub(super) disposal_right: Option<RightHolder>,
    pub(super) income_right: Option<RightHolder>,
    pub(super) rights_settled: bool,
    pub(super) empowerment: Empowerment,
    pub(super) first_of_kind: FirstOfKind,
    pub(super) levels: AchievementLevels,
    pub(super) withheld: Vec<AchievementPart>,
    pub(super) version: i32,
}

/// What an achievement shall say.
#[derive(cynic::InputObject)]
pub(super) struct AchievementInput {
    pub(super) external_key: Option<String>,
    pub(super) organization: cynic::Id,
    pub(super) managers: Vec<cynic::Id>,
    pub(super) status: Status,
    pub(super) name: ProseInput,
    pub(super) summary: ProseInput,
    pub(super) description: ProseInput,
    pub(super) indicators: Vec<MeasuredInput>,
    pub(super) fields: Vec<String>,
    pub(super) forms: Vec<AchievementForm>,
    pub(super) modes: Vec<TransferMode>,
    pub(super) keywords: Vec<String>,
    pub(super) finders: Vec<String>,
    pub(super) trl: Option<i32>,
    pub(super) level: Option<AchievementLevel>,
    pub(super) ip_rights: Vec<IpRightInput>,
    pub(super) ownership: Option<RightHolder>,
    pub(super) use_right: Option<RightHolder>,
    pub(super) disposal_right: Option<RightHolder>,
    pub(super) income_right: Option<RightHolder>,
    pub(super) rights_settled: bool,
    pub(super) empowerment: Empowerment,
    pub(super) first_of_kind: FirstOfKind,
    pub(super) levels: Option<AchievementLevelsInput>,
}

/// Who may read which part.
#[derive(cynic::InputObject)]
pub(super) struct AchievementLevelsInput {
    pub(super) description: Level,
    pub(super) indicators: Level,
}

#[derive(cynic::InputObject)]
pub(super) struct CreateAchievementInput {
    pub(super) achievement: AchievementInput,
    pub(super) key: Option<String>,
}

#[derive(cynic::InputObject)]
pub(super) struct UpdateAchievementInput {
    pub(super) id: cynic::Id,
    pub(super) version: i32,
    pub(super) achievement: AchievementInput,
}

#[derive(cynic::QueryVariables)]
pub(super) struct New {
    pub(super) input: CreateAchievementInput,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Change {
    pub(super) input: UpdateAchievementInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "New")]
pub(super) struct Create {
    #[arguments(input: $input)]
    pub(super) create_achievement: Created,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Change")]
pub(super) struct Update {
    #[arguments(input: $input)]
    pub(super) update_achievement: Updated,
}

#[derive(cynic::InlineFragments)]
#[cynic(graphql_type = "CreateAchievementPayload")]
pub(super) enum Created {
    Stored(AchievementCreated),
    Invalid(InvalidAchievement),
    #[cynic(fallback)]
    Other,
}

#[derive(cynic::InlineFragments)]
#[cynic(graphql_type = "UpdateAchievementPayload")]
pub(super) enum Updated {
    Changed(AchievementChanged),
    Invalid(InvalidAchievement),
    Stale(Box<StaleAchievement>),
    #[cynic(fallback)]
    NotFound,
}

#[derive(cynic::QueryFragment)]
pub(super) struct AchievementCreated {
    pub(super) achievement: Only,
}

#[derive(cynic::QueryFragment)]
pub(super) struct AchievementChanged {
    pub(super) achievement: Only,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Achievement")]
pub(super) struct Only {
    pub(super) id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
pub(super) struct InvalidAchievement {
    pub(super) problems: Vec<Problem>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct StaleAchievement {
    pub(super) current_version: i32,
    pub(super) achievement: Option<Achievement>,
}
