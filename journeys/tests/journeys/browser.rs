//! A browser of one's own: Chromium behind chromedriver.

use std::{
    collections::HashMap,
    env,
    path::Path,
    sync::{Arc, LazyLock},
    time::Duration,
};

use fantoccini::Client;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::engine::{self, Engine};

/// How long a page may take to show something: the machine may be busy.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

/// How often something that is waited for is looked for.
pub(crate) const PULSE: Duration = Duration::from_millis(50);

/// How a visitor looks at pages.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Manner {
    /// `zh` or `en`.
    pub(crate) language: &'static str,
    /// `light` or `dark`.
    pub(crate) theme: &'static str,
    /// The window's width in pixels.
    pub(crate) width: u32,
    /// Whether scripts run.
    pub(crate) scripts: bool,
}

impl Default for Manner {
    fn default() -> Self {
        Self {
            language: "zh",
            theme: "light",
            width: 1280,
            scripts: true,
        }
    }
}

/// A visitor in front of the console.
pub(crate) struct Browser {
    /// The browser.
    pub(crate) client: Client,
    pub(crate) address: String,
    pub(crate) manner: Manner,
    engine: Engine,
}

/// Goes on a journey, in a browser that knows nothing of others, and leaves nothing running, whatever happens on the way.
pub(crate) async fn journey<F: Future<Output = ()> + Send + 'static>(
    name: &'static str,
    manner: Manner,
    steps: impl FnOnce(Arc<Browser>) -> F + Send + 'static,
) {
    let done = RUNTIME.spawn(async move {
        let browser = match tokio::spawn(Browser::start(manner)).await {
            Ok(browser) => Arc::new(browser),
            Err(error) => {
                engine::put_away(None).await;
                return Err((error, String::new()));
            }
        };
        let outcome = tokio::spawn(steps(browser.clone())).await;
        let seen = match &outcome {
            Ok(()) => String::new(),
            Err(_) => browser.leave_picture(name).await,
        };
        let mut engine = Arc::into_inner(browser).map(|browser| browser.engine);
        if outcome.is_err()
            && let Some(engine) = engine.take()
        {
            engine.end().await;
        }
        engine::put_away(engine).await;
        outcome.map_err(|error| (error, seen))
    });
    if let Err((error, seen)) = done.await.expect("a journey") {
        // What was said elsewhere is not shown with this test.
        let said = error.into_panic();
        let text = said.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| said.downcast_ref::<&str>().copied());
        panic!("{}\n{seen}", text.unwrap_or("it failed"));
    }
}

/// Browsers outlive the tests, which have a runtime each.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("a runtime"));

impl Browser {
    async fn start(manner: Manner) -> Self {
        let engine = engine::take(manner).await;
        let browser = Self {
            client: engine.client.clone(),
            address: setting("QIAO_ADDRESS"),
            manner,
            engine,
        };
        browser.devtools("Network.clearBrowserCookies", json!({})).await;
        let stored = json!({ "origin": browser.address, "storageTypes": "all" });
        browser.devtools("Storage.clearDataForOrigin", stored).await;
        browser.set_manner(manner.language, manner.theme).await;
        browser
    }

    /// Tells Chromium what the driver has no word for.
    pub(crate) async fn devtools(&self, command: &'static str, parameters: Value) {
        let done = self.client.issue_cmd(DevTools(command, parameters)).await;
        done.unwrap_or_else(|error| panic!("{command}: {error}"));
    }

    /// What the browser complained about since it was asked last: scripts that failed, rules of the content security policy,
    /// files that were not there.
    pub(crate) async fn complaints(&self) -> Vec<String> {
        let told = self.client.issue_cmd(Log).await.expect("the browser's log");
        let entries = told.as_array().cloned().unwrap_or_default();
        let bad = entries
            .iter()
            .filter(|entry| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING")));
        bad.map(|entry| entry["message"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// Wants pages in a language and a theme from now on.
    pub(crate) async fn set_manner(&self, language: &'static str, theme: &'static str) {
        for (name, value) in [("qiao_language", language), ("qiao_theme", theme)] {
            let cookie = json!({ "name": name, "value": value, "url": self.address });
            self.devtools("Network.setCookie", cookie).await;
        }
    }

    /// Keeps a picture of the page; where the browser was, and where the picture is.
    async fn leave_picture(&self, name: &str) -> String {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/journeys");
        let file = folder.join(format!("{name}.png"));
        let url = self.client.current_url().await.map(String::from).unwrap_or_default();
        let picture = self.client.screenshot().await.unwrap_or_default();
        match std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&file, picture)) {
            Ok(()) => format!("the last page was {url}: {}", file.display()),
            Err(error) => format!("the last page was {url}; there is no picture: {error}"),
        }
    }
}

/// A command of Chromium's developer tools.
#[derive(Debug)]
struct DevTools(&'static str, Value);

impl fantoccini::wd::WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        let body = json!({ "cmd": self.0, "params": self.1 });
        (http::Method::POST, Some(body.to_string()))
    }
}

/// The browser's log.
#[derive(Debug)]
struct Log;

impl fantoccini::wd::WebDriverCompatibleCommand for Log {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "type": "browser" }).to_string()))
    }
}

/// What `./test journeys` sets.
pub(crate) fn setting(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("{name} is not set: run ./test journeys"))
}

/// The demo's accounts: passwords by login.
pub(crate) fn accounts() -> HashMap<String, String> {
    let file = std::fs::read_to_string(setting("QIAO_ACCOUNTS")).expect("the demo's accounts");
    let words = file
        .lines()
        .map(|line| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
    words
        .filter(|words| words.len() > 1)
        .map(|words| (words[0].clone(), words[1].clone()))
        .collect()
}
