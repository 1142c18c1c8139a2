//! The way of a visitor who has a keyboard and nothing else: past the menus to a search, to a need and its candidates, in at the
//! door, and to a need of one's own.

use serde_json::json;

use crate::{
    Manner,
    browser::{Browser, PATIENCE, PULSE, accounts},
    journey,
};

/// More stops than any page here has.
const STOPS: usize = 250;

/// What has the focus: whether it is what is looked for, whether it is seen, and how it begins.
const FOCUSED: &str = r"
    const one = document.activeElement;
    const box = one.closest('.segments label') ?? one;
    const place = box.getBoundingClientRect();
    const drawn = [getComputedStyle(box), getComputedStyle(one, '::after')];
    const ringed = drawn.some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0);
    const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
    const top = document.elementFromPoint(middle(place.left, place.right, innerWidth), middle(place.top, place.bottom, innerHeight));
    const open = top !== null && (box.contains(top) || top.contains(box));
    return { found: one.matches(arguments[0]), seen: ringed && open, what: one.outerHTML.slice(0, 120), body: one === document.body };
";

const CODES: [(&str, u32, Option<&str>); 4] = [
    ("Tab", 9, None),
    ("Enter", 13, Some("\r")),
    ("Escape", 27, None),
    ("ArrowDown", 40, None),
];

impl Browser {
    /// Presses a key and lets it go, whatever has the focus.
    async fn press(&self, key: &str) {
        let (name, code, text) = CODES
            .into_iter()
            .find(|each| each.0 == key)
            .expect("a key that is known");
        let mut stroke = json!({ "type": "keyDown", "key": name, "code": name, "windowsVirtualKeyCode": code });
        if let Some(text) = text {
            stroke["text"] = json!(text);
        }
        self.devtools("Input.dispatchKeyEvent", stroke.clone()).await;
        stroke["type"] = json!("keyUp");
        self.devtools("Input.dispatchKeyEvent", stroke).await;
    }

    /// Types where the focus is.
    async fn write(&self, text: &str) {
        self.devtools("Input.insertText", json!({ "text": text })).await;
    }

    /// Goes from stop to stop until one is found, and fails at the first that cannot be seen. Behind the last stop comes the first.
    async fn tab_to(&self, css: &str) {
        let mut ends = 0;
        for _ in 0..STOPS {
            self.press("Tab").await;
            let stop = self.client.execute(FOCUSED, vec![json!(css)]).await.expect("a stop");
            if stop["body"] == true {
                ends += 1;
                assert!(ends < 2, "no stop of the page is {css}");
                continue;
            }
            assert_eq!(stop["seen"], true, "the focus is not seen on {}", stop["what"]);
            if stop["found"] == true {
                return;
            }
        }
        panic!("{STOPS} stops lead nowhere near {css}");
    }

    /// Opens what has the focus, and waits for the page.
    async fn enter(&self, address: &str) {
        self.press("Enter").await;
        self.arrive(address).await;
        self.find("footer.foot").await;
    }

    /// Waits until something has the focus.
    async fn await_focus(&self, css: &str) {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            let stop = self.client.execute(FOCUSED, vec![json!(css)]).await.expect("a stop");
            if stop["found"] == true {
                return;
            }
            assert!(
                tokio::time::Instant::now() < deadline,
                "{} has the focus, not {css}",
                stop["what"]
            );
            tokio::time::sleep(PULSE).await;
        }
    }
}

/// From the home page to a need and what it has among its candidates.
async fn find_a_need(browser: &Browser) -> String {
    browser.go("/").await;
    browser.run("document.body.dataset.same = '1'").await;
    browser.tab_to(".skip").await;
    browser.press("Enter").await;
    browser.await_focus("main").await;
    assert_eq!(
        browser.count("body[data-same]").await,
        1,
        "to go past the menus loads nothing"
    );

    browser.tab_to(".opening input[name=q]").await;
    browser.write("激光").await;
    browser.find(".opening [role=listbox] [role=option]").await;
    browser.press("ArrowDown").await;
    browser.find("[role=option][aria-selected=true]").await;
    browser.press("Escape").await;
    assert_eq!(browser.count("[role=listbox]").await, 0);
    browser.enter("/search").await;

    browser.tab_to("#results h3 a[href^='/needs/need_']").await;
    browser.enter("/needs/need_").await;
    let need = browser.place().await;
    browser.tab_to("nav.tabs a[href*='tab=achievements']").await;
    browser.enter(&format!("{need}?tab=achievements")).await;
    need
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn the_main_way_needs_no_pointer() {
    journey("keyboard", Manner::default(), |browser| async move {
        let need = find_a_need(&browser).await;

        // A menu opens, gives the focus back at Escape and lets it go on.
        browser.tab_to("header details.menu > summary").await;
        browser.press("Enter").await;
        browser.tab_to("details.menu[open] button[name=theme]").await;
        browser.press("Escape").await;
        browser.await_focus("header details.menu:not([open]) > summary").await;

        browser.tab_to("header .tools a[href^='/login']").await;
        browser.enter("/login").await;
        browser.await_focus("input[name=login]").await;
        browser.write("owner").await;
        browser.tab_to("input[name=password]").await;
        browser.write(&accounts().remove("owner").expect("an owner")).await;
        browser.enter(&need).await;
        browser.find(".account-name").await;

        browser.tab_to("header .main-nav a[href='/needs']").await;
        browser.enter("/needs").await;
        browser.tab_to("main a[href='/needs/new']").await;
        browser.enter("/needs/new").await;
        browser.tab_to("[name='title.zh']").await;
        browser.write("没有鼠标也能发布").await;
        browser.tab_to("button[data-add]").await;
        browser.press("Enter").await;
        browser.await_focus("[name='indicators.1.name.zh']").await;
        browser.tab_to("button[name=do][value=publish]").await;
        browser.press("Enter").await;

        // What is missing has the focus, and each line of it leads to its field; nothing is lost on the way.
        browser.await_focus("#problems").await;
        browser.tab_to("#problems a[href='#summary']").await;
        browser.press("Enter").await;
        browser.await_focus("[name='summary.zh']").await;
        assert_eq!(browser.value("[name='title.zh']").await, "没有鼠标也能发布");
    })
    .await;
}
