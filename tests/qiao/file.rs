//! Lists of the console as files: what they hold is what their pages show, on all pages, and for nobody else.

#[path = "file/console.rs"]
mod console;

use std::{collections::BTreeMap, sync::Arc};

use poem::http::{StatusCode, header};
use serde_json::{Value, json};

use self::console::{Console, session};
use crate::{
    session::Session,
    story::told,
    support::{ADMIN, Service, a_need, id},
};

/// An address as browsers write it.
fn encoded(path: &str) -> String {
    path.replace("激光", "%E6%BF%80%E5%85%89")
}

/// The same list as a file: `.csv` stands behind the path, before the filter.
fn beside(path: &str, suffix: &str) -> String {
    match path.split_once('?') {
        Some((path, filter)) => format!("{path}{suffix}?{filter}"),
        None => format!("{path}{suffix}"),
    }
}

/// A list: who looks at it, where; what stands on its pages before the value of a column, and where the list ends there.
struct List {
    login: &'static str,
    path: String,
    mark: &'static str,
    end: &'static str,
    column: &'static str,
}

fn list(login: &'static str, path: impl Into<String>, mark: &'static str, column: &'static str) -> List {
    List {
        login,
        path: path.into(),
        mark,
        end: "</main>",
        column,
    }
}

/// The lists of the demo after all its stories.
fn lists(kept: &BTreeMap<String, Value>) -> Vec<List> {
    let need = |story: &str| id(&kept[story]["need"]);
    let proposals = format!("/needs/{}/proposals", need("pin-plating"));
    let agreements = format!("/needs/{}/agreements", need("pin-plating"));
    let introduction = "<a href=\"/introductions/";
    let engagement = "href=\"/engagements/";
    let account = "href=\"/administration/users/";
    let entry = "<th scope=\"row\" class=\"num\">";
    vec![
        list("admin", "/introductions", introduction, "Id"),
        list("admin", "/introductions?status=ACCEPTED", introduction, "Id"),
        list("manager", "/introductions", introduction, "Id"),
        list("admin", "/engagements", engagement, "Id"),
        list("admin", "/engagements?tab=over", engagement, "Id"),
        list(
            "supplier3",
            "/proposals",
            "<h2 class=\"h3\"><a href=\"/proposals/",
            "Id",
        ),
        list("admin", proposals, "<h2 class=\"h3\"><a href=\"/proposals/", "Id"),
        list("admin", agreements, "<li id=\"", "Id"),
        List {
            end: "id=\"notes\"",
            ..list("supplier3", "/account/agreements", "href=\"/account/agreements/", "Id")
        },
        list("admin", "/contracts", "class=\"row-link\" href=\"/contracts/", "Id"),
        list("admin", "/administration/users", account, "Id"),
        list("admin", "/administration/users?role=MATCHMAKER", account, "Id"),
        list("admin", "/administration/audit", entry, "No."),
        list("reviewer", "/reviews", "href=\"/evaluations/", "Id"),
        list("qi.wan", "/threads", "<a href=\"/threads/", "ID of what it is about"),
        List {
            end: "</table>",
            ..list(
                "matchmaker",
                "/matchmaking",
                "type=\"checkbox\" name=\"need\" value=\"",
                "Id",
            )
        },
        List {
            end: "</table>",
            ..list(
                "admin",
                "/matchmaking?field=material",
                "type=\"checkbox\" name=\"need\" value=\"",
                "Id",
            )
        },
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn files_hold_what_all_pages_of_their_lists_show() {
    let (service, kept) = told().await;
    let people = [
        "admin",
        "manager",
        "matchmaker",
        "reviewer",
        "editor",
        "registrar",
        "supplier3",
        "qi.wan",
    ];
    let console = Console::of(Arc::new(service), &people, 1).await;
    for list in lists(&kept) {
        let (login, path) = (list.login, list.path.as_str());
        let (shown, _) = console.on_pages(login, path, list.mark, list.end).await;
        let (columns, rows) = console.file(login, &beside(path, ".csv")).await;
        let column = columns.iter().position(|column| column == list.column);
        let column = column.unwrap_or_else(|| panic!("{path}: no {} in {columns:?}", list.column));
        let held: Vec<_> = rows.iter().map(|row| row[column].clone()).collect();
        assert_eq!(held, shown, "{login} {path}");
        let (response, sheet) = console.get(login, &beside(path, ".xlsx")).await;
        assert!(sheet.starts_with(b"PK"), "{path}: {}", response.status());
        let name = response.headers()[header::CONTENT_DISPOSITION]
            .to_str()
            .expect("a name");
        assert!(name.starts_with("attachment; filename=\""), "{name}");
        // Whoever may not look at the page may not have its files.
        for login in console.cookies.keys() {
            let (page, _) = console.get(login, path).await;
            for suffix in [".csv", ".xlsx"] {
                let (file, _) = console.get(login, &beside(path, suffix)).await;
                assert_eq!(file.status(), page.status(), "{login:?} {path}{suffix}");
            }
        }
    }
}

/// More than a page of what the stories have none of: appeals, and needs that wait to be published.
async fn appeal_and_hand_in(service: &Service) {
    let manager = session(service, "manager").await;
    for number in 1..=4 {
        let grant = "mutation ($input: GrantPointsInput!) { grantPoints(input: $input) { ... on PointWritten { point { id } } } }";
        let entry = json!({ "manager": "manager_1", "rule": "PRAISE", "points": 1, "words": "=praise", "evidence": format!("need_{number}") });
        let granted = service.data(ADMIN, grant, json!({ "input": entry })).await;
        let appeal = "mutation ($input: AppealInput!) { appealPoints(input: $input) { __typename } }";
        let input = json!({ "point": granted["grantPoints"]["point"]["id"], "version": 1, "words": "+1" });
        let done = service.data_as(&manager, appeal, json!({ "input": input })).await;
        assert_eq!(done["appealPoints"]["__typename"], "PointWritten", "{done}");
        let need = a_need("organization_65", &format!("-{number}"), json!({}));
        let post = "mutation ($input: PostNeedInput!) { postNeed(input: $input) { ... on NeedPosted { need { id version } } } }";
        let input = json!({ "need": need, "publish": false });
        let posted = service.data(ADMIN, post, json!({ "input": input })).await;
        let submit = "mutation ($input: SubmitNeedInput!) { submitNeed(input: $input) { __typename } }";
        let need = &posted["postNeed"]["need"];
        let input = json!({ "id": need["id"], "version": need["version"] });
        let done = service.data(ADMIN, submit, json!({ "input": input })).await;
        assert_eq!(done["submitNeed"]["__typename"], "NeedChanged", "{done}");
    }
}

/// A list that has no column of what stands on its pages: only how many rows there are is compared.
struct Counted {
    login: &'static str,
    page: String,
    file: String,
    mark: &'static str,
    end: &'static str,
}

fn counted(need: &str) -> Vec<Counted> {
    let title = "<li><div><p class=\"title\">";
    let term = "<th scope=\"row\" lang=\"zh-CN\"";
    let candidate = "<li class=\"candidate\"";
    let same = |login, path: &str, mark, end| Counted {
        login,
        page: path.to_owned(),
        file: path.to_owned(),
        mark,
        end,
    };
    let candidates = |tab: &str| Counted {
        file: format!("/needs/{need}/candidates?tab={tab}"),
        ..same("", &format!("/needs/{need}?tab={tab}"), candidate, "</main>")
    };
    vec![
        same("admin", "/noes", title, "</section>"),
        same("admin", "/noes?said_from=2020-01-01", title, "</section>"),
        same("admin", "/noes?phase=INTRODUCTION", title, "</section>"),
        same(
            "manager",
            "/managers/manager_1/points",
            "data-label=\"Points\" class=\"num\"",
            "</main>",
        ),
        same("admin", "/administration/review", title, "</main>"),
        same("admin", "/administration/appeals", title, "</main>"),
        same("admin", "/administration/taxonomy", term, "</main>"),
        same("admin", "/administration/taxonomy?words=激光", term, "</main>"),
        same("owner", "/account/access", "<tr><th scope=\"row\"", "</main>"),
        same("qi.wan", "/account/access", "<tr><th scope=\"row\"", "</main>"),
        candidates("managers"),
        candidates("organizations"),
        same("", "/search?q=anode", "<article class=\"card\"", "</main>"),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn files_of_other_lists_hold_as_many_rows_as_their_pages() {
    let (service, kept) = told().await;
    appeal_and_hand_in(&service).await;
    let people = [
        "admin",
        "manager",
        "matchmaker",
        "reviewer",
        "owner",
        "editor",
        "registrar",
        "qi.wan",
    ];
    let console = Console::of(Arc::new(service), &people, 3).await;
    let need = id(&kept["pin-plating"]["need"]);
    for counted in counted(&need) {
        let (login, page, file) = (counted.login, encoded(&counted.page), encoded(&counted.file));
        let (shown, _) = console.on_marks(login, &page, counted.mark, counted.end).await;
        let (_, rows) = console.file(login, &beside(&file, ".csv")).await;
        assert_eq!(rows.len(), shown, "{login} {page}");
        assert!(shown > 0, "{login} {page}");
        let (_, sheet) = console.get(login, &beside(&file, ".xlsx")).await;
        assert!(sheet.starts_with(b"PK"), "{page}");
        for login in console.cookies.keys() {
            let (seen, _) = console.get(login, &page).await;
            let (kept, _) = console.get(login, &beside(&file, ".csv")).await;
            assert_eq!(kept.status(), seen.status(), "{login:?} {file}");
        }
    }
    // The reads of one record are those of all records that are its own.
    let (_, all) = console.file("owner", "/account/access.csv").await;
    let record = all[0].last().expect("a record").clone();
    let page = format!("/account/access/{record}");
    let (shown, _) = console
        .on_marks("owner", &page, "<tr><th scope=\"row\" class=\"nowrap\"", "</main>")
        .await;
    let (_, reads) = console.file("owner", &format!("{page}/reads.csv")).await;
    let own: Vec<_> = all.iter().filter(|row| row.last() == Some(&record)).collect();
    assert_eq!(reads.iter().collect::<Vec<_>>(), own);
    assert_eq!(reads.len(), shown);
    let (head, _) = console.get("manager", &format!("{page}/reads.csv")).await;
    assert_ne!(head.status(), StatusCode::OK);
    what_has_no_page(&console).await;
}

/// The list that somebody keeps, who is to work what, and the figures.
async fn what_has_no_page(console: &Console) {
    let keeper = Session {
        account: 0,
        cookie: console.cookies["admin"].clone(),
    };
    let add = "mutation ($input: AddToShortlistInput!) { addToShortlist(input: $input) { __typename } }";
    let kept = ["manager_4", "manager_2", "organization_3", "manager_9"];
    let input = json!({ "need": "need_1", "records": kept });
    console.service.data_as(&keeper, add, json!({ "input": input })).await;
    let (_, shortlist) = console.file("admin", "/needs/need_1/shortlist.csv").await;
    let ids: Vec<_> = shortlist.iter().filter_map(|row| row.last()).collect();
    assert_eq!(ids, kept.iter().collect::<Vec<_>>());
    let (head, _) = console.get("manager", "/needs/need_131/shortlist.csv").await;
    assert_eq!(head.status(), StatusCode::FORBIDDEN);
    let plan = "/matchmaking/assignment.csv?need=need_1&need=need_2";
    assert_eq!(console.file("admin", plan).await.1.len(), 2);
    let (head, _) = console.get("", plan).await;
    assert_eq!(head.status(), StatusCode::UNAUTHORIZED);
    let charts = console.file("", "/dashboard.csv").await.1;
    assert!(charts.len() > 50, "{charts:?}");
}

#[tokio::test]
async fn what_looks_like_a_formula_is_a_text_in_every_file() {
    let service = Service::start().await;
    let poster = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "@SUM(A1)" } }))
        .await;
    let need = service.need(a_need(&poster, "=HYPERLINK(1)", json!({}))).await;
    service.settle().await;
    let admin = service.account("admin", json!({ "roles": ["ADMINISTRATOR"] })).await;
    let console = Console::of(Arc::new(service), &["admin"], 100).await;
    drop(admin);
    for path in ["/needs.csv", "/matchmaking.csv", "/search.csv?q=HYPERLINK"] {
        let rows = console.file("admin", path).await.1;
        assert_eq!(rows.len(), 1, "{path}");
        assert_eq!(rows[0][0], "'=HYPERLINK(1)", "{path}");
        assert!(rows[0].contains(&need), "{path}");
        assert!(
            !rows[0].iter().any(|cell| cell.starts_with(['=', '@'])),
            "{path}: {rows:?}"
        );
    }
}
