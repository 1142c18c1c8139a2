//! Lists of the console as files: what they hold is what their pages show, on all pages, and for nobody else.

use std::{collections::BTreeMap, sync::Arc};

use futures_util::{FutureExt, future::BoxFuture};
use poem::{
    Endpoint, EndpointExt, Request, Response,
    endpoint::BoxEndpoint,
    http::{Method, StatusCode, header},
};
use qiao::domain::account;
use qiao_console::{Answer, Api, Language, Refusal, Visitor};
use serde_json::{Value, json};

use crate::{
    session::Session,
    story::told,
    support::{ADMIN, Service, a_need, id},
};

/// The service to a console that gets few rows at once: nearly every list then has several pages, and its file comes in several pieces.
struct Sparing {
    service: Arc<Service>,
    few: i64,
}

/// Who looks, by the cookie.
struct Reader {
    service: Arc<Service>,
    few: i64,
    cookie: String,
}

impl Api for Sparing {
    fn admit<'a>(&'a self, request: &'a Request) -> BoxFuture<'a, Result<Box<dyn Visitor>, Refusal>> {
        let reader = Reader {
            service: self.service.clone(),
            few: self.few,
            cookie: request.header(header::COOKIE).unwrap_or_default().to_owned(),
        };
        async move { Ok(Box::new(reader) as Box<dyn Visitor>) }.boxed()
    }
}

impl Visitor for Reader {
    fn ask(&self, language: Language, body: Vec<u8>) -> BoxFuture<'_, Answer> {
        let mut asked: Value = serde_json::from_slice(&body).expect("a request in JSON");
        for side in ["first", "last"] {
            if let Some(rows) = asked["variables"][side].as_i64() {
                asked["variables"][side] = rows.min(self.few).into();
            }
        }
        let request = Request::builder()
            .method(Method::POST)
            .uri_str("/graphql")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT_LANGUAGE, language.tag())
            .header(header::COOKIE, self.cookie.as_str())
            .body(asked.to_string());
        async move {
            let (_, body) = self.service.send(request).await;
            Answer {
                body: body.into_bytes(),
                cookies: Vec::new(),
                retry_after: None,
            }
        }
        .boxed()
    }
}

/// A console whose pages are short, with those who look at it.
struct Console {
    service: Arc<Service>,
    pages: BoxEndpoint<'static, Response>,
    cookies: BTreeMap<String, String>,
}

impl Console {
    async fn of(service: Arc<Service>, logins: &[&str], few: i64) -> Self {
        let mut cookies = BTreeMap::from([(String::new(), String::new())]);
        for login in logins {
            cookies.insert((*login).to_owned(), session(&service, login).await.cookie);
        }
        Self {
            pages: qiao_console::routes(Arc::new(Sparing {
                service: service.clone(),
                few,
            }))
            .boxed(),
            service,
            cookies,
        }
    }

    /// What is at an address for who has this login; for nobody by an empty one.
    async fn get(&self, login: &str, path: &str) -> (Response, Vec<u8>) {
        let request = Request::builder()
            .method(Method::GET)
            .uri_str(path)
            .header(header::ACCEPT, "text/html")
            .header(header::ACCEPT_LANGUAGE, "en")
            .header(header::COOKIE, self.cookies[login].as_str());
        let mut response = self.pages.call(request.body(())).await.expect("an answer");
        let body = response.take_body().into_bytes().await.expect("a body");
        (response, body.to_vec())
    }

    async fn text(&self, login: &str, path: &str) -> String {
        let (head, body) = self.get(login, path).await;
        let body = String::from_utf8(body).expect("UTF-8");
        assert_eq!(head.status(), StatusCode::OK, "{login} {path}: {body}");
        body
    }

