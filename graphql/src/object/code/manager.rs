//! Codes of managers. They carry no text to be shown: clients say them in their own words.

use async_graphql::Enum;

/// The three kinds of technology manager.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::manager::ManagerKind")]
pub(crate) enum ManagerKind {
    /// Finds results in universities, institutes and hospitals and moves them out (挖矿).
    Discoverer,
    /// Turns an idea into a plan and a project into a mature one (孵化运营).
    Incubator,
    /// Invests in technology assets and operates them (资产运营).
    Investor,
}

/// What a technology manager does: the nine service activities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::manager::Activity")]
pub(crate) enum Activity {
    /// Has results disclosed (成果披露).
    Disclosure,
    /// Finds achievements (成果挖掘).
    AchievementDiscovery,
    /// Finds needs (需求挖掘).
    NeedDiscovery,
    /// Nurtures projects (培育).
    Nurturing,
    /// Incubates companies (孵化).
    Incubation,
    /// Brings technology to maturity (熟化).
    Maturation,
    /// Evaluates (评价).
    Evaluation,
    /// Makes achievements known (推广).
    Promotion,
    /// Brings a deal about (交易).
    Transaction,
}

/// What a technology manager is good at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::manager::Competence")]
pub(crate) enum Competence {
    /// The technology itself (技术背景).
    TechnicalBackground,
    /// Law (法务).
    Law,
    /// Finance (金融).
    Finance,
    /// Management (管理).
    Management,
    /// Intellectual property (知识产权).
    IntellectualProperty,
    /// A sense of business (商业洞察力).
    BusinessInsight,
    /// Bringing resources together (资源组织能力).
    ResourceOrganization,
    /// Practice (实务经验).
    PracticalExperience,
}

/// What kind of representative work (代表作).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::representative_work::WorkKind")]
pub(crate) enum WorkKind {
    /// A deal that was closed (成交项目).
    Deal,
    /// A report (报告).
    Report,
    /// A case (案例).
    Case,
}

/// How a post is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::affiliation::AffiliationMode")]
pub(crate) enum AffiliationMode {
    /// Full time (全职).
    FullTime,
    /// Part time (兼职).
    PartTime,
    /// At two places by agreement of both (双聘).
    Dual,
    /// On leave for a start-up (离岗创业).
    StartupLeave,
}

/// How much of what a manager can do at once is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::manager::Load")]
pub(crate) enum ManagerLoad {
    /// Nothing.
    Free,
    /// Some; there is room for another engagement.
    Partly,
    /// All.
    Full,
}
