//! New accounts: by whoever registers, or by an administrator with roles.

use qiao_entity::{account, account::AccountStatus, manager, membership, membership::MemberRole, organization};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::{Done, Password, role::Grant};
use crate::{
    app::App,
    auth::{Caller, Requester},
    config::Registration,
    domain::{
        audit::{self, Action},
        problem::{Checks, Problem, Refusal, Trouble, shown},
        store::absent,
        write::Write,
    },
    error::{Error, is_taken},
};

/// Fewest and most characters of a login.
const LOGIN: (usize, usize) = (3, 254);
/// Most characters of what a person is called.
const NAME: usize = 128;

/// A new account.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The name to log in with, as given.
    pub login: String,
    /// What the person is called.
    pub name: String,
    /// None where the person sets it with a one-time token.
    pub password: Option<Password>,
    /// Roles beside memberships.
    pub roles: Vec<Grant>,
    /// What the person is in which organization.
    pub memberships: Vec<(i64, MemberRole)>,
    /// The profile in the registry of managers that is this person.
    pub manager: Option<i64>,
}

/// A login as it is stored.
#[must_use]
pub fn folded(login: &str) -> String {
    login.trim().to_lowercase()
}

/// Makes an account for oneself, where registration is open; an administrator makes one for somebody else.
pub async fn register(
    app: &App,
    requester: &Requester,
    caller: &Caller,
    login: String,
    name: String,
    password: Password,
) -> Done<account::Model> {
    let by_administrator = requester.is_administrator() && requester.may_manage();
    if !by_administrator && app.config.registration == Registration::Closed {
        return Err(Error::forbidden());
    }
    if !by_administrator {
        app.throttle.address(caller.address)?;
    }
    let draft = Draft {
        login,
        name,
        password: Some(password),
        roles: Vec::new(),
        memberships: Vec::new(),
        manager: None,
    };
    make(app, requester, draft).await
}

/// Makes an account with roles.
pub async fn create(app: &App, requester: &Requester, draft: Draft) -> Done<account::Model> {
    if !(requester.is_administrator() && requester.may_manage()) {
        return Err(Error::forbidden());
    }
    make(app, requester, draft).await
}

async fn make(app: &App, requester: &Requester, draft: Draft) -> Done<account::Model> {
    let login = folded(&draft.login);
    let mut problems = draft.problems(&login);
    if let Some(password) = &draft.password {
        let found = app.passwords.problem("password", password, &login, &draft.name).await?;
        problems.extend(found);
    }
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let digest = match draft.password.clone() {
        Some(password) => Some(app.passwords.digest(password).await?),
        None => None,
    };
    let mut write = Write::begin(app).await?;
    write.rights_changed();
    let problems = draft.unknown(&write, &login).await?;
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let row = account::ActiveModel {
        login: Set(login.clone()),
        name: Set(draft.name.trim().to_owned()),
        password_hash: Set(digest),
        status: Set(AccountStatus::Active),
        manager_id: Set(draft.manager),
        created_at: Set(write.now()),
        updated_at: Set(write.now()),
        version: Set(1),
        ..Default::default()
    };
    let row = match row.insert(write.txn()).await {
        Ok(row) => row,
        // Another had the same login or profile in the same moment.
        Err(error) if is_taken(&error) => return Ok(Err(Refusal::Invalid(vec![taken("login", &login)]))),
        Err(error) => return Err(error.into()),
    };
    draft.grant(&write, requester, row.id).await?;
    let roles: Vec<String> = draft.roles.iter().map(|grant| grant.role.code()).collect();
    let subject = format!("account_{}", row.id);
    audit::record(
        &write,
        requester,
        Action::AccountCreated,
        &subject,
        json!({ "roles": roles }),
    )
    .await?;
    write.commit().await?;
    Ok(Ok(row))
}

impl Draft {
    /// What is wrong with it in itself.
    fn problems(&self, login: &str) -> Vec<Problem> {
        let mut checks = Checks::default();
        let well_formed = login
            .chars()
            .all(|c| matches!(c, 'a'..='z' | '0'..='9' | '.' | '_' | '@' | '+' | '-'));
        if !well_formed || !(LOGIN.0..=LOGIN.1).contains(&login.chars().count()) {
            let example = "li.guangming@example.org".to_owned();
            checks.add("login", Trouble::Malformed { example });
        }
        check_name(&mut checks, &self.name);
        checks.each("roles", &self.roles, |checks, grant| grant.check(checks));
        let organizations: Vec<i64> = self.memberships.iter().map(|(id, _)| *id).collect();
        checks.list("memberships", &organizations, 100, false);
        checks.problems()
    }

    /// What the database does not know, or knows already.
    async fn unknown(&self, write: &Write, login: &str) -> Result<Vec<Problem>, Error> {
        let mut problems = Vec::new();
        let same = account::Entity::find().filter(account::Column::Login.eq(login));
        if same.one(write.txn()).await?.is_some() {
            problems.push(taken("login", login));
        }
        let mut organizations: Vec<i64> = self.memberships.iter().map(|(id, _)| *id).collect();
        organizations.extend(self.roles.iter().filter_map(|grant| grant.association));
        for id in absent::<organization::Entity>(write.txn(), &organizations).await? {
            problems.push(no_record("memberships", format!("organization_{id}")));
        }
        let Some(manager) = self.manager else {
            return Ok(problems);
        };
        if !absent::<manager::Entity>(write.txn(), &[manager]).await?.is_empty() {
            problems.push(no_record("manager", format!("manager_{manager}")));
        }
        let same = account::Entity::find().filter(account::Column::ManagerId.eq(manager));
        if same.one(write.txn()).await?.is_some() {
            problems.push(taken("manager", &format!("manager_{manager}")));
        }
        Ok(problems)
    }

    /// Writes roles and memberships down.
    async fn grant(&self, write: &Write, requester: &Requester, account: i64) -> Result<(), Error> {
        for grant in &self.roles {
            grant.insert(write, requester, account).await?;
        }
        for (organization, role) in &self.memberships {
            let row = membership::ActiveModel {
                account_id: Set(account),
                organization_id: Set(*organization),
                role: Set(*role),
                granted_by: Set(requester.actor()),
                granted_at: Set(write.now()),
            };
            row.insert(write.txn()).await?;
        }
        Ok(())
    }
}

/// What a person is called: one line.
pub(super) fn check_name(checks: &mut Checks, name: &str) {
    if name.trim().is_empty() {
        checks.add("name", Trouble::Required);
    }
    checks.text("name", Some(name), NAME);
    if name.contains(['\n', '\r', '\t']) {
        checks.add("name", Trouble::ControlCharacter);
    }
}

fn taken(field: &str, given: &str) -> Problem {
    Problem {
        path: vec![field.to_owned()],
        trouble: Trouble::Taken { given: shown(given) },
    }
}

fn no_record(field: &str, given: String) -> Problem {
    Problem {
        path: vec![field.to_owned()],
        trouble: Trouble::NoRecord { given },
    }
}
