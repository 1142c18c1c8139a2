//! Language and theme are chosen once.

use crate::{Manner, browser::Browser, journey};

async fn root(browser: &Browser) -> (String, String) {
    let language = browser.attribute("html", "lang").await.unwrap_or_default();
    let theme = browser.attribute("html", "data-theme").await.unwrap_or_default();
    (language, theme)
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn language_and_theme_are_remembered() {
    journey("manner", Manner::default(), |browser| async move {
        browser.go("/needs?order=DEADLINE").await;
        let (language, theme) = root(&browser).await;
        assert!(language.starts_with("zh") && theme == "light", "{language} {theme}");

        browser.click("header button[name=language]").await;
        browser.find("html[lang^=en]").await;
        assert_eq!(
            browser.place().await,
            "/needs?order=DEADLINE",
            "the same page in the other language"
        );
        browser.click("header details.menu > summary").await;
        browser.click("header button[name=theme][value=dark]").await;
        browser.find("html[data-theme=dark]").await;

        for page in ["/", "/managers", "/nothing-here"] {
            browser.go(page).await;
            let (language, theme) = root(&browser).await;
            assert!(
                language.starts_with("en") && theme == "dark",
                "{page}: {language} {theme}"
            );
        }
        browser.log_in("visitor").await;
        browser.log_out().await;
        let (language, theme) = root(&browser).await;
        assert!(language.starts_with("en") && theme == "dark", "{language} {theme}");
    })
    .await;
}
