//! Accounts that are logged in, made behind the API's back.

use poem::http::{Method, header};
use qiao::{
    auth::Scope,
    domain::{
        account::{self as accounts, open_session},
        write::Write,
    },
};
use qiao_entity::{
    account, account::AccountStatus, account_role, account_role::Role, membership, membership::MemberRole,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use serde_json::{Value, json};

use crate::support::{ADMIN, Service};

/// A browser that is logged in.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    /// The account's number.
    pub(crate) account: i64,
    /// The value of the `Cookie` header.
    pub(crate) cookie: String,
}

/// The number in an id.
pub(crate) fn number(id: &str) -> i64 {
    let number = id.rsplit_once('_').and_then(|(_, number)| number.parse().ok());
    number.unwrap_or_else(|| panic!("{id} has no number"))
}

impl Service {
    /// A new account without rights.
    pub(crate) async fn account_row(&self, login: &str) -> i64 {
        let now = self.app.clock.now();
        let row = account::ActiveModel {
            login: Set(login.to_owned()),
            name: Set(login.to_owned()),
            password_hash: Set(None),
            status: Set(AccountStatus::Active),
            created_at: Set(now),
            updated_at: Set(now),
            version: Set(1),
            ..Default::default()
        };
        row.insert(&self.app.db).await.expect("an account").id
    }

    /// Logs an account in.
    pub(crate) async fn session_of(&self, account: i64) -> Session {
        let write = Write::begin(&self.app).await.expect("a write");
        let secret = open_session(&write, account, "a test").await.expect("a session");
        write.commit().await.expect("committed");
        Session {
            account,
            cookie: format!("qiao_session={}", secret.reveal()),
        }
    }

    /// A new account that is logged in.
    pub(crate) async fn logged_in(&self, login: &str) -> Session {
        let account = self.account_row(login).await;
        self.session_of(account).await
    }

    /// A new account with rights that is logged in: `roles` (codes; a matchmaker's with its region or its organization's
    /// id, `MATCHMAKER:110000`), `members` (roles by organization's id) and `manager` (an id).
    pub(crate) async fn account(&self, login: &str, rights: Value) -> Session {
        let grant = |text: &Value| {
            let mut parts = text.as_str().expect("a role").splitn(2, ':');
            let role = parts.next().unwrap_or_default().parse().expect("a role");
            let scope = parts.next().map(|scope| {
                if scope.starts_with("organization_") {
                    Scope::Association(number(scope))
                } else {
                    Scope::Region(scope.to_owned())
                }
            });
            accounts::Grant::new(role, scope)
        };
        let members = rights["members"].as_object().into_iter().flatten();
        let draft = accounts::Draft {
            login: login.to_owned(),
            name: login.to_owned(),
            password: None,
            roles: rights["roles"].as_array().into_iter().flatten().map(grant).collect(),
            memberships: members
                .map(|(id, role)| (number(id), role.as_str().unwrap_or_default().parse().expect("a role")))
                .collect(),
            manager: rights["manager"].as_str().map(number),
        };
        let made = accounts::create(&self.app, ADMIN, draft).await.expect("no fault");
        self.session_of(made.expect("an account").id).await
    }

    /// Gives an account a role; a matchmaker's scope is a region.
    pub(crate) async fn give_role(&self, session: &Session, role: Role, region: Option<&str>) {
        let row = account_role::ActiveModel {
            account_id: Set(session.account),
            role: Set(role),
            region_code: Set(region.map(str::to_owned)),
            granted_by: Set("a test".to_owned()),
            granted_at: Set(self.app.clock.now()),
            ..Default::default()
        };
        row.insert(&self.app.db).await.expect("a role");
        self.app.known.forget();
    }

    /// Makes an account a member of an organization.
    pub(crate) async fn make_member(&self, session: &Session, organization: &str, role: MemberRole) {
        let row = membership::ActiveModel {
            account_id: Set(session.account),
            organization_id: Set(number(organization)),
            role: Set(role),
            granted_by: Set("a test".to_owned()),
            granted_at: Set(self.app.clock.now()),
        };
        let done = membership::Entity::insert(row).exec_without_returning(&self.app.db);
        done.await.expect("a member");
        self.app.known.forget();
    }

    /// Ties an account to a manager's profile.
    pub(crate) async fn make_manager(&self, session: &Session, manager: &str) {
        let row = account::ActiveModel {
            id: Set(session.account),
            manager_id: Set(Some(number(manager))),
            ..Default::default()
        };
        row.update(&self.app.db).await.expect("tied");
        self.app.known.forget();
    }

    /// Asks as an account, in English, and returns the whole answer.
    pub(crate) async fn ask_as(&self, session: &Session, query: &str, variables: Value) -> Value {
        let body = self.ask_text(Some(session), query, variables).await;
        serde_json::from_str(&body).expect("an answer in JSON")
    }

    /// Asks as an account for something that has no errors and returns the data.
    pub(crate) async fn data_as(&self, session: &Session, query: &str, variables: Value) -> Value {
        let mut answer = self.ask_as(session, query, variables).await;
        assert_eq!(answer.get("errors"), None, "{query}");
        answer["data"].take()
    }

    /// Asks as an account or as nobody and returns the answer as it came.
    pub(crate) async fn ask_text(&self, session: Option<&Session>, query: &str, variables: Value) -> String {
        let mut request = poem::Request::builder()
            .method(Method::POST)
            .uri_str("/graphql")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT_LANGUAGE, "en");
        if let Some(session) = session {
            request = request.header(header::COOKIE, &session.cookie);
        }
        let body = json!({ "query": query, "variables": variables }).to_string();
        self.send(request.body(body)).await.1
    }
}
