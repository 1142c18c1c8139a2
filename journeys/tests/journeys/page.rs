//! What a visitor does on a page, and what is seen there.

use std::time::Duration;

use fantoccini::{Locator, elements::Element};
use serde_json::{Value, json};

use crate::browser::{Browser, PATIENCE, PULSE};

impl Browser {
    /// Opens a page.
    pub(crate) async fn go(&self, path: &str) {
        let address = format!("{}{path}", self.address);
        self.client
            .goto(&address)
            .await
            .unwrap_or_else(|error| panic!("{path}: {error}"));
    }

    /// Where the browser is: path and parameters.
    pub(crate) async fn place(&self) -> String {
        let url = self.client.current_url().await.expect("an address");
        let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
        format!("{}{query}", url.path())
    }

    /// Waits until the browser is at an address that begins so.
    pub(crate) async fn arrive(&self, begin: &str) {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        while !self.place().await.starts_with(begin) {
            let place = self.place().await;
            assert!(tokio::time::Instant::now() < deadline, "at {place}, not at {begin}");
            tokio::time::sleep(PULSE).await;
        }
    }

    /// Waits for an element.
    pub(crate) async fn find(&self, css: &str) -> Element {
        let wait = self.client.wait().at_most(PATIENCE).every(PULSE);
        let found = wait.for_element(Locator::Css(css)).await;
        found.unwrap_or_else(|error| panic!("there is no {css}: {error}"))
    }

    /// How many elements there are.
    pub(crate) async fn count(&self, css: &str) -> usize {
        self.client.find_all(Locator::Css(css)).await.expect("a page").len()
    }

    /// Clicks on an element.
    pub(crate) async fn click(&self, css: &str) {
        let element = self.find(css).await;
        // At the very edge of a phone's window the driver clicks beside it.
        let place = serde_json::to_value(&element).expect("an element");
        let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.client.execute(script, vec![place]).await.expect("an element");
        element
            .click()
            .await
            .unwrap_or_else(|error| panic!("{css} cannot be clicked: {error}"));
    }

    /// Clicks on what sends a form, and waits for the page that answers.
    pub(crate) async fn send(&self, css: &str) {
        self.run("document.body.dataset.old = '1'").await;
        self.click(css).await;
        self.find("body:not([data-old])").await;
    }

    /// Types into a field in place of what stands there.
    pub(crate) async fn fill(&self, css: &str, text: &str) {
        let element = self.find(css).await;
        element
            .clear()
            .await
            .unwrap_or_else(|error| panic!("{css} cannot be cleared: {error}"));
        element
            .send_keys(text)
            .await
            .unwrap_or_else(|error| panic!("{css} takes no text: {error}"));
    }

    /// Chooses a value of a select.
    pub(crate) async fn choose(&self, css: &str, value: &str) {
        let element = self.find(css).await;
        element
            .select_by_value(value)
            .await
            .unwrap_or_else(|error| panic!("{css} has no {value}: {error}"));
    }

    /// The text of an element, as it is seen.
    pub(crate) async fn text(&self, css: &str) -> String {
        self.find(css).await.text().await.expect("a text")
    }

    /// Waits until a text is seen somewhere on the page.
    pub(crate) async fn see(&self, text: &str) {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            let body = self.text("body").await;
            if body.contains(text) {
                return;
            }
            assert!(
                tokio::time::Instant::now() < deadline,
                "{text:?} is not seen in:\n{body}"
            );
            tokio::time::sleep(PULSE).await;
        }
    }

    /// Whether a list has as many rows as the option counts by which it is filtered; both are of the same page, since other
    /// journeys post meanwhile.
    pub(crate) async fn counts_what_it_shows(&self) {
        self.find(".chips .chip").await;
        let rows = self.number("#results .total").await;
        // On a phone the filters are put away by now.
        let option = self.find("#facets .option:has(.n):has(input:checked) .n").await;
        let counted = option.prop("textContent").await.expect("a text");
        let counted = digits(&counted.unwrap_or_default());
        assert_eq!(rows, counted, "the facet counts what the list shows");
    }

    /// Runs a script in the page.
    pub(crate) async fn run(&self, script: &str) -> Value {
        self.client
            .execute(script, Vec::new())
            .await
            .unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Ticks a box or chooses one of some, by its label.
    pub(crate) async fn tick(&self, name: &str, value: &str) {
        self.click(&format!("label:has(input[name='{name}'][value='{value}'])"))
            .await;
    }

    /// Sets a field that takes no keys as they are, such as a day.
    pub(crate) async fn set(&self, css: &str, value: &str) {
        self.find(css).await;
        let script = "const field = document.querySelector(arguments[0]); field.value = arguments[1];
            field.dispatchEvent(new Event('input', { bubbles: true })); field.dispatchEvent(new Event('change', { bubbles: true }));";
        self.client
            .execute(script, vec![json!(css), json!(value)])
            .await
            .unwrap_or_else(|error| panic!("{css} cannot be set: {error}"));
    }

    /// What stands in a field.
    pub(crate) async fn value(&self, css: &str) -> String {
        let value = self.find(css).await.prop("value").await.expect("a value");
        value.unwrap_or_default()
    }

    /// Presses keys in a field, behind what stands there.
    pub(crate) async fn keys(&self, css: &str, keys: &str) {
        let element = self.find(css).await;
        element
            .send_keys(keys)
            .await
            .unwrap_or_else(|error| panic!("{css} takes no keys: {error}"));
    }

    /// Waits until there is at least one such element, making the page anew in between.
    pub(crate) async fn await_on_new_pages(&self, css: &str) {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        while self.count(css).await == 0 {
            assert!(tokio::time::Instant::now() < deadline, "there is still no {css}");
            tokio::time::sleep(Duration::from_millis(300)).await;
            self.client.refresh().await.expect("the same page");
        }
    }

    /// An attribute of an element, or nothing.
    pub(crate) async fn attribute(&self, css: &str, name: &str) -> Option<String> {
        self.find(css).await.attr(name).await.expect("an attribute")
    }

    /// The whole page as it came, with all that is not seen.
    pub(crate) async fn source(&self) -> String {
        self.client.source().await.expect("the page's source")
    }

    /// The first number in an element.
    pub(crate) async fn number(&self, css: &str) -> u64 {
        digits(&self.text(css).await)
    }
}

/// The first number of a text; thousands may be parted by commas, and English says one in a word.
pub(crate) fn digits(text: &str) -> u64 {
    if text.starts_with("One ") {
        return 1;
    }
    let from = text
        .find(|letter: char| letter.is_ascii_digit())
        .unwrap_or_else(|| panic!("{text:?} has no number"));
    let figures: String = text[from..]
        .chars()
        .take_while(|letter| letter.is_ascii_digit() || *letter == ',')
        .filter(char::is_ascii_digit)
        .collect();
    figures.parse().expect("figures")
}

/// Something that was never typed before.
pub(crate) fn mark() -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    format!("{:x}", now.expect("a clock").as_nanos() % 0xfff_ffff_ffff)
}
