//! Sensitive actions, in a chain of digests.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::code::coded;

/// What is written into the audit log. An entry keeps the code, so a name that was used once stays for ever.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Action {
    /// 创建账号.
    AccountCreated,
    /// 停用账号.
    AccountBlocked,
    /// 恢复账号.
    AccountUnblocked,
    /// 注销账号.
    AccountErased,
    /// 修改密码.
    PasswordChanged,
    /// 生成密码重置令牌.
    PasswordResetCreated,
    /// 用令牌重置密码.
    PasswordReset,
    /// 退出所有会话.
    LoggedOutEverywhere,
    /// 授予角色.
    RoleGranted,
    /// 收回角色.
    RoleRemoved,
    /// 设置成员.
    MemberSet,
    /// 移除成员.
    MemberRemoved,
    /// 创建令牌.
    TokenCreated,
    /// 吊销令牌.
    TokenRevoked,
    /// 申请协议.
    AgreementRequested,
    /// 同意协议.
    AgreementGranted,
    /// 拒绝协议.
    AgreementRefused,
    /// 撤回协议.
    AgreementWithdrawn,
    /// 导出个人数据.
    DataExported,
    /// 关联外部身份.
    IdentityLinked,
    /// 解除外部身份.
    IdentityUnlinked,
    /// 关联经理人档案.
    ManagerLinked,
    /// 解除经理人档案.
    ManagerUnlinked,
}

coded!(Action);

/// Sensitive actions, in a chain of digests.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    /// The entry's number, without gaps.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    /// When.
    pub at: Millis,
    /// Who.
    #[sea_orm(column_type = "Text")]
    pub actor: String,
    /// What was done.
    #[sea_orm(column_type = "Text")]
    pub action: String,
    /// To what.
    #[sea_orm(column_type = "Text")]
    pub subject: String,
    /// What else it says, as JSON.
    #[sea_orm(column_type = "Text")]
    pub detail: String,
    /// The digest of the entry before.
    #[sea_orm(column_type = "Text")]
    pub previous: String,
    /// The digest of this entry.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
