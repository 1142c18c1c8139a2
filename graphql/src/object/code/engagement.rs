//! Enumerations of engagements and of translations.

use async_graphql::Enum;

/// Where an engagement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::engagement::Stage")]
pub(crate) enum EngagementStage {
    /// The team comes together (匹配).
    Matching,
    /// Talks are held (对接谈判).
    Negotiating,
    /// A contract was signed (已签约).
    Contracted,
    /// The solution works at the enterprise (已落地).
    Landed,
    /// It ended without a contract (未成交关闭).
    Closed,
}

/// How many managers work on a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub(crate) enum EngagementForm {
    /// One manager (一对一).
    OneToOne,
    /// A lead and specialists (一对多).
    OneToMany,
}

/// What an engagement grew out of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub(crate) enum EngagementOrigin {
    /// An accepted introduction (引荐).
    Introduction,
    /// A proposal (方案).
    Proposal,
    /// Neither: the enterprise asked a manager directly (直接委托).
    Direct,
}

/// What is done with an engagement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::engagement::Act")]
pub(crate) enum EngagementAct {
    /// Both sides begin to negotiate (开始谈判).
    Negotiate,
    /// A contract is signed (签约).
    Contract,
    /// The result is in use (落地).
    Land,
    /// It ends without a contract (关闭).
    Close,
}

/// What a manager is in a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::engagement_member::TeamRole")]
pub(crate) enum TeamRole {
    /// The lead (牵头经理人).
    Lead,
    /// A specialist (专家).
    Specialist,
}

/// How a member of a team stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::engagement_member::TeamStatus")]
pub(crate) enum TeamStatus {
    /// Asked, and has not answered (待答复).
    Invited,
    /// In the team (在任).
    Active,
    /// Said no (已谢绝).
    Declined,
    /// Is not asked any more (邀请已撤回).
    Withdrawn,
    /// Was in the team (已离任).
    Ended,
}

/// What is done with a member of a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::engagement::TeamAct")]
pub(crate) enum TeamAct {
    /// The manager says yes (加入).
    Join,
    /// The manager says no (谢绝).
    Decline,
    /// The invitation is taken back (撤回邀请).
    Withdraw,
    /// The manager goes (退出).
    Leave,
    /// The manager is let go (解除).
    Release,
    /// The term is over: time does it alone (任期届满).
    Expire,
}

/// How a milestone or a task stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::engagement_milestone::WorkStatus")]
pub(crate) enum WorkStatus {
    /// To be done (进行中).
    Open,
    /// Done (已完成).
    Done,
    /// Will not be done (已取消).
    Dropped,
}

/// What is done with a milestone or a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::engagement::WorkAct")]
pub(crate) enum WorkAct {
    /// It is done (完成).
    Finish,
    /// It will not be done (取消).
    Drop,
    /// It is to be done again (重新打开).
    Reopen,
}

/// How a translation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::translation::State")]
pub(crate) enum TranslationStatus {
    /// Its author has not signed it (未签署).
    Written,
    /// It waits for the enterprise (待企业签署).
    Offered,
    /// Both sides signed it (双方已签署).
    Signed,
    /// The enterprise sent it back (已退回).
    Returned,
}

/// What is done with a translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::translation::Act")]
pub(crate) enum TranslationAct {
    /// Its author signs it (作者签署).
    Offer,
    /// The enterprise signs it (企业签署).
    Sign,
    /// The enterprise sends it back (退回).
    Return,
}

/// What became of a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::translation::Fate")]
pub(crate) enum TextFate {
    /// It stands in both versions (未变).
    Same,
    /// It stands in the one before alone (删除).
    Removed,
    /// It stands in the one after alone (新增).
    Added,
}
