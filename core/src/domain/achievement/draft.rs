//! An achievement as it is given: typed, unchecked.

use qiao_entity::{
    achievement::{AchievementForm, AchievementLevel, Empowerment, FirstOfKind, RightHolder},
    ip_right::{IpKind, IpStatus},
    level::Level,
    need::TransferMode,
    status::Status,
};

use crate::domain::{
    indicator, link,
    organization::MOST_FIELDS,
    problem::{Checks, Problem, Trouble},
    prose::Prose,
    reference::{REGIONS_LIST, TECHNOLOGY_FIELDS},
};

/// Most managers who look after one achievement.
pub const MOST_MANAGERS: usize = 10;
/// Most keywords of one achievement.
pub const MOST_KEYWORDS: usize = 20;
/// Most finders of one achievement.
pub const MOST_FINDERS: usize = 50;
/// Most intellectual-property rights in one achievement.
pub const MOST_IP_RIGHTS: usize = 50;

/// Who may read which part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Levels {
    /// The description.
    pub description: Level,
    /// The indicators.
    pub indicators: Level,
}

impl Default for Levels {
    fn default() -> Self {
        Self {
            description: Level::Public,
            indicators: Level::Public,
        }
    }
}

/// What an achievement shall say.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Draft {
    /// The key under which the giver knows it.
    pub external_key: Option<String>,
    /// The number of the organization that owns it.
    pub organization: i64,
    /// The numbers of the managers who look after it.
    pub managers: Vec<i64>,
    /// Whether it is shown.
    pub status: Status,
    /// The name.
    pub name: Prose,
    /// The summary.
    pub summary: Prose,
    /// The description.
    pub description: Prose,
    /// Measured values.
    pub indicators: Vec<indicator::Draft>,
    /// Technology fields.
    pub fields: Vec<String>,
    /// The forms in which it exists.
    pub forms: Vec<AchievementForm>,
    /// Transfer modes offered.
    pub modes: Vec<TransferMode>,
    /// Keywords.
    pub keywords: Vec<String>,
    /// Names of the finders (完成人).
    pub finders: Vec<String>,
    /// Technology readiness level, 1–9.
    pub trl: Option<i32>,
    /// The level as evaluated.
    pub level: Option<AchievementLevel>,
    /// Intellectual-property rights in it.
    pub ip_rights: Vec<IpRight>,
    /// 所有权: who owns it.
    pub ownership: Option<RightHolder>,
    /// 使用权: who may use it.
    pub use_right: Option<RightHolder>,
    /// 处置权: who may dispose of it.
    pub disposal_right: Option<RightHolder>,
    /// 收益权: who gets the income.
    pub income_right: Option<RightHolder>,
    /// Whether all rights are said to be settled.
    pub rights_settled: bool,
    /// 职务科技成果赋权.
    pub empowerment: Empowerment,
    /// 首台(套)、首批次、首版次.
    pub first_of_kind: FirstOfKind,
    /// Who may read what.
    pub levels: Levels,
}

/// What an intellectual-property right shall say.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct IpRight {
    /// What kind of right.
    pub kind: IpKind,
    /// The number in the register.
    pub number: Option<String>,
    /// Where it stands.
    pub status: IpStatus,
    /// Where it holds: a region.
    pub territory: Option<String>,
    /// Who holds it.
    pub holder: Option<String>,
}

impl Draft {
    /// Everything that is wrong with the draft by itself.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let mut checks = Checks::default();
        checks.text("externalKey", self.external_key.as_deref(), 256);
        checks.list("managers", &self.managers, MOST_MANAGERS, false);
        checks.prose("name", &self.name, 256, true);
        checks.prose("summary", &self.summary, 500, false);
        checks.prose("description", &self.description, 4_000, false);
        indicator::check(&mut checks, &self.indicators);
        checks.each("indicators", &self.indicators, |checks, indicator| {
            // These say what a need wants; an achievement says what was measured.
            if indicator.current.is_some() {
                checks.add("current", Trouble::NotWanted);
            }
            if indicator.necessity.is_some() {
                checks.add("necessity", Trouble::NotWanted);
            }
        });
        checks.codes(
            "fields",
            &self.fields,
            |code| TECHNOLOGY_FIELDS.has(code),
            MOST_FIELDS,
            false,
        );
        checks.list("forms", &link::values(&self.forms), AchievementForm::all().len(), false);
        checks.list("modes", &link::values(&self.modes), TransferMode::all().len(), false);
        checks.words("keywords", &self.keywords, MOST_KEYWORDS, 64);
        checks.words("finders", &self.finders, MOST_FINDERS, 128);
        checks.range("trl", self.trl, 1, 9);
        self.check_rights(&mut checks);
        checks.problems()
    }

    fn check_rights(&self, checks: &mut Checks) {
        if self.ip_rights.len() > MOST_IP_RIGHTS {
            checks.add(
                "ipRights",
                Trouble::TooMany {
                    most: MOST_IP_RIGHTS,
                    is: self.ip_rights.len(),
                },
            );
        }
        checks.each("ipRights", &self.ip_rights, |checks, right| {
            checks.text("number", right.number.as_deref(), 64);
            checks.code("territory", right.territory.as_deref(), |code| REGIONS_LIST.has(code));
            checks.text("holder", right.holder.as_deref(), 256);
        });
    }
}
