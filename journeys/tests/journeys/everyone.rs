//! Pages for everyone: nothing is found on any page, in either language and either theme, on a screen and on a phone.

use crate::{Manner, access::look_at, journey};

/// What everyone may read; states of the same pages that look different; what is refused.
const PUBLIC: &[&str] = &[
    "/",
    "/login",
    "/register",
    "/reset",
    "/search",
    "/search?q=激光",
    "/search?q=laser&noun=ACHIEVEMENT",
    "/needs",
    "/needs?view=table",
    "/needs?q=检测",
    "/needs?q=zzzzqqqq",
    "/managers",
    "/managers?view=table&free_capacity=true",
    "/organizations",
    "/organizations?view=table",
    "/achievements",
    "/achievements?view=table",
    "/dashboard",
    "/explorer",
    "/nothing-here",
    "/administration",
    "/account",
];

/// Pages of records.
const RECORDS: &[&str] = &[
    "/needs/need_1",
    "/needs/need_1?tab=achievements",
    "/needs/need_1?tab=organizations",
    "/needs/need_1/compare?with=manager_1&with=manager_2",
    "/managers/manager_1",
    "/managers/manager_2",
    "/organizations/organization_1",
    "/organizations/organization_65",
    "/achievements/achievement_1",
];

/// What an organization's editor has.
const EDITOR: &[&str] = &[
    "/needs/new",
    "/account",
    "/account/tokens",
    "/account/agreements",
    "/account/access",
    "/account/data",
    "/account/erase",
    "/account/organizations/organization_65",
    "/organizations/organization_65",
    "/organizations/organization_65/edit",
    "/achievements/new",
    "/needs/need_1/agreement",
];

/// What a manager has.
const MANAGER: &[&str] = &[
    "/managers/manager_1",
    "/managers/manager_1/edit",
    "/managers/manager_1/affiliations",
    "/managers/manager_2/agreement",
    "/account",
    "/needs/new",
];

/// What an administrator has.
const ADMINISTRATOR: &[&str] = &[
    "/administration",
    "/administration/users",
    "/administration/users/user_1",
    "/administration/users/user_1/erase",
    "/administration/audit",
    "/administration/taxonomy",
    "/administration/index",
    "/administration/review",
    "/managers/new",
    "/organizations/new",
    "/organizations/organization_1/edit",
];

/// What a matchmaker has.
const MATCHMAKER: &[&str] = &["/administration/review", "/needs/need_1", "/account"];

const EVERY_LOOK: &[(&str, &str)] = &[("zh", "light"), ("zh", "dark"), ("en", "light"), ("en", "dark")];
const PHONE_LOOKS: &[(&str, &str)] = &[("zh", "light"), ("en", "dark")];

async fn look(name: &str, login: Option<&'static str>, pages: &'static [&'static str]) {
    journey(name, Manner::default(), move |browser| async move {
        if let Some(login) = login {
            browser.log_in(login).await;
        }
        look_at(&browser, pages, EVERY_LOOK).await;
    })
    .await;
    let phone = Manner {
        width: 360,
        ..Manner::default()
    };
    journey(&format!("{name}-phone"), phone, move |browser| async move {
        if let Some(login) = login {
            browser.log_in(login).await;
        }
        look_at(&browser, pages, PHONE_LOOKS).await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn public_pages() {
    look("public", None, PUBLIC).await;
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn pages_of_records() {
    look("records", None, RECORDS).await;
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn pages_of_an_editor() {
    look("editor", Some("editor"), EDITOR).await;
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn pages_of_a_manager() {
    look("manager-pages", Some("manager"), MANAGER).await;
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn pages_of_an_administrator() {
    look("administrator", Some("admin"), ADMINISTRATOR).await;
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn pages_of_a_matchmaker() {
    look("matchmaker-pages", Some("matchmaker"), MATCHMAKER).await;
}
