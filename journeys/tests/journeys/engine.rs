//! Chromium behind chromedriver. To start one takes longer than many a journey: it is handed on from one to the next.

use std::{
    net::TcpListener,
    process::Stdio,
    sync::{LazyLock, Mutex, PoisonError},
};

use fantoccini::{
    Client, ClientBuilder,
    wd::{Capabilities, TimeoutConfiguration},
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tokio::process::{Child, Command};

use crate::browser::{Manner, PATIENCE, PULSE};

/// A Chromium and its driver.
pub(crate) struct Engine {
    pub(crate) client: Client,
    /// What is told when it starts: the window's width, and whether scripts run.
    shape: (u32, bool),
    driver: Child,
    _profile: tempfile::TempDir,
}

/// Those that wait for a journey, and how many journeys go on: the last one to end closes them all.
#[derive(Default)]
struct Yard {
    under_way: usize,
    idle: Vec<Engine>,
}

static YARD: LazyLock<Mutex<Yard>> = LazyLock::new(Mutex::default);

/// At most so many wait.
const MOST_IDLE: usize = 3;

/// One for a journey.
pub(crate) async fn take(manner: Manner) -> Engine {
    let shape = (manner.width, manner.scripts);
    let found = {
        let mut yard = YARD.lock().unwrap_or_else(PoisonError::into_inner);
        yard.under_way += 1;
        let place = yard.idle.iter().position(|engine| engine.shape == shape);
        place.map(|place| yard.idle.remove(place))
    };
    match found {
        Some(engine) => engine,
        None => Engine::start(shape).await,
    }
}

/// A journey ended; its engine, if it is as good as new, waits for the next one.
pub(crate) async fn put_away(engine: Option<Engine>) {
    let surplus = {
        let mut yard = YARD.lock().unwrap_or_else(PoisonError::into_inner);
        yard.under_way -= 1;
        yard.idle.splice(0..0, engine);
        let keep = if yard.under_way == 0 { 0 } else { MOST_IDLE };
        let keep = keep.min(yard.idle.len());
        yard.idle.split_off(keep)
    };
    for engine in surplus {
        engine.end().await;
    }
}

impl Engine {
    async fn start((width, scripts): (u32, bool)) -> Self {
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
        let window = format!("--window-size={width},900");
        let mut chrome = json!({
            "args": [
                "--headless", "--force-prefers-reduced-motion", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
                "--no-first-run", "--hide-scrollbars", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", folder, window,
            ],
        });
        if !scripts {
            chrome["prefs"] = json!({ "profile.managed_default_content_settings.javascript": 2 });
        }
        // The window's own least width is more than a phone's.
        if width < 500 {
            let screen = json!({ "width": width, "height": 800, "pixelRatio": 1, "mobile": true, "touch": true });
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
        let patience = TimeoutConfiguration::new(Some(PATIENCE), Some(PATIENCE * 3), Some(std::time::Duration::ZERO));
        client.update_timeouts(patience).await.expect("timeouts");
        Self {
            client,
            shape: (width, scripts),
            driver,
            _profile: profile,
        }
    }

    /// Closes it.
    pub(crate) async fn end(mut self) {
        let _ = self.client.close().await;
        let _ = self.driver.kill().await;
    }
}
