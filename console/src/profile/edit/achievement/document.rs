//! What is asked and sent about an achievement that is written.

use crate::{
    code::{
        AchievementForm, AchievementLevel, AchievementPart, Empowerment, FirstOfKind, Level, RightHolder, Status,
        TransferMode,
    },
    piece::{BothProse, Field, Named, ProseInput},
    profile::{
        achievement::AchievementLevels,
        edit::{
            record::Done,
            row::{IpRightInput, MeasuredInput},
            writing::writing,
        },
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
struct CreateAchievementInput {
    achievement: AchievementInput,
    key: Option<String>,
}

#[derive(cynic::InputObject)]
struct UpdateAchievementInput {
    id: cynic::Id,
    version: i32,
    achievement: AchievementInput,
}

writing! {
    $ Achievement achievement AchievementInput, "Achievement",
    create_achievement CreateAchievementInput "CreateAchievementPayload" "AchievementCreated",
    update_achievement UpdateAchievementInput "UpdateAchievementPayload" "AchievementChanged",
    "InvalidAchievement" "StaleAchievement"
}