    /// What stands behind a mark on all pages of a list, from its beginning.
    async fn on_pages(&self, login: &str, path: &str, mark: &str, end: &str) -> (Vec<String>, usize) {
        let (mut found, mut pages) = (Vec::new(), 0);
        let mut next = Some(path.to_owned());
        while let Some(here) = next {
            let page = self.text(login, &here).await;
            let main = page.split("<main").nth(1).expect("a page");
            let main = main.split(end).next().unwrap_or(main);
            let marked = main.split(mark).skip(1);
            found.extend(marked.filter_map(|rest| Some(rest.split(['"', '<', '#', '?']).next()?.to_owned())));
            pages += 1;
            next = behind(&page);
            assert!(pages < 2_000, "{path} has no end");
        }
        found.dedup();
        (found, pages)
    }

    /// How often a mark stands on all pages of a list.
    async fn on_marks(&self, login: &str, path: &str, mark: &str, end: &str) -> (usize, usize) {
        let (mut count, mut pages) = (0, 0);
        let mut next = Some(path.to_owned());
        while let Some(here) = next {
            let page = self.text(login, &here).await;
            let main = page.split("<main").nth(1).expect("a page");
            count += main.split(end).next().unwrap_or(main).matches(mark).count();
            pages += 1;
            next = behind(&page);
        }
        (count, pages)
    }

    /// The columns and rows of a list's file.
    async fn file(&self, login: &str, path: &str) -> (Vec<String>, Vec<Vec<String>>) {
        let text = self.text(login, path).await;
        let mut lines = read(text.strip_prefix('\u{feff}').expect("a byte order mark")).into_iter();
        let columns = lines.next().expect("columns");
        let rows: Vec<_> = lines.collect();
        for row in &rows {
            assert_eq!(row.len(), columns.len(), "{path}: {row:?}");
        }
        (columns, rows)
    }
}

/// The address of the page behind one.
fn behind(page: &str) -> Option<String> {
    let address = page.split("rel=\"next\" href=\"").nth(1)?.split('"').next()?;
    let address = address.split("#waiting").next().unwrap_or(address);
    Some(address.replace("&amp;", "&").replace("&#38;", "&"))
}

/// An address as browsers write it.
fn encoded(path: &str) -> String {
    path.replace("激光", "%E6%BF%80%E5%85%89")
}

/// Lines of CSV, cell by cell.
fn read(text: &str) -> Vec<Vec<String>> {
    let (mut lines, mut line, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut is_quoted, mut letters) = (false, text.chars().peekable());
    while let Some(letter) = letters.next() {
        match (letter, is_quoted) {
            ('"', true) if letters.peek() == Some(&'"') => cell.extend(letters.next()),
            ('"', _) => is_quoted = !is_quoted,
            (',', false) => line.push(std::mem::take(&mut cell)),
            ('\r', false) => {}
            ('\n', false) => {
                line.push(std::mem::take(&mut cell));
                lines.push(std::mem::take(&mut line));
            }
            (other, _) => cell.push(other),
        }
    }
    lines
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
    let mut seen = Vec::new();
    for list in lists(&kept) {
        let (login, path) = (list.login, list.path.as_str());
        let (shown, pages) = console.on_pages(login, path, list.mark, list.end).await;
        let (columns, rows) = console.file(login, &beside(path, ".csv")).await;
        let column = columns.iter().position(|column| column == list.column);
        let column = column.unwrap_or_else(|| panic!("{path}: no {} in {columns:?}", list.column));
        let held: Vec<_> = rows.iter().map(|row| row[column].clone()).collect();
        assert_eq!(held, shown, "{login} {path}");
        let (head, sheet) = console.get(login, &beside(path, ".xlsx")).await;
        assert!(sheet.starts_with(b"PK"), "{path}: {}", head.status());
        let name = head.headers()[header::CONTENT_DISPOSITION].to_str().expect("a name");
        assert!(name.starts_with("attachment; filename=\""), "{name}");
        seen.push(format!("{login} {path}: {} on {pages}", shown.len()));
        // Whoever may not look at the page may not have its files.
        for login in console.cookies.keys() {
            let (page, _) = console.get(login, path).await;
            for suffix in [".csv", ".xlsx"] {
                let (file, _) = console.get(login, &beside(path, suffix)).await;
                assert_eq!(file.status(), page.status(), "{login:?} {path}{suffix}");
            }
        }
    }
    println!("{}", seen.join("\n"));
}

