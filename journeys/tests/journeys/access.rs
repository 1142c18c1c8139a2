//! Pages for everyone: axe-core finds nothing on any page, in either language and either theme, on a screen and on a phone.

use serde_json::Value;

use crate::{
    Manner,
    browser::{Browser, setting},
    journey,
};

/// The rules of WCAG 2.2 AA and the good practices beyond.
const RULES: &str = r#"{"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}"#;

/// What everyone may read.
const PUBLIC: [&str; 3] = ["/", "/login", "/nothing-here"];

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

/// Looks at pages in both languages and both themes.
async fn look_at(browser: &Browser, pages: &[&str]) {
    let mut findings = Vec::new();
    for page in pages {
        for (language, theme) in [("zh", "light"), ("zh", "dark"), ("en", "light"), ("en", "dark")] {
            browser.set_manner(language, theme).await;
            browser.go(page).await;
            let found = browser.findings().await;
            findings.extend(
                found
                    .into_iter()
                    .map(|found| format!("{page} {language} {theme}: {found}")),
            );
            let wide = browser
                .run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
                .await;
            if wide.as_i64().unwrap_or_default() > 0 {
                findings.push(format!("{page} {language} {theme}: the page is {wide} pixels too wide"));
            }
        }
    }
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn public_pages_are_for_everyone() {
    journey("public", Manner::default(), |browser| async move {
        look_at(&browser, &PUBLIC).await
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn public_pages_are_for_everyone_on_a_phone() {
    let phone = Manner {
        width: 360,
        ..Manner::default()
    };
    journey("public-phone", phone, |browser| async move {
        look_at(&browser, &PUBLIC).await
    })
    .await;
}
