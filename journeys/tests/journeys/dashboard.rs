//! Every figure of the dashboard opens exactly the rows that it counts.

use serde_json::Value;

use crate::{Manner, browser::Browser, journey, page::digits};

/// The first figures of each chart and list: what it is, where it leads, the number.
const FIGURES: &str = r#"
const number = (element) => Number(element.textContent.replaceAll(",", "").trim());
const found = [];
const take = (kind, links, counted) => { for (const link of links) { const to = link.getAttribute("href"); const n = counted(link);
  if (to && Number.isFinite(n)) found.push([kind, to, n]); } };
const all = (css, within = document) => [...within.querySelectorAll(css)];
take("figure", all(".stats a"), (link) => number(link.querySelector("b")));
for (const list of all("main ul.bars")) take("bar", all("li a", list).slice(0, 1), (link) => number(link.closest("li").querySelector(".n")));
take("tile", all(".tiles a").slice(0, 3), (link) => number(link.querySelector("b")));
take("stage", all("table.funnel td.num a"), number);
take("no", all("[aria-labelledby=noes] table td.num a").slice(0, 4), number);
take("month", all("details table.dense td.num a").slice(-2), number);
return found;
"#;

/// Whether all open needs were looked through for strong candidates: a service that just began still does it.
const IS_SETTLED: &str = r#"
const [done, query] = [arguments[0], "{ statistics { matching { quality { openNeeds strong weak } } } }"];
fetch("/graphql", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query }) })
  .then((answer) => answer.json()).then(({ data }) => data.statistics.matching.quality)
  .then(({ openNeeds, strong, weak }) => done(openNeeds === strong + weak), () => done(false));
"#;

/// Opens the rows of each figure; the figures are what came of it.
async fn open_figures(browser: &Browser, page: &str) -> Vec<Value> {
    browser.go("/dashboard").await;
    let mut tries = 0;
    while browser.client.execute_async(IS_SETTLED, Vec::new()).await.ok() != Some(Value::Bool(true)) {
        tries += 1;
        assert!(tries < 300, "the open needs are not looked through");
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    browser.go(page).await;
    let figures = browser.run(FIGURES).await;
    let figures = figures.as_array().cloned().unwrap_or_default();
    let kinds = |kind: &str| figures.iter().filter(|figure| figure[0] == kind).count();
    assert!(
        kinds("figure") > 5 && kinds("bar") > 5 && kinds("tile") > 0 && kinds("month") > 0 && kinds("stage") > 0,
        "{figures:?}"
    );
    let mut wrong = Vec::new();
    for figure in &figures {
        if let Some(told) = differs(browser, figure).await {
            wrong.push((figure, told));
        }
    }
    // Other journeys post meanwhile: what differs is read again, soon after one another.
    for _ in 0..TRIES {
        let mut still = Vec::new();
        for (figure, _) in wrong {
            browser.go(page).await;
            let now = browser.run(FIGURES).await;
            let same = |other: &&Value| other[0] == figure[0] && other[1] == figure[1];
            let now = now.as_array().and_then(|figures| figures.iter().find(same).cloned());
            if let Some(told) = differs(browser, &now.unwrap_or_default()).await {
                still.push((figure, told));
            }
        }
        wrong = still;
    }
    let wrong: Vec<String> = wrong.into_iter().map(|(_, told)| told).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    figures
}

/// How many rows a page says that it has, where there is no total by the last number of "1–20 of 31"; the page itself is not shown,
/// which would take longer.
const ROWS: &str = r##"
const [to, end] = arguments;
fetch(to).then((answer) => answer.text()).then((text) => new DOMParser().parseFromString(text, "text/html"))
  .then((page) => page.querySelector("#results .total")?.textContent ?? page.querySelector(".pages .where").textContent.match(/\d[\d,]*/g).at(-1))
  .then((text) => end(text.trim()), (error) => end(`${to}: ${error}`));
"##;

/// How often a figure is read again.
const TRIES: usize = 3;

/// What is wrong with a figure, if it counts other rows than it opens.
async fn differs(browser: &Browser, figure: &Value) -> Option<String> {
    let (to, count) = (figure[1].as_str().unwrap_or_default(), figure[2].as_u64());
    let arguments = vec![figure[1].clone()];
    let total = browser.client.execute_async(ROWS, arguments).await.expect("a page");
    let total = digits(total.as_str().unwrap_or_default());
    let kind = figure[0].as_str().unwrap_or_default();
    (Some(total) != count).then(|| format!("{kind} {to}: {count:?} there, {total} rows"))
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn a_figure_opens_its_rows() {
    journey("dashboard", Manner::default(), |browser| async move {
        browser.act_as("dashboard").await;
        open_figures(&browser, "/dashboard").await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn a_figure_opens_its_rows_for_who_reads_all_noes() {
    journey("dashboard-admin", Manner::default(), |browser| async move {
        browser.act_as("admin").await;
        let opened = open_figures(&browser, "/dashboard").await;
        // Others see those of their own side only, and readers of dashboards have none.
        assert!(opened.iter().any(|figure| figure[0] == "no"), "{opened:?}");
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn a_figure_opens_its_rows_for_a_visitor_in_english() {
    let english = Manner {
        language: "en",
        ..Manner::default()
    };
    journey("dashboard-en", english, |browser| async move {
        open_figures(&browser, "/dashboard").await;
        // One by the mouse.
        browser.go("/dashboard").await;
        let to = browser.attribute(".tiles a", "href").await.expect("an address");
        browser.click(".tiles a").await;
        browser.arrive(&to).await;
        browser.find("#results .total").await;
    })
    .await;
}