async fn session(service: &Service, login: &str) -> Session {
    let account = account::by_login(&service.app, ADMIN, login).await.expect("accounts");
    service.session_of(account.expect(login).id).await
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
    let found = "data-label=\"Points\" class=\"num\"";
    let rows = "<tr><th scope=\"row\"";
    for (login, page, file, mark, end) in [
        (
            "admin",
            "/noes".to_owned(),
            "/noes".to_owned(),
            "<li><div><p class=\"title\">",
            "</section>",
        ),
        (
            "admin",
            "/noes?said_from=2020-01-01".to_owned(),
            "/noes?said_from=2020-01-01".to_owned(),
            "<li><div><p class=\"title\">",
            "</section>",
        ),
        (
            "admin",
            "/noes?phase=INTRODUCTION".to_owned(),
            "/noes?phase=INTRODUCTION".to_owned(),
            "<li><div><p class=\"title\">",
            "</section>",
        ),
        (
            "manager",
            "/managers/manager_1/points".to_owned(),
            "/managers/manager_1/points".to_owned(),
            found,
            "</main>",
        ),
        (
            "admin",
            "/administration/review".to_owned(),
            "/administration/review".to_owned(),
            "<li><div><p class=\"title\">",
            "</main>",
        ),
        (
            "admin",
            "/administration/appeals".to_owned(),
            "/administration/appeals".to_owned(),
            "<li><div><p class=\"title\">",
            "</main>",
        ),
        (
            "admin",
            "/administration/taxonomy".to_owned(),
            "/administration/taxonomy".to_owned(),
            "<th scope=\"row\" lang=\"zh-CN\"",
            "</main>",
        ),
        (
            "admin",
            "/administration/taxonomy?words=激光".to_owned(),
            "/administration/taxonomy?words=激光".to_owned(),
            "<th scope=\"row\" lang=\"zh-CN\"",
            "</main>",
        ),
        (
            "owner",
            "/account/access".to_owned(),
            "/account/access".to_owned(),
            rows,
            "</main>",
        ),
        (
            "qi.wan",
            "/account/access".to_owned(),
            "/account/access".to_owned(),
            rows,
            "</main>",
        ),
        (
            "",
            format!("/needs/{need}?tab=managers"),
            format!("/needs/{need}/candidates?tab=managers"),
            "<li class=\"candidate\"",
            "</main>",
        ),
        (
            "",
            format!("/needs/{need}?tab=organizations"),
            format!("/needs/{need}/candidates?tab=organizations"),
            "<li class=\"candidate\"",
            "</main>",
        ),
        (
            "",
            "/search?q=anode".to_owned(),
            "/search?q=anode".to_owned(),
            "<article class=\"card\"",
            "</main>",
        ),
    ] {
        let (shown, pages) = console.on_marks(login, &encoded(&page), mark, end).await;
        let (_, rows) = console.file(login, &beside(&encoded(&file), ".csv")).await;
        println!("{login} {page}: {shown} on {pages}, {} in the file", rows.len());
        assert_eq!(rows.len(), shown, "{login} {page}");
        let (_, sheet) = console.get(login, &beside(&encoded(&file), ".xlsx")).await;
        assert!(sheet.starts_with(b"PK"), "{page}");
        for login in console.cookies.keys() {
            let (page, _) = console.get(login, &encoded(&page)).await;
            let (file, _) = console.get(login, &beside(&encoded(&file), ".csv")).await;
            assert_eq!(file.status(), page.status(), "{login:?}");
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
    // What has no page of its own: the list that somebody keeps, and who is to work what.
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
    let (head, _) = console.get("editor", "/needs/need_131/shortlist.csv").await;
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
