//! A browser of one's own: Chromium behind chromedriver.

use std::{
    collections::HashMap,
    env,
    net::TcpListener,
    path::{Path, PathBuf},
    process::Stdio,
    sync::Arc,
    time::Duration,
};

use fantoccini::{
    Client, ClientBuilder,
    wd::{Capabilities, TimeoutConfiguration},
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::process::{Child, Command};

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
    driver: tokio::sync::Mutex<Child>,
    _profile: tempfile::TempDir,
}

/// Goes on a journey and ends the browser, whatever happens on the way.
pub(crate) async fn journey<F: Future<Output = ()> + Send + 'static>(
    name: &str,
    manner: Manner,
    steps: impl FnOnce(Arc<Browser>) -> F,
) {
    let browser = Arc::new(Browser::start(manner).await);
    let outcome = tokio::spawn(steps(browser.clone())).await;
    if outcome.is_err() {
        browser.leave_picture(name).await;
    }
    browser.end().await;
    if let Err(error) = outcome {
        std::panic::resume_unwind(error.into_panic());
    }
}

impl Browser {
    async fn start(manner: Manner) -> Self {
        let profile = tempfile::tempdir().expect("a folder");
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|free| free.local_addr())
            .expect("a port")
            .port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("chromedriver is installed: apt-get install chromium-driver");
        let folder = format!("--user-data-dir={}", profile.path().display());
        let window = format!("--window-size={},900", manner.width);
        let mut chrome = json!({
            "args": [
                "--headless", "--force-prefers-reduced-motion", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--no-first-run", "--hide-scrollbars",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", folder, window,
            ],
        });
        if !manner.scripts {
            chrome["prefs"] = json!({ "profile.managed_default_content_settings.javascript": 2 });
        }
        // The window's own least width is more than a phone's.
        if manner.width < 500 {
            let screen =
                json!({ "width": manner.width, "height": 800, "pixelRatio": 1, "mobile": true, "touch": true });
            chrome["mobileEmulation"] = json!({ "deviceMetrics": screen });
        }
        let mut capabilities = Capabilities::new();
        capabilities.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" }));
        capabilities.insert("goog:chromeOptions".to_owned(), chrome);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let webdriver = format!("http://127.0.0.1:{port}");
        let mut tries = 0;
        let client = loop {
            match builder.connect(&webdriver).await {
                Ok(client) => break client,
                Err(error) if tries == 400 => panic!("chromedriver does not answer: {error}"),
                Err(_) => tries += 1,
            }
            tokio::time::sleep(PULSE).await;
        };
        let patience = TimeoutConfiguration::new(Some(PATIENCE), Some(PATIENCE * 3), Some(Duration::ZERO));
        client.update_timeouts(patience).await.expect("timeouts");
        let browser = Self {
            client,
            address: setting("QIAO_ADDRESS"),
            manner,
            driver: tokio::sync::Mutex::new(driver),
            _profile: profile,
        };
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

    async fn end(&self) {
        let _ = self.client.clone().close().await;
        let mut driver = self.driver.lock().await;
        let _ = driver.kill().await;
    }

    async fn leave_picture(&self, name: &str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/journeys");
        let Ok(picture) = self.client.screenshot().await else {
            return;
        };
        let file: PathBuf = folder.join(format!("{name}.png"));
        if std::fs::create_dir_all(&folder)
            .and_then(|()| std::fs::write(&file, picture))
            .is_ok()
        {
            let url = self.client.current_url().await.map(String::from).unwrap_or_default();
            eprintln!("the last page was {url}: {}", file.display());
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
