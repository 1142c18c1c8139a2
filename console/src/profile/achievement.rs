//! `/achievements/ID`: what a scientific or technological achievement is, how far it has come, and whose it is.

mod version;

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;
use poem::{Response, handler, web::Path};

use self::version::Translation;
use super::{
    agreement::{Asked, Door},
    completeness::{Complete, Completeness},
    manager::Waiting,
    part::{Indicator, IpRight, Person},
    suiting::{FEW, OpenNeeds, Suiting},
};
use crate::{
    code::{
        AchievementForm, AchievementLevel, AchievementPart, Empowerment, FirstOfKind, Level, OrganizationKind,
        RightHolder, Status, TransferMode,
    },
    fault::Fault,
    note::{Notebook, Notes},
    piece::{BothProse, Field, Place, Prose},
    schema,
    visit::Visit,
};

#[derive(cynic::QueryVariables)]
struct Wanted {
    id: cynic::Id,
    few: i32,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Wanted")]
struct Question {
    #[arguments(id: $id)]
    achievement: Option<Achievement>,
    viewer: Asked,
}

/// An achievement, as far as the visitor may read.
#[derive(cynic::QueryFragment)]
#[cynic(variables = "Wanted")]
struct Achievement {
    id: cynic::Id,
    organization: Option<Owner>,
    managers: Vec<Person>,
    status: Status,
    name: BothProse,
    summary: Option<BothProse>,
    description: Option<BothProse>,
    translations: Option<Vec<Translation>>,
    indicators: Option<Vec<Indicator>>,
    fields: Vec<Field>,
    forms: Vec<AchievementForm>,
    modes: Vec<TransferMode>,
    keywords: Vec<String>,
    finders: Vec<String>,
    trl: Option<i32>,
    level: Option<AchievementLevel>,
    ip_rights: Vec<IpRight>,
    ownership: Option<RightHolder>,
    use_right: Option<RightHolder>,
    disposal_right: Option<RightHolder>,
    income_right: Option<RightHolder>,
    rights_open: bool,
    empowerment: Empowerment,
    first_of_kind: FirstOfKind,
    withheld: Vec<AchievementPart>,
    levels: AchievementLevels,
    #[arguments(first: $few)]
    open_needs: OpenNeeds,
    completeness: Option<Completeness>,
    #[arguments(first: 20)]
    notes: Option<Notes>,
    #[arguments(first: 50)]
    agreements: Option<Waiting>,
    updated_at: DateTime<Utc>,
}

/// Who may read which part.
#[derive(cynic::QueryFragment, Clone, Copy)]
pub(super) struct AchievementLevels {
    pub(super) description: Level,
    pub(super) indicators: Level,
}

/// Who owns it.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Organization")]
struct Owner {
    id: cynic::Id,
    name: Prose,
    kind: OrganizationKind,
    region: Option<Place>,
}

#[derive(Template)]
#[template(path = "profile/achievement.html")]
struct Page<'a> {
    visit: &'a Visit,
    achievement: &'a Achievement,
    door: Door<'a>,
    suiting: Suiting,
    complete: Option<Complete>,
    notes: Option<Notebook>,
}

impl Page<'_> {
    fn is_withheld(&self, part: AchievementPart) -> bool {
        self.achievement.withheld.contains(&part)
    }

    fn waiting(&self) -> usize {
        self.achievement.agreements.as_ref().map_or(0, Waiting::count)
    }

    fn may_write(&self) -> bool {
        let owner = self.achievement.organization.as_ref();
        owner.is_some_and(|owner| self.visit.may_write_achievements(owner.id.inner()))
    }

    /// The translation that holds: the last one.
    fn translation(&self) -> Option<&Translation> {
        self.achievement.translations.as_ref()?.last()
    }

    /// Those before it, the last first.
    fn earlier(&self) -> Vec<&Translation> {
        let all = self.achievement.translations.iter().flatten();
        all.rev().skip(1).collect()
    }

    /// The readiness level as a share of nine, for the bar.
    fn readiness(&self) -> Option<(i32, String)> {
        let trl = self.achievement.trl?;
        Some((trl, format!("{}%", (trl * 100 / 9).clamp(0, 100))))
    }

    /// The four rights: the key of what each is called, and who has it.
    fn rights(&self) -> [(String, Option<RightHolder>); 4] {
        let achievement = self.achievement;
        [
            (self.visit.t("profile-ownership"), achievement.ownership),
            (self.visit.t("profile-use-right"), achievement.use_right),
            (self.visit.t("profile-disposal-right"), achievement.disposal_right),
            (self.visit.t("profile-income-right"), achievement.income_right),
        ]
    }
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    let wanted = Wanted {
        id: cynic::Id::new(id),
        few: FEW,
    };
    let answer = visit.ask(Question::build(wanted)).await?;
    let achievement = answer.achievement.ok_or(Fault::NotFound)?;
    visit.page(&Page {
        visit: &visit,
        door: Door::of(&visit, "achievements", achievement.id.inner(), &answer.viewer),
        suiting: Suiting::of(&visit, &achievement.open_needs),
        complete: achievement
            .completeness
            .as_ref()
            .map(|answer| Complete::of(&visit, answer, visit.address().path())),
        notes: achievement.notes.as_ref().map(|notes| Notebook::of(&visit, notes)),
        achievement: &achievement,
    })
}
