//! Who visits: one of the demo's accounts, or nobody.

use std::collections::BTreeMap;

use fantoccini::Locator;
use serde_json::json;
use tokio::sync::Mutex;

use crate::browser::{Browser, accounts};

/// The cookie of a session.
pub(crate) const SESSION: &str = "qiao_session";

/// Sessions by login. Journeys share them: the service limits how often one may log in.
static SESSIONS: Mutex<BTreeMap<String, String>> = Mutex::const_new(BTreeMap::new());

impl Browser {
    /// Goes on as one of the demo's accounts.
    pub(crate) async fn act_as(&self, login: &str) {
        let mut sessions = SESSIONS.lock().await;
        if let Some(session) = sessions.get(login) {
            let cookie = json!({ "name": SESSION, "value": session, "url": self.address, "httpOnly": true });
            self.devtools("Network.setCookie", cookie).await;
            return;
        }
        self.leave().await;
        self.log_in(login).await;
        let cookie = self.client.get_named_cookie(SESSION).await.expect("a session");
        sessions.insert(login.to_owned(), cookie.value().to_owned());
    }

    /// Goes on as nobody; the session does not end.
    pub(crate) async fn leave(&self) {
        let cookie = json!({ "name": SESSION, "url": self.address });
        self.devtools("Network.deleteCookies", cookie).await;
    }

    /// Logs in by the form, with a session of one's own.
    pub(crate) async fn log_in(&self, login: &str) {
        let password = accounts()
            .remove(login)
            .unwrap_or_else(|| panic!("the demo has no account {login}"));
        self.go("/login").await;
        self.fill("input[name=login]", login).await;
        self.fill("input[name=password]", &password).await;
        self.send("main form button.main").await;
        let refusal = self.client.find(Locator::Css("main .notice.bad")).await;
        if let Ok(refusal) = refusal {
            panic!("{login} cannot log in: {}", refusal.text().await.unwrap_or_default());
        }
        self.find(".account-name").await;
    }

    /// Ends a session of one's own.
    pub(crate) async fn log_out(&self) {
        self.click("header details.menu:has(.account-name) > summary").await;
        self.click("header form[action='/logout'] button").await;
        self.find("header .tools a.button[href^='/login']").await;
    }
}
