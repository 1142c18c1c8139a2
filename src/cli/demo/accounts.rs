//! The demo's accounts: one per role, with passwords of this folder's own.

use std::{collections::HashMap, fs, io::ErrorKind, path::Path};

use qiao_entity::{account_role::Role, manager, membership::MemberRole, organization};
use sea_orm::{ColumnTrait, QueryFilter};

use super::super::{Failure, columns, token};
use crate::{
    app::App,
    auth::{Requester, Scope, Secret},
    domain::{
        account::{self, Draft, Grant, Password},
        manager as managers, organization as organizations,
    },
    error::Error,
};

/// Their file in the data folder: a login, its password and its role a line.
pub(super) const FILE: &str = "accounts";

/// The enterprise of the demo data that has members; it posted needs.
const ENTERPRISE: &str = "ent-lanqi";
/// The manager of the demo data who logs in.
const MANAGER: &str = "mgr-001";
/// Where the matchmaker works: Beijing.
const REGION: &str = "110000";

/// What an account of the demo is.
#[derive(Clone, Copy)]
enum What {
    Role(Role),
    Member(MemberRole),
    /// The owner of the organization with this key, which has achievements.
    Supplier(&'static str),
    Manager,
    Nothing,
}

const ACCOUNTS: [(&str, &str, What); 15] = [
    ("admin", "管理员 administrator", What::Role(Role::Administrator)),
    ("registrar", "登记员 registrar", What::Role(Role::Registrar)),
    (
        "matchmaker",
        "对接专员（北京） matchmaker in Beijing",
        What::Role(Role::Matchmaker),
    ),
    ("reviewer", "评审专家 reviewer", What::Role(Role::Reviewer)),
    ("reviewer2", "评审专家 reviewer", What::Role(Role::Reviewer)),
    ("reviewer3", "评审专家 reviewer", What::Role(Role::Reviewer)),
    ("dashboard", "看板用户 dashboard client", What::Role(Role::Dashboard)),
    ("owner", "机构所有者 owner of ", What::Member(MemberRole::Owner)),
    ("editor", "机构编辑 editor of ", What::Member(MemberRole::Editor)),
    ("reader", "机构查看 reader of ", What::Member(MemberRole::Reader)),
    ("supplier", "成果方 supplier, owner of ", What::Supplier("tju")),
    ("supplier2", "成果方 supplier, owner of ", What::Supplier("bit")),
    ("supplier3", "成果方 supplier, owner of ", What::Supplier("hust")),
    ("manager", "技术经理人 technology manager ", What::Manager),
    ("visitor", "注册用户 registered, nothing else", What::Nothing),
];

/// The records of the demo data that accounts belong to.
struct Records {
    enterprise: i64,
    manager: i64,
    suppliers: HashMap<&'static str, i64>,
}

/// The folder's accounts as an aligned table; made where they are missing, and given new passwords where the file is.
pub(super) async fn of(app: &App, folder: &Path) -> Result<String, Failure> {
    let path = folder.join(FILE);
    let says = |error: &dyn std::fmt::Display| Failure::new(format!("the accounts' file {}: {error}", path.display()));
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => return Err(says(&error)),
    };
    let known: HashMap<&str, &str> = text.lines().filter_map(two_words).collect();
    let records = find(app).await?;
    let mut rows = Vec::with_capacity(ACCOUNTS.len());
    for (login, name, what) in ACCOUNTS {
        let password = match known.get(login) {
            Some(password) => (*password).to_owned(),
            None => random()?,
        };
        settle(app, login, what, &password, known.contains_key(login), &records).await?;
        let of = match what {
            What::Member(_) => format!("organization_{}", records.enterprise),
            What::Supplier(key) => format!("organization_{}", records.suppliers[key]),
            What::Manager => format!("manager_{}", records.manager),
            _ => String::new(),
        };
        rows.push([login.to_owned(), password, format!("{name}{of}")]);
    }
    let table = columns::aligned(&rows);
    if table != text {
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(says(&error)),
            _ => {}
        }
        token::keep(&path, &table).map_err(|error| says(&error))?;
    }
    Ok(table.lines().flat_map(|line| ["  ", line, "\n"]).collect())
}

/// A line's login and password.
fn two_words(line: &str) -> Option<(&str, &str)> {
    let mut words = line.split_whitespace();
    words.next().zip(words.next())
}

/// Makes an account that is missing; one whose password nobody knows any more gets this one.
async fn settle(
    app: &App,
    login: &str,
    what: What,
    password: &str,
    known: bool,
    records: &Records,
) -> Result<(), Failure> {
    let (by, password) = (&Requester::Operator, Password::from(password.to_owned()));
    let done = match account::by_login(app, by, login).await? {
        Some(_) if known => return Ok(()),
        Some(row) => account::set_password(app, by, &row, password).await?,
        None => {
            let draft = Draft {
                password: Some(password),
                ..draft(login, what, records)
            };
            account::create(app, by, draft).await?.map(drop)
        }
    };
    done.map_err(|refusal| Failure::new(format!("the demo's account {login}: {refusal:?}")))
}

/// What an account is called in both languages: its role, and its login.
fn called(login: &str) -> String {
    let role = ACCOUNTS.iter().find(|(known, ..)| *known == login);
    let role = role.map(|(_, name, _)| *name).unwrap_or_default();
    let zh = role.split([' ', '（']).next().unwrap_or_default();
    format!("{zh} {login}")
}

fn draft(login: &str, what: What, records: &Records) -> Draft {
    let mut draft = Draft {
        login: login.to_owned(),
        name: called(login),
        password: None,
        roles: Vec::new(),
        memberships: Vec::new(),
        manager: None,
    };
    match what {
        What::Role(role) => {
            let scope = (role == Role::Matchmaker).then(|| Scope::Region(REGION.to_owned()));
            draft.roles.push(Grant::new(role, scope));
        }
        What::Member(role) => draft.memberships.push((records.enterprise, role)),
        What::Supplier(key) => draft.memberships.push((records.suppliers[key], MemberRole::Owner)),
        What::Manager => draft.manager = Some(records.manager),
        What::Nothing => {}
    }
    draft
}

/// Finds the records by their keys.
async fn find(app: &App) -> Result<Records, Failure> {
    let missing = |key| Failure::new(format!("the demo data has no {key}: `qiao demo --fresh` loads it anew"));
    let organization = async |key: &'static str| {
        let found = organizations::visible_to(&Requester::Operator)
            .filter(organization::Column::ExternalKey.eq(key))
            .one(&app.db)
            .await;
        Ok::<_, Failure>(found.map_err(Error::from)?.ok_or_else(|| missing(key))?.id)
    };
    let manager = managers::visible_to(&Requester::Operator)
        .filter(manager::Column::ExternalKey.eq(MANAGER))
        .one(&app.db);
    let mut suppliers = HashMap::new();
    for (.., what) in ACCOUNTS {
        if let What::Supplier(key) = what {
            suppliers.insert(key, organization(key).await?);
        }
    }
    Ok(Records {
        enterprise: organization(ENTERPRISE).await?,
        manager: manager.await.map_err(Error::from)?.ok_or_else(|| missing(MANAGER))?.id,
        suppliers,
    })
}

/// A password of 96 random bits: letters that are typed easily.
fn random() -> Result<String, Failure> {
    let letters: Vec<char> = Secret::random("")?.digest().chars().take(24).collect();
    let parts: Vec<String> = letters.chunks(6).map(|part| part.iter().collect()).collect();
    Ok(parts.join("-"))
}
