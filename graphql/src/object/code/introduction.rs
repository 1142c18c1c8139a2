//! Codes of introductions and commission slips.

use async_graphql::Enum;

/// How an introduction stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::introduction::IntroductionStatus")]
pub(crate) enum IntroductionStatus {
    /// It waits for the side that is introduced (待回应).
    Proposed,
    /// It was accepted (已接受).
    Accepted,
    /// One side said no (已婉拒).
    Declined,
    /// Who introduced took it back (已撤回).
    Withdrawn,
    /// Nobody answered in time (逾期关闭).
    Lapsed,
    /// One side ended it after it was accepted (已终止).
    Ended,
}

/// How a commission slip stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::introduction::slip::Status")]
pub(crate) enum SlipStatus {
    /// It waits for the other side (待对方签署).
    Offered,
    /// Both sides signed it (双方已签署).
    Signed,
    /// The other side said no (已拒绝).
    Declined,
    /// Another version was offered before it was signed (已被新版替代).
    Replaced,
    /// Nobody answered it in time (逾期失效).
    Lapsed,
}

/// How a commission is reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::slip::SlipKind")]
pub(crate) enum SlipKind {
    /// By a rate of a base (按比例).
    Rate,
    /// As a fixed amount (固定金额).
    Amount,
    /// There is none (不收佣金).
    None,
}

/// Of what a rate is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::slip::SlipBase")]
pub(crate) enum SlipBase {
    /// The amount of the contract (合同总金额).
    ContractAmount,
    /// The technology-transaction amount of the contract (技术交易额).
    TechnologyAmount,
    /// What was paid and received (实际到账金额).
    PaymentsReceived,
    /// What is left of the income after costs (净收入).
    NetIncome,
}

/// Who pays a commission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::slip::SlipPayer")]
pub(crate) enum SlipPayer {
    /// Who posted the need (需求方).
    Enterprise,
    /// Who owns the achievement (成果供给方).
    Supplier,
    /// Both, half each (双方各半).
    Both,
}

/// Who earns a commission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::slip::SlipPayee")]
pub(crate) enum SlipPayee {
    /// The manager who was introduced (被引荐的技术经理人).
    Manager,
    /// The matchmaker who introduced (引荐的对接专员).
    Matchmaker,
}

/// On what a part of a commission falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::slip_milestone::SlipEvent")]
pub(crate) enum SlipEvent {
    /// The contract is signed (合同签订).
    ContractSigned,
    /// The first payment is received (首笔到账).
    FirstPayment,
    /// Each payment, in proportion (每笔到账).
    EachPayment,
    /// The result is accepted (验收通过).
    Accepted,
    /// The project has landed (项目落地).
    Landed,
    /// What the note says (其他).
    Other,
}

/// What the requester may do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub(crate) enum IntroductionAct {
    /// `acceptIntroduction` (接受).
    Accept,
    /// `declineIntroduction` (婉拒).
    Decline,
    /// `withdrawIntroduction` (撤回).
    Withdraw,
    /// `endIntroduction` (终止).
    End,
    /// `offerSlip` (提出佣金约定).
    OfferSlip,
    /// `signSlip` (签署佣金约定).
    SignSlip,
    /// `declineSlip` (拒绝佣金约定).
    DeclineSlip,
}
