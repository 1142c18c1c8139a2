//! What is looked at on every page: axe-core, the width, the weight, the browser's complaints.

use serde_json::Value;

use crate::browser::{Browser, setting};

/// The rules of WCAG 2.2 AA and the good practices beyond.
const RULES: &str = r#"{"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}"#;

/// The most that the HTML of a page may have, in bytes.
const MOST: i64 = 150_000;

impl Browser {
    /// Lets axe-core look at the page; every finding with the element that it is about.
    pub(crate) async fn findings(&self) -> Vec<String> {
        let axe = std::fs::read_to_string(setting("QIAO_AXE")).expect("axe-core's script");
        self.run(&axe).await;
        let script = format!(
            "const end = arguments[0]; axe.run(document, {RULES}).then((found) => end(found.violations), (error) => end([{{ id: String(error), nodes: [] }}]));"
        );
        let found = self
            .client
            .execute_async(&script, Vec::new())
            .await
            .expect("axe-core's answer");
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let rules = found.as_array().cloned().unwrap_or_default();
        rules
            .iter()
            .flat_map(|rule| {
                let nodes = rule["nodes"].as_array().cloned().unwrap_or_default();
                let nodes: Vec<_> = nodes.iter().take(3).map(|node| text(&node["html"])).collect();
                vec![format!("{}: {}", text(&rule["id"]), nodes.join(" | "))]
            })
            .collect()
    }
}

/// How much too wide the page is, its bytes, the status with which it came.
const SIZE: &str = "const root = document.documentElement; const came = performance.getEntriesByType('navigation')[0];
return [root.scrollWidth - root.clientWidth, came.decodedBodySize, came.responseStatus];";

/// Looks at pages in some languages and themes: axe-core finds nothing, they are not wider than the window, not heavier than
/// they may be, and the browser complains of nothing.
pub(crate) async fn look_at(browser: &Browser, pages: &[&str], looks: &[(&'static str, &'static str)]) {
    let mut findings = Vec::new();
    browser.complaints().await;
    for page in pages {
        for (language, theme) in looks {
            browser.set_manner(language, theme).await;
            browser.go(page).await;
            let mut found = browser.findings().await;
            let size = browser.run(SIZE).await;
            let [wide, heavy, status] = [0, 1, 2].map(|at| size[at].as_i64().unwrap_or_default());
            if wide > 0 {
                found.push(format!("the page is {wide} pixels too wide"));
            }
            if heavy > MOST {
                found.push(format!("the page has {heavy} bytes"));
            }
            if status >= 500 {
                found.push(format!("the service answers {status}"));
            }
            let complaints = browser.complaints().await;
            // That a page is refused or not there is what some of these pages say.
            found.extend(
                complaints
                    .into_iter()
                    .filter(|text| !text.contains(&format!("{page} - Failed to load resource"))),
            );
            findings.extend(
                found
                    .into_iter()
                    .map(|found| format!("{page} {language} {theme}: {found}")),
            );
        }
    }
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}
