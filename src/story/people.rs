//! Who takes part in stories: accounts, and the sessions through which they ask.

use std::collections::HashMap;

use qiao_entity::noun::Noun;

use super::{
    fill::{number, wrong},
    script::Person,
};
use crate::{
    app::App,
    auth::{Credentials, Requester, Scope, authenticate},
    domain::{
        account::{self, Draft, Grant, end_all, open_session},
        write::Write,
    },
    error::Error,
};

/// The accounts of those who take part.
#[derive(Clone, Debug, Default)]
pub struct People(HashMap<String, i64>);

impl People {
    /// Finds everyone's account, and makes those that are missing; nobody knows a password of those.
    pub async fn gather(app: &App, people: &[Person]) -> Result<Self, Error> {
        let mut accounts = HashMap::new();
        for person in people {
            let there = account::by_login(app, &Requester::Operator, &person.login).await?;
            let account = match there {
                Some(row) => row,
                None => account::create(app, &Requester::Operator, draft(app, person).await?)
                    .await?
                    .map_err(|refusal| wrong(format!("{}: {refusal:?}", person.login)))?,
            };
            accounts.insert(person.login.clone(), account.id);
        }
        Ok(Self(accounts))
    }

    /// Everyone who has an account.
    pub fn logins(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Lets somebody ask, as if just logged in.
    pub(super) async fn requester(&self, app: &App, login: &str) -> Result<Requester, Error> {
        if login == "anyone" {
            return Ok(Requester::Anonymous);
        }
        let account = self.account(login)?;
        let write = Write::begin(app).await?;
        let secret = open_session(&write, account, "").await?;
        write.commit().await?;
        let credentials = Credentials {
            session: Some(secret.reveal()),
            ..Credentials::default()
        };
        authenticate(app, credentials).await
    }

    /// Logs everyone out.
    pub(super) async fn leave(&self, app: &App, login: &str) -> Result<(), Error> {
        if login == "anyone" {
            return Ok(());
        }
        let mut write = Write::begin(app).await?;
        write.rights_changed();
        end_all(&write, self.account(login)?).await?;
        write.commit().await?;
        Ok(())
    }

    pub(super) fn account(&self, login: &str) -> Result<i64, Error> {
        let account = self.0.get(login).copied();
        account.ok_or_else(|| wrong(format!("nobody is called {login}")))
    }
}

async fn draft(app: &App, person: &Person) -> Result<Draft, Error> {
    let of = async |key: &str, noun: Noun| match number(app, key).await? {
        Some((found, number)) if found == noun => Ok(number),
        _ => Err(wrong(format!("{}: there is no {key}", person.login))),
    };
    let unknown = |what: &str| wrong(format!("{}: {what}?", person.login));
    let mut draft = Draft {
        login: person.login.clone(),
        name: person.name.clone(),
        password: None,
        roles: Vec::new(),
        memberships: Vec::new(),
        manager: None,
    };
    for role in &person.roles {
        let (role, scope) = role
            .split_once(':')
            .map_or((role.as_str(), None), |(a, b)| (a, Some(b)));
        let scope = match scope {
            Some(code) if code.starts_with(|digit: char| digit.is_ascii_digit()) => {
                Some(Scope::Region(code.to_owned()))
            }
            Some(key) => Some(Scope::Association(of(key, Noun::Organization).await?)),
            None => None,
        };
        let role = role.parse().map_err(|()| unknown(role))?;
        draft.roles.push(Grant::new(role, scope));
    }
    for (key, role) in &person.members {
        let role = role.parse().map_err(|()| unknown(role))?;
        draft.memberships.push((of(key, Noun::Organization).await?, role));
    }
    if let Some(key) = &person.manager {
        draft.manager = Some(of(key, Noun::Manager).await?);
    }
    Ok(draft)
}
