//! Codes of needs. They carry no text to be shown: clients say them in their own words.

use async_graphql::Enum;

/// What kind of help a need asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::need::NeedKind")]
pub(crate) enum NeedKind {
    /// A technical problem to be solved (难题攻关).
    Problem,
    /// An existing achievement to be brought in (成果引进).
    Acquisition,
    /// Research to be done together (联合研发).
    JointResearch,
    /// A pilot-scale test or scale-up (中试).
    Pilot,
    /// Advice (咨询).
    Consulting,
    /// Testing or inspection (检测).
    Testing,
    /// An open challenge with a prize for whoever solves it (揭榜挂帅).
    OpenChallenge,
    /// People with a skill (人才).
    Talent,
}

/// A point on the way of a need from publication to landing. A need that reached one reached all before it, and stays counted
/// there whatever became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::need::Milestone")]
pub(crate) enum NeedMilestone {
    /// It was published (需求发布).
    Published,
    /// It had a strong candidate, as `MatchQuality` says, or was introduced to somebody (技术匹配).
    Matched,
    /// It was introduced to somebody (引荐).
    Introduced,
    /// Talks began (对接谈判).
    Negotiated,
    /// A contract was signed (签约).
    Contracted,
    /// It landed (项目落地).
    Landed,
}

/// Where a need stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::need::NeedStatus")]
pub(crate) enum NeedStatus {
    /// Being written; not shown (草稿).
    Draft,
    /// Handed in, waiting for review (已提交).
    Submitted,
    /// Shown and open (已发布).
    Published,
    /// Open, and candidates were approached (匹配中).
    Matching,
    /// Open, and talks are held (对接谈判).
    Negotiating,
    /// A contract was signed (已签约).
    Contracted,
    /// The solution works at the enterprise (已落地).
    Landed,
    /// Taken back by its owner; not shown (已撤回).
    Withdrawn,
    /// Its last day has passed (已过期).
    Expired,
    /// Closed without a contract (未成交关闭).
    Closed,
}

/// Who shall own the intellectual property of the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::need::IpOwnership")]
pub(crate) enum IpOwnership {
    /// The side with the need (需方所有).
    NeedSide,
    /// The side with the solution (供方所有).
    SupplySide,
    /// Both (双方共有).
    Shared,
    /// To be agreed (可协商).
    Negotiable,
}

/// How exclusive the wanted right is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::need::IpExclusivity")]
pub(crate) enum IpExclusivity {
    /// Nobody else may use it, its owner neither (独占).
    Exclusive,
    /// Nobody but its owner may use it too (排他).
    Sole,
    /// Others may use it too (普通).
    NonExclusive,
    /// To be agreed (可协商).
    Negotiable,
}

/// How payment is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::need::Payment")]
pub(crate) enum Payment {
    /// All at once (一次性支付).
    LumpSum,
    /// In parts (分期支付).
    Instalments,
    /// A share of the income (提成支付).
    Royalty,
    /// A fee first, then a share of the income (入门费加提成).
    EntryFeeAndRoyalty,
}

/// How large a partner should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::need::PartnerSize")]
pub(crate) enum PartnerSize {
    /// Any size (不限).
    Any,
    /// Small (小型).
    Small,
    /// Of medium size (中型).
    Medium,
    /// Large (大型).
    Large,
}

/// How technology changes hands: the six transfer modes (转化方式).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::need::TransferMode")]
pub(crate) enum TransferMode {
    /// The right is sold (转让).
    Assignment,
    /// Its use is licensed (许可).
    Licence,
    /// It is brought in as a share of a company (作价投资).
    Equity,
    /// It is developed on commission (技术开发).
    Development,
    /// Advice is given (技术咨询).
    Consulting,
    /// A service is rendered (技术服务).
    Service,
}

/// Why a need was not carried on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::need_move::Reason")]
pub(crate) enum MoveReason {
    /// It is too early (为时过早).
    TooEarly,
    /// The benefit is unclear (效益不明).
    BenefitUnclear,
    /// There is no commercial route (缺乏商业路径).
    NoCommercialRoute,
    /// The description is unclear (描述不清).
    DescriptionUnclear,
    /// An indicator cannot be met (指标未达到).
    IndicatorNotMet,
    /// The intellectual property is unclear (知识产权不清).
    IpUnclear,
    /// The price (价格).
    Price,
    /// The time (时间).
    Timing,
    /// Nobody can take it on (承接能力).
    Capacity,
    /// A conflict of interest (利益冲突).
    ConflictOfInterest,
    /// It stands elsewhere already (重复).
    Duplicate,
    /// Something else (其他).
    Other,
}
