//! What is looked at on every page: axe-core, the width, the weight, the browser's complaints.

use std::ops::Range;

use serde_json::Value;

use crate::browser::{Browser, setting};

/// The rules of WCAG 2.2 AA and the good practices beyond.
const RULES: &str = r#"{"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}"#;

/// The most that the HTML of a page may have, in bytes.
const MOST: i64 = 150_000;

/// The rule that a theme can break.
const CONTRAST: &str = r#"{"runOnly": ["color-contrast"], "resultTypes": ["violations"]}"#;

impl Browser {
    /// Lets axe-core look at the page; every finding with the elements that it is about.
    async fn findings(&self, rules: &str) -> Vec<String> {
        let script = format!(
            "const end = arguments[0]; axe.run(document, {rules}).then((found) => end(found.violations), (error) => end([{{ id: String(error), nodes: [] }}]));"
        );
        let found = self.client.execute_async(&script, Vec::new()).await;
        let found = found.expect("axe-core's answer");
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let rules = found.as_array().cloned().unwrap_or_default();
        let told = rules.iter().map(|rule| {
            let nodes = rule["nodes"].as_array().cloned().unwrap_or_default();
            let nodes: Vec<_> = nodes.iter().take(3).map(|node| text(&node["html"])).collect();
            format!("{}: {}", text(&rule["id"]), nodes.join(" | "))
        });
        told.collect()
    }
}

/// How much too wide the page is, its bytes, the status with which it came.
const SIZE: &str = "const root = document.documentElement; const came = performance.getEntriesByType('navigation')[0];
return [root.scrollWidth - root.clientWidth, came.decodedBodySize, came.responseStatus];";

/// Puts what sticks to the window's edge where it belongs: it lies over something else wherever the page is scrolled to.
const UNSTICK: &str = "for (const foot of document.querySelectorAll('.form-foot')) foot.style.position = 'static';";

/// Looks at pages in both languages and both themes: axe-core finds nothing, they are not wider than the window, not heavier
/// than they may be, and the browser complains of nothing.
pub(crate) async fn look_at(browser: &Browser, pages: &[impl AsRef<str>]) {
    look(browser, pages, 200..400).await;
}

/// Looks at pages that say that the visitor does not get what is there.
pub(crate) async fn look_at_refusals(browser: &Browser, pages: &[impl AsRef<str>]) {
    look(browser, pages, 400..500).await;
}

async fn look(browser: &Browser, pages: &[impl AsRef<str>], expected: Range<i64>) {
    let axe = std::fs::read_to_string(setting("QIAO_AXE")).expect("axe-core's script");
    let mut findings = Vec::new();
    let is_wide = browser.manner.width >= 500;
    browser.complaints().await;
    for page in pages.iter().map(AsRef::as_ref) {
        for (language, theme) in [("zh", "light"), ("en", "dark")] {
            browser.set_manner(language, theme).await;
            browser.go(page).await;
            let size = browser.run(SIZE).await;
            browser.run(UNSTICK).await;
            browser.run(&axe).await;
            let mut found = browser.findings(RULES).await;
            let [wide, heavy, status] = [0, 1, 2].map(|at| size[at].as_i64().unwrap_or_default());
            if wide > 0 {
                found.push(format!("the page is {wide} pixels too wide"));
            }
            if heavy > MOST {
                found.push(format!("the page has {heavy} bytes"));
            }
            if !expected.contains(&status) {
                found.push(format!("the service answers {status}"));
            }
            // That a page is refused is what the browser tells of it, too.
            let told = format!("{page} - Failed to load resource");
            let complaints = browser.complaints().await;
            found.extend(complaints.into_iter().filter(|text| !text.contains(&told)));
            // The other theme is another value of an attribute, and other colours for words of either language.
            if is_wide && language == "zh" {
                browser.run("document.documentElement.dataset.theme = 'dark'").await;
                let pale = browser.findings(CONTRAST).await;
                found.extend(pale.into_iter().map(|pale| format!("dark: {pale}")));
            }
            let here = format!("{page} {language} {theme}");
            findings.extend(found.into_iter().map(|found| format!("{here}: {found}")));
        }
    }
    browser.set_manner(browser.manner.language, browser.manner.theme).await;
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}
