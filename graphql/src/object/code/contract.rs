//! Codes of contracts and settlements. They carry no text to be shown: clients say them in their own words.

use async_graphql::Enum;

/// How a technology contract stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::contract::ContractStatus")]
pub(crate) enum ContractStatus {
    /// Being drafted (起草中).
    Draft,
    /// Signed by both sides (已签订).
    Signed,
    /// In the register of technology contracts (已登记).
    Registered,
    /// Ended, or given up (已终止).
    Ended,
}

/// The type of a technology contract (合同类型, Civil Code article 843). It is not the transfer mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::contract::ContractKind")]
pub(crate) enum ContractKind {
    /// Development (技术开发).
    Development,
    /// Transfer (技术转让).
    Transfer,
    /// Licence (技术许可).
    Licence,
    /// Consulting (技术咨询).
    Consulting,
    /// Service (技术服务).
    Service,
}

/// What a party is in a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::contract_party::PartyRole")]
pub(crate) enum PartyRole {
    /// Who commissions, acquires or is licensed (买方).
    Buyer,
    /// Who is commissioned, assigns or licenses (卖方).
    Seller,
    /// Who brought them together (中介方).
    Intermediary,
}

/// On which side a contract is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::contract_signature::SigningSide")]
pub(crate) enum SigningSide {
    /// The enterprise that posted the need (需方).
    Enterprise,
    /// The lead of the team, for the supply side (技术经理人).
    Manager,
    /// The supply side itself (供方).
    Supplier,
}

/// What is done with a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::contract::Act")]
pub(crate) enum ContractAct {
    /// Its words are changed.
    Change,
    /// One side signs what it says.
    Sign,
    /// Both sides signed.
    Conclude,
    /// It gets its number in the register.
    Register,
    /// Its income is shared out.
    Settle,
    /// Something of a settlement is paid.
    Pay,
    /// An entry of its ledger is taken back.
    Reverse,
    /// It ends.
    End,
}

/// Whether a contract needs a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::contract::clause::Necessity")]
pub(crate) enum ClauseNecessity {
    /// Contracts contain it in general (一般包括).
    Usual,
    /// It must be stated where patents are concerned (涉及专利的应当注明).
    IfPatents,
    /// It is needed where payment is by royalty (约定提成支付的).
    IfRoyalty,
    /// The parties may agree on it (可以约定).
    Optional,
}

/// How a clause stands in a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::contract::clause::State")]
pub(crate) enum ClauseState {
    /// The contract says it (已填写).
    Filled,
    /// It is needed, and not there (缺少).
    Missing,
    /// It is not there, and need not be (不需要).
    NotNeeded,
}

/// An account of the settlement ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::posting::LedgerAccount")]
pub(crate) enum LedgerAccount {
    /// Who brings the income (付款方).
    Payer,
    /// What is paid back before anything is shared out (成本).
    Cost,
    /// What was paid out (已付款项).
    Cash,
    /// The supply side (成果供方).
    Supplier,
    /// Who made the achievement (成果完成人).
    Inventor,
    /// The transfer agency (技术转移机构).
    Agency,
    /// The technology manager (技术经理人).
    Manager,
    /// The demand side (需方).
    Enterprise,
    /// The commission that was agreed before names were told (佣金).
    Commission,
}

/// On which side of an account a posting stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::posting::PostingSide")]
pub(crate) enum PostingSide {
    /// Debit (借).
    Debit,
    /// Credit (贷).
    Credit,
}

/// What an entry of the settlement ledger is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::settlement::EntryKind")]
pub(crate) enum EntryKind {
    /// An income that was shared out (分配).
    Settlement,
    /// Something that was paid of it (支付).
    Payment,
    /// An entry that takes another back (冲销).
    Reversal,
}

/// On what event something is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::settlement::SettlementEvent")]
pub(crate) enum SettlementEvent {
    /// The contract was signed (合同签订).
    Signing,
    /// A payment was received (款项到账).
    Receipt,
    /// A milestone was reached (里程碑完成).
    Milestone,
    /// A royalty was reckoned (提成结算).
    Royalty,
    /// A share was paid (支付).
    Payment,
    /// An entry was taken back (更正).
    Correction,
}

/// What is shared out, or who gets a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::settlement::rule::Part")]
pub(crate) enum SettlementPart {
    /// The income less its costs (净收入).
    Net,
    /// What is drawn from the net income for those who contributed (奖励总额).
    Reward,
    /// What of the reward goes to transfer staff (转移人员奖励).
    Staff,
    /// The supply side (成果供方).
    Supplier,
    /// Who made the achievement (成果完成人).
    Inventor,
    /// The transfer agency (技术转移机构).
    Agency,
    /// The technology manager (技术经理人).
    Manager,
    /// The demand side (需方).
    Enterprise,
    /// The commission that was agreed before names were told (佣金).
    Commission,
}

/// Which document of a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub(crate) enum ContractFileKind {
    /// The draft of the contract with the checklist of its clauses (合同文本): DOCX.
    Draft,
    /// The data of the registration form (登记信息): DOCX and CSV.
    Registration,
    /// The entries of its ledger, line by line (分录): CSV and XLSX.
    Ledger,
    /// The statements of all holders (对账单): CSV and XLSX.
    Statements,
}

/// The format of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub(crate) enum FileFormat {
    /// A document of a word processor.
    Docx,
    /// Values in lines, which spreadsheets open.
    Csv,
    /// A spreadsheet.
    Xlsx,
}
