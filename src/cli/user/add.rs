//! `qiao user add`: a new account.

use qiao_entity::membership::MemberRole;

use super::{
    super::{
        Failure,
        knobs::{Knobs, Stored},
    },
    OPERATOR,
    password::{self, PasswordFile},
    refused, value, with,
};
use crate::domain::account::{self, Draft, Grant};

/// Make an account 新建账号
///
/// Without --password-file it prints a one-time token with which the person sets the password.
/// 不带 --password-file 时打印一次性令牌，由本人据此设置密码。
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The name to log in with: an e-mail address, or letters, digits and . _ @ + - 登录名
    login: String,

    /// What the person is called [default: the login] 姓名
    #[arg(long, value_name = "NAME")]
    name: Option<String>,

    /// administrator, registrar, reviewer, dashboard, `matchmaker:REGION` or `matchmaker:organization_3`; may be repeated 角色
    #[arg(long, value_name = "ROLE", value_parser = value::role)]
    role: Vec<Grant>,

    /// owner, editor or reader of an organization, such as `organization_3:owner`; may be repeated 机构成员
    #[arg(long, value_name = "ID:ROLE", value_parser = value::member)]
    member: Vec<(i64, MemberRole)>,

    /// The profile in the registry of managers that is this person, such as `manager_7` 技术经理人档案
    #[arg(long, value_name = "ID", value_parser = value::manager)]
    manager: Option<i64>,

    #[command(flatten)]
    password: PasswordFile,

    #[command(flatten)]
    knobs: Knobs<Stored>,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let password = args.password.read()?;
    let has_password = password.is_some();
    let draft = Draft {
        login: args.login.clone(),
        name: args.name.clone().unwrap_or_else(|| args.login.clone()),
        password,
        roles: args.role.clone(),
        memberships: args.member.clone(),
        manager: args.manager,
    };
    with(&args.knobs, async |app| {
        let account = account::create(app, OPERATOR, draft).await?.map_err(refused)?;
        let told = format!("account_{} {}: made 已建立\n", account.id, account.login);
        super::super::print(told.as_bytes())?;
        if has_password {
            return Ok(());
        }
        password::hand_over(app, account.id).await
    })
}
